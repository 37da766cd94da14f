"""A judgement of two mentions: their names, what else is told, and how many bear such a name."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from habeas.identity.compare import compare
from habeas.identity.linking import NOTHING_TOLD, Bounds, judge, may_link
from habeas.identity.names import Name
from habeas.identity.rarity import Frequencies, Terms, bundled, counted, terms_of
from habeas.model.decisions import Reason, Verdict

RARE, COMMON = 1, 5_000


def told(*weights: int, least: int = 1, most: int = 999_999) -> Bounds:
    return Bounds(tuple(Reason("told", "", "", weight) for weight in weights), least, most)


def verdict(left: str, right: str, besides: Bounds, namesakes: int) -> Verdict:
    return judge(compare(Name.of(left), Name.of(right)), besides, namesakes, namesakes).verdict


def test_a_rare_full_name_links_and_a_common_one_asks() -> None:
    assert verdict("Анна Примерова", "Hanna Prymierava", NOTHING_TOLD, RARE) is Verdict.SAME
    assert verdict("Анна Примерова", "Hanna Prymierava", NOTHING_TOLD, COMMON) is Verdict.UNSURE


def test_what_else_agrees_links_a_common_name() -> None:
    assert verdict("Анна Примерова", "Hanna Prymierava", told(3_000, 5_000), COMMON) is Verdict.SAME


def test_what_else_contradicts_keeps_equal_names_apart() -> None:
    assert verdict("Анна Примерова", "Анна Примерова", told(-9_000), RARE) is Verdict.DIFFERENT
    assert verdict("Анна Примерова", "Анна Примерова", told(most=1_000), RARE) is Verdict.DIFFERENT


def test_names_that_contradict_stay_apart_whatever_agrees_but_an_id() -> None:
    fathers = ("Иван Петрович Примеров", "Иван Сергеевич Примеров")
    assert verdict(*fathers, told(3_000, 5_000, 5_000), RARE) is Verdict.DIFFERENT
    assert verdict(*fathers, told(9_000, least=990_000), RARE) is Verdict.SAME


def test_an_initial_links_only_with_much_else() -> None:
    assert verdict("А. Примерова", "Анна Примерова", told(500), RARE) is Verdict.UNSURE
    assert verdict("А. Примерова", "Анна Примерова", told(3_000, 5_000), RARE) is Verdict.SAME


def test_that_many_bear_a_name_never_tells_two_of_them_apart() -> None:
    assert verdict("Иван Иванов", "Ivan Ivanov", NOTHING_TOLD, 1_000_000) is Verdict.UNSURE


@given(st.integers(-4_000, 8_000), st.integers(1, 100_000))
def test_what_could_not_be_linked_by_any_names_is_not_linked(weight: int, namesakes: int) -> None:
    if not may_link(weight, namesakes, namesakes):
        full = "Анна Ивановна Примерова"
        assert verdict(full, full, told(weight), namesakes) is not Verdict.SAME


def test_the_bundled_table_knows_common_surnames_in_every_spelling() -> None:
    namesakes = [bundled().namesakes(Name.of(name)) for name in ("Иван Петров", "Iwan Petrow", "Іван Пятроў")]
    assert min(namesakes) > 100
    assert bundled().namesakes(Name.of("Анна Примерова")) == 1
    assert bundled().namesakes(Name.of("Примерова")) > 100_000


def test_a_counted_table_finds_namesakes_where_many_bear_a_surname() -> None:
    rows = [(Terms(f"given {at % 30}", "petrov", False), 3) for at in range(60)]
    rows += [(Terms("anna", f"rare {at}", False), 3) for at in range(300)]
    anna = terms_of(Name.of("Анна Примерова"))
    assert anna is not None
    table = counted([*rows, (anna, 3), (Terms(anna.given, "petrov", False), 3)], "1")
    many = Frequencies("1", table.given, {**table.bearers, anna.surname: table.bearers["petrov"]}, table.full)
    assert many.namesakes(Name.of("Анна Примерова")) > 10 * table.namesakes(Name.of("Анна Примерова"))


def test_fame_makes_no_namesakes() -> None:
    famous = Terms("anna", "primer", False)
    rows = [(Terms("ivan", f"rare {at}", False), 2) for at in range(100)]
    once, often = (counted([*rows, (famous, times)], "1") for times in (2, 200))
    assert often.bearers["primer"] == once.bearers["primer"] == 0
