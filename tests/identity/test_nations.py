"""Names of other nations and registers: families of spellings, each with the people whom it must part."""

from __future__ import annotations

import pytest

from habeas.identity.compare import compare, compare_names
from habeas.identity.names import Name
from habeas.identity.spelling import in_latin, tokens
from habeas.model.decisions import Verdict

ONE = {
    "Georgian": [("Гиорги Примерадзе", "Giorgi Primeradse"), ("Гиорги Примерадзе", "Gueorgui Primeradzé")],
    "Georgian letters": [("გიორგი პრიმერაძე", "Giorgi Primeradze")],
    "Armenian": [("Ашот Примерян", "Achot Primerian"), ("Саркис Примерян", "Sarkis Primerjan")],
    "Armenian h, which Russian leaves out": [("Hovhannes Harampyan", "Ованес Арампян")],
    "Armenian letters": [("Աշոտ Պրիմերյան", "Ashot Primeryan")],
    "Greek letters": [("Γιώργος Παραδίδης", "Giorgos Paradidis")],
    "Azerbaijani": [("Vüqar Nümunəyev", "Вугар Нюмунаев"), ("Qubad Quliyev", "Губад Гулиев")],
    "Tatar and Bashkir": [("Гүзәл Примерова", "Гузель Примерова"), ("Айдәр Примеров", "Aidar Primerov")],
    "Kazakh and Kyrgyz": [("Zhanbolat Primerov", "Жанболат Примеров"), ("Janat Primajev", "Жанат Примажев")],
    "Uzbek": [("Baxtiyor Namunov", "Бахтиёр Намунов"), ("Aʼzam Oʻrnakov", "Агзам Орнаков")],
    "Tajik": [("Бузургмеҳр Намунзода", "Busurgmehr Namunsoda")],
    "Romanian": [("Ion Pildeanu", "Ион Пилдяну"), ("Ștefan Pildă", "Штефан Пилда")],
    "Lithuanian cases": [
        ("Algirdo Pavyzdausko", "Algirdas Pavyzdauskas"),
        ("Mikolos Pavyzdevičiaus", "Mikola Pavyzdevičius"),
    ],
    "Latvian": [("Andris Paraudziņš", "Андрис Параудзиньш"), ("Andris Paraudzins", "Андрис Параудзиньш")],
    "Czech adjectives": [("Jana Vzorná", "Яна Взорная"), ("Jany Vzorné", "Jana Vzorná")],
    "marks that the English press leaves out": [("Janez Primerša", "Janez Primersa")],
    "Polish rz": [("Казимир Вербинецкий", "Kazimierz Wierzbiniecki")],
    "Polish ś": [("Magdalena Śniarewska", "Магдалена Шняревская")],
    "Norwegian and Dutch": [("Roman Obrazovitsj", "Роман Образович")],
    "both halves of a name inflected": [("Эмира-Усеина Примерова", "Эмир-Усеин Примеров")],
    "Chinese in pinyin and in Palladius' letters": [("Li Zhixiong", "Чжисюн Ли")],
    "Arabic in Cyrillic letters": [("Абдулхади аль-Мисали", "Abd al-Hadi al-Misali")],
    "a title in front": [("адвокат Вера Образцова", "Вера Образцова"), ("Fr. Sergei Primerin", "отец Сергий Примерин")],
    "a surname that looks like a patronymic": [("Тарас Тарасевич", "Taras Tarasevich")],
    "names across languages": [("Stephen Example", "Степан Example"), ("Eugene Primerov", "Яўген Прымераў")],
}
TWO = {
    "one letter between two surnames": [("Нино Чхеидзе", "Nino Chkhenkeli"), ("Ренат Гафаров", "Ренат Гафуров")],
    "near given names": [("Эльчин Примеров", "Эльшан Примеров"), ("Гульнара Примерова", "Gulmira Primerova")],
    "the patronymic tells the gender": [
        ("Александр Иванович Примеров", "Александра Ивановна Примерова"),
        ("Валентина Петровича Примерова", "Валентина Петровна Примерова"),
        ("Ruslan Primerov", "Руслана Ивановна Примерова"),
    ],
    "a name in -ski is declined": [("Arsen Primerski", "Arseni Primerski")],
    "a woman's last vowel is sounded": [
        ("Simon Primerski", "Simona Primerskaya"),
        ("Emin Primersky", "Emine Primerska"),
    ],
    "the name of another in a Baltic ending": [("Илья Примеров", "Ильяс Примеров")],
    "a doubled letter": [("Иван Примеров", "Иванна Примерова")],
    "other halves of double surnames": [("José Ejemplo Molina", "José Ejemplo Pérez")],
}
OPEN = {
    "a woman's accusative is a man's dative": [("Евгению Примерову", "Евгений Примеров")],
    "a woman's name that is a man's genitive": [("Даниэла Примерова", "Даниэл Примеров")],
    "two surnames with marks of their own": [("Petar Šarič", "Petar Sarić")],
    "two letters that have changed places": [("Vladislav Obrazenok", "Владислав Образнеок")],
}


def pairs(table: dict[str, list[tuple[str, str]]]) -> list[tuple[str, str]]:
    return [pair for row in table.values() for pair in row]


@pytest.mark.parametrize(("one", "other"), pairs(ONE))
def test_one_person_in_the_spellings_of_two_nations_is_linked(one: str, other: str) -> None:
    assert compare(Name.of(one), Name.of(other)).verdict is Verdict.SAME


@pytest.mark.parametrize(("one", "other"), pairs(TWO))
def test_two_people_of_near_names_are_told_apart(one: str, other: str) -> None:
    assert compare(Name.of(one), Name.of(other)).verdict is Verdict.DIFFERENT


@pytest.mark.parametrize(("one", "other"), pairs(OPEN))
def test_what_only_an_ending_or_a_slip_decides_waits_for_a_person(one: str, other: str) -> None:
    judged = compare(Name.of(one), Name.of(other))
    assert judged.verdict is Verdict.UNSURE
    assert judged.probability_ppm >= 500_000


@pytest.mark.parametrize("name", ["Gеоrgy Рrimerov", "Георгий Примeров", "Георгий Primerov"])
def test_letters_of_another_script_are_said_and_do_not_part_a_person(name: str) -> None:
    judged = compare_names(name, "Георгий Примеров")
    assert judged.verdict is Verdict.SAME
    assert "Latin letters among Cyrillic ones" in [reason.rule for reason in judged.reasons]


def test_names_in_one_script_are_not_said_to_mix_two() -> None:
    judged = compare_names("Georgy Primerov", "Георгий Примеров")
    assert "Latin letters among Cyrillic ones" not in [reason.rule for reason in judged.reasons]


def test_a_man_s_inflected_name_is_not_a_woman_s() -> None:
    assert compare_names("Даниэля Примерова", "Даниэль Примеров").verdict is Verdict.SAME
    assert compare_names("Ивана Примерова", "Иван Примеров").verdict is Verdict.SAME


def test_what_is_written_alike_is_one_whoever_that_is() -> None:
    assert compare_names("Марину Примерову", "Марину Примерову").verdict is Verdict.SAME


def test_a_title_is_left_out_only_before_a_whole_name() -> None:
    assert [word.text for word in tokens("Капитан Иван")] == ["Капитан", "Иван"]
    assert [word.text for word in tokens("капитан Иван Примеров")] == ["Иван", "Примеров"]


def test_letters_of_no_known_alphabet_stay() -> None:
    assert in_latin("Anna Примерова") == "Anna Примерова"
