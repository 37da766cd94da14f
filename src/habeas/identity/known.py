"""Known people held against names and against each other: any of their names may fit, and ids of lists decide.

All else that is told of them (births, gender) weighs as what reports tell does, by `habeas.identity.context`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from habeas.identity.candidates import link_keys
from habeas.identity.compare import DIFFERENT_UP_TO_PPM, Judged
from habeas.identity.context import Context, weigh_context
from habeas.identity.contexttable import load_context_table
from habeas.identity.contextwords import Said
from habeas.identity.judge import MATCHER
from habeas.identity.lifetimes import Birth
from habeas.identity.linking import judge_in_register
from habeas.identity.names import Name
from habeas.identity.weights import FATHERS_AGREED, FATHERS_CONTRADICT
from habeas.model.decisions import CERTAIN_PPM, Author, Reason, Verdict
from habeas.model.when import When

AUTHOR = Author("habeas known people", f"ids-3 {MATCHER}")

IDS_AGREE_PPM = CERTAIN_PPM - 100
"""Two lists that carry one id mean one person, whatever the spelling."""

IN_DOUBT_PPM = CERTAIN_PPM // 2
"""Held apart because ids differ, though the names or other ids say the same: a list may hold somebody twice."""


NOTHING = Context()


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of somebody, as far as it helps to tell who they are: names (the first is shown), and the rest."""

    names: tuple[str, ...]
    told: Context = NOTHING


def told_by_list(ids: Iterable[tuple[str, str]] = (), born: When | None = None, gender: str = "") -> Context:
    """What a list tells of somebody: ids by their list, when they were born, and their gender.

    >>> told_by_list([("wikidata", "Q1")], When.year(1980)).births[0].words
    '1980'
    """
    births: tuple[Birth, ...] = ()
    if born is not None and born.earliest is not None and born.latest is not None:
        births = (Birth(born.earliest, born.latest, born.value, by_age=born.approximate),)
    said = (Said(f"{scheme} {value}".casefold(), f"{scheme}:{value}") for scheme, value in ids)
    return Context(births=births, ids=tuple(sorted(said)), gender=gender)


@lru_cache(maxsize=20_000)
def judge(left: Known, right: Known) -> Judged:
    """Judge two by their own evidence: ids that agree decide, ids of one list that differ hold them apart.

    Else it is the judgement of the register on the names that fit best, with what is told of both.

    >>> judge(
    ...     Known(("Anna Example",), told_by_list([("wikidata", "Q1")])),
    ...     Known(("Jo",), told_by_list([("wikidata", "Q1")])),
    ... ).reasons[-1].rule
    'both carry the Wikidata id Q1'
    >>> judge(Known(("Anna Primerova", "Ганна Іншая")), Known(("Anna Inshaya", "Анна Примерова"))).verdict
    <Verdict.SAME: 'same'>
    """
    agree, differ = _ids(left.told.ids, right.told.ids)
    ours, theirs = (replace(side.told, ids=()) for side in (left, right))
    if differ and not agree:
        told = weigh_context(ours, theirs)
        if told.most_ppm <= DIFFERENT_UP_TO_PPM or not _may_be_linked(left, right):
            # In a long list most of those whose names are alike are such pairs.
            return Judged(Verdict.DIFFERENT, DIFFERENT_UP_TO_PPM, (*differ, *told.reasons))
    judged = _best_names(left, ours, right, theirs)
    reasons = (*judged.reasons, *agree, *differ)
    if differ:
        doubtful = bool(agree) or judged.verdict is Verdict.SAME
        return Judged(Verdict.DIFFERENT, IN_DOUBT_PPM if doubtful else DIFFERENT_UP_TO_PPM, reasons)
    if agree:
        return Judged(Verdict.SAME, IDS_AGREE_PPM, reasons)
    return judged


def share_an_id(left: Known, right: Known) -> bool:
    """Whether a list's id makes them one person."""
    agree, differ = _ids(left.told.ids, right.told.ids)
    return bool(agree) and not differ


def ids_that_differ(left: Known, right: Known) -> tuple[Reason, ...]:
    """The lists that have two people of them, unless an id of another list makes them one."""
    agree, differ = _ids(left.told.ids, right.told.ids)
    return () if agree else differ


def _may_be_linked(left: Known, right: Known) -> bool:
    """Whether any two of their names could make a link."""
    ours, theirs = (frozenset().union(*(_link_keys(name) for name in side.names)) for side in (left, right))
    return not ours.isdisjoint(theirs)


@lru_cache(maxsize=20_000)
def _link_keys(name: str) -> frozenset[str]:
    return link_keys(Name.of(name))


def _best_names(left: Known, ours: Context, right: Known, theirs: Context) -> Judged:
    pairs = [(one, other) for one in left.names for other in right.names]
    judged = [judge_in_register(Name.of(one), ours, Name.of(other), theirs) for one, other in pairs]
    best = max(range(len(pairs)), key=lambda place: judged[place].probability_ppm)
    (one, other), found = pairs[best], judged[best]
    against = _fathers_against(judged)
    if against is not None and found.verdict is not Verdict.DIFFERENT:
        # An alias without the patronymic fits whom the name with it does not.
        found = Judged(Verdict.DIFFERENT, DIFFERENT_UP_TO_PPM, (*found.reasons, against))
    others = [
        Reason("the name that fits best is another name of a known person", *sides, 0)
        for sides, unusual in (
            ((one, left.names[0]), one != left.names[0]),
            ((right.names[0], other), other != right.names[0]),
        )
        if unusual
    ]
    return Judged(found.verdict, found.probability_ppm, (*found.reasons, *others))


def _fathers_against(judged: Iterable[Judged]) -> Reason | None:
    """That two of the patronymics contradict each other, unless other two agree: one person has one."""
    reasons = [reason for one in judged for reason in one.reasons]
    if any(reason.rule == FATHERS_AGREED for reason in reasons):
        return None
    return next((reason for reason in reasons if reason.rule == FATHERS_CONTRADICT), None)


def _ids(left: tuple[Said, ...], right: tuple[Said, ...]) -> tuple[tuple[Reason, ...], tuple[Reason, ...]]:
    """Where the ids of a list agree, and where they differ."""
    if not left or not right:
        return (), ()
    table = load_context_table()
    ours, theirs = _by_list(left), _by_list(right)
    agree, differ = [], []
    for scheme in sorted(ours.keys() & theirs.keys()):
        both = sorted(ours[scheme].keys() & theirs[scheme].keys())
        if both:
            words = ours[scheme][both[0]]
            rule = f"both carry the {in_words(scheme)} id {words.partition(':')[2]}"
            agree.append(Reason(rule, words, theirs[scheme][both[0]], table.weight("ids", "agree")))
        else:
            rule = f"their {in_words(scheme)} ids differ"
            one, other = (", ".join(sorted(side[scheme].values())) for side in (ours, theirs))
            differ.append(Reason(rule, one, other, table.weight("ids", "differ")))
    return tuple(agree), tuple(differ)


def _by_list(ids: Iterable[Said]) -> dict[str, dict[str, str]]:
    found: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for said in ids:
        found[said.key.partition(" ")[0]][said.key] = said.words
    return found


def in_words(scheme: str) -> str:
    """A list as reasons name it.

    >>> in_words("wikidata"), in_words("open-door")
    ('Wikidata', 'open-door')
    """
    return "Wikidata" if scheme == "wikidata" else scheme
