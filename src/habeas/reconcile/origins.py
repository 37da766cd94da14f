"""Which reports rest on one upstream, and from whom each claim first comes: pages are never counted, origins are."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from habeas.model import Origin, Role, Voice, folded, speaks_directly
from habeas.reconcile.joined import Joined

WIRE_DAYS = 3
SHINGLE_WORDS = 5
LEAST_WORDS = 40
COPIED_SHARE = 0.5
LEAST_NAMES = 4
# A passage is remembered with the first few reports that hold it: enough to find a copy, and linear for a thousand.
HOLDERS = 8
NOBODY: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class ReportFacts:
    """What tells whether two reports rest on one upstream. ``names`` are the people named, in the order of the text."""

    entry: int
    text: str
    agencies: tuple[str, ...]
    publisher: str | None
    url: str | None
    day: date
    names: tuple[str, ...] = ()
    sha256: str | None = None


def group(reports: Sequence[ReportFacts]) -> dict[int, Origin]:
    """The upstream of every report, by its entry: alone, or shared with those that copy it or carry the same wire.

    Two reports of one wire weeks apart have one key and two `Origin`s: an agency counts once, its dispatches are shown
    apart. The order of the reports doesn't matter.
    """
    ordered = sorted(reports, key=lambda report: (report.day, report.entry))
    joined = Joined(report.entry for report in ordered)
    for finding in (_same_bytes, _same_address, _same_wire, _near_copies, _same_names):
        for one, other, why in finding(ordered):
            joined.join(one, other, why)
    by_entry = {report.entry: report for report in ordered}
    found: dict[int, Origin] = {}
    for members, reasons in joined.groups():
        ordered_members = sorted((by_entry[entry] for entry in members), key=lambda report: (report.day, report.entry))
        origin = Origin(_key(ordered_members), tuple(sorted(members)), _why(reasons))
        found.update(dict.fromkeys(members, origin))
    return found


def origin_of(
    said_by: Sequence[Voice], report: int, groups: Mapping[int, Origin], bodies: Mapping[str, str] = NOBODY
) -> str:
    """The key of the origin of what a chain of voices says in a report: its first speaker, if that has a name.

    "Activists say" and what the author says are nobody's own word: they come with the upstream of the report. A named
    agency is its wire. ``bodies`` gives one name for a body that several languages call differently.
    """
    known = groups.get(report)
    upstream = known.key if known is not None else f"report:{report}"
    voice = said_by[-1] if said_by else None
    if voice is None or not voice.named or voice.role is Role.AUTHOR or not folded(voice.name):
        return upstream
    name = bodies.get(folded(voice.name), folded(voice.name))
    if voice.role is not Role.AGENCY:
        return f"voice:{name}"
    return upstream if upstream.removeprefix("wire:") in (name, *folded(voice.name).split()) else f"wire:{name}"


def is_direct(said_by: Sequence[Voice]) -> bool:
    """Whether the first speaker is the prisoner, family, a lawyer, an eyewitness or the authority that receives."""
    return speaks_directly(tuple(said_by))


def canonical(url: str) -> str:
    """An address without what doesn't change the page: scheme, ``www.``, fragment, tracking, a slash at the end.

    >>> canonical("https://www.example.org/a/?utm_source=x&id=7#top")
    'example.org/a?id=7'
    """
    rest = url.strip().partition("#")[0].partition("://")
    body, _, query = (rest[2] or rest[0]).partition("?")
    host, slash, path = body.partition("/")
    kept = sorted(part for part in query.split("&") if part and not part.casefold().startswith(_TRACKING))
    address = host.casefold().removeprefix("www.").removeprefix("m.") + (slash + path).rstrip("/")
    return address + ("?" + "&".join(kept) if kept else "")


_TRACKING = ("utm_", "fbclid", "gclid", "yclid", "ref=", "amp")

Pairs = Iterator[tuple[int, int, str]]


def _same_bytes(reports: Sequence[ReportFacts]) -> Pairs:
    first: dict[str, int] = {}
    for report in reports:
        if report.sha256:
            yield first.setdefault(report.sha256, report.entry), report.entry, "they are the same bytes"


def _same_address(reports: Sequence[ReportFacts]) -> Pairs:
    first: dict[str, int] = {}
    for report in reports:
        if report.url:
            yield first.setdefault(canonical(report.url), report.entry), report.entry, "they stand at the same address"


def _same_wire(reports: Sequence[ReportFacts]) -> Pairs:
    """Reports with an agency in common, never more than three days from first to last: days don't chain into weeks."""
    dispatches = Joined(report.entry for report in reports)
    began = {report.entry: report.day for report in reports}
    latest: dict[str, int] = {}
    for report in reports:
        codes = sorted({folded(agency) for agency in report.agencies} - {""})
        for code in codes:
            root = dispatches.root(latest.get(code, report.entry))
            if (report.day - began[root]).days <= WIRE_DAYS and root != dispatches.root(report.entry):
                day = min(began[root], began[dispatches.root(report.entry)])
                dispatches.join(root, report.entry, code)
                began[dispatches.root(root)] = day
                yield root, report.entry, f"they carry the agency code {code} within {WIRE_DAYS} days"
        latest.update(dict.fromkeys(codes, report.entry))


def _same_names(reports: Sequence[ReportFacts]) -> Pairs:
    """The same people in the same order, within three days: one list behind both, until that is refuted."""
    began: dict[tuple[str, ...], tuple[int, date]] = {}
    for report in reports:
        names = tuple(dict.fromkeys(folded(name) for name in report.names))
        if len(names) < LEAST_NAMES:
            continue
        root, day = began.get(names, (report.entry, report.day))
        if (report.day - day).days > WIRE_DAYS:
            root, day = report.entry, report.day
        began[names] = (root, day)
        yield root, report.entry, f"they name the same {len(names)} people in the same order"


def _near_copies(reports: Sequence[ReportFacts]) -> Pairs:
    holders: dict[str, list[int]] = defaultdict(list)
    sizes: dict[int, int] = {}
    for report in reports:
        passages = _shingles(report.text)
        if not passages:
            continue
        shared = Counter(entry for passage in passages for entry in holders.get(passage, ()))
        for entry, number in sorted(shared.items()):
            if number >= COPIED_SHARE * min(len(passages), sizes[entry]):
                yield entry, report.entry, "at least half the wording of the shorter one stands in the other"
        sizes[report.entry] = len(passages)
        for passage in passages:
            if len(holders[passage]) < HOLDERS:
                holders[passage].append(report.entry)


def _shingles(text: str) -> frozenset[str]:
    words = folded(text).split()
    if len(words) < LEAST_WORDS:
        return frozenset()
    return frozenset(" ".join(words[at : at + SHINGLE_WORDS]) for at in range(len(words) - SHINGLE_WORDS + 1))


def _key(members: Sequence[ReportFacts]) -> str:
    """The agency that most of them carry, else the earliest of them."""
    codes = [folded(agency) for report in members for agency in report.agencies if folded(agency)]
    if not codes:
        return f"report:{members[0].entry}"
    number = Counter(codes)
    return f"wire:{max(codes, key=lambda code: (number[code], -codes.index(code)))}"


def _why(reasons: Sequence[str]) -> str:
    return "; ".join(dict.fromkeys(reasons)) if reasons else "nothing shows that it rests on another report"
