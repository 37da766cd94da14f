"""An answer taken apart: which claims it makes, or why it is none. Nothing in it is believed yet."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from habeas.model import Dropped
from habeas.reading.llm.vocabulary import DEEPEST, LONGEST_ANSWER, MOST_CLAIMS

CLAIM, ANSWER = "claim", "answer"
_SHORT = 160
_FENCE = re.compile(r"```[a-zA-Z]{0,10}[ \t]*\n")
_THOUGHT = "</think>"


class Item(dict[str, Any]):
    """A JSON object of an answer; ``repeated`` are the keys it gave twice, of which one value was lost."""

    repeated: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Claimed:
    """The claims of an answer, unchecked, and what was dropped before they could be looked at."""

    items: tuple[Item, ...]
    dropped: tuple[Dropped, ...] = ()


@dataclass(frozen=True, slots=True)
class NoAnswer:
    """An answer that is not in the form that was asked for, and why."""

    why: str


def claimed(content: str) -> Claimed | NoAnswer:
    """The claims that an answer makes; an answer in another form is none."""
    body, around = _unwrapped(content)
    made = _loaded(body)
    if isinstance(made, NoAnswer):
        return made
    listed = made.get("claims")
    if made.repeated:
        return NoAnswer(f"it gives {', '.join(map(shortened, made.repeated[:3]))} twice")
    if not isinstance(listed, list):
        return NoAnswer("it has no list of claims")
    dropped = [Dropped(ANSWER, "the model wrote beside its answer", shortened(around))] if around else []
    extra = sorted(set(made) - {"claims"})
    if extra:
        dropped.append(Dropped(ANSWER, "no such part of an answer", shortened(", ".join(extra)), len(extra)))
    items = []
    for item in listed[:MOST_CLAIMS]:
        if not isinstance(item, Item):
            dropped.append(Dropped(CLAIM, "it is no object", shortened(_written(item))))
        elif item.repeated:
            dropped.append(Dropped(CLAIM, "it gives a slot twice", shortened(_written(item))))
        else:
            items.append(item)
    if len(listed) > MOST_CLAIMS:
        words = shortened(_written(listed[MOST_CLAIMS]))
        more = len(listed) - MOST_CLAIMS
        dropped.append(Dropped(CLAIM, f"more than {MOST_CLAIMS} claims in one answer", words, more))
    return Claimed(tuple(items), tuple(dropped))


def shortened(words: str) -> str:
    r"""Words from outside, on one line and not too long, such that any output can hold them.

    >>> shortened("a\n b\ud800")
    'a b\\ud800'
    """
    one = " ".join(words[: 4 * _SHORT].split())
    one = one if len(one) <= _SHORT else one[: _SHORT - 1] + "…"
    return one.encode("utf-8", "backslashreplace").decode("utf-8")


def told(value: Any) -> str:
    """Any value of an answer in a few words."""
    return shortened(value if isinstance(value, str) else _written(value))


def _written(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _unwrapped(content: str) -> tuple[str, str]:
    """The object in an answer and what stands around it: models think aloud, and set fences."""
    text = content.strip()
    if text.startswith("{") and text.endswith("}"):
        return text, ""
    thought, mark, rest = text.rpartition(_THOUGHT)
    text = rest.strip()
    fence = _FENCE.search(text)
    inner = text[fence.end() :] if fence is not None else text
    first, last = inner.find("{"), inner.rfind("}")
    if first < 0 or last < first:
        return text, ""
    before = text[: fence.start()] if fence is not None else ""
    beside = f"{thought}{mark}{before}{inner[:first]}{inner[last + 1 :].replace('```', '')}"
    return inner[first : last + 1], beside.strip()


def _loaded(body: str) -> Item | NoAnswer:
    if len(body) > LONGEST_ANSWER:
        return NoAnswer(f"it is longer than {LONGEST_ANSWER} characters")
    if _depth(body) > DEEPEST:
        return NoAnswer("its brackets stand too deep in each other")
    try:
        made = json.loads(body, object_pairs_hook=_object, parse_constant=_refuse)
    except ValueError:  # also what is no number, and one with too many digits
        return NoAnswer("it is no JSON")
    return made if isinstance(made, Item) else NoAnswer("it is no JSON object")


def _object(pairs: Sequence[tuple[str, Any]]) -> Item:
    made = Item(pairs)
    if len(made) < len(pairs):
        seen: set[str] = set()
        made.repeated = tuple(key for key, _ in pairs if key in seen or seen.add(key))  # type: ignore[func-returns-value]
    return made


def _refuse(word: str) -> None:
    raise ValueError(word)  # NaN and Infinity are no JSON, whatever Python's reader thinks


def _depth(body: str) -> int:
    deepest = depth = 0
    for change in _brackets(body):
        depth += change
        deepest = max(deepest, depth)
    return deepest


def _brackets(body: str) -> Iterator[int]:
    """+1 and -1 for the brackets that stand in no string."""
    quoted = escaped = False
    for char in body:
        if quoted:
            escaped, quoted = char == "\\" and not escaped, char != '"' or escaped
        elif char == '"':
            quoted = True
        elif char in "[{":
            yield 1
        elif char in "]}":
            yield -1
