"""Numbers of people in a text: exact, about, at least, a range, a part of a whole.

What is no number of people by its looks (a year, an age, money, an article of law, a length of time) is left out;
whether the noun behind a number means people is for the caller to know.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any, NamedTuple

from habeas.model import Quantity, Span
from habeas.reading.templates import any_of, fold

_SPACE = r"[ \n]{1,3}"
_REACH = 40  # how far before a number an approximator or a label is looked for
_YEARS = range(1500, 2101)
_NEARLY = 0.93  # "nearly 1,400" is said of anything from about here


@dataclass(frozen=True, slots=True)
class FoundCount:
    """A number of people and its words.

    ``partitive``: part of a whole ("five of the 114"), whose number is ``of_total`` where the text gives it.
    ``word_one``: it is the word "one", which may be a pronoun. ``others``: besides those already named ("31 more").
    """

    quantity: Quantity
    span: Span
    partitive: bool = False
    of_total: Quantity | None = None
    word_one: bool = False
    others: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class NumberWords:
    """What a language says about numbers, made ready for search; ``terms`` is the file's table of sentences.

    Two of them are equal only if they are the same one, so that what is made of them can be kept beside them.
    """

    values: Mapping[str, int]
    multipliers: Mapping[str, int]
    articles: frozenset[str]
    joiners: frozenset[str]
    ones: frozenset[str]
    wholes: Mapping[str, Quantity]
    vague: frozenset[str]
    thousands: str
    decimal: str
    number: re.Pattern[str]
    bends: re.Pattern[str]
    bends_behind: re.Pattern[str]
    joins: re.Pattern[str]
    pairs: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]
    label: re.Pattern[str]
    month_before: re.Pattern[str]
    month_behind: re.Pattern[str]
    multiplier_behind: re.Pattern[str]
    capital: frozenset[str]
    year_before: re.Pattern[str]
    vague_before: re.Pattern[str]
    unit: re.Pattern[str]
    one_before: re.Pattern[str]
    one_behind: re.Pattern[str]
    counted: re.Pattern[str]
    chain: re.Pattern[str]
    part: re.Pattern[str]
    share: re.Pattern[str]
    others_before: re.Pattern[str]
    others_behind: re.Pattern[str]
    terms: Mapping[str, Any]

    @classmethod
    def from_toml(cls, table: Mapping[str, Any]) -> NumberWords:
        """The words of one language, from its ``numbers.toml``. Raises `KeyError` where a table is missing."""
        return cls(**_lexicon(table), **_patterns(table), terms=table["terms"])


def _lexicon(table: Mapping[str, Any]) -> dict[str, Any]:
    wholes = {fold(word): Quantity.exactly(value) for word, value in table["fixed"].items()}
    wholes |= {fold(word): Quantity(value, None) for word, value in table["open"].items()}
    wholes |= {fold(word): Quantity(2, None, soft=True) for word in table["vague"]["words"]}
    return {
        "values": dict(table["values"]),
        "multipliers": dict(table["multipliers"]),
        "articles": frozenset(table["compose"]["articles"]),
        "joiners": frozenset(table["compose"]["joiners"]),
        "ones": frozenset(table["compose"]["one"]),
        "wholes": wholes,
        "vague": frozenset(fold(word) for word in table["vague"]["words"]),
        "thousands": table["digits"]["thousands"],
        "decimal": table["digits"]["decimal"],
    }


def _patterns(table: Mapping[str, Any]) -> dict[str, Any]:
    never, part, others = table["not_a_count"], table["parts"], table["others"]
    of, definite = any_of(part["of"]), any_of(part["definite"])
    groups = "|".join(f"(?P<{name}>{any_of(words)})" for name, words in table["before"].items())
    behind = "|".join(f"(?P<{name}>{any_of(words)})" for name, words in table["behind"].items())
    shares = "|".join(f"(?P<{name}>{any_of(part[name])})" for name in ("most", "half", "all", "some", "none"))
    signs, marks = re.escape(never["marks_before"]), re.escape(never["marks_behind"])
    return {
        "number": _number_pattern(table),
        "bends": re.compile(rf"(?<![\w-])(?:{groups}){_SPACE}\Z"),
        "bends_behind": re.compile(rf"[ ]?(?:{behind})(?!\w)"),
        "joins": re.compile(rf" ?(?:{any_of(table['ranges']['joins'])}) ?"),
        "pairs": tuple(
            (re.compile(rf"(?<!\w)(?:{any_of([a])}){_SPACE}\Z"), re.compile(rf"{_SPACE}(?:{any_of([b])}){_SPACE}"))
            for a, b in table["ranges"]["pairs"]
        ),
        "label": re.compile(rf"(?:[{signs}] ?|(?<!\w)(?:{any_of(never['labels'])})[ -])\Z"),
        "month_behind": re.compile(rf"{_SPACE}(?:(?:{of}){_SPACE})?(?P<month>{any_of(never['months'])})(?!\w)"),
        "multiplier_behind": re.compile(rf"{_SPACE}(?P<times>{any_of(table['multipliers'])})(?!\w)"),
        "month_before": re.compile(rf"(?<!\w)(?P<month>{any_of(never['months'])}) \Z"),
        "capital": frozenset(never["capital"]),
        "year_before": re.compile(rf"(?<!\w)(?:{any_of(never['year_before'])})[ -]\Z"),
        "vague_before": re.compile(rf"(?<!\w)(?:{any_of(table['vague']['not_after'])}) \Z"),
        "unit": re.compile(rf" ?[{marks}]|[ \n-]{{1,2}}(?:{any_of(never['units'])})(?![\w])"),
        "one_before": re.compile(rf"(?<!\w)(?:{any_of(never['phrases_before'])}) \Z"),
        "one_behind": re.compile(rf" (?:{any_of(never['phrases_behind'])})(?!\w)|-"),
        "counted": re.compile(rf"{_SPACE}(?:{any_of(never['counted'])})(?!\w)"),
        "chain": re.compile(
            rf"(?P<comma>, ?)|,? ?(?:{any_of([*table['compose']['joiners'], *table['ranges']['joins']])}) ?"
        ),
        "part": re.compile(rf"{_SPACE}(?:{of}){_SPACE}(?P<definite>(?:{definite})(?![\w'])[ \n]?)?"),
        "share": re.compile(rf"(?<![\w-])(?:{shares})(?P<of>{_SPACE}(?:{of}))?{_SPACE}(?:{definite}){_SPACE}\Z"),
        "others_before": re.compile(rf"(?<!\w)(?:{any_of(others['before'])}){_SPACE}\Z"),
        "others_behind": re.compile(rf"{_SPACE}(?:{any_of(others['behind'])})(?!\w)"),
    }


def _number_pattern(table: Mapping[str, Any]) -> re.Pattern[str]:
    multiplier, decimal = any_of(table["multipliers"]), re.escape(table["digits"]["decimal"])
    word, separators = any_of([*table["values"], *table["multipliers"]]), re.escape(table["digits"]["thousands"])
    article, joiner = any_of(table["compose"]["articles"]), any_of(table["compose"]["joiners"])
    whole = any_of([*table["fixed"], *table["open"], *table["vague"]["words"]])
    grouped = rf"\d{{1,3}}(?:[{separators}]\d{{3}}(?![\d{decimal}]\d|\d))+|\d{{1,9}}(?:{decimal}\d{{1,3}}(?= (?:{multiplier})\b))?"
    spelled = rf"(?:(?:{article}){_SPACE}(?=(?:{multiplier})\b))?(?:{word})(?:(?:-|{_SPACE}(?:(?:{joiner}){_SPACE})?)(?:{word})(?!\w)){{0,9}}"
    return re.compile(
        rf"(?<![\w#])(?<!\d[.,:/])(?<![^\W\d_]-)(?:(?P<digits>{grouped})(?:[ -](?P<times>{multiplier})(?![\w-]))?(?![\w]|[.,:/]\d)"
        rf"|(?P<whole>{whole})(?![\w-])|(?P<spelled>{spelled})(?!\w))"
    )


@dataclass(frozen=True, slots=True)
class Atom:
    """A number by itself, before its surroundings are read. ``label`` or ``unit`` is true where they make it none."""

    start: int
    end: int
    quantity: Quantity
    digits: str = ""
    vague: bool = False
    word_one: bool = False
    label: bool = False
    unit: bool = False


def find(words: NumberWords, text: str, start: int, end: int) -> tuple[FoundCount, ...]:
    """Every number of people in ``text[start:end]``, in order, not overlapping, with its exact words."""
    written = text[start:end]
    folded = fold(written)
    atoms = _spread([_judged(words, written, folded, atom) for atom in atoms_of(words, folded)], words, folded)
    found: list[FoundCount] = []
    index = 0
    while index < len(atoms):
        if atoms[index].label or atoms[index].unit:
            index += 1
            continue
        count, used = _read(words, folded, atoms, index)
        first, last = count.bounds
        span = Span.of(text, start + first, start + last)
        found.append(
            FoundCount(count.quantity, span, count.partitive, count.of_total, atoms[index].word_one, count.others)
        )
        index += used
    return tuple(found)


def atoms_of(words: NumberWords, folded: str) -> list[Atom]:
    """The bare numbers of a folded text, in order: digits, spelled numbers, dozens, several."""
    made: list[Atom] = []
    at = 0
    while (match := words.number.search(folded, at)) is not None:
        if match["digits"] is not None:
            atom = _from_digits(words, match)
        elif match["whole"] is not None:
            atom = _from_whole(words, folded, match)
        else:
            atom = _from_spelled(words, match)
        made.append(atom)
        at = max(atom.end, match.start() + 1)
    return made


def _from_digits(words: NumberWords, match: re.Match[str]) -> Atom:
    digits = match["digits"]
    times = words.multipliers[match["times"]] if match["times"] else 1
    plain = digits.translate(dict.fromkeys(map(ord, words.thousands)))
    whole, _, part = plain.partition(words.decimal)
    value = int(whole) * times + (int(part) * times // 10 ** len(part) if part else 0)
    return Atom(match.start(), match.end(), Quantity.exactly(value), digits="" if match["times"] else digits)


def _from_whole(words: NumberWords, folded: str, match: re.Match[str]) -> Atom:
    word = " ".join(match["whole"].split())
    vague, quantity, end = word in words.vague, words.wholes[word], match.end()
    if vague and (times := words.multiplier_behind.match(folded, end)) is not None:
        quantity, end = Quantity(2 * words.multipliers[times["times"]], None, soft=True), times.end()
    return Atom(match.start(), end, quantity, vague=vague)


def _from_spelled(words: NumberWords, match: re.Match[str]) -> Atom:
    tokens = [(piece.group(), piece.end()) for piece in re.finditer(r"[^\W_]+", match["spelled"])]
    value, used = spelled_value(words, [word for word, _ in tokens])
    one = used == 1 and tokens[0][0] in words.ones
    return Atom(match.start(), match.start() + tokens[used - 1][1], Quantity.exactly(value), word_one=one)


def spelled_value(words: NumberWords, tokens: Sequence[str]) -> tuple[int, int]:
    """The number that the first words spell, and how many words of them do.

    "two hundred and three four" is (203, 4): the fourth word of a phone number adds nothing.
    """
    total = value = used = 0
    last = 1 << 62
    for index, token in enumerate(tokens):
        times = words.multipliers.get(token)
        if token in words.joiners:
            continue
        if times is not None and times < last and (times >= 1000 or value < 100):
            value = max(value, 1) * times
            if times >= 1000:
                total, value, last = total + value, 0, times
        elif token in words.articles and index == 0:
            value = 1
            continue
        elif times is None and _adds(words, tokens, index, value, total):
            value += words.values[token]
        else:
            break
        used = index + 1
    return total + value, max(used, 1)


def _adds(words: NumberWords, tokens: Sequence[str], index: int, value: int, total: int) -> bool:
    """Whether this word goes on with the number so far: three behind twenty, anything below 100 behind a hundred."""
    more = words.values.get(tokens[index])
    if more is None:
        return False
    joined = index > 0 and tokens[index - 1] in words.joiners
    if value == 0:
        return not joined or total > 0
    room = next((10**power for power in (3, 2, 1) if value % 10**power == 0), 1)
    small = value < 100
    return more < room and not (small and (joined or value < 20))


def _judged(words: NumberWords, written: str, folded: str, atom: Atom) -> Atom:
    """The atom, marked where what stands around it makes it a label, a measure or a date."""
    if _is_label(words, folded, atom) or _is_month(
        words, written, words.month_before.search(folded, _back(atom), atom.start)
    ):
        return replace(atom, label=True)
    behind = words.month_behind.match(folded, atom.end)
    unit = words.unit.match(folded, atom.end) is not None or _is_month(words, written, behind)
    return replace(atom, unit=unit or _is_year(words, folded, atom))


def _back(atom: Atom) -> int:
    return max(0, atom.start - _REACH)


def _is_label(words: NumberWords, folded: str, atom: Atom) -> bool:
    before = _back(atom)
    if atom.vague:
        return words.vague_before.search(folded, before, atom.start) is not None
    if atom.word_one and (
        words.one_before.search(folded, before, atom.start) or words.one_behind.match(folded, atom.end)
    ):
        return True
    return words.label.search(folded, before, atom.start) is not None


def _is_month(words: NumberWords, written: str, match: re.Match[str] | None) -> bool:
    if match is None:
        return False
    return match["month"] not in words.capital or written[match.start("month")].isupper()


def _is_year(words: NumberWords, folded: str, atom: Atom) -> bool:
    if len(atom.digits) != 4 or not atom.digits.isdecimal() or int(atom.digits) not in _YEARS:
        return False
    if words.year_before.search(folded, _back(atom), atom.start):
        return True
    bend = words.bends.search(folded, _back(atom), atom.start)
    bent = bend is not None and bend.lastgroup not in ("about", "exactly")
    return not bent and words.counted.match(folded, atom.end) is None


def _spread(atoms: list[Atom], words: NumberWords, folded: str) -> list[Atom]:
    """A label is shared by the numbers after it (articles 130 and 342), a unit by those before (20 and 10 years)."""
    joins = [words.chain.fullmatch(folded, a.end, b.start) for a, b in pairwise(atoms)]
    made = list(atoms)
    for index, join in enumerate(joins):
        after = made[index + 1]
        glued = folded[made[index].end : after.start] in (" ", "-") and after.digits
        if made[index].label and after.digits and (join or glued):
            made[index + 1] = replace(after, label=True)
    shared = False
    for index in range(len(joins) - 1, -1, -1):
        join = joins[index]
        if join is None or not made[index + 1].unit or (join["comma"] and not shared):
            shared = False
            continue
        made[index] = replace(made[index], unit=True)
        shared = True
    return made


class _Read(NamedTuple):
    quantity: Quantity
    bounds: tuple[int, int]
    partitive: bool
    of_total: Quantity | None
    others: bool


def _read(words: NumberWords, folded: str, atoms: list[Atom], index: int) -> tuple[_Read, int]:
    """The count that begins with this atom, with its bend, range, whole and share; and how many atoms it took."""
    quantity, bounds, used = _ranged(words, folded, atoms, index)
    quantity, bounds = _bent(words, folded, quantity, bounds)
    others = words.others_before.search(folded, max(0, bounds[0] - _REACH), bounds[0]) is not None
    others = others or words.others_behind.match(folded, bounds[1]) is not None
    share = words.share.search(folded, max(0, bounds[0] - _REACH), bounds[0])
    if share is not None and (share["of"] or share["all"]):
        return _Read(_share_of(share, quantity), (share.start(), bounds[1]), True, quantity, others), used
    part = words.part.match(folded, bounds[1])
    if part is None:
        return _Read(quantity, bounds, False, None, others), used
    if index + used < len(atoms) and not atoms[index + used].unit:
        total, more = _bent_range(words, folded, atoms, index + used)
        if total[1][0] == part.end():
            return _Read(quantity, (bounds[0], total[1][1]), True, total[0], others), used + more
    return _Read(quantity, bounds, part["definite"] is not None, None, others), used


def _bent_range(
    words: NumberWords, folded: str, atoms: list[Atom], index: int
) -> tuple[tuple[Quantity, tuple[int, int]], int]:
    quantity, bounds, used = _ranged(words, folded, atoms, index)
    return _bent(words, folded, quantity, bounds), used


def _share_of(share: re.Match[str], whole: Quantity) -> Quantity:
    if share["all"]:
        return whole
    if share["none"]:
        return Quantity.exactly(0)
    if share["most"]:
        return Quantity(whole.low // 2 + 1, whole.high, soft=whole.soft)
    if share["half"]:
        return Quantity(whole.low // 2, None if whole.high is None else (whole.high + 1) // 2, soft=True)
    return Quantity(min(2, whole.low), whole.high, soft=True)


def _ranged(words: NumberWords, folded: str, atoms: list[Atom], index: int) -> tuple[Quantity, tuple[int, int], int]:
    atom = atoms[index]
    alone = atom.quantity, (atom.start, atom.end), 1
    if index + 1 == len(atoms) or atom.vague or atoms[index + 1].vague:
        return alone
    after = atoms[index + 1]
    if after.label or after.unit or after.quantity.low <= atom.quantity.low or atom.quantity.high is None:
        return alone
    between = folded[atom.end : after.start]
    quantity = Quantity(atom.quantity.low, after.quantity.high)
    for opening, joining in words.pairs:
        opened = opening.search(folded, _back(atom), atom.start)
        if opened is not None and joining.fullmatch(between):
            return quantity, (opened.start(), after.end), 2
    if words.joins.fullmatch(between):
        return quantity, (atom.start, after.end), 2
    return alone


def _bent(
    words: NumberWords, folded: str, quantity: Quantity, bounds: tuple[int, int]
) -> tuple[Quantity, tuple[int, int]]:
    first, last = bounds
    before = words.bends.search(folded, max(0, first - _REACH), first)
    if before is not None and before.lastgroup != "exactly":
        quantity, first = _bend(quantity, before.lastgroup or ""), before.start()
    behind = words.bends_behind.match(folded, last)
    if behind is not None:
        quantity, last = _bend(quantity, behind.lastgroup or ""), behind.end()
    return quantity, (first, last)


def _bend(quantity: Quantity, how: str) -> Quantity:
    low, high = quantity.low, quantity.high
    if how == "more_than" and high is not None:
        return Quantity(low + 1, None)
    if how in ("more_than", "at_least"):
        return Quantity(low, None, soft=quantity.soft)
    if how == "about" or high is None:
        return replace(quantity, soft=True)
    if how == "almost":
        return Quantity(min(low, max(1, int(low * _NEARLY))), high, soft=True)
    if how == "fewer_than":
        return Quantity(min(1, high - 1), high - 1) if high > 0 else quantity
    return Quantity(min(1, high), high, soft=how == "up_to")
