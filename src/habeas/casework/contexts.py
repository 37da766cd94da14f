"""What one report tells of each person it names, from the statements as the ledger holds them or will hold them.

A new reading and a mention on record go through the same function, so a judgement can't depend on which came first.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import TypeVar

from habeas.casework.payloads import Json, dump, load
from habeas.identity import contextwords
from habeas.identity.context import Context
from habeas.identity.contextwords import Said
from habeas.identity.lifetimes import ARREST, DEATH, HELD, RELEASE, SEEN_FREE, VERDICT, Birth, Dated
from habeas.model import Certainty, Claim, Grain, Mention, Nature, Observation, Reading, Trait, TraitKind, identifies
from habeas.reading.rows import RULE as ROW_OF_A_LIST

NEAREST_COMPANIONS = 24
"""So many people named before and behind somebody are remembered beside them: a list may name thousands."""
_EVENTS = {
    "arrested": ARREST,
    "detained": ARREST,
    "sentenced": VERDICT,
    "convicted": VERDICT,
    "released": RELEASE,
    "exchanged": RELEASE,
    "died": DEATH,
    "held": HELD,
    "seen_held": HELD,
    "seen_free": SEEN_FREE,
}
_FIRMLY = frozenset({Certainty.ASSERTED.value, Certainty.REPORTED.value})
_NUMBER = re.compile(r"(?<!\d)\d{1,3}(?!\d)")
_ISO = re.compile(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)")
_DOTTED = re.compile(r"(?<!\d)(\d{1,2})[./](\d{1,2})[./](\d{4})(?!\d)")
_YEAR = re.compile(r"(?<!\d)(1[89]\d\d|20\d\d)(?!\d)")
_AGES = range(10, 111)
_Told = TypeVar("_Told", Said, Birth, Dated)


def contexts_of(reading: Reading, report: str, day: date | None) -> dict[str, Context]:
    """What a reading tells of each person, by normal name.

    ``report`` tells reports apart; ``day`` is the one it speaks from (ages count from it), ``None`` where unknown.
    """
    statements: list[Claim | Trait | Observation] = [*reading.claims, *reading.traits, *reading.observations]
    return contexts_from([dump(told) for told in statements if isinstance(told.about, Mention)], report, day)


def contexts_from(bodies: Iterable[Json], report: str, day: date | None) -> dict[str, Context]:
    """The same from the payloads of one reading's claims, traits and observations, in the order of their entries."""
    told: dict[str, list[Json]] = defaultdict(list)
    for body in bodies:
        if "normal" in body["about"]:
            told[body["about"]["normal"]].append(body)
    named = [normal for normal, rows in told.items() if any(told_by_name(row) for row in rows)]
    return {normal: context_of(rows, report, day, _beside(normal, named)) for normal, rows in told.items()}


def told_day(report: Json) -> str | None:
    """The day that a report's payload says it was published, where it says a day: ages count from it."""
    published = report.get("published") or {}
    return published.get("day") if published.get("grain", Grain.DAY.value) == Grain.DAY.value else None


def told_in(mention: Json) -> str:
    """What a mention on record tells, from its row, as a text that is equal where the same is told."""
    told = {part: value for part, value in mention.get("told", {}).items() if part != "sentences"}
    return json.dumps(told, ensure_ascii=False, sort_keys=True)


def of_row(mention: Json) -> Context:
    """The context of a mention on record, from its row."""
    return replace(loaded(told_in(mention)), report=str(mention["report"]))


@lru_cache(maxsize=20_000)
def loaded(told: str) -> Context:
    """What `told_in` gave, as a context of no report."""
    return load(Context, json.loads(told))


def context_of(bodies: Sequence[Json], report: str, day: date | None, companions: tuple[str, ...] = ()) -> Context:
    """What these statements, all about one person, tell; those that are denied or only expected tell nothing.

    A hedged statement ("is said to") tells words, but no day and no birth: those could contradict somebody.
    """
    supported = [body for body in bodies if Certainty(body["certainty"]).supports]
    firm = [body for body in supported if body["certainty"] in _FIRMLY]
    about = bodies[0]["about"]
    return Context(
        report=report,
        births=_unique(birth for body in firm for birth in _births(body, day)),
        works=_unique(s for body in _of(supported, TraitKind.WORK) for s in contextwords.work(body["value"])),
        charges=_unique(s for b in supported if b.get("charge") for s in contextwords.charge(b["charge"]["text"])),
        terms=_unique(said for body in supported if body.get("term") for said in _term(body["term"])),
        places=_unique(s for b in supported if b.get("where") for s in contextwords.place(b["where"]["name"])),
        days=_unique(_with_stays([dated for body in firm for dated in _dated(body)])),
        companions=companions,
        sentences=tuple(sorted({_sentence(body) for body in bodies if _plainly_named(body)})),
        script=about.get("script", "Latn"),
        in_rows=all(body["read_by"]["rule"] == ROW_OF_A_LIST for body in bodies),
    )


def _unique(found: Iterable[_Told]) -> tuple[_Told, ...]:
    return tuple(sorted(set(found)))


def told_by_name(body: Json) -> bool:
    """Whether a statement on record is about somebody whom its report names, be it by "he"."""
    about = body["about"]
    return identifies(Nature(about["nature"]), about["name"], about["normal"])


def _plainly_named(body: Json) -> bool:
    # An alias or a former name stands beside the name of the same person.
    return bool(body["about"]["nature"] == Nature.NAME.value)


def _beside(normal: str, named: Sequence[str]) -> tuple[str, ...]:
    """The others that a reading names nearest to somebody."""
    if normal not in named:
        return ()
    at = named.index(normal)
    return (*named[max(0, at - NEAREST_COMPANIONS) : at], *named[at + 1 : at + 1 + NEAREST_COMPANIONS])


def _of(bodies: Iterable[Json], kind: TraitKind) -> Iterator[Json]:
    return (body for body in bodies if body.get("kind") == kind.value)


def _sentence(body: Json) -> tuple[int, int]:
    return body["evidence"]["start"], body["evidence"]["end"]


def _term(term: Json) -> tuple[Said, ...]:
    return contextwords.term(term["kind"], term["years"], term["months"], term.get("days", 0), term["span"]["words"])


def _births(body: Json, day: date | None) -> Iterator[Birth]:
    if body["kind"] == TraitKind.BIRTH.value:
        born = day_or_year(body["value"])
        if born is not None:
            yield Birth(*born, body["value"])
    elif body["kind"] == TraitKind.AGE.value:
        spoken = _only_day(body.get("when")) or day
        years = _NUMBER.search(body["value"])
        if spoken is not None and years is not None and int(years[0]) in _AGES:
            yield Birth.of_age(int(years[0]), spoken, body["value"])


def day_or_year(words: str) -> tuple[date, date] | None:
    """The first and last day that a date of birth written in digits, or with a year in it, may mean.

    >>> day_or_year("12.03.1990"), day_or_year("1985 года рождения")
    ((datetime.date(1990, 3, 12), datetime.date(1990, 3, 12)), (datetime.date(1985, 1, 1), datetime.date(1985, 12, 31)))
    """
    iso, dotted, year = _ISO.search(words), _DOTTED.search(words), _YEAR.search(words)
    exact = None
    if iso is not None:
        exact = _day(iso[1], iso[2], iso[3])
    elif dotted is not None:
        exact = _day(dotted[3], dotted[2], dotted[1])
    if exact is not None:
        return exact, exact
    return (date(int(year[0]), 1, 1), date(int(year[0]), 12, 31)) if year is not None else None


def _day(year: str, month: str, day: str) -> date | None:
    """The day; ``None`` for a 30 February, whose year may still be right."""
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _dated(body: Json) -> Iterator[Dated]:
    """What happened on a day that the text's own words give; one that follows from the report's date is no evidence."""
    what, when = _EVENTS.get(body["kind"]), body.get("when")
    day = _only_day(when)
    if what is not None and day is not None and when is not None and when.get("span") is not None:
        yield Dated(what, day, day, when["span"]["words"])


def _only_day(when: Json | None) -> date | None:
    if not when or when.get("approximate") or not when.get("earliest") or when["earliest"] != when.get("latest"):
        return None
    return date.fromisoformat(when["earliest"])


def _with_stays(days: Sequence[Dated]) -> Iterator[Dated]:
    """The days, and the time between an arrest and the next release of the same story, in which nobody walks free."""
    yield from days
    for released in (row for row in days if row.what == RELEASE):
        before = [row for row in days if row.what in (ARREST, RELEASE) and row.first < released.first]
        last = max(before, key=lambda row: row.first, default=None)
        if last is not None and last.what == ARREST:
            words = f"{last.words} – {released.words}"
            start, end = last.first.toordinal() + 1, released.first.toordinal() - 1
            if start <= end:
                yield Dated(HELD, date.fromordinal(start), date.fromordinal(end), words)
