"""German numbers: one-word compounds, bounds, parts of a whole; and sentences to prison with their kinds."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.model import Quantity
from tests.reading.tables import Sentenced, counts_of, lengths_of, quantities_of, terms_of

read, quantities = counts_of("de"), quantities_of("de")
terms, lengths = terms_of("de"), lengths_of("de")

# The text, the words of its number, the lowest, the highest (or None), whether only about so.
COUNTED = [
    ("Er ließ 123 Gefangene frei.", "123", 123, 123, False),
    ("1.400 Gefangene", "1.400", 1400, 1400, False),
    ("1'400 Gefangene", "1'400", 1400, 1400, False),
    ("1,5 Millionen Menschen", "1,5 Millionen", 1500000, 1500000, False),
    ("hundertdreiundzwanzig Gefangene", "hundertdreiundzwanzig", 123, 123, False),
    ("Einundzwanzig Frauen", "Einundzwanzig", 21, 21, False),
    ("zweihundert Menschen", "zweihundert", 200, 200, False),
    ("zwölfhundert Menschen", "zwölfhundert", 1200, 1200, False),
    ("zweitausenddreihundert Menschen", "zweitausenddreihundert", 2300, 2300, False),
    ("zwei Millionen Menschen", "zwei Millionen", 2000000, 2000000, False),
    ("Dutzende Kritiker", "Dutzende", 24, None, False),
    ("Hunderte sind noch in Haft.", "Hunderte", 200, None, False),
    ("Zehntausende gingen auf die Straße", "Zehntausende", 20000, None, False),
    ("ein halbes Dutzend", "ein halbes Dutzend", 6, 6, False),
    ("ein Dutzend", "ein Dutzend", 12, 12, False),
    ("zwei Dutzend", "zwei Dutzend", 24, 24, False),
    ("mehrere Dutzend", "mehrere Dutzend", 24, None, True),
    ("mehrere hundert Menschen", "mehrere hundert", 200, None, True),
    ("einige Aktivisten", "einige", 2, None, True),
    ("beide Frauen", "beide", 2, 2, False),
    ("mehr als 100 Menschen", "mehr als 100", 101, None, False),
    ("über 100 Menschen", "über 100", 101, None, False),
    ("mindestens 30 Menschen", "mindestens 30", 30, None, False),
    ("rund 100 Menschen", "rund 100", 100, 100, True),
    ("etwa 100 Menschen", "etwa 100", 100, 100, True),
    ("knapp 100 Menschen", "knapp 100", 93, 100, True),
    ("bis zu 50 Menschen", "bis zu 50", 1, 50, True),
    ("höchstens 50 Menschen", "höchstens 50", 1, 50, False),
    ("das Urteil über drei Angeklagte", "drei", 3, 3, False),
    ("Verfahren gegen drei Angeklagte", "drei", 3, 3, False),
    ("eine halbe Million Menschen", "eine halbe Million", 500000, 500000, False),
    ("weniger als 50 Menschen", "weniger als 50", 1, 49, False),
    ("insgesamt 123 Menschen", "123", 123, 123, False),
    ("zwischen 20 und 30 Menschen", "zwischen 20 und 30", 20, 30, False),
    ("20 bis 30 Menschen", "20 bis 30", 20, 30, False),
    ("zwei oder drei Männer", "zwei oder drei", 2, 3, False),
    ("2020 Menschen kamen frei", "2020", 2020, 2020, False),
    ("Es sind 13.", "13", 13, 13, False),
]


@pytest.mark.parametrize(("text", "words", "low", "high", "soft"), COUNTED, ids=[row[0] for row in COUNTED])
def test_a_german_number_is_read_with_its_bounds(text: str, words: str, low: int, high: int | None, soft: bool) -> None:
    assert quantities(text) == [(words, low, high, soft)]


NO_COUNTS = [
    "die 63-jährige Lehrerin",
    "der dreiundsechzigjährige Lehrer",
    "der 57 Jahre alte Anwalt",
    "im Alter von 47",
    "zu elf Jahren Haft",
    "dreieinhalb Jahre Lagerhaft",
    "20 beziehungsweise 10 Jahre Haft",
    "im Jahr 2020",
    "Er wurde 2020 verurteilt.",
    "am 13. Dezember",
    "am 12. und 13. Dezember",
    "der 13. Gefangene ist frei",
    "nach Artikel 342",
    "Artikel 130, 342 und 361",
    "in der Strafkolonie Nr. 4",
    "80 Prozent, 50%",
    "900.000 Dollar, 5.000 Euro, $100",
    "um 15 Uhr",
    "am 13.12.2025",
    "ein Gefangener, eine Frau, in einer Zelle",
    "zum zweiten Mal, dreimal",
    "zweidrei",
    "wie viele Menschen, so viele",
    "zwanzig Kilometer entfernt",
    "ein Drittel, zwei Drittel",
]


@pytest.mark.parametrize("text", NO_COUNTS)
def test_what_only_looks_like_people_is_left_out(text: str) -> None:
    assert quantities(text) == []


# (text, words, quantity, of how many)
PARTS = [
    ("die meisten der 104", "die meisten der 104", Quantity(53, 104), Quantity.exactly(104)),
    ("fast alle der 104", "fast alle der 104", Quantity(96, 104, soft=True), Quantity.exactly(104)),
    ("fast alle 104 sind frei", "fast alle 104", Quantity(96, 104, soft=True), Quantity.exactly(104)),
    ("die Hälfte der 104", "die Hälfte der 104", Quantity(52, 52, soft=True), Quantity.exactly(104)),
    ("keiner der 52", "keiner der 52", Quantity.exactly(0), Quantity.exactly(52)),
    ("fünf der 114 blieben", "fünf der 114", Quantity.exactly(5), Quantity.exactly(114)),
    ("12 von 40", "12 von 40", Quantity.exactly(12), Quantity.exactly(40)),
    ("12 der mehr als 40", "12 der mehr als 40", Quantity.exactly(12), Quantity(41, None)),
    ("12 der insgesamt 40", "12 der insgesamt 40", Quantity.exactly(12), Quantity.exactly(40)),
    ("zwölf von ihnen", "zwölf", Quantity.exactly(12), None),
    ("zwölf der Gefangenen", "zwölf", Quantity.exactly(12), None),
    ("einer der Gefangenen", "einer", Quantity.exactly(1), None),
]


@pytest.mark.parametrize(("text", "words", "quantity", "total"), PARTS, ids=[row[0] for row in PARTS])
def test_a_part_knows_its_whole(text: str, words: str, quantity: Quantity, total: Quantity | None) -> None:
    (count,) = read(text)
    assert (count.span.words, count.quantity, count.partitive, count.of_total) == (words, quantity, True, total)


@pytest.mark.parametrize("text", ["fünf weitere", "weitere fünf Gefangene", "zwölf andere", "31 weitere Menschen"])
def test_others_are_besides_those_named(text: str) -> None:
    assert read(text)[-1].others


TENS = ["zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig"]
ONES = ["ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun"]
TEENS = ["zehn", "elf", "zwölf", "dreizehn", "vierzehn", "fünfzehn", "sechzehn", "siebzehn", "achtzehn", "neunzehn"]


def spelled(number: int, last: str = "eins") -> str:
    if number >= 1000:
        return f"{spelled(number // 1000, 'ein')}tausend{spelled(number % 1000) if number % 1000 else ''}"
    if number >= 100:
        return f"{ONES[number // 100 - 1]}hundert{spelled(number % 100, last) if number % 100 else ''}"
    if number >= 20:
        return f"{ONES[number % 10 - 1]}und{TENS[number // 10 - 2]}" if number % 10 else TENS[number // 10 - 2]
    return TEENS[number - 10] if number >= 10 else last if number == 1 else ONES[number - 1]


@given(st.integers(1, 999_999))
def test_a_number_written_in_one_word_is_read_back(number: int) -> None:
    (count,) = read(f"genau {spelled(number)} Gefangene")
    assert (count.quantity, count.span.words) == (Quantity.exactly(number), spelled(number))


TERMS: list[tuple[str, list[Sentenced]]] = [
    ("Sie wurde zu elf Jahren Haft verurteilt.", [("elf Jahren Haft", "prison", 11, 0, 0)]),
    ("Er bekam 11 Jahre Gefängnis.", [("11 Jahre Gefängnis", "prison", 11, 0, 0)]),
    ("Sie wurde zu elf Jahren verurteilt.", [("elf Jahren", "prison", 11, 0, 0)]),
    ("Das Gericht verurteilte ihn am 13. Dezember zu elf Jahren.", [("elf Jahren", "prison", 11, 0, 0)]),
    ("dreieinhalb Jahre Lagerhaft", [("dreieinhalb Jahre Lagerhaft", "colony", 3, 6, 0)]),
    ("3,5 Jahre Haft", [("3,5 Jahre Haft", "prison", 3, 6, 0)]),
    ("anderthalb Jahre Haft", [("anderthalb Jahre Haft", "prison", 1, 6, 0)]),
    ("eineinhalb Jahre Haft", [("eineinhalb Jahre Haft", "prison", 1, 6, 0)]),
    ("ein halbes Jahr Gefängnis", [("ein halbes Jahr Gefängnis", "prison", 0, 6, 0)]),
    ("zu einem Jahr Haft", [("einem Jahr Haft", "prison", 1, 0, 0)]),
    ("eine zehnjährige Haftstrafe", [("zehnjährige Haftstrafe", "prison", 10, 0, 0)]),
    ("eine 12-jährige Haftstrafe", [("12-jährige Haftstrafe", "prison", 12, 0, 0)]),
    ("eine zweieinhalbjährige Haftstrafe", [("zweieinhalbjährige Haftstrafe", "prison", 2, 6, 0)]),
    ("eine fünfundzwanzigjährige Haftstrafe", [("fünfundzwanzigjährige Haftstrafe", "prison", 25, 0, 0)]),
    ("eine anderthalbjährige Haftstrafe", [("anderthalbjährige Haftstrafe", "prison", 1, 6, 0)]),
    ("eine sechsmonatige Haftstrafe", [("sechsmonatige Haftstrafe", "prison", 0, 6, 0)]),
    ("eine Freiheitsstrafe von acht Jahren", [("acht Jahren", "prison", 8, 0, 0)]),
    ("Die Strafe wurde auf neun Jahre verkürzt.", [("neun Jahre", "prison", 9, 0, 0)]),
    ("Sie bekam elf Jahre.", [("elf Jahre", "prison", 11, 0, 0)]),
    ("Er muss für elf Jahre ins Gefängnis.", [("elf Jahre ins Gefängnis", "prison", 11, 0, 0)]),
    ("elf Jahre lang in Haft", [("elf Jahre lang in Haft", "prison", 11, 0, 0)]),
    ("fünf Jahre Straflager", [("fünf Jahre Straflager", "colony", 5, 0, 0)]),
    ("fünf Jahre in einer Strafkolonie", [("fünf Jahre in einer Strafkolonie", "colony", 5, 0, 0)]),
    (
        "zwei Jahre in einem ruritanischen Gefängnis",
        [("zwei Jahre in einem ruritanischen Gefängnis", "prison", 2, 0, 0)],
    ),
    ("zehn Jahre Zwangsarbeit", [("zehn Jahre Zwangsarbeit", "hard_labour", 10, 0, 0)]),
    ("zwei Jahre und sechs Monate Haft", [("zwei Jahre und sechs Monate Haft", "prison", 2, 6, 0)]),
    (
        "zu 20 beziehungsweise 10 Jahren Haft",
        [("20", "prison", 20, 0, 0), ("10 Jahren Haft", "prison", 10, 0, 0)],
    ),
    ("15 Tage Arrest", [("15 Tage Arrest", "administrative", 0, 0, 15)]),
    ("zu 15 Tagen Haft", [("15 Tagen Haft", "administrative", 0, 0, 15)]),
    ("zwei Jahre auf Bewährung", [("zwei Jahre auf Bewährung", "suspended", 2, 0, 0)]),
    ("zwei Jahre Gefängnis auf Bewährung", [("zwei Jahre Gefängnis", "suspended", 2, 0, 0)]),
    ("unter Hausarrest", [("unter Hausarrest", "house_arrest", 0, 0, 0)]),
    ("zwei Jahre Hausarrest", [("zwei Jahre Hausarrest", "house_arrest", 2, 0, 0)]),
    ("zu lebenslanger Haft verurteilt", [("lebenslanger Haft", "life", 0, 0, 0)]),
    ("zu lebenslang verurteilt", [("lebenslang", "life", 0, 0, 0)]),
    ("Ihr droht die Todesstrafe.", [("Todesstrafe", "death", 0, 0, 0)]),
    ("Er wurde zum Tode verurteilt.", [("Tode", "death", 0, 0, 0)]),
    ("Das Gericht verurteilte ihn zum Tode.", [("Tode", "death", 0, 0, 0)]),
    ("zu einer Geldstrafe", [("Geldstrafe", "fine", 0, 0, 0)]),
]


@pytest.mark.parametrize(("text", "rows"), TERMS, ids=[row[0] for row in TERMS])
def test_a_german_sentence_is_read_with_its_length_and_kind(text: str, rows: list[Sentenced]) -> None:
    assert lengths(text) == rows


NO_TERMS = [
    "vor drei Jahren",
    "seit drei Jahren im Amt",
    "die 63-jährige Lehrerin",
    "die zehnjährige Tochter",
    "fünf bis acht Jahre Haft",
    "zwischen fünf und acht Jahren Haft",
    "fünf oder sechs Jahre Haft",
    "vier Jahre in der Schule",
    "eine fünfjährige Amtszeit",
    "der Tod des Häftlings",
    "eine Bewährungszeit von drei Jahren",
    "ein Jahr später",
    "zu drei Jahren Berufsverbot verurteilt",
    "Die Haftstrafe wurde um ein Jahr verlängert.",
]


@pytest.mark.parametrize("text", NO_TERMS)
def test_another_length_of_time_is_no_sentence(text: str) -> None:
    assert lengths(text) == []


@pytest.mark.parametrize(
    "text", ["bis zu 15 Jahre Haft", "Ihr drohen bis zu 15 Jahre Gefängnis", "maximal 15 Jahre Haft"]
)
def test_a_threat_is_marked_as_up_to(text: str) -> None:
    (found,) = terms(text)
    assert (found.up_to, found.rough, found.term.years) == (True, False, 15)


@pytest.mark.parametrize("text", ["mehr als fünf Jahre Haft", "fast fünf Jahre Gefängnis", "rund fünf Jahre Haft"])
def test_a_length_that_is_only_about_right_is_marked_as_rough(text: str) -> None:
    (found,) = terms(text)
    assert (found.up_to, found.rough, found.term.years) == (False, True, 5)


@pytest.mark.parametrize(
    "piece", ["1 ", "ein", "eineinhalb", "hundert", "dreiund", "zwei Jahre ", "20 und ", "zum Tode ", "verurteilt "]
)
def test_a_hostile_text_is_read_in_linear_time(piece: str) -> None:
    text = piece * (20_000 // len(piece))
    begun = time.process_time()
    read(text)
    terms(text)
    assert time.process_time() - begun < 2  # quadratic would be half a minute
