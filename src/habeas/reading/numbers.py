"""Number words and bare numbers: what a language calls a number, before anything around it is read."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from habeas.model import Quantity
from habeas.reading.compounds import Compounds
from habeas.reading.templates import SPACE, any_of, fold, just_before, valued

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?")


@dataclass(frozen=True, slots=True, eq=False)
class NumberWords:
    """What a language says about numbers, made ready for search; ``terms`` is the file's table of sentences.

    Two of them are equal only if they are the same one, so that what is made of them can be kept beside them.
    """

    values: Mapping[str, int]
    multipliers: Mapping[str, int]
    compounds: Compounds | None
    articles: frozenset[str]
    joiners: frozenset[str]
    ones: frozenset[str]
    wholes: Mapping[str, Quantity]
    vague: frozenset[str]
    scaled: frozenset[str]
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
    year_or_bound: re.Pattern[str]
    vague_before: re.Pattern[str]
    unit: re.Pattern[str]
    one_before: re.Pattern[str]
    one_behind: re.Pattern[str]
    one_only_before: re.Pattern[str] | None
    ordinal: re.Pattern[str] | None
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
        compounds = _compounds(table)
        return cls(**_lexicon(table), **_patterns(table, compounds), compounds=compounds, terms=table["terms"])

    def value(self, word: str) -> int | None:
        """The number that one word is, or that the words glued together in it spell; ``None`` for a multiplier."""
        value = self.values.get(word)
        if value is not None or self.compounds is None or word in self.multipliers:
            return value
        return self.compounds.value(word)


def _compounds(table: Mapping[str, Any]) -> Compounds | None:
    if not table["compose"].get("glued"):
        return None
    return Compounds.of(valued(table["values"]), valued(table["multipliers"]), table["compose"]["joiners"])


def _lexicon(table: Mapping[str, Any]) -> dict[str, Any]:
    wholes = {fold(word): Quantity.exactly(value) for word, value in valued(table["fixed"]).items()}
    wholes |= {fold(word): Quantity(value, None) for word, value in valued(table["open"]).items()}
    wholes |= {fold(word): Quantity(2, None, soft=True) for word in table["vague"]["words"]}
    between = {fold(word): Quantity(low, high, soft=True) for word, (low, high) in table.get("between", {}).items()}
    wholes |= between
    return {
        "values": valued(table["values"]),
        "multipliers": valued(table["multipliers"]),
        "articles": frozenset(table["compose"]["articles"]),
        "joiners": frozenset(table["compose"]["joiners"]),
        "ones": frozenset(table["compose"]["one"]),
        "wholes": wholes,
        "vague": frozenset(fold(word) for word in table["vague"]["words"]),
        "scaled": frozenset(fold(word) for word in (*table["vague"]["words"], *between)),
        "thousands": table["digits"]["thousands"],
        "decimal": table["digits"]["decimal"],
    }


def _patterns(table: Mapping[str, Any], compounds: Compounds | None) -> dict[str, Any]:
    never, part, others = table["not_a_count"], table["parts"], table["others"]
    lists = [*table["compose"]["joiners"], *table["ranges"]["joins"], *table["ranges"].get("lists", ())]
    of, definite = any_of(part["of"]), any_of(part["definite"])
    only, endings = never.get("one_only_before"), any_of(never.get("ordinal_endings", ()))
    groups = "|".join(f"(?P<{name}>{any_of(words)})" for name, words in table["before"].items())
    behind = "|".join(f"(?P<{name}>{any_of(words)})" for name, words in table["behind"].items())
    signs, marks = re.escape(never["marks_before"]), re.escape(never["marks_behind"])
    return {
        "number": _number_pattern(table, compounds),
        "bends": re.compile(rf"(?<![\w-])(?:{groups}){SPACE}\Z"),
        "bends_behind": re.compile(rf"[ ]?(?:{behind})(?!\w)"),
        "joins": re.compile(rf" ?(?:{any_of(table['ranges']['joins'])}) ?"),
        "pairs": tuple(
            (just_before([a]), re.compile(rf"{SPACE}(?:{any_of([b])}){SPACE}")) for a, b in table["ranges"]["pairs"]
        ),
        "label": re.compile(rf"(?:[{signs}] ?|(?<!\w)(?:{any_of(never['labels'])})[ -])\Z"),
        "month_behind": re.compile(rf"{SPACE}(?:(?:{of}){SPACE})?(?P<month>{any_of(never['months'])})(?!\w)"),
        "multiplier_behind": re.compile(rf"{SPACE}(?P<times>{any_of(valued(table['multipliers']))})(?!\w)"),
        "month_before": re.compile(rf"(?<!\w)(?P<month>{any_of(never.get('months_before', never['months']))}) \Z"),
        "capital": frozenset(never["capital"]),
        "year_before": re.compile(rf"(?<!\w)(?:{any_of(never['year_before'])})[ -]\Z"),
        "year_or_bound": just_before(never.get("year_or_bound", ())),
        "vague_before": just_before(table["vague"]["not_after"]),
        "unit": re.compile(rf" ?[{marks}]|[ \n-]{{1,2}}(?:{any_of(never['units'])})(?![\w])|-(?:{endings})(?!\w)"),
        "one_before": just_before(never["phrases_before"]),
        "one_behind": re.compile(rf" (?:{any_of(never['phrases_behind'])})(?!\w)|-"),
        "one_only_before": re.compile(rf"{SPACE}(?:{any_of(only)})(?!\w)") if only else None,
        "ordinal": re.compile(r"[.](?:[ \n]{1,3}\w|[/–-]\d)") if table["digits"].get("ordinal_stop") else None,
        "counted": re.compile(rf"{SPACE}(?:{any_of(never['counted'])})(?!\w)"),
        "chain": re.compile(rf"(?P<comma>, ?)|,? ?(?:{any_of(lists)}) ?"),
        "part": re.compile(
            rf"{SPACE}(?:(?P<of_the>{any_of(part.get('of_the', ()))}){SPACE}"
            rf"|(?:{of}){SPACE}(?P<definite>(?:{definite})(?![\w'])[ \n]?)?)"
        ),
        "share": _share_pattern(part),
        "others_before": just_before(others["before"]),
        "others_behind": re.compile(rf"{SPACE}(?:{any_of(others['behind'])})(?!\w)"),
    }


def _share_pattern(part: Mapping[str, Any]) -> re.Pattern[str]:
    """Finds most of the, half of the ... before a number. ``of_the`` is both in one word, as in most languages."""
    of, definite, links = any_of(part["of"]), any_of(part["definite"]), any_of(part.get("share_links", ()))
    shares = "|".join(f"(?P<{name}>{any_of(part[name])})" for name in ("most", "half", "all", "some", "none"))
    nearly = any_of(part.get("nearly_all", ()))
    linked = rf"(?P<of>{SPACE}(?:{of}))?{SPACE}(?:{definite}){SPACE}|(?P<link>{SPACE}(?:{links})){SPACE}"
    return re.compile(rf"(?<![\w-])(?:(?P<nearly>{nearly})(?:{SPACE}(?:{links}))?{SPACE}|(?:{shares})(?:{linked}))\Z")


def _number_pattern(table: Mapping[str, Any], compounds: Compounds | None) -> re.Pattern[str]:
    multiplier, decimal = any_of(valued(table["multipliers"])), re.escape(table["digits"]["decimal"])
    separators = re.escape(table["digits"]["thousands"])
    word = compounds.expression if compounds else any_of([*valued(table["values"]), *valued(table["multipliers"])])
    article, joiner = any_of(table["compose"]["articles"]), any_of(table["compose"]["joiners"])
    whole = any_of(
        [*valued(table["fixed"]), *valued(table["open"]), *table.get("between", ()), *table["vague"]["words"]]
    )
    triples = rf"\d{{1,3}}(?:[{separators}]\d{{3}}(?![\d{decimal}]\d|\d))+"
    plain = rf"\d{{1,9}}(?:{decimal}\d{{1,3}}(?= (?:{multiplier})\b))?"
    first = rf"(?:(?:{article}){SPACE}(?=(?:{multiplier})\b))?(?:{word})"
    spelled = rf"{first}(?:(?:-|{SPACE}(?:(?:{joiner}){SPACE})?)(?:{word})(?!\w)){{0,9}}"
    ending = any_of(table["digits"].get("suffixes", ()))
    digits = rf"(?P<digits>{triples}|{plain})(?:{ending})?(?:[ -](?P<times>{multiplier})(?![\w-]))?(?![\w]|[.,:/]\d)"
    return re.compile(
        rf"(?<![\w#])(?<!\d[.,:/])(?<![^\W\d_]-)"
        rf"(?:{digits}|(?P<whole>{whole})(?![\w-])|(?P<spelled>{spelled})(?!\w|'\w))"
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


def atoms_of(words: NumberWords, folded: str) -> list[Atom]:
    """The bare numbers of a folded text, in order: digits, spelled numbers, dozens, several."""
    made: list[Atom] = []
    at = 0
    while (match := words.number.search(folded, at)) is not None:
        atom: Atom | None
        if match["digits"] is not None:
            atom = _from_digits(words, match)
        elif match["whole"] is not None:
            atom = _from_whole(words, folded, match)
        else:
            atom = _from_spelled(words, match)
        made += [atom] if atom else []
        at = max(atom.end if atom else match.end(), match.start() + 1)
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
    if word in words.scaled and (times := words.multiplier_behind.match(folded, end)) is not None:
        by, end = words.multipliers[times["times"]], times.end()
        quantity = Quantity(quantity.low * by, None if quantity.high is None else quantity.high * by, soft=True)
    return Atom(match.start(), end, quantity, vague=vague)


def _from_spelled(words: NumberWords, match: re.Match[str]) -> Atom | None:
    tokens = [(piece.group(), piece.end()) for piece in _WORD.finditer(match["spelled"])]
    first = tokens[0][0]
    if words.value(first) is None and first not in words.multipliers and first not in words.articles:
        return None  # number words glued together that spell no number
    value, used = spelled_value(words, [word for word, _ in tokens])
    one = used == 1 and first in words.ones
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
            value += words.value(token) or 0
        else:
            break
        used = index + 1
    return total + value, max(used, 1)


def _adds(words: NumberWords, tokens: Sequence[str], index: int, value: int, total: int) -> bool:
    """Whether this word goes on with the number so far: three behind twenty, anything below 100 behind a hundred."""
    more = words.value(tokens[index])
    if more is None:
        return False
    joined = index > 0 and tokens[index - 1] in words.joiners
    if value == 0:
        return not joined or total > 0
    room = next((10**power for power in (3, 2, 1) if value % 10**power == 0), 1)
    small = value < 100
    return more < room and not (small and (joined or value < 20))
