"""What people decide about who is who, through the register: merge, split, undo, and what holds against what."""

from __future__ import annotations

import pytest

from habeas.casework import fold, judging
from habeas.casework.answer import Answers, asking
from habeas.casework.queue_rows import Why
from habeas.casework.register_folder import OpenRegister
from habeas.casework.standpoint import Standpoint
from habeas.errors import (
    NeverAPersonError,
    NobodyByThatNameError,
    NoSuchDecisionError,
    NoSuchMentionError,
    WrongUseError,
)
from habeas.model import Author, Kind, Marking, Nature, Verdict
from tests.casework.histories import Page, Told, add, fresh_register, page

ANNA, BORIS = Author("Anna Example"), Author("Boris Example")


def told(register: OpenRegister, *names: str) -> list[int]:
    """Add a report for each name; the entries of the claims."""
    for number, name in enumerate(names):
        add(register, page(number, name))
    with register.store.reading() as view:
        return [entry.number for entry in view.entries(words=("claim",))]


def people(register: OpenRegister, clearance: Marking = Marking.INTERNAL) -> dict[str, list[int]]:
    with register.store.reading() as view:
        return {id: row["mentions"] for id, row in view.rows("person", clearance)}


def queue(register: OpenRegister) -> list[tuple[list[str], str]]:
    with register.store.reading() as view:
        return [(row["persons"], row["why"]) for _, row in view.rows("queue", Marking.INTERNAL)]


def named(register: OpenRegister, asked: str) -> str:
    with asking(register, Standpoint()) as answers:
        return answers.named(asked).id


def test_merged_people_are_one_under_the_earlier_id_and_the_old_id_leads_there() -> None:
    with fresh_register() as register:
        one, other, third = told(register, "Anna Primerova", "Jane Example", "Anna Primerova")
        made = judging.merge(register, f"p{other}", f"p{one}", ANNA, "her own statement")
        assert people(register) == {f"p{one}": [one, other, third]}
        assert made.persons == (f"p{one}",)
        assert named(register, f"p{other}") == named(register, "Jane Example") == f"p{one}"
        with register.store.reading() as view:
            assert (view.entry(made.entries[0]).payload or {})["note"] == "her own statement"


def test_undoing_a_merge_brings_every_claim_back_where_it_came_from() -> None:
    with fresh_register() as register:
        told(register, "Anna Primerova", "Jane Example", "Анна Примерова")
        before = people(register)
        first, second = before
        made = judging.merge(register, first, second, ANNA)
        assert people(register) != before
        judging.withdraw(register, made.entries[0], BORIS, "mistaken")
        assert people(register) == before


def test_people_are_merged_whole_though_a_program_finds_two_of_their_names_at_odds() -> None:
    with fresh_register() as register:
        one, bare, other = told(register, "Ivan Petrovich Primerov", "Ivan Primerov", "Ivan Sergeevich Primerov")
        assert len(people(register)) == 3
        made = judging.merge(register, f"p{one}", f"p{other}", ANNA)
        assert people(register) == {f"p{one}": [one, bare, other]}
        assert (made.clashes, queue(register)) == ((), [])
        judging.withdraw(register, made.entries[-1], ANNA)
        assert len(people(register)) == 3


def test_what_is_split_keeps_together_on_both_sides_and_the_old_id_shows_both() -> None:
    with fresh_register() as register:
        entries = told(register, *["Anna Primerova"] * 4)
        before = people(register)
        made = judging.split(register, entries[:2], ANNA, "two women of one name")
        assert people(register) == {f"p{entries[0]}": entries[:2], f"p{entries[2]}": entries[2:]}
        with asking(register, Standpoint()) as answers:
            kept = answers.person(answers.named(f"p{entries[0]}"))
            assert [(one.id, one.judgement.note) for one in kept.apart] == [(f"p{entries[2]}", "two women of one name")]
            assert [one.id for one in answers.person(answers.named(f"p{entries[3]}")).apart] == [f"p{entries[0]}"]
        judging.withdraw(register, made.entries[0], ANNA)
        assert people(register) == before


def test_a_second_claim_of_one_report_can_be_taken_out_of_its_person() -> None:
    with fresh_register() as register:
        add(register, page(1, "Anna Primerova", "Anna Primerova"))
        ((id, [first, second]),) = people(register).items()
        judging.split(register, [second], ANNA)
        assert people(register) == {id: [first], f"p{second}": [second]}


def test_what_a_person_calls_different_is_never_merged_by_way_of_a_third() -> None:
    with fresh_register() as register:
        one, other = told(register, "Ivan Petrovich Primerov", "Ivan Sergeevich Primerov")
        judging.judge(register, one, other, Verdict.DIFFERENT, ANNA, "father and son")
        add(register, page(7, "Ivan Primerov"))
        assert len(people(register)) == 3
        assert [why for _, why in queue(register)] == [Why.TOLD_APART, Why.TOLD_APART]
        third = max(people(register), key=lambda id: int(id[1:]))
        judging.merge(register, f"p{one}", third, BORIS)
        assert people(register).keys() == {f"p{one}", f"p{other}"}
        made = judging.merge(register, third, f"p{other}", BORIS)
        assert [clash.judgement.note for clash in made.clashes] == ["father and son"]
        assert len(people(register)) == 2
        judging.withdraw(register, made.clashes[0].entry, ANNA)
        assert len(people(register)) == 1


def test_two_people_who_disagree_are_told_until_one_takes_it_back() -> None:
    with fresh_register() as register:
        one, other = told(register, "Anna Primerova", "Jane Example")
        judging.judge(register, one, other, Verdict.SAME, ANNA)
        made = judging.judge(register, one, other, Verdict.DIFFERENT, BORIS)
        assert (len(people(register)), [why for _, why in queue(register)]) == (2, [Why.PEOPLE_DISAGREE])
        judging.withdraw(register, made.entries[0], BORIS)
        assert (len(people(register)), queue(register)) == (1, [])


HIDDEN = [Nature.PSEUDONYM, Nature.WITHHELD, Nature.DESCRIPTION]


@pytest.mark.parametrize("nature", HIDDEN)
def test_a_hidden_name_joins_nobody_whoever_says_so(nature: Nature) -> None:
    with fresh_register() as register:
        (anna,) = told(register, "Anna Primerova")
        add(register, Page(5, (Told("Masha", nature, "claim", Kind.RELEASED),)))
        with register.store.reading() as view:
            masha, position = [entry.number for entry in view.entries(words=("claim",))][-1], view.position
        with pytest.raises(NeverAPersonError, match="Masha"):
            judging.judge(register, anna, masha, Verdict.SAME, ANNA)
        with pytest.raises(NeverAPersonError, match="Masha"):
            judging.split(register, [masha], ANNA)
        with pytest.raises(NeverAPersonError, match="Masha"):
            judging.merge(register, f"p{anna}", f"p{masha}", ANNA)
        with register.store.reading() as view:
            assert view.position == position, "nothing of it is recorded"


def test_only_what_a_person_decided_is_taken_back_and_only_once() -> None:
    with fresh_register() as register:
        one, other = told(register, "Anna Primerova", "Anna Primerova")
        with register.store.reading() as view:
            (machines,) = [entry.number for entry in view.entries(words=("judgement",))]
        made = judging.judge(register, one, other, Verdict.DIFFERENT, ANNA)
        judging.withdraw(register, made.entries[0], ANNA)
        for entry in (machines, made.entries[0], one, 9_999):
            with pytest.raises(NoSuchDecisionError):
                judging.withdraw(register, entry, ANNA)


def test_taking_a_judgement_back_makes_nothing_again_but_the_people_it_was_about(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with fresh_register() as register:
        one, other = told(register, "Anna Primerova", "Jane Example")
        made = judging.judge(register, one, other, Verdict.SAME, ANNA)

        def never(*_: object) -> None:
            raise AssertionError

        monkeypatch.setattr(fold, "refold", never)
        judging.withdraw(register, made.entries[0], ANNA)
        assert len(people(register)) == 2


def test_what_cannot_be_meant_is_refused() -> None:
    with fresh_register() as register:
        one, other = told(register, "Anna Primerova", "Jane Example")
        with pytest.raises(WrongUseError, match="itself"):
            judging.judge(register, one, one, Verdict.SAME, ANNA)
        with pytest.raises(WrongUseError, match="already"):
            judging.merge(register, f"p{one}", f"p{one}", ANNA)
        with pytest.raises(WrongUseError, match="all there is"):
            judging.split(register, [one], ANNA)
        with pytest.raises(WrongUseError, match="one person"):
            judging.split(register, [one, other], ANNA)
        for nobody in ("p1", "p0", "p99999999999999999999", "anna", ""):
            with pytest.raises(NoSuchMentionError):
                judging.merge(register, f"p{one}", nobody, ANNA)


def test_a_judgement_is_seen_by_those_who_may_see_what_its_author_saw() -> None:
    with fresh_register() as register:
        for number, name in enumerate(["Anna Primerova", "Jane Example"]):
            add(register, page(number, name, marking=Marking.PUBLIC))
        first, second = people(register)
        judging.merge(register, first, second, ANNA)
        assert (len(people(register)), len(people(register, Marking.PUBLIC))) == (1, 2)


def test_an_id_of_nobody_is_asked_for_as_a_name() -> None:
    with fresh_register() as register:
        told(register, "Anna Primerova")
        with asking(register, Standpoint()) as answers, pytest.raises(NobodyByThatNameError):
            _ask(answers, "p1")


def _ask(answers: Answers, name: str) -> None:
    answers.named(name)


def test_a_card_tells_who_made_its_names_one_and_by_which_entry_it_is_taken_back() -> None:
    with fresh_register() as register:
        told(register, "Anna Primerova", "A. Primerova")
        one, other = people(register)
        made = judging.merge(register, one, other, ANNA, "the same sentence")
        with asking(register, Standpoint()) as answers:
            [join] = answers.joined(answers.named("Anna Primerova"))
        assert (join.judgement.by.name, join.note, join.entry) == ("Anna Example", "the same sentence", made.entries[0])
        assert {join.left, join.right} == {"Anna Primerova", "A. Primerova"}
        judging.withdraw(register, join.entry, BORIS)
        with asking(register, Standpoint()) as answers:
            assert not answers.joined(answers.named(one))


def test_a_given_name_with_a_patronymic_asks_about_everybody_whom_it_fits_and_joins_nobody() -> None:
    with fresh_register() as register:
        told(register, "Ivan Petrovich Primerov", "Иван Петров", "Анна Петровна Примерова", "Иван Сергеевич Примеров")
        before = len(people(register))
        add(register, page(7, "Иван Петрович"))
        assert len(people(register)) == before + 1
        assert len(queue(register)) == 2
