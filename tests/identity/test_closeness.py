"""What is left out to be fast changes no answer: early stops and skipped ways give what full work would give."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from habeas.identity import closeness as near
from habeas.identity import evidence, likeliest, weights
from habeas.identity.closeness import NEAR_ENOUGH, TOO_FAR, Closeness, closeness, cost_if_near
from habeas.identity.names import Name
from habeas.identity.parts import Parts, Reading

SOUNDS = "abcdefgijklmnoprstuvxzčšžDwHSZŠ"
WORDS = st.text(alphabet=SOUNDS, min_size=1, max_size=12)
SIMILAR = st.tuples(WORDS, st.integers(0, 11), st.sampled_from(["", *SOUNDS, "šč", "ij"])).map(
    lambda row: (row[0], row[0][: row[1]] + row[2] + row[0][row[1] + 1 :])
)
PAIRS = st.one_of(st.tuples(WORDS, WORDS), SIMILAR.filter(lambda pair: bool(pair[1])))


def in_full(left: str, right: str, *, crossing: bool) -> Closeness:
    if left == right:
        return Closeness(0, 0, ())
    left, right = sorted((left, right))
    table = near._cheapest(left, right, crossing=crossing)
    if abs(len(left) - len(right)) > near.MOST_LEFT_OUT or any(min(row) > near.HOPELESS for row in table[:-1]):
        return near.FAR
    return near._summed(near._path(table, left, right, crossing=crossing))


@given(PAIRS, st.booleans())
@example(("bab", "mam"), True)
@example(("mabak", "rubak"), True)
def test_what_is_told_apart_early_is_far_and_what_is_near_costs_the_same(pair: tuple[str, str], crossing: bool) -> None:
    full = in_full(*pair, crossing=crossing)
    assert cost_if_near(*pair, crossing) == (full.cost if full.cost <= NEAR_ENOUGH else TOO_FAR)
    assert closeness(*pair, crossing=crossing) == full


@given(PAIRS)
def test_counting_never_finds_more_letters_unexplained_than_comparing(pair: tuple[str, str]) -> None:
    left, right = pair
    if left != right and near.told_apart(near.counted(left), near.counted(right)):
        for crossing in (True, False):
            assert in_full(*pair, crossing=crossing).unexplained > 1


def test_two_unrelated_words_are_told_apart_by_counting() -> None:
    assert near.told_apart(near.counted("tixanovski"), near.counted("babarik"))


def test_no_weight_looks_further_than_the_early_stop() -> None:
    assert weights.SURNAME_AGREES - weights.PER_COST * (NEAR_ENOUGH + 1) <= weights.SURNAME_FLOOR
    assert weights.GIVEN_AGREES - 9 * (NEAR_ENOUGH + 1) <= evidence.CONFLICT + 1000


NAMES = st.one_of(
    st.sampled_from(
        ["Maria Kolesnikova", "Марии Колесниковой", "Анна Ивановна Примерова", "А. И. Примерова", "Иванов", "Anna",
         "Ганна Прыкладава (Зразкова)", "Бобрик Иван", "Ivan Bobryk-Muster", "Саша Примеренко", "Bolo Zarathan Qwen",
         "Aleksandra Prymierenka", "Иван Петрович", "V. Babaryka", "Viktaras Babaryka", "Вікторія Бабарика",
         "Oleg Vladimirovich Obraztsov"]
    ),
    st.text(alphabet="aeiouyjhwszcłšžćабвгеёжийолняюьўіїєґ .,-()IVАБ", max_size=30),
)  # fmt: skip


def every_way(left: Name, right: Name, *, crossing: bool) -> list[tuple[int, Reading, Reading, Parts, Parts]]:
    return [
        (
            weights.middle_weight(one, other) - one.odd - other.odd
            + weights.surname_weight(a, b, crossing=crossing)
            + weights.given_weight(a, b, one, other, crossing=crossing)
            + a.form + b.form,
            a, b, one, other,
        )
        for one in left.parts for other in right.parts
        if not likeliest.lacks_surname(one, other) and not likeliest.lacks_surname(other, one)
        for a in one.readings for b in other.readings
    ]  # fmt: skip


@given(NAMES, NAMES, st.booleans())
def test_the_likeliest_way_to_mean_two_names_is_the_first_of_all_that_weigh_most(
    left: str, right: str, crossing: bool
) -> None:
    one, other = Name.of(left), Name.of(right)
    ways = every_way(one, other, crossing=crossing)
    assert likeliest.likeliest(one, other, crossing=crossing) == (max(ways, key=lambda way: way[0]) if ways else None)
