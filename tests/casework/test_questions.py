"""The queue: one question for each two people, the most useful first, gone when settled and back when undone."""

from __future__ import annotations

from habeas.casework import judging
from habeas.casework.judging import Decided
from habeas.casework.pages import Pages
from habeas.casework.questions import Overtaken, Question, Waiting, answer, question, unsettled, waiting
from habeas.casework.register_folder import OpenRegister
from habeas.model import Author, Marking, Verdict
from tests.casework.histories import add, fresh_register, page
from tests.casework.test_judging import people, told

ANNA, BORIS = Author("Anna Example"), Author("Boris Example")


def open_questions(register: OpenRegister) -> list[Waiting]:
    with register.store.reading() as view:
        return waiting(view)


def asked(register: OpenRegister, one: Waiting) -> Question:
    with register.store.reading() as view:
        return question(view, Pages(view, view, Marking.INTERNAL, register.zone), one)


def test_two_people_are_one_question_however_many_pairs_are_unsure() -> None:
    with fresh_register() as register:
        told(register, "Anna Primerova", "Анна Примерова", "A. Primerova", "Anna Primerova")
        (one,) = open_questions(register)
        assert len(one.pairs) > 1
        assert set(one.persons) == set(people(register))


def test_the_question_on_which_most_records_hang_comes_first() -> None:
    with fresh_register() as register:
        told(register, "Jane Example", "J. Example")
        for number, name in ((5, "Anna Primerova"), (6, "A. Primerova")):
            add(register, page(number, name, name, name))
        first, second = open_questions(register)
        assert (first.records, second.records) == (3, 1)
        assert "Primerova" in asked(register, first).left.person.name


def test_an_answer_settles_it_and_undoing_brings_it_back() -> None:
    with fresh_register() as register:
        told(register, "Anna Primerova", "Анна Примерова", "A. Primerova")
        before = open_questions(register)
        for verdict, persons in ((Verdict.SAME, 1), (Verdict.DIFFERENT, 2)):
            made = answer(register, before[0], verdict, ANNA)
            assert isinstance(made, Decided)
            assert (open_questions(register), len(people(register))) == ([], persons)
            judging.withdraw(register, made.entries[0], ANNA)
            assert open_questions(register) == before


def set_aside(register: OpenRegister) -> list[Waiting]:
    with register.store.reading() as view:
        return [one for one in unsettled(view) if one.set_aside]


def test_what_cannot_be_told_is_set_aside_and_undoing_brings_it_back() -> None:
    with fresh_register() as register:
        told(register, "Anna Primerova", "A. Primerova", "Jane Example", "J. Example")
        first, second = open_questions(register)
        made = answer(register, first, Verdict.UNSURE, ANNA, "the page is cut off")
        assert isinstance(made, Decided)
        assert open_questions(register) == [second]
        (aside,) = set_aside(register)
        said = [ground.words for ground in asked(register, aside).against]
        assert "Anna Example judged them unsure: the page is cut off" in said
        judging.withdraw(register, made.entries[0], ANNA)
        assert (open_questions(register), set_aside(register)) == ([first, second], [])


def test_what_was_set_aside_is_asked_again_when_a_report_names_either() -> None:
    with fresh_register() as register:
        told(register, "Anna Primerova", "A. Primerova")
        answer(register, open_questions(register)[0], Verdict.UNSURE, ANNA)
        add(register, page(5, "Jane Example"))
        assert open_questions(register) == []
        add(register, page(6, "Анна Примерова"))
        again = open_questions(register)
        assert [one.looked_at for one in again] == [True]
        answer(register, again[0], Verdict.UNSURE, BORIS)
        assert open_questions(register) == []


def test_what_was_set_aside_is_asked_again_when_either_becomes_one_with_somebody() -> None:
    with fresh_register() as register:
        anna, _, jane = told(register, "Anna Primerova", "A. Primerova", "Jane Example")
        answer(register, open_questions(register)[0], Verdict.UNSURE, ANNA)
        made = judging.merge(register, f"p{anna}", f"p{jane}", BORIS)
        assert [one.looked_at for one in open_questions(register)] == [True]
        judging.withdraw(register, made.entries[0], BORIS)
        assert (open_questions(register), len(set_aside(register))) == ([], 1)


def test_whoever_cannot_tell_if_a_name_is_one_persons_has_not_said_that_it_is_the_others() -> None:
    with fresh_register() as register:
        one, other = told(register, "Ivan Petrovich Primerov", "Ivan Sergeevich Primerov")
        judging.judge(register, one, other, Verdict.DIFFERENT, ANNA, "father and son")
        add(register, page(7, "Ivan Primerov"))
        before = (people(register), open_questions(register))
        made = answer(register, before[1][0], Verdict.UNSURE, BORIS)
        assert isinstance(made, Decided)
        assert (people(register), open_questions(register), len(set_aside(register))) == (before[0], [], 2)
        judging.withdraw(register, made.entries[0], BORIS)
        assert (people(register), open_questions(register)) == before


def test_a_later_report_of_people_told_apart_is_not_asked_again() -> None:
    with fresh_register() as register:
        told(register, "Anna Primerova", "A. Primerova")
        answer(register, open_questions(register)[0], Verdict.DIFFERENT, ANNA)
        add(register, page(8, "Anna Primerova"))
        assert open_questions(register) == []


def test_who_comes_second_records_nothing_and_learns_what_stands() -> None:
    with fresh_register() as register:
        told(register, "Anna Primerova", "A. Primerova", "Jane Example", "J. Example")
        first, second = open_questions(register)
        answer(register, first, Verdict.DIFFERENT, ANNA)
        answer(register, second, Verdict.SAME, ANNA)
        before = people(register)
        late = [answer(register, one, Verdict.SAME, BORIS) for one in (first, second)]
        assert late == [
            Overtaken("Anna Example judged them different meanwhile"),
            Overtaken(f"they are one person now: {second.persons[0]}"),
        ]
        assert people(register) == before


def test_a_question_whose_people_changed_is_not_answered_as_if_they_had_not() -> None:
    with fresh_register() as register:
        anna, initial, other = told(register, "Anna Primerova", "A. Primerova", "Jane Example")
        (one,) = open_questions(register)
        judging.merge(register, f"p{initial}", f"p{other}", BORIS)
        judging.merge(register, f"p{anna}", f"p{other}", BORIS)
        assert isinstance(answer(register, one, Verdict.DIFFERENT, ANNA), Overtaken)


def test_a_question_shows_the_words_the_reasons_and_who_else_it_may_be() -> None:
    with fresh_register() as register:
        told(register, "Anna Primerova", "Alla Primerova", "A. Primerova")
        one = next(one for one in open_questions(register))
        made = asked(register, one)
        assert made.left.person.name == "A. Primerova"
        assert made.left.passage.words == "A. Primerova claim released."
        assert (made.left.passage.name, made.left.passage.source) == ("A. Primerova", "Example")
        assert any("surname" in ground.words and ground.left == "Primerova" for ground in made.for_)
        assert {other.name for other in made.others} | {made.right.person.name} == {"Anna Primerova", "Alla Primerova"}
        assert [other.side for other in made.others] == ["left"]


def test_a_name_that_fits_two_who_were_told_apart_joins_neither_and_the_answer_on_one_settles_the_other() -> None:
    with fresh_register() as register:
        one, other = told(register, "Ivan Petrovich Primerov", "Ivan Sergeevich Primerov")
        judging.judge(register, one, other, Verdict.DIFFERENT, ANNA, "father and son")
        add(register, page(7, "Ivan Primerov"))
        clashes = open_questions(register)
        assert [set(clash.persons) & {f"p{one}", f"p{other}"} for clash in clashes] == [{f"p{one}"}, {f"p{other}"}]
        answer(register, clashes[0], Verdict.DIFFERENT, BORIS)
        assert open_questions(register) == []


def test_two_namings_of_one_report_that_were_split_are_not_asked_about_for_ever() -> None:
    with fresh_register() as register:
        add(register, page(1, "Anna Primerova", "Anna Primerova"))
        ((_, (_, second)),) = people(register).items()
        judging.split(register, [second], ANNA)
        assert (len(people(register)), open_questions(register)) == (2, [])


def test_people_who_disagree_do_not_take_a_word_back_by_being_unsure() -> None:
    with fresh_register() as register:
        one, other = told(register, "Anna Primerova", "A. Primerova")
        judging.judge(register, one, other, Verdict.SAME, BORIS)
        made = judging.judge(register, one, other, Verdict.DIFFERENT, ANNA)
        (clash,) = open_questions(register)
        assert answer(register, clash, Verdict.UNSURE, ANNA) == Overtaken(
            f"you judged them different yourself; `habeas review --undo {made.entries[0]}` takes that back"
        )
        before = people(register)
        assert isinstance(answer(register, clash, Verdict.UNSURE, Author("Clara Example")), Decided)
        assert (people(register), open_questions(register), len(set_aside(register))) == (before, [], 1)
