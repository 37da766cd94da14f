"""People's names in Polish: fictional people, in every case."""

from __future__ import annotations

import pytest

from habeas.reading.endings.morphology import Case, Gender
from habeas.reading.endings.naming import is_given, is_surname_like, name_readings, normal_of
from tests.reading.naming_rows import Written, check, check_stays, written

_PEOPLE = """
m | Jan Przykładski | gen Jana Przykładskiego | dat Janowi Przykładskiemu | ins Janem Przykładskim
f | Anna Przykładska | gen Anny Przykładskiej | dat Annie Przykładskiej | acc Annę Przykładską | ins Anną Przykładską
m | Andrzej Dubek | gen Andrzeja Dubka | dat Andrzejowi Dubkowi | ins Andrzejem Dubkiem
f | Maria Dubek | gen Marii Dubek | acc Marię Dubek | ins Marią Dubek
m | Marek Przykładowicz | gen Marka Przykładowicza | ins Markiem Przykładowiczem
f | Katarzyna Przykładowicz | gen Katarzyny Przykładowicz | acc Katarzynę Przykładowicz
m | Piotr Wzornik | gen Piotra Wzornika | dat Piotrowi Wzornikowi | ins Piotrem Wzornikiem
m | Paweł Umowny | gen Pawła Umownego | dat Pawłowi Umownemu | ins Pawłem Umownym
f | Agnieszka Umowna | gen Agnieszki Umownej | acc Agnieszkę Umowną
m | Michał Zasada | gen Michała Zasady | acc Michała Zasadę | ins Michałem Zasadą
f | Julia Zasada | gen Julii Zasady | dat Julii Zasadzie | acc Julię Zasadę
m | Tomasz Duda | gen Tomasza Dudy | acc Tomasza Dudę | ins Tomaszem Dudą
m | Jerzy Nowak | gen Jerzego Nowaka | dat Jerzemu Nowakowi | ins Jerzym Nowakiem
m | Antoni Kowal | gen Antoniego Kowala | ins Antonim Kowalem
f | Barbara Kowal | gen Barbary Kowal | dat Barbarze Kowal | acc Barbarę Kowal
m | Aleksander Przykład | gen Aleksandra Przykłada | ins Aleksandrem Przykładem
f | Agata Wzorcowa | gen Agaty Wzorcowej | acc Agatę Wzorcową | ins Agatą Wzorcową
m | Siergiej Primierow | gen Siergieja Primierowa | dat Siergiejowi Primierowowi | ins Siergiejem Primierowem
f | Swietłana Primierowa | gen Swietłany Primierowej | acc Swietłanę Primierową | ins Swietłaną Primierową
m | Dmytro Prykładenko | gen Dmytra Prykładenki | ins Dmytrem Prykładenką
m | John Example | nom John Example
m | John Smythson | gen Johna Smythsona | dat Johnowi Smythsonowi | ins Johnem Smythsonem
f | Jane Smythson | gen Jane Smythson
m | Robert Exampson | gen Roberta Exampsona | ins Robertem Exampsonem
m | Donald Exampt | gen Donalda Exampta | dat Donaldowi Examptowi | ins Donaldem Examptem
m | Emmanuel Exampron | gen Emmanuela Examprona | ins Emmanuelem Exampronem
f | Theresa Maymay | gen Theresy Maymay | acc Theresę Maymay
f | Asia Zaribi | gen Asii Zaribi | ins Asią Zaribi
m | Jean-Claude Primier | gen Jean-Claude'a Primiera | ins Jean-Claude'em Primierem
m | Steve Exampton | gen Steve'a Examptona
m | Wojciech Gołąb | gen Wojciecha Gołębia
m | Adam Stępień | gen Adama Stępnia
m | Krzysztof Wilk | gen Krzysztofa Wilka | dat Krzysztofowi Wilkowi | ins Krzysztofem Wilkiem
f | Ewa Wilk-Przykładska | gen Ewy Wilk-Przykładskiej | acc Ewę Wilk-Przykładską
m | J. Przykładski | gen J. Przykładskiego
m | Ilham Exampijew | gen Ilhama Exampijewa | ins Ilhamem Exampijewem
f | Olga Przykład | gen Olgi Przykład | dat Oldze Przykład | acc Olgę Przykład
m | Karol Wójcik | gen Karola Wójcika | ins Karolem Wójcikiem
f | Zofia Wójcik | gen Zofii Wójcik | acc Zofię Wójcik
f | Monika Sobótka | gen Moniki Sobótki | dat Monice Sobótce | acc Monikę Sobótkę | ins Moniką Sobótką
f | Maria Przykładnikawa | gen Marii Przykładnikawej | acc Marię Przykładnikawą
m | Paweł Przykładaniec | gen Pawła Przykładańca
f | Sofia Przykłapieha | gen Sofii Przykłapiehy | acc Sofię Przykłapiehę
m | Ilja Primierow | gen Ilji Primierowa
m | Jimmy Przylai | gen Jimmy'ego Przylaia
"""
_ROWS = written(_PEOPLE)


@pytest.mark.parametrize("row", _ROWS, ids=lambda row: row.words)
def test_name_is_led_back_to_its_nominative(row: Written) -> None:
    check(row, "pl")


@pytest.mark.parametrize("normal", sorted({row.normal for row in _ROWS}))
def test_nominative_stays(normal: str) -> None:
    check_stays(normal, "pl")


def test_full_name_in_the_report_tells_a_bare_surname() -> None:
    assert normal_of(("Anna Primierowa", "Primierowa"), "pl")["Primierowa"] == "Primierowa"
    assert normal_of(("Iwan Primierow", "Primierowa"), "pl")["Primierowa"] == "Primierow"
    assert normal_of(("Mark Exampberg", "Marka Exampberga"), "pl")["Marka Exampberga"] == "Mark Exampberg"


def test_accusative_of_a_woman_is_told_from_the_instrumental() -> None:
    assert name_readings(("Annę", "Przykładską"), "pl")[0].cases == Case.ACC
    assert name_readings(("Anną", "Przykładską"), "pl")[0].cases == Case.INS


def test_given_names_and_surnames_are_known() -> None:
    assert is_given("Agnieszce", "pl") == (Gender.FEM,)
    assert is_given("Pawłem", "pl") == (Gender.MASC,)
    assert is_given("Warszawie", "pl") == ()
    assert is_surname_like("Przykładskiego", "pl")
    assert not is_surname_like("Kraków", "pl")
