"""What is said of two mentions besides their names: each agreement and contradiction with its weight.

Everything here is one mention's own: what its own report says of that person. What a report does not say weighs
nothing. The weights stand in ``resources/names/context.toml`` with their reasons; `docs/identity-context.md` explains.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from functools import lru_cache

from habeas.identity.contexttable import Class, ContextTable, load_context_table
from habeas.identity.contextwords import Said, person, weight_of
from habeas.identity.lifetimes import (
    ARREST,
    DEATH,
    RELEASE,
    VERDICT,
    Birth,
    Dated,
    Ruling,
    born,
    born_twice,
    contradictions,
)
from habeas.model.decisions import CERTAIN_PPM, Reason

MONTHS = 12
GENDERS_DIFFER = "their genders differ"
_Weigher = Callable[[str, ContextTable], int]
CAPPED = (
    "these agreements may all come from one story or one text, so together they count no more than the table allows"
)


@dataclass(frozen=True, slots=True)
class Context:
    """What one report says of one person it names.

    ``report`` names the report (only equality counts); ``days`` what happened on which day, or was so on all days of
    a range; ``companions`` the other people the report names near it; ``sentences`` where its statements stand,
    ``script`` the ISO 15924 script of the name, ``in_rows`` whether it is the row of a list; ``ids`` the keys
    of external registers ("wikidata q1"), ``gender`` female, male or other. Each part may be empty: that says nothing.
    """

    report: str = ""
    births: tuple[Birth, ...] = ()
    works: tuple[Said, ...] = ()
    charges: tuple[Said, ...] = ()
    terms: tuple[Said, ...] = ()
    places: tuple[Said, ...] = ()
    days: tuple[Dated, ...] = ()
    companions: tuple[str, ...] = ()
    ids: tuple[Said, ...] = ()
    sentences: tuple[tuple[int, int], ...] = ()
    script: str = ""
    in_rows: bool = False
    gender: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all is told."""
        return all(not getattr(self, part.name) for part in fields(self))


@dataclass(frozen=True, slots=True)
class ContextEvidence:
    """Reasons that add up, and the bounds that contradictions put on the probability (parts per million).

    ``kinds`` are the independent kinds of agreement, of birth, work, case (charge, term), place, and occasion
    (days, company); ``decisive`` is true where an external id agrees; ``weights`` are the kinds with what each says.
    """

    reasons: tuple[Reason, ...] = ()
    kinds: frozenset[str] = frozenset()
    least_ppm: int = 1
    most_ppm: int = CERTAIN_PPM - 1
    decisive: bool = False
    weights: tuple[tuple[str, int], ...] = ()

    @property
    def millinats(self) -> int:
        """The sum of the reasons."""
        return sum(reason.weight_millinats for reason in self.reasons)


def weigh_context(left: Context, right: Context) -> ContextEvidence:
    """The evidence of two mentions' circumstances. Symmetrical and deterministic; nothing told says nothing.

    >>> one = Context(terms=(Said("custody 66", "5 years and 6 months"),))
    >>> [reason.weight_millinats for reason in weigh_context(one, one).reasons]
    [1800]
    >>> weigh_context(one, Context()).reasons
    ()
    """
    table = load_context_table()
    ids = _ids(left, right, table)
    found = [*_agreements(left, right, table)]
    agreeing = [(what, reason) for what, reason in found if reason.weight_millinats > 0]
    total = sum(reason.weight_millinats for _, reason in agreeing)
    over = total - table.weight("cap", "total")
    namesakes = [ruling for one, here in ((left, True), (right, False)) for ruling in _namesakes(one, table, here=here)]
    rulings = [
        *_apart(left, right, table),
        *_genders(left, right, table),
        *namesakes,
        *contradictions(left.births, left.days, right.births, right.days, table),
    ]
    reasons = [
        *(ruling.reason for ruling in ids),
        *(reason for _, reason in found),
        *([Reason(CAPPED, "", "", -over)] if over > 0 else []),
        *(ruling.reason for ruling in rulings),
    ]
    bounds = [*ids, *rulings]
    return ContextEvidence(
        reasons=tuple(reasons),
        kinds=frozenset(_INDEPENDENT.get(what, what) for what, _ in agreeing),
        least_ppm=max((ruling.least_ppm for ruling in bounds), default=1),
        most_ppm=min((ruling.most_ppm for ruling in bounds), default=CERTAIN_PPM - 1),
        decisive=any(ruling.reason.weight_millinats > 0 for ruling in ids),
        weights=(
            *((what, reason.weight_millinats) for what, reason in found),
            *(("contradiction", ruling.reason.weight_millinats) for ruling in [*ids, *rulings]),
        ),
    )


def _agreements(left: Context, right: Context, table: ContextTable) -> Iterator[tuple[str, Reason]]:
    birth = born(left.births, right.births, table)
    if birth is not None:
        yield "birth", birth
    yield from (("work", reason) for reason in _shared("one calling", left.works, right.works, _work, table))
    yield from (("charge", reason) for reason in _shared("one charge", left.charges, right.charges, _charge, table))
    yield from (("term", reason) for reason in _terms(left.terms, right.terms, table))
    yield from (("place", reason) for reason in _shared("one place", left.places, right.places, _place, table))
    yield from ((reason.rule, reason) for reason in _occasions(left.days, right.days, table))
    yield from (("company", reason) for reason in _company(left.companions, right.companions, table))


def _shared(
    words: str, left: Sequence[Said], right: Sequence[Said], weigh: _Weigher, table: ContextTable
) -> list[Reason]:
    """The weightiest thing that both sides say; several of one kind are told of one life and count once."""
    if not left or not right:
        return []
    ours, theirs = _by_key(left), _by_key(right)
    common = sorted(ours.keys() & theirs.keys(), key=lambda key: (-weigh(key, table), key))
    return [Reason(words, ours[key], theirs[key], weigh(key, table)) for key in common[:1]]


def _by_key(told: Iterable[Said]) -> dict[str, str]:
    return {said.key: said.words for said in sorted(told, reverse=True)}


def _place(key: str, table: ContextTable) -> int:
    return _listed(table.places, key, table.weight("place", "town"))


def _work(key: str, table: ContextTable) -> int:
    return _listed(table.works, key, table.weight("work", "unlisted"))


def _charge(key: str, table: ContextTable) -> int:
    if key.startswith("article "):
        common = key.removeprefix("article ") in table.common_articles
        return table.weight("charge", "common_article" if common else "article")
    return _listed(table.charges, key, table.weight("charge", "same_words"))


def _listed(classes: tuple[Class, ...], key: str, otherwise: int) -> int:
    weight = weight_of(classes, key)
    return otherwise if weight is None else weight


def _terms(left: Sequence[Said], right: Sequence[Said], table: ContextTable) -> list[Reason]:
    shared = _shared("one term", left, right, _term, table)
    if shared or not left or not right:
        return shared
    ours, theirs = ([said for said in sorted(told) if said.key.startswith("custody")] for told in (left, right))
    if not ours or not theirs:
        return []
    words = "the terms differ, as after an appeal or in two cases"
    return [Reason(words, ours[0].words, theirs[0].words, table.weight("term", "unequal"))]


def _term(key: str, table: ContextTable) -> int:
    group, _, length = key.partition(" ")
    if group in ("life", "death"):
        return table.weight("term", group)
    if group != "custody":
        return table.weight("term", "days" if group == "administrative" else "other")
    years, months = divmod(int(length), MONTHS)
    if months:
        return table.weight("term", "odd")
    return table.weight("term", "round" if years <= table.weight("term", "round_up_to_years") else "long_round")


_OCCASIONS = {
    RELEASE: "released on one day",
    ARREST: "arrested on one day",
    VERDICT: "sentenced on one day",
    DEATH: "died on one day",
}


# Of what is told, the pieces that follow from one case, or from one occasion.
_INDEPENDENT = {
    "charge": "case",
    "term": "case",
    "company": "occasion",
    **dict.fromkeys(_OCCASIONS.values(), "occasion"),
}


def _occasions(left: Sequence[Dated], right: Sequence[Dated], table: ContextTable) -> Iterator[Reason]:
    for what, words in _OCCASIONS.items() if left and right else ():
        ours, theirs = (
            {row.first: row.words for row in sorted(days, reverse=True) if row.what == what and row.is_day}
            for days in (left, right)
        )
        for day in sorted(ours.keys() & theirs.keys())[:1]:
            yield Reason(words, ours[day], theirs[day], table.weight("occasion", what))


def _company(left: Sequence[str], right: Sequence[str], table: ContextTable) -> list[Reason]:
    if not left or not right:
        return []
    shared = _shared_people(tuple(sorted(left)), tuple(sorted(right)))
    if not shared:
        return []
    number = min(len({one for one, _ in shared}), len({other for _, other in shared}))
    weight = table.weight("company", "first") + table.weight("company", "each") * (number - 1)
    words = "the same people are named beside both" if number > 1 else "somebody else is named beside both"
    ours, theirs = (", ".join(sorted({pair[side] for pair in shared})[:3]) for side in (0, 1))
    return [Reason(words, ours, theirs, min(weight, table.weight("company", "most")))]


@lru_cache(maxsize=20_000)
def _shared_people(left: tuple[str, ...], right: tuple[str, ...]) -> frozenset[tuple[str, str]]:
    by_key: dict[str, list[str]] = {}
    for name in right:
        for key in person(name):
            by_key.setdefault(key, []).append(name)
    return frozenset((name, other) for name in left for key in person(name) for other in by_key.get(key, ()))


def _ids(left: Context, right: Context, table: ContextTable) -> list[Ruling]:
    if not left.ids or not right.ids:
        return []
    ours, theirs = ({said.key: said.words for said in sorted(told.ids)} for told in (left, right))
    rulings = [
        Ruling(Reason("one entry of an outside register", ours[key], theirs[key], table.weight("ids", "agree")))
        for key in sorted(ours.keys() & theirs.keys())[:1]
    ]
    schemes = {key.partition(" ")[0] for key in ours} & {key.partition(" ")[0] for key in theirs}
    for scheme in sorted(schemes):
        mine, other = ({key for key in told if key.partition(" ")[0] == scheme} for told in (ours, theirs))
        if not mine & other:
            words = "two different entries of one outside register"
            reason = Reason(words, ours[min(mine)], theirs[min(other)], table.weight("ids", "differ"))
            rulings.append(Ruling(reason, most_ppm=CERTAIN_PPM // 2))
    return rulings


def _genders(left: Context, right: Context, table: ContextTable) -> list[Ruling]:
    if {left.gender, right.gender} != {"female", "male"}:
        return []
    weight = table.weight("gender", "differ")
    return [Ruling(Reason(GENDERS_DIFFER, left.gender, right.gender, weight), most_ppm=CERTAIN_PPM // 2)]


def _namesakes(told: Context, table: ContextTable, *, here: bool) -> list[Ruling]:
    """A report that gives one name two births too far apart tells of two people: whom another means, a person says."""
    pair = born_twice(told.births, table)
    if pair is None:
        return []
    words = "one report gives this name two births too far apart: it tells of two people, and either may be meant"
    both = " / ".join(birth.words for birth in pair)
    return [Ruling(Reason(words, both if here else "", "" if here else both, 0), most_ppm=CERTAIN_PPM // 2)]


def _apart(left: Context, right: Context, table: ContextTable) -> list[Ruling]:
    """One report that uses two names means two people, unless it writes one name in two scripts."""
    if not left.report or left.report != right.report or left.script != right.script:
        return []
    if set(left.sentences) & set(right.sentences):
        words, name = "one report names them side by side in one sentence", "one_sentence"
    elif left.in_rows and right.in_rows:
        words, name = "they are two rows of one list", "rows_of_a_list"
    else:
        words, name = "one report calls them by two names", "elsewhere"
    most = CERTAIN_PPM - 1 if name == "elsewhere" else CERTAIN_PPM // 2
    return [Ruling(Reason(words, "", "", table.weight("same_report", name)), most_ppm=most)]
