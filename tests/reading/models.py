"""Models for tests: what they answer is written by hand or worked out from the question, never asked of anybody."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from habeas.reading.llm.asking import Answered, Message, Outcome

KINDS = {"released": "released", "arrested": "arrested", "detained": "detained", "sentenced": "sentenced"}
_SENTENCE = re.compile(r"[^.\n]+\.")
_NAME = re.compile(r"\b[A-Z][a-z]+ [A-Z][a-z]+\b|\bShe\b")
_DATE = re.compile(r"on Friday|in June 2022|on \d+ May \d{4}")


def entry(**slots: Any) -> dict[str, Any]:
    """One entry of an answer, with every slot that isn't given empty."""
    empty: dict[str, Any] = dict.fromkeys(
        ("full_name", "count", "among", "measure", "date", "where", "where_to", "handed_to", "by", "term", "charge"),
    )
    given: dict[str, Any] = {"who_is": "name", "certainty": "asserted", "said_by": [], "mode": None, "again": None}
    return {**empty, **given, **slots}


def answer(*entries: Any) -> str:
    """An answer in the form that is asked for."""
    return json.dumps({"claims": list(entries)}, ensure_ascii=False)


@dataclass
class Model:
    """Answers each question with the next of ``answers``, the last one again and again; keeps what it was asked."""

    answers: Sequence[str | Outcome | Callable[[dict[str, Any]], str]]
    asked: list[tuple[Message, ...]] = field(default_factory=list)

    def __call__(self, messages: Sequence[Message]) -> Outcome:
        """The next answer."""
        given = self.answers[min(len(self.asked), len(self.answers) - 1)]
        self.asked.append(tuple(messages))
        made = given(json.loads(messages[-1].content)) if callable(given) else given
        return Answered(made) if isinstance(made, str) else made


def plain(shown: dict[str, Any]) -> str:
    """What a simple-minded model says of a question: an entry for each sentence with a verb it knows and a name."""
    made = []
    for block in shown["passage"]:
        for match in _SENTENCE.finditer(block["text"]):
            made += _entries(match.group().strip())
    return answer(*made)


def _entries(sentence: str) -> list[dict[str, Any]]:
    name, date = _NAME.search(sentence), _DATE.search(sentence)
    found = [verb for verb in KINDS if verb in sentence]
    if name is None:
        return []
    who = {"who": name.group(), "who_is": "description" if name.group() == "She" else "name"}
    when = date.group() if date is not None else None
    return [entry(kind=KINDS[verb], trigger=verb, evidence=sentence, date=when, **who) for verb in found]
