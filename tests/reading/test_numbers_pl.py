"""Polish numbers: all cases, collective forms, bounds, parts of a whole; and sentences to prison with their kinds."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.model import Quantity
from tests.reading.tables import Sentenced, counts_of, lengths_of, quantities_of, terms_of

read, quantities = counts_of("pl"), quantities_of("pl")
terms, lengths = terms_of("pl"), lengths_of("pl")

# The text, the words of its number, the lowest, the highest (or None), whether only about so.
COUNTED = [
    ("Zwolniono 123 więźniów.", "123", 123, 123, False),
    ("1 400 więźniów", "1 400", 1400, 1400, False),
    ("2 tys. osób", "2 tys.", 2000, 2000, False),
    ("1,5 mln osób", "1,5 mln", 1500000, 1500000, False),
    ("dwa tysiące osób", "dwa tysiące", 2000, 2000, False),
    ("pięciu opozycjonistów", "pięciu", 5, 5, False),
    ("dwoje dziennikarzy", "dwoje", 2, 2, False),
    ("trzej działacze", "trzej", 3, 3, False),
    ("czworga więźniów", "czworga", 4, 4, False),
    ("stu dwudziestu trzech więźniów", "stu dwudziestu trzech", 123, 123, False),
    ("dwustu pięćdziesięciu więźniów", "dwustu pięćdziesięciu", 250, 250, False),
    ("tysiąc dwieście osób", "tysiąc dwieście", 1200, 1200, False),
    ("obie kobiety", "obie", 2, 2, False),
    ("obaj politycy", "obaj", 2, 2, False),
    ("dziesiątki osób", "dziesiątki", 24, None, False),
    ("Setki są nadal w więzieniach.", "Setki", 200, None, False),
    ("tysiące ludzi", "tysiące", 2000, None, False),
    ("dziesiątki tysięcy ludzi", "dziesiątki tysięcy", 20000, None, False),
    ("kilkunastu więźniów", "kilkunastu", 11, 19, True),
    ("kilkudziesięciu więźniów", "kilkudziesięciu", 20, 99, True),
    ("kilkanaście tysięcy osób", "kilkanaście tysięcy", 11000, 19000, True),
    ("kilku więźniów", "kilku", 2, None, True),
    ("kilka tysięcy osób", "kilka tysięcy", 2000, None, True),
    ("jeszcze jeden więzień", "jeden", 1, 1, False),
    ("pół miliona osób", "pół miliona", 500000, 500000, False),
    ("wielu więźniów", "wielu", 2, None, True),
    ("ponad 100 osób", "ponad 100", 101, None, False),
    ("ponad stu więźniów", "ponad stu", 101, None, False),
    ("co najmniej 30 osób", "co najmniej 30", 30, None, False),
    ("około 100 osób", "około 100", 100, 100, True),
    ("ok. 100 osób", "ok. 100", 100, 100, True),
    ("prawie 100 osób", "prawie 100", 93, 100, True),
    ("niespełna 100 osób", "niespełna 100", 93, 100, True),
    ("mniej niż 50 osób", "mniej niż 50", 1, 49, False),
    ("najwyżej 50 osób", "najwyżej 50", 1, 50, False),
    ("łącznie 123 osoby", "123", 123, 123, False),
    ("od 20 do 30 osób", "od 20 do 30", 20, 30, False),
    ("20-30 osób", "20-30", 20, 30, False),
    ("dwóch lub trzech więźniów", "dwóch lub trzech", 2, 3, False),
    ("2020 osób zwolniono", "2020", 2020, 2020, False),
]


@pytest.mark.parametrize(("text", "words", "low", "high", "soft"), COUNTED, ids=[row[0] for row in COUNTED])
def test_a_polish_number_is_read_with_its_bounds(text: str, words: str, low: int, high: int | None, soft: bool) -> None:
    assert quantities(text) == [(words, low, high, soft)]


NO_COUNTS = [
    "65-letni nauczyciel",
    "47-letnia nauczycielka",
    "Piotr Przykładowy, lat 47",
    "w wieku 47 lat",
    "skazany na 11 lat więzienia",
    "trzy i pół roku więzienia",
    "odpowiednio 20 i 10 lat",
    "w 2020 roku, w 2010 r.",
    "w latach 2020-2021",
    "od 2021",
    "13 grudnia",
    "12 i 13 grudnia",
    "w nocy z 12 na 13 grudnia",
    "13. rocznica protestów",
    "z art. 342",
    "art. 130, 342 i 361",
    "w kolonii nr 4",
    "80 proc., 50%, dziesięć procent",
    "900 tys. dolarów, 5 mln zł, 500 złotych",
    "o godz. 15, o godzinie 15",
    "13.12.2025",
    "dwa razy, dwukrotnie, trzyosobowy skład",
    "dwadzieścia kilometrów stąd",
    "tak wielu, jak wiele",
    "dwie trzecie głosów",
    "Piotr Przykładowy (63 l.)",
]


@pytest.mark.parametrize("text", NO_COUNTS)
def test_what_only_looks_like_people_is_left_out(text: str) -> None:
    assert quantities(text) == []


# (text, words, quantity, of how many)
PARTS = [
    ("większość ze 104", "większość ze 104", Quantity(53, 104), Quantity.exactly(104)),
    ("większość spośród 104", "większość spośród 104", Quantity(53, 104), Quantity.exactly(104)),
    ("prawie wszyscy ze 104", "prawie wszyscy ze 104", Quantity(96, 104, soft=True), Quantity.exactly(104)),
    ("połowa ze 104", "połowa ze 104", Quantity(52, 52, soft=True), Quantity.exactly(104)),
    ("nikt z 52", "nikt z 52", Quantity.exactly(0), Quantity.exactly(52)),
    ("pięciu ze 114", "pięciu ze 114", Quantity.exactly(5), Quantity.exactly(114)),
    ("12 z ponad 40", "12 z ponad 40", Quantity.exactly(12), Quantity(41, None)),
    ("12 z nich", "12", Quantity.exactly(12), None),
    ("dziewięcioro z nich", "dziewięcioro", Quantity.exactly(9), None),
    ("pięciu spośród zatrzymanych", "pięciu", Quantity.exactly(5), None),
]


@pytest.mark.parametrize(("text", "words", "quantity", "total"), PARTS, ids=[row[0] for row in PARTS])
def test_a_part_knows_its_whole(text: str, words: str, quantity: Quantity, total: Quantity | None) -> None:
    (count,) = read(text)
    assert (count.span.words, count.quantity, count.partitive, count.of_total) == (words, quantity, True, total)


@pytest.mark.parametrize("text", ["kolejnych pięciu", "pięciu innych więźniów", "jeszcze 31 osób", "12 pozostałych"])
def test_others_are_besides_those_named(text: str) -> None:
    assert read(text)[-1].others


ONES = ["jednego", "dwóch", "trzech", "czterech", "pięciu", "sześciu", "siedmiu", "ośmiu", "dziewięciu"]
TEENS = ["dziesięciu", "jedenastu", "dwunastu", "trzynastu", "czternastu", "piętnastu"]
TEENS += ["szesnastu", "siedemnastu", "osiemnastu", "dziewiętnastu"]
TENS = ["dwudziestu", "trzydziestu", "czterdziestu", "pięćdziesięciu"]
TENS += ["sześćdziesięciu", "siedemdziesięciu", "osiemdziesięciu", "dziewięćdziesięciu"]
HUNDREDS = [
    "stu",
    "dwustu",
    "trzystu",
    "czterystu",
    "pięciuset",
    "sześciuset",
    "siedmiuset",
    "ośmiuset",
    "dziewięciuset",
]


def spelled(number: int) -> str:
    if number >= 100:
        return f"{HUNDREDS[number // 100 - 1]} {spelled(number % 100)}".strip()
    if number >= 20:
        return f"{TENS[number // 10 - 2]} {spelled(number % 10)}".strip()
    return TEENS[number - 10] if number >= 10 else ONES[number - 1] if number else ""


@given(st.integers(1, 999))
def test_a_number_in_the_genitive_is_read_back(number: int) -> None:
    (count,) = read(f"dokładnie {spelled(number)} więźniów")
    assert (count.quantity, count.span.words) == (Quantity.exactly(number), spelled(number))


TERMS: list[tuple[str, list[Sentenced]]] = [
    ("skazana na 11 lat więzienia", [("11 lat więzienia", "prison", 11, 0, 0)]),
    ("skazany na dziewięć lat", [("dziewięć lat", "prison", 9, 0, 0)]),
    ("sąd skazał ją 13 grudnia 2025 r. na dziewięć lat", [("dziewięć lat", "prison", 9, 0, 0)]),
    ("na 11 lat kolonii karnej", [("11 lat kolonii karnej", "colony", 11, 0, 0)]),
    ("na osiem lat pozbawienia wolności", [("osiem lat pozbawienia wolności", "prison", 8, 0, 0)]),
    ("trzy i pół roku więzienia", [("trzy i pół roku więzienia", "prison", 3, 6, 0)]),
    ("2,5 roku więzienia", [("2,5 roku więzienia", "prison", 2, 6, 0)]),
    ("półtora roku więzienia", [("półtora roku więzienia", "prison", 1, 6, 0)]),
    ("pół roku więzienia", [("pół roku więzienia", "prison", 0, 6, 0)]),
    ("skazany na rok kolonii", [("rok kolonii", "colony", 1, 0, 0)]),
    ("dwa lata i sześć miesięcy więzienia", [("dwa lata i sześć miesięcy więzienia", "prison", 2, 6, 0)]),
    ("dziesięcioletni wyrok", [("dziesięcioletni wyrok", "prison", 10, 0, 0)]),
    ("dwunastoletnią karę więzienia", [("dwunastoletnią karę więzienia", "prison", 12, 0, 0)]),
    ("dwudziestopięcioletniego wyroku", [("dwudziestopięcioletniego wyroku", "prison", 25, 0, 0)]),
    ("trzyipółletni wyrok", [("trzyipółletni wyrok", "prison", 3, 6, 0)]),
    ("8-letni wyrok", [("8-letni wyrok", "prison", 8, 0, 0)]),
    ("półtoraroczny wyrok", [("półtoraroczny wyrok", "prison", 1, 6, 0)]),
    ("sześciomiesięczny wyrok", [("sześciomiesięczny wyrok", "prison", 0, 6, 0)]),
    ("karę skrócono do dziewięciu lat", [("dziewięciu lat", "prison", 9, 0, 0)]),
    ("karę ośmiu lat", [("ośmiu lat", "prison", 8, 0, 0)]),
    ("usłyszała wyrok ośmiu lat więzienia", [("ośmiu lat więzienia", "prison", 8, 0, 0)]),
    ("dwa lata w rurytańskim więzieniu", [("dwa lata w rurytańskim więzieniu", "prison", 2, 0, 0)]),
    ("dziesięć lat ciężkich robót", [("dziesięć lat ciężkich robót", "hard_labour", 10, 0, 0)]),
    ("dwa lata ograniczenia wolności", [("dwa lata ograniczenia wolności", "restricted", 2, 0, 0)]),
    (
        "skazano ich na odpowiednio 20 i 10 lat więzienia",
        [("20", "prison", 20, 0, 0), ("10 lat więzienia", "prison", 10, 0, 0)],
    ),
    ("15 dni aresztu", [("15 dni aresztu", "administrative", 0, 0, 15)]),
    ("15-dniowy areszt", [("15-dniowy areszt", "administrative", 0, 0, 15)]),
    ("dwa lata więzienia w zawieszeniu", [("dwa lata więzienia w zawieszeniu", "suspended", 2, 0, 0)]),
    (
        "skazany na dwa lata więzienia w zawieszeniu na trzy lata",
        [("dwa lata więzienia w zawieszeniu", "suspended", 2, 0, 0)],
    ),
    ("areszt domowy", [("areszt domowy", "house_arrest", 0, 0, 0)]),
    ("dwa miesiące aresztu domowego", [("dwa miesiące aresztu domowego", "house_arrest", 0, 2, 0)]),
    ("skazany na dożywocie", [("dożywocie", "life", 0, 0, 0)]),
    ("grozi jej kara śmierci", [("kara śmierci", "death", 0, 0, 0)]),
    ("skazana na śmierć przez powieszenie", [("śmierć", "death", 0, 0, 0)]),
    ("w 2010 r. została skazana w Rurytanii na śmierć", [("śmierć", "death", 0, 0, 0)]),
    ("na grzywnę", [("grzywnę", "fine", 0, 0, 0)]),
]


@pytest.mark.parametrize(("text", "rows"), TERMS, ids=[row[0] for row in TERMS])
def test_a_polish_sentence_is_read_with_its_length_and_kind(text: str, rows: list[Sentenced]) -> None:
    assert lengths(text) == rows


NO_TERMS = [
    "trzy lata temu",
    "od trzech lat",
    "65-letni więzień",
    "dziesięcioletnia córka",
    "od pięciu do ośmiu lat więzienia",
    "pięć lub sześć lat więzienia",
    "wypuszczona po ośmiu latach z więzienia",
    "cztery lata w szkole",
    "pięcioletnia kadencja",
    "zagłosowano na śmierć projektu",
    "rok później",
    "w 2020 rok po roku",
    "skazano go na trzy lata zakazu wykonywania zawodu",
    "w tym roku więzienia opuściło 52 osoby",
]


@pytest.mark.parametrize("text", NO_TERMS)
def test_another_length_of_time_is_no_sentence(text: str) -> None:
    assert lengths(text) == []


@pytest.mark.parametrize(
    "text", ["do 15 lat więzienia", "Grozi mu nawet do 15 lat kolonii", "maksymalnie 15 lat więzienia"]
)
def test_a_threat_is_marked_as_up_to(text: str) -> None:
    (found,) = terms(text)
    assert (found.up_to, found.rough, found.term.years) == (True, False, 15)


def test_a_term_that_was_cut_to_so_much_is_no_threat() -> None:
    (found,) = terms("Karę podwyższono do 15 lat kolonii karnej.")
    assert not found.up_to


@pytest.mark.parametrize("text", ["ponad pięć lat więzienia", "prawie pięć lat więzienia", "około pięciu lat kolonii"])
def test_a_length_that_is_only_about_right_is_marked_as_rough(text: str) -> None:
    (found,) = terms(text)
    assert (found.up_to, found.rough, found.term.years) == (False, True, 5)


@pytest.mark.parametrize(
    "piece", ["1 ", "rok ", "pięcio", "dwudziesto", "sto ", "dwa lata ", "20 i ", "skazany na ", "na śmierć ", "tys. "]
)
def test_a_hostile_text_is_read_in_linear_time(piece: str) -> None:
    text = piece * (20_000 // len(piece))
    begun = time.process_time()
    read(text)
    terms(text)
    assert time.process_time() - begun < 2  # quadratic would be half a minute
