"""Sentences to prison and the like, as a text words them: how long, and of what kind.

A length of time is a sentence only where words beside it say so ("eleven years in a penal colony", "jailed for nine
years"); whether it was served, imposed or asked for is for the caller to know.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

from habeas.model import Span, Term, TermKind
from habeas.reading.compounds import Compounds
from habeas.reading.numbers import NumberWords, atoms_of
from habeas.reading.templates import SPACE, any_of, fold, just_before, valued

_REACH = 40
# A stop that ends no sentence stands behind a figure ("on the 3.") or a short word ("r.").
_NO_END = r"(?:[^.;]|(?<=\d)[.]|(?<=[\W_]\w)[.]|(?<=[\W_]\w\w)[.])"
_LONGEST = 200  # years: what is longer is not a sentence but a year or a mistake


@dataclass(frozen=True, slots=True)
class FoundTerm:
    """A sentence and its bounds: ``up_to`` fifteen years is a threat, ``rough`` (more than, about) no exact term."""

    term: Term
    up_to: bool = False
    rough: bool = False


@dataclass(frozen=True, slots=True)
class _Patterns:
    gate: re.Pattern[str]
    unit: re.Pattern[str]
    bare: re.Pattern[str]
    conjunction: re.Pattern[str]
    bends: re.Pattern[str]
    ranges: re.Pattern[str]
    joins: re.Pattern[str]
    lists: re.Pattern[str]
    behind: re.Pattern[str]
    before: re.Pattern[str]
    opening: re.Pattern[str]
    opening_to: re.Pattern[str]
    closing: re.Pattern[str]
    fused: re.Pattern[str]
    stems: Compounds
    never_after: re.Pattern[str]
    exactly: re.Pattern[str]
    barred: re.Pattern[str]
    adjective: re.Pattern[str]
    suspended_behind: re.Pattern[str]
    not_behind: re.Pattern[str]
    alone: re.Pattern[str]
    alone_to: re.Pattern[str]


class _Length(NamedTuple):
    """A length of time; ``first`` and ``last`` bound its words."""

    first: int
    last: int
    years: int
    months: int
    days: int


class _Number(NamedTuple):
    """A number in halves, as there are years and a half."""

    start: int
    end: int
    halves: int


@lru_cache(maxsize=32)
def _patterns(words: NumberWords) -> _Patterns:
    terms = words.terms
    stems = _stems(words)
    lead = "" if stems.values else r"(?<!\w)"
    decimal, joined = re.escape(words.decimal), any_of(terms.get("half_joined", ()))
    units = "|".join(f"(?P<{name}>{any_of(terms[name])})" for name in ("years", "months", "weeks", "days"))
    half = any_of(terms["half"]).replace(SPACE, "[ -]")
    unit = any_of([*terms["years"], *terms["months"], *terms["weeks"], *terms["days"]])
    bridge, adjective, opened = (any_of(terms["bridges"][name]) for name in ("words", "adjectives", "open"))
    article, tail = any_of(terms["articles"]), rf"(?:{SPACE}(?:{any_of(terms['bridges'].get('tails', ()))}))?"
    halved = rf"(?P<half>½|{decimal}5|[ -](?:{half})|(?:{joined}))?"
    article_last = rf"{SPACE}(?:(?:{article}) )?\Z"
    path = rf"(?:(?:{opened}){SPACE}(?:[\w'-]{{1,24}}{SPACE}){{0,2}}?|(?:(?:{bridge}){SPACE}){{0,2}})"
    opening, opening_to = any_of(terms["opening"]), any_of(terms["opening_to"])
    up_to, rough = any_of(terms["up_to"]), any_of(terms["rough"])
    return _Patterns(
        gate=re.compile(rf"{lead}(?:{unit})(?!\w)|{any_of(_all(terms, 'alone', 'alone_to'))}"),
        unit=re.compile(rf"{halved}(?:{SPACE}|-)?(?:{units})(?!\w)(?P<half_behind> (?:{half})(?!\w))?"),
        bare=_bare(terms, article, unit, decimal),
        fused=re.compile(
            rf"(?<![\w.,-])(?:\d{{1,2}}|{stems.expression})(?=(?:(?:{joined})(?:{SPACE}|-)?)?(?:{unit})(?!\w))"
            rf"|(?<![\w.,-])(?:{stems.expression})(?=(?:{joined}){SPACE}(?:{unit})(?!\w))"
        ),
        stems=stems,
        conjunction=re.compile(rf",? ?(?:{any_of(terms['conjunctions'])}) (?:(?:{article}) )?"),
        bends=re.compile(rf"(?<!\w)(?:(?P<up_to>{up_to})|(?P<rough>{rough})){article_last}"),
        ranges=just_before(terms["ranges"]),
        joins=re.compile(rf"-?[ ]?(?:{any_of(terms['joins'])})[ ]?"),
        lists=re.compile(rf"-? ?(?:{any_of(terms['lists'])}) "),
        behind=re.compile(
            rf"(?:{SPACE}|-)(?:{path}(?:(?:{adjective})[ -]){{0,4}}[«„“\"]?(?:{_kinds(terms['behind'])}))"
            rf"{tail}(?!\w|-\w)"
        ),
        before=re.compile(rf"(?<!\w)(?:{_kinds(terms['before'])}){article_last}"),
        opening=re.compile(rf"(?<!\w)(?:{opening})(?!\w){_NO_END}{{0,80}}(?<!\w)(?:{opening_to}){article_last}"),
        opening_to=re.compile(rf"(?<!\w)(?:{opening_to}){article_last}"),
        closing=re.compile(rf"[^.;,]{{0,{_REACH}}}?(?<!\w)(?:{any_of(terms.get('closing', ()))})(?!\w)"),
        exactly=re.compile(
            rf"(?<!\w)(?:{any_of(terms.get('exactly_behind', ()))})(?!\w){_NO_END}{{0,100}}"
            rf"(?<!\w)(?:{any_of(terms.get('exactly_to', ()))}){SPACE}\Z"
        ),
        adjective=re.compile(rf"(?:{any_of(terms.get('adjectives', ()))})\Z"),
        barred=re.compile(rf"(?<!\w)(?:{any_of(terms.get('barred', ()))})(?!\w)[^.;,]{{0,80}}\Z"),
        never_after=just_before(terms.get("never_after", ())),
        suspended_behind=re.compile(rf" ?(?:{any_of(terms['suspended_behind'])})(?!\w|-\w)"),
        not_behind=re.compile(rf" (?:{any_of(terms['not_behind'])})(?!\w)"),
        alone=re.compile(rf"(?<!\w)(?:{_kinds(terms['alone'])})(?!\w)"),
        alone_to=re.compile(rf"(?<!\w)(?:{_kinds(terms['alone_to'])})(?!\w)"),
    )


def _bare(terms: Mapping[str, Any], article: str, unit: str, decimal: str) -> re.Pattern[str]:
    """Finds numbers that are no number words: a (year), half a (year), the 3 of 3.5 years, one and a half in a word."""
    half_of, half, more, alone = (
        any_of(terms.get(name, ())) for name in ("half_of", "half_alone", "one_and_half", "one_alone")
    )
    return re.compile(
        rf"(?<![\w.,])(?:(?P<half>{half}|(?:{half_of}){SPACE}(?:{article}))|(?P<more>{more})|{article})"
        rf"(?=[ -]?(?:{unit})(?!\w))"
        rf"|(?<![\w.,])(?P<number>\d{{1,2}})(?=(?:{decimal}5|½)[ -]?(?:{unit})(?!\w))"
        rf"|(?<![\w.,-])(?<!\d )(?=(?:{alone})(?!\w))"
    )


def _stems(words: NumberWords) -> Compounds:
    """The words of numbers that may be one word with the unit behind them (a "dreijährige" sentence)."""
    stems = valued(words.terms.get("stems", {}))
    if words.compounds is None:
        return Compounds.of(stems, {}, ())
    values, halves = {**words.compounds.values, **stems}, words.terms.get("half_joined", ())
    return Compounds.of(values, words.compounds.multipliers, words.compounds.joiners, stop_before=halves)


def _kinds(table: Mapping[str, Sequence[str]]) -> str:
    return "|".join(f"(?P<{TermKind(kind).value}>{any_of(words)})" for kind, words in table.items())


def _all(terms: Mapping[str, Any], *tables: str) -> list[str]:
    return [word for table in tables for words in terms[table].values() for word in words]


def _kind_in(match: re.Match[str]) -> TermKind:
    return TermKind(match.lastgroup or "")


def find(words: NumberWords, text: str, start: int, end: int) -> tuple[FoundTerm, ...]:
    """Every sentence that ``text[start:end]`` words, in order, with its exact words."""
    folded = fold(text[start:end])
    patterns = _patterns(words)
    if patterns.gate.search(folded) is None:
        return ()
    found: list[tuple[int, int, FoundTerm]] = []
    for lengths in _lengths(words, patterns, folded):
        found += _termed(patterns, folded, text, start, lengths)
    taken = [(first, last) for first, last, _ in found]
    for match, kind in _alone(patterns, folded):
        if all(match.end() <= first or last <= match.start() for first, last in taken):
            taken.append(match.span())
            span = Span.of(text, start + match.start(), start + match.end())
            found.append((match.start(), match.end(), FoundTerm(Term(0, 0, kind, span))))
            taken.append((match.start(), match.end()))
    return tuple(term for _, _, term in sorted(found, key=lambda item: item[2].term.span.start))


def lengths(words: NumberWords, text: str, start: int, end: int, kind: TermKind) -> tuple[Term, ...]:
    """Every length of time in ``text[start:end]`` as a term of that kind, for words that leave out what it is.

    "Anna got three years in a colony, Boris – five": the second is a sentence only beside the first.
    """
    folded = fold(text[start:end])
    return tuple(
        Term(one.years, one.months, kind, Span.of(text, start + one.first, start + one.last), one.days)
        for row in _lengths(words, _patterns(words), folded)
        for one in row
    )


def _alone(patterns: _Patterns, folded: str) -> Iterator[tuple[re.Match[str], TermKind]]:
    for match in patterns.alone.finditer(folded):
        yield match, _kind_in(match)
    for match in patterns.alone_to.finditer(folded):
        if _is_sentenced(patterns, folded, match.start(), match.end(), 2 * _REACH + 20):
            yield match, _kind_in(match)


def _is_sentenced(patterns: _Patterns, folded: str, first: int, last: int, reach: int) -> bool:
    """Whether "sentenced ... to" leads here, or "to" stands before and "sentenced" behind."""
    if patterns.opening.search(folded, max(0, first - reach), first):
        return True
    leads = patterns.opening_to.search(folded, max(0, first - _REACH), first)
    return leads is not None and patterns.closing.match(folded, last) is not None


def _lengths(words: NumberWords, patterns: _Patterns, folded: str) -> Iterator[list[_Length]]:
    """Lengths of time, each behind those that share its unit ("20 and 10 years"). Ranges are nobody's and left out."""
    numbers = _numbers(words, patterns, folded)
    at = 0
    for index, number in enumerate(numbers):
        length = _length(patterns, folded, number) if number.start >= at else None
        if length is None:
            continue
        group, ranged = _sharing(patterns, folded, numbers[:index], number, at)
        for after in numbers[index + 1 : index + 3]:
            more = _length(patterns, folded, after)
            if more is None or not _continues(patterns, folded, length, more):
                break
            months, days = length.months + more.months, length.days + more.days
            length = _Length(length.first, more.last, length.years, months, days)
        at = length.last
        if not ranged:
            yield [*group, length]


def _continues(patterns: _Patterns, folded: str, length: _Length, more: _Length) -> bool:
    """Whether ``more`` is the smaller part of the same length: two years and six months."""
    if not patterns.conjunction.fullmatch(folded, length.last, more.first) or more.years:
        return False
    return length.days == 0 and (more.months == 0 or (length.years > 0 and length.months == 0))


def _numbers(words: NumberWords, patterns: _Patterns, folded: str) -> list[_Number]:
    found = {
        atom.start: _Number(atom.start, atom.end, 2 * atom.quantity.low)
        for atom in atoms_of(words, folded)
        if atom.quantity.is_exact and atom.quantity.low <= _LONGEST
    }
    for number in (*_bare_numbers(patterns, folded), *_fused_numbers(patterns, folded)):
        if number.start not in found or number.end > found[number.start].end:
            found[number.start] = number
    return sorted(found.values())


def _bare_numbers(patterns: _Patterns, folded: str) -> Iterator[_Number]:
    for match in patterns.bare.finditer(folded):
        halves = 2 * int(match["number"]) if match["number"] else 1 if match["half"] else 3 if match["more"] else 2
        yield _Number(match.start(), match.end(), halves)


def _fused_numbers(patterns: _Patterns, folded: str) -> Iterator[_Number]:
    for match in patterns.fused.finditer(folded):
        value = int(match.group()) if match.group().isdecimal() else patterns.stems.value(match.group())
        if value is not None and value <= _LONGEST:
            yield _Number(match.start(), match.end(), 2 * value)


def _length(patterns: _Patterns, folded: str, number: _Number) -> _Length | None:
    unit = patterns.unit.match(folded, number.end)
    if unit is None:
        return None
    halves = number.halves + bool(unit["half"] or unit["half_behind"])
    if unit["years"]:
        years, months, days = halves // 2, 6 * (halves % 2), 0
    elif unit["months"]:
        years, months, days = 0, halves // 2, 15 * (halves % 2)
    else:
        years, months, days = 0, 0, halves // 2 if unit["days"] else 7 * halves // 2
    return _Length(number.start, unit.end(), years, months, days)


def _sharing(
    patterns: _Patterns, folded: str, before: Sequence[_Number], number: _Number, at: int
) -> tuple[list[_Length], bool]:
    """The lengths whose unit stands behind a later number, and whether it is all one range."""
    unit = patterns.unit.match(folded, number.end)
    shared: list[_Length] = []
    first = number.start
    for earlier in reversed(before):
        if earlier.start < at or unit is None:
            break
        if patterns.joins.fullmatch(folded, earlier.end, first):
            return [], True
        if not patterns.lists.fullmatch(folded, earlier.end, first):
            break
        first = earlier.start
        years, months = (earlier.halves // 2, 0) if unit["years"] else (0, earlier.halves // 2)
        if unit["days"] or unit["weeks"]:
            years, months, days = 0, 0, earlier.halves // 2 * (7 if unit["weeks"] else 1)
            shared.insert(0, _Length(earlier.start, earlier.end, years, months, days))
        else:
            shared.insert(0, _Length(earlier.start, earlier.end, years, months, 0))
    ranged = bool(shared) and patterns.ranges.search(folded, max(0, first - _REACH), first) is not None
    return shared, ranged


def _termed(
    patterns: _Patterns, folded: str, text: str, start: int, lengths: list[_Length]
) -> Iterator[tuple[int, int, FoundTerm]]:
    """The lengths as sentences of one kind, or nothing where no word beside them says that they are any."""
    first, last = lengths[0].first, lengths[-1].last
    bend = patterns.bends.search(folded, max(0, first - _REACH), first)
    exact = bend is not None and patterns.exactly.search(folded, max(0, first - 3 * _REACH), first) is not None
    bend = None if exact else bend
    opens = bend.start() if bend else first
    before = patterns.before.search(folded, max(0, opens - _REACH), opens)
    behind = patterns.behind.match(folded, last)
    ends = behind.end() if behind else last
    kind = _kind(patterns, folded, (opens, ends), before, behind) or (TermKind.PRISON if exact else None)
    if kind is None or _is_no_term(patterns, folded, (opens, ends), stated=behind is not None):
        return
    if kind is TermKind.ADMINISTRATIVE and behind is None and not lengths[-1].days:
        return  # "arrested for two months" is custody before a trial
    suspended = patterns.suspended_behind.match(folded, ends)
    if suspended:
        kind = TermKind.SUSPENDED
    if kind is TermKind.PRISON and not (lengths[-1].years or lengths[-1].months):
        kind = TermKind.ADMINISTRATIVE
    opens = before.start() if before else first
    for length in lengths:
        until = max(ends, length.last) if length is lengths[-1] else length.last
        span = Span.of(text, start + length.first, start + until)
        term = Term(length.years, length.months, kind, span, length.days)
        up_to = bend is not None and bend["up_to"] is not None
        yield min(opens, length.first), until, FoundTerm(term, up_to, bend is not None and not up_to)


def _is_no_term(patterns: _Patterns, folded: str, bounds: tuple[int, int], *, stated: bool) -> bool:
    """Whether words beside it make the length none: an office, an age, and where no kind is ``stated`` a ban."""
    first, last = bounds
    if patterns.not_behind.match(folded, last) or patterns.never_after.search(folded, max(0, first - _REACH), first):
        return True
    if stated:
        return False
    barred = patterns.barred.search(folded, max(0, first - 3 * _REACH), first) is not None
    return barred or patterns.adjective.search(folded, first, last) is not None


def _kind(
    patterns: _Patterns,
    folded: str,
    bounds: tuple[int, int],
    before: re.Match[str] | None,
    behind: re.Match[str] | None,
) -> TermKind | None:
    stated = _kind_in(before) if before else None
    if stated not in (None, TermKind.PRISON):
        return stated
    if behind is not None:
        return _kind_in(behind)
    if stated is None and _is_sentenced(patterns, folded, *bounds, 3 * _REACH):
        return TermKind.PRISON
    return stated
