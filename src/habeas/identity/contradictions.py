"""What can't be said of one person: what to tell whoever would make two people one all the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice, product

from habeas.identity.compare import ELDER_AND_YOUNGER, compare
from habeas.identity.context import GENDERS_DIFFER
from habeas.identity.contexttable import load_context_table
from habeas.identity.known import Known, ids_that_differ
from habeas.identity.lifetimes import contradictions
from habeas.identity.names import Name
from habeas.identity.telling import GIVEN_NAMES_DIFFER, NAMES_OF_MAN_AND_WOMAN, SURNAMES_OF_MAN_AND_WOMAN
from habeas.identity.weights import FATHERS_CONTRADICT
from habeas.model.decisions import Reason

MOST_PAIRS = 2_000
"""Pairs of names, and of births and ids, that are looked at: a person has a few of either."""
BIRTHS_DIFFER = "the births can't be one person's"
OF_NAMES = frozenset({
    ELDER_AND_YOUNGER,
    FATHERS_CONTRADICT,
    GIVEN_NAMES_DIFFER,
    NAMES_OF_MAN_AND_WOMAN,
    SURNAMES_OF_MAN_AND_WOMAN,
})  # fmt: skip
"""Reasons that say of two names that they can't be one person's; that surnames differ does not, as people marry."""


def contradicting(one: Iterable[Known], other: Iterable[Known]) -> tuple[Reason, ...]:
    """What of all that is known of two people can't be true of one, each sort of thing once.

    It is told of patronymics, given names, elder and younger, genders, births, and ids of one list. That surnames
    differ is none of it, nor are days on which reports contradict each other.

    >>> [found] = contradicting([Known(("Иван Петрович Примеров",))], [Known(("Ivan Sergeevich Primerov",))])
    >>> found.rule, found.left, found.right
    ('the patronymics contradict each other', 'Петрович', 'Sergeevich')
    """
    ours, theirs = list(one), list(other)
    found = [*_of_names(_names(ours), _names(theirs)), *_of_what_is_told(ours, theirs)]
    return tuple({reason.rule: reason for reason in reversed(found)}.values())[::-1]


def _names(known: Iterable[Known]) -> list[str]:
    return list(dict.fromkeys(name for one in known for name in one.names))


def _of_names(ours: list[str], theirs: list[str]) -> Iterator[Reason]:
    for left, right in islice(product(ours, theirs), MOST_PAIRS):
        yield from (reason for reason in compare(Name.of(left), Name.of(right)).reasons if reason.rule in OF_NAMES)


def _of_what_is_told(ours: list[Known], theirs: list[Known]) -> Iterator[Reason]:
    table = load_context_table()
    for left, right in islice(product(ours, theirs), MOST_PAIRS):
        yield from ids_that_differ(left, right)
        for ruling in contradictions(left.told.births, (), right.told.births, (), table):
            yield Reason(BIRTHS_DIFFER, ruling.reason.left, ruling.reason.right, 0)
        if {left.told.gender, right.told.gender} == {"female", "male"}:
            yield Reason(GENDERS_DIFFER, left.told.gender, right.told.gender, 0)
