"""The words around a name, from the text of its report."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from habeas.casework.fold import fold_name
from habeas.casework.pages import Pages
from habeas.ledger.store import View
from habeas.model import Marking

LONGEST = 360
"""Characters of a passage around its name; a sentence that is longer is cut."""
WIDE = 600
CUT = "…"
OWN = "entered by the organisation itself"


@dataclass(frozen=True, slots=True)
class Passage:
    """A name with the text before and after it, in which report, of which day (as published, else as obtained).

    Where no report names somebody but the organisation itself, there is neither text nor report nor day.
    """

    entry: int
    report: int | None
    source: str
    day: date | None
    before: str
    name: str
    after: str
    language: str

    @property
    def words(self) -> str:
        """All of it on one line."""
        return self.before + self.name + self.after


def passage_of(view: View, pages: Pages, entry: int, clearance: Marking, *, wide: bool = False) -> Passage:
    """The passage in which a mention stands: the sentence that makes the claim, or ``wide`` what is around it too.

    Where the same report says more of the person, the claim that gives the name itself is preferred to one that says
    "she".
    """
    entry = _best(view, entry, clearance)
    body = view.entry(entry).payload or {}
    if "about" not in body:
        return _own_name(view, entry, clearance)
    page = pages.page(body["report"])
    text, at, evidence = page.report.text, body["about"]["span"], body["evidence"]
    name = (at["start"], at["end"])
    sentence = (min(at["start"], evidence["start"]), max(at["end"], evidence["end"]))
    start, end = _window(text, name, (0, len(text)) if wide else sentence, WIDE if wide else LONGEST)
    first, last = (0, len(text)) if wide else sentence
    return Passage(
        entry=entry,
        report=page.entry,
        source=page.label,
        day=page.day,
        before=(CUT if start > first else "") + _one_line(text[start : name[0]]).lstrip(),
        name=_one_line(text[name[0] : name[1]]),
        after=_one_line(text[name[1] : end]).rstrip() + (CUT if end < last else ""),
        language=body["about"].get("language", page.report.language),
    )


def _own_name(view: View, entry: int, clearance: Marking) -> Passage:
    """A name that no report tells."""
    rows = (view.row("mention", clearance, id) for id in view.find("mention", clearance, f"entry/{entry}"))
    row = next((row for row in rows if row is not None), {"name": "", "language": "und"})
    return Passage(entry, None, OWN, None, "", row["name"], "", row["language"])


def _best(view: View, entry: int, clearance: Marking) -> int:
    for id in view.find("mention", clearance, f"entry/{entry}"):
        row = view.row("mention", clearance, id) or {"members": []}
        for member in row["members"]:
            about = (view.entry(member).payload or {}).get("about", {})
            if fold_name(about.get("name", "")) == fold_name(row["name"]):
                return int(member)
    return entry


def _window(text: str, name: tuple[int, int], whole: tuple[int, int], longest: int) -> tuple[int, int]:
    """The part of ``whole`` that fits, with the name in its middle, cut between words."""
    start, end = whole
    if end - start <= longest:
        return whole
    room = max(0, longest - (name[1] - name[0])) // 2
    start, end = max(start, name[0] - room), min(end, name[1] + room)
    while whole[0] < start < name[0] and not text[start - 1].isspace():
        start += 1
    while name[1] < end < whole[1] and not text[end].isspace():
        end -= 1
    return start, end


def _one_line(text: str) -> str:
    r"""The text with every run of white space as one space, also at its ends.

    >>> _one_line("by the \n  gate ")
    'by the gate '
    """
    return re.sub(r"\s+", " ", text)
