"""Reports added in any order give the same persons."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from habeas.casework.payloads import load
from habeas.ledger.store import View
from habeas.model import Marking, Person
from tests.casework.histories import Page, add, fresh_register, page

NAMES = (
    "Ivan Petrovich Primerov",
    "Иван Сергеевич Примеров",
    "Ivan Primerov",
    "Иван Примеров",
    "Іван Прымераў",
    "Anna Primerova",
    "Анна Примерова",
    "A. Primerova",
    "Primerova",
    "Иван Иванов",
    "Ivan Ivanov",
)
reports = st.lists(st.lists(st.sampled_from(NAMES), min_size=1, max_size=3, unique=True), min_size=2, max_size=5)


def persons(pages: list[Page]) -> frozenset[frozenset[tuple[str, str]]]:
    """The persons, each mention told by its report's bytes and its name, as entry numbers follow the order."""
    with fresh_register() as register:
        for made in pages:
            add(register, made)
        with register.store.reading() as view:
            found = set()
            for _, body in view.rows("person", Marking.INTERNAL):
                entries = view.many(load(Person, body).mentions)
                bodies = [entry.payload or {} for entry in entries]
                found.add(frozenset((_bytes_of(view, body["report"]), body["about"]["normal"]) for body in bodies))
    return frozenset(found)


def _bytes_of(view: View, report: int) -> str:
    payload = view.entry(report).payload or {}
    return str(payload["report"]["sha256"])


@settings(max_examples=25, deadline=None)
@given(reports.flatmap(lambda told: st.tuples(st.just(told), st.permutations(range(len(told))))))
@example(
    ([["Ivan Primerov"], ["Ivan Petrovich Primerov"], ["Иван Сергеевич Примеров"], ["Иван Примеров"]], [1, 0, 3, 2])
)
def test_reports_added_in_any_order_give_the_same_persons(told: tuple[list[list[str]], list[int]]) -> None:
    names, order = told
    pages = [page(number, *told) for number, told in enumerate(names)]
    assert persons([pages[at] for at in order]) == persons(pages)


def test_a_common_full_name_waits_for_a_person() -> None:
    assert len(persons([page(0, "Иван Иванов"), page(1, "Ivan Ivanov")])) == 2
    assert len(persons([page(0, "Иван Примеров"), page(1, "Ivan Primerov")])) == 1


def test_of_a_crowd_only_the_likeliest_are_asked_about() -> None:
    givens = ("Anna", "Olga", "Vera", "Inna", "Alla", "Yana", "Irina", "Elena", "Maria", "Daria", "Polina", "Alina")
    with fresh_register() as register:
        add(register, page(0, *(f"{given} Primerova" for given in givens)))
        add(register, page(1, "Primerova"))
        with register.store.reading() as view:
            asked = list(view.rows("queue", Marking.INTERNAL))
            judged = [entry.payload or {} for entry in view.entries(words=("judgement",))]
    assert len(asked) == 10
    unsure = [row["reasons"][-1]["rule"] for row in judged if row["verdict"] == "unsure"]
    assert len(unsure) == 10
    assert all("only the likeliest 10" in told for told in unsure), unsure
