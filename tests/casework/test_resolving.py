"""The whole register held against itself: what all reports tell together, in any order, reversibly.

Everybody here is fictional and lives in Ruritania.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations

from habeas.casework import judging
from habeas.casework.register_folder import OpenRegister
from habeas.casework.resolving import resolve_register
from habeas.casework.upkeep import rebuild
from habeas.model import Author, Marking, Verdict
from habeas.reading.cascade import Cascade
from tests.casework.histories import fresh_register
from tests.casework.test_identify_in_context import add

ANNA = Author("Anna Example")
ARREST = ("Ivan Ivanov, 31, was arrested in Zenda on 9 December 2025.", "en")
VERDICT = ("Суд в Зенде приговорил 31-летнего Ивана Иванова к трём годам и двум месяцам колонии по статье 412.", "ru")
LATER = (
    "Ivan Ivanov, who was arrested on 9 December 2025, was sentenced to three years and two months in prison.",
    "en",
)
OTHER = ("Ivan Ivanov, 58, was arrested in Strelsau on 1 November 2025.", "en")
BARE = ("Ivan Ivanov was released from prison on 13 December 2025.", "en")


def people(register: OpenRegister, clearance: Marking = Marking.INTERNAL) -> list[set[int]]:
    with register.store.reading() as view:
        return [set(row["mentions"]) for _, row in view.rows("person", clearance)]


def resolved(reports: Sequence[tuple[str, str]]) -> tuple[int, int]:
    """How many people there are before and after a resolution."""
    with fresh_register() as register:
        for text, language in reports:
            add(register, text, language, Cascade())
        before = len(people(register))
        resolve_register(register)
        return before, len(people(register))


def test_what_two_reports_cannot_tell_all_of_them_together_do() -> None:
    assert resolved([ARREST, VERDICT]) == (1, 1)
    assert resolved([ARREST, LATER]) == (2, 2)
    assert resolved([VERDICT, LATER]) == (2, 2)
    assert resolved([ARREST, VERDICT, LATER]) == (2, 1)


def test_the_same_reports_give_the_same_people_in_any_order() -> None:
    assert {resolved(order) for order in permutations((ARREST, LATER, VERDICT, BARE))} == {(3, 2)}


def test_a_namesake_whom_all_contradicts_stands_in_nobodys_way() -> None:
    orders = [(ARREST, LATER, VERDICT, OTHER), (OTHER, VERDICT, LATER, ARREST), (LATER, OTHER, ARREST, VERDICT)]
    assert {resolved(order) for order in orders} == {(3, 2)}


def test_a_namesake_who_fits_as_well_makes_a_resolution_more_careful() -> None:
    same_day = ("Ivan Ivanov, 58, was arrested in Strelsau on 9 December 2025.", "en")
    orders = [(ARREST, LATER, VERDICT, same_day), (same_day, LATER, VERDICT, ARREST)]
    assert {resolved(order) for order in orders} == {(3, 3)}


def test_a_name_that_many_bear_goes_to_nobody_by_itself() -> None:
    assert resolved([ARREST, BARE]) == (2, 2)
    assert resolved([ARREST, VERDICT, LATER, BARE]) == (3, 2)


def test_a_resolution_is_recorded_once_is_replayed_and_is_undone_whole() -> None:
    with fresh_register() as register:
        for text, language in (ARREST, LATER, VERDICT):
            add(register, text, language, Cascade())
        apart = people(register)
        settled = resolve_register(register)
        assert (settled.mentions, settled.linked, settled.taken_back) == (3, 1, 0)
        assert resolve_register(register).entries == ()
        assert len(people(register)) == 1
        before = rebuild(register)
        assert before.before == before.after
        judging.withdraw(register, settled.entries[0], ANNA)
        assert people(register) == apart


def test_a_person_outranks_a_resolution() -> None:
    with fresh_register() as register:
        for text, language in (ARREST, VERDICT, LATER):
            add(register, text, language, Cascade())
        one, other = sorted(min(person) for person in people(register))
        judging.judge(register, one, other, Verdict.DIFFERENT, ANNA)
        resolve_register(register)
        assert not any({one, other} <= person for person in people(register))
        assert len(people(register)) > 1


def test_a_public_link_rests_on_nothing_hidden() -> None:
    with fresh_register() as register:
        add(register, *ARREST, Cascade(), Marking.PUBLIC)
        add(register, *LATER, Cascade(), Marking.PUBLIC)
        add(register, *VERDICT, Cascade(), Marking.INTERNAL)
        resolve_register(register)
        assert len(people(register, Marking.PUBLIC)) == 2
        assert len(people(register, Marking.INTERNAL)) == 1


def test_a_small_register_tells_little_of_how_common_a_name_is() -> None:
    wife = ("Journalist Alena Zvonareva was arrested on 2 March 2022. Police also detained Ruslan Zvonarev.", "en")
    again = ("Журналистку Алёну Звонареву 14 сентября 2022 года приговорили к восьми годам колонии.", "ru")
    later = ("Dziennikarka Alona Zwonariewa wyszła na wolność 13 grudnia 2025 r.", "pl")
    assert resolved([wife, again, later]) == (2, 2)


def test_what_is_hidden_from_a_clearance_is_not_counted() -> None:
    with fresh_register() as register:
        add(register, *ARREST, Cascade())
        add(register, *VERDICT, Cascade(), Marking.CONFIDENTIAL)
        assert resolve_register(register).mentions == 1
        assert resolve_register(register, clearance=Marking.CONFIDENTIAL).mentions == 2
