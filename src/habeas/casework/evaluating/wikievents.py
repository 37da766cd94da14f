"""WikiEvents: events of justice by their trigger words and type. The cases are tokens, of which a text is made again.

Its events were chosen by weight, so what counts as wrong here is often an event that nobody annotated: recall can be
trusted, precision is a lower bound. In some copies triggers lie some tokens off; the nearest same words are taken.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from habeas.casework.evaluating.annotated import Offsets
from habeas.casework.evaluating.corpus import Case, Tools, first_there
from habeas.casework.evaluating.happenings import offsets, overlap
from habeas.casework.evaluating.pages import page, text_of
from habeas.casework.evaluating.scoring import Counts, Note, Scored
from habeas.errors import UnreadableCasesError

TYPES = {
    "ArrestJailDetain": ("arrested", "detained", "held", "house_arrest"),
    "ChargeIndict": ("charged",),
    "TrialHearing": ("tried",),
    "Convict": ("convicted",),
    "Sentence": ("sentenced",),
    "ReleaseParole": ("released", "pardoned", "exchanged"),
    "Acquit": ("acquitted",),
}
_TYPE_OF = {kind: type for type, kinds in TYPES.items() for kind in kinds}
TRIGGERS = "triggers"
_JUSTICE = "Justice."
_CLOSE_UP = frozenset(".,;:!?)]}%’'”…") | {"n't", "n’t", "'s", "’s", "..."}
_OPEN = frozenset("([{“‘$#@")
_GLUE = frozenset({"-", "–", "/", "’", "'"})  # the corpus parts "full-time" and "that’s"
_ASTRAY = 40  # tokens


@dataclass(frozen=True, slots=True)
class WikiCase:
    """One article with its events of justice: type and where the trigger stands."""

    id: str
    text: str
    events: tuple[tuple[str, Offsets], ...]
    language: str = "en"

    def score(self, tools: Tools) -> Scored:
        """Triggers whose type was found, all together and by type."""
        claims = tools.reader.read(page(self.text, self.language)).claims
        found = dict.fromkeys(
            (_TYPE_OF[claim.kind.value], offsets(claim.trigger)) for claim in claims if claim.kind.value in _TYPE_OF
        )
        matched: dict[int, tuple[str, Offsets]] = {}
        wrong = []
        for type, where in found:
            fits = [
                number
                for number, (wanted, trigger) in enumerate(self.events)
                if number not in matched and wanted == type and overlap(trigger, where)
            ]
            if fits:
                matched[fits[0]] = (type, where)
            else:
                wrong.append((type, where))
        missed = [event for number, event in enumerate(self.events) if number not in matched]
        counts = {TRIGGERS: Counts(len(matched), len(found), len(self.events))}
        for type in TYPES:
            counts[type] = Counts(*(_of(type, events) for events in (matched.values(), found, self.events)))
        return Scored(counts, self._notes(missed), self._notes(wrong))

    def _notes(self, events: Sequence[tuple[str, Offsets]]) -> tuple[Note, ...]:
        return tuple(
            Note(type, " ".join(self.text[max(0, start - 60) : end + 60].split()), start)
            for type, (start, end) in events
        )


def _of(type: str, events: Any) -> int:
    return sum(one[0] == type for one in events)


class WikiEvents:
    """A file of JSON lines, one article each."""

    kind = "wikievents"
    splits = ("train", "dev", "test")

    def files(self, path: Path, split: str) -> tuple[Path, ...]:
        """The file of a split."""
        names = (f"wiki-{split}-human.jsonl", f"{split}.jsonl")
        return first_there(path, *names, *(f"data/wikievents/{name}" for name in names))

    def cases(self, files: Sequence[Path], split: str) -> Iterator[Case]:  # noqa: ARG002 -- a file holds one split
        """The articles of the file."""
        for path in files:
            try:
                for number, line in enumerate(text_of(path).splitlines()):
                    yield _case(json.loads(line), number)
            except (ValueError, KeyError, TypeError, IndexError) as err:
                msg = f"{path} is not laid out as WikiEvents is: {err!r}"
                raise UnreadableCasesError(msg) from err


def _case(entry: dict[str, Any], number: int) -> WikiCase:
    tokens = entry["tokens"]
    text, places = joined(tokens)
    events = []
    for event in entry["event_mentions"]:
        type = _type(event["event_type"])
        if type is not None:
            trigger = event["trigger"]
            first, last = _found_again(tokens, trigger.get("start_idx", trigger.get("start")), trigger["text"])
            events.append((type, (places[first][0], places[last - 1][1])))
    return WikiCase(f"{entry.get('docid', entry.get('doc_id'))}/{number}", text, tuple(dict.fromkeys(events)))


def _type(name: str) -> str | None:
    """Our name of an event type: "Justice.ArrestJailDetain.Unspecified" and what is below it.

    >>> _type("Justice.Sentence.Unspecified"), _type("Life.Die")
    ('Sentence', None)
    """
    if not name.startswith(_JUSTICE):
        return None
    type = name.split(".")[1]
    return type if type in TYPES else None


def _found_again(tokens: Sequence[str], first: int, words: str) -> tuple[int, int]:
    """The tokens of a trigger: those at ``first`` if they are its words, else the nearest that are."""
    wanted = words.split()
    length = len(wanted)
    first = min(max(first, 0), len(tokens) - 1)
    near = range(max(0, first - _ASTRAY), min(len(tokens), first + _ASTRAY))
    fitting = [at for at in near if list(tokens[at : at + length]) == wanted]
    at = min(fitting, key=lambda place: abs(place - first)) if fitting else first
    return at, min(at + length, len(tokens)) if fitting else at + 1


def joined(tokens: Sequence[str]) -> tuple[str, list[Offsets]]:
    """A text of the tokens as people write it, and where each token stands in it.

    >>> joined(["Anna", "’", "s", "(", "known", ")", "full", "-", "time", "job", "."])[0]
    'Anna’s (known) full-time job.'
    """
    parts: list[str] = []
    places: list[Offsets] = []
    at, tight, straight = 0, True, False
    for word in tokens:
        opens = word in _OPEN or (word == '"' and not straight)
        closes = word in _CLOSE_UP or word in _GLUE or (word == '"' and straight)
        if word == '"':
            straight = not straight
        if not tight and not closes:
            parts.append(" ")
            at += 1
        parts.append(word)
        places.append((at, at + len(word)))
        at += len(word)
        tight = opens or word in _GLUE
    return "".join(parts), places
