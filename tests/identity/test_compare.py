"""Names of one person are found in every spelling, and names of two people are never joined by the machine alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.identity.candidates import keys
from habeas.identity.compare import AUTHOR, MATCHER, Judged, compare
from habeas.identity.evidence import EVEN, UNSURE_MOST
from habeas.identity.names import Name
from habeas.model.decisions import CERTAIN_PPM, Verdict


def judged(left: str, right: str) -> Judged:
    return compare(Name.of(left), Name.of(right))


def words(judgement: Judged) -> str:
    return " | ".join(reason.rule for reason in judgement.reasons)


# Names that the press spells in all these ways; each list is one person.
SPELLINGS = {
    "Kalesnikava": [
        "Maria Kolesnikova", "Maryia Kalesnikava", "Maria Kolesnikowa", "Мария Колесникова", "Марыя Калеснікава",
        "KALESNIKAVA Maryia", "Колесникова, Мария", "Марии Колесниковой", "Maryi Kalesnikawej", "Марія Колеснікова",
    ],
    "Bialiatski": [
        "Ales Bialiatski", "Ales Beljatsky", "Ales Byalyatski", "Алесь Беляцкий", "Алесь Бяляцкі", "Ales Bjaljazki",
        "Aleś Białacki", "Алеся Беляцкого", "Alesis Bialiackis",
    ],
    "Babaryka": [
        "Viktor Babariko", "Victor Babariko", "Viktar Babaryka", "Виктор Бабарико", "Віктар Бабарыка",
        "Виктора Бабарико", "Viktaras Babaryka", "Бабарико Виктор Дмитриевич",
    ],
    "Tsikhanouski": [
        "Siarhei Tsikhanouski", "Sergei Tikhanovsky", "Сергей Тихановский", "Сяргей Ціханоўскі", "Siarhej Cichanouski",
        "Sergej Tichanowski", "Siarhejus Cichanouskis", "Сергея Тихановского",
    ],
    "Zolatava": ["Maryna Zolatava", "Марына Золатава", "Марина Золотова", "Marina Solotowa", "Марину Золотову"],
}  # fmt: skip


@pytest.mark.parametrize("person", SPELLINGS)
def test_one_person_is_found_in_every_spelling(person: str) -> None:
    for left in SPELLINGS[person]:
        for right in SPELLINGS[person]:
            assert judged(left, right).verdict is Verdict.SAME, (left, right, judged(left, right))
            assert keys(Name.of(left)) & keys(Name.of(right)), (left, right)


def test_nobody_of_one_list_is_anybody_of_another() -> None:
    for person, names in SPELLINGS.items():
        for other in (name for key, others in SPELLINGS.items() if key != person for name in others):
            for name in names:
                assert judged(name, other).verdict is Verdict.DIFFERENT, (name, other)


SAME = [
    ("Ganna Prykladava", "Анна Прикладова"),  # fictional from here on
    ("Zmicier Prykladau", "Дмитрий Прикладов"),
    ("Anna Example", "Hanna Example"),
    ("Катя Примерова", "Katsiaryna Prymerava"),
    ("Iouri Primerov", "Юрий Примеров"),
    ("Jewgenij Mustorow", "Yauhen Mustarau"),
    ("Wladimir Sarubin", "Владимир Зарубин"),
    ("Kazimierz Przykładowski", "KAZIMIERZ PRZYKŁADOWSKI"),
    ("Ганна Прыкладава (Зразкова)", "Анна Зразкова"),
    ("Юлии Образец", "Yulia Obrazets"),
    ("Мария Иванoва", "Мария Иванова"),  # the first has a Latin o inside
    ("Иван Петрович Образцов", "Ivan Obraztsov"),
    ("Lev Primerov", "Льва Примерова"),
    ("Qwen Zarathan Bolo", "Bolo Zarathan Qwen"),
    ("Ihar Lamarau", "Игорь Ломаров"),
    ("Ilia Primachine", "Илья Примашин"),
    ("Abd al-Rahman el-Musterli", "Dr. Abdelrahman Musterli"),
    ("U Zarath Bolofar", "Zarath Bolofar"),
    ("Vladimirs Prymierovs", "Владимир Примеров"),
    ("Ülviyyə Məsəlova", "Ulviyya Masalova"),
    ("Eldar Rasul oglu Masalov", "Эльдар Масалов"),
    ("Julija Prymerenková", "Юлия Примеренко"),
    ("علاء عبد المثال", "علاء عبدالمثال"),
    ("Mohammed Bolofar", "Muhammad Bolofar"),
    ("Qwan Bolofer", "Qwan Bolofar"),
]


@pytest.mark.parametrize(("left", "right"), SAME)
def test_spelling_order_case_and_short_forms_do_not_part_a_person(left: str, right: str) -> None:
    assert judged(left, right).verdict is Verdict.SAME, judged(left, right)
    assert keys(Name.of(left)) & keys(Name.of(right))


DIFFERENT = [
    ("Siarhei Tsikhanouski", "Sviatlana Tsikhanouskaya", "woman"),
    ("Тихановский", "Светлана Тихановская", "woman"),
    ("Ihar Losik", "Дарья Лосик", "woman"),
    ("Maria Kolesnikova", "Марина Колесникова", "different ones"),
    ("Viktor Babariko", "Эдуард Бабарико", "different ones"),
    ("Валентина Примерович", "Valiantsin Prymierovich", "woman"),
    ("Boris Antonov", "Антон Борисов", "both surnames exist"),
    ("Олег Петрович Образцов", "Oleg Vladimirovich Obraztsov", "patronymics contradict"),
    ("A. Obraztsov", "М. Образцова", "another name"),
    ("Vladimir A. Obraztsov", "Vladimir V. Obraztsov", "patronymics contradict"),
    ("Vadim Krasikov", "Вадим Красников", "both surnames exist"),
    ("Николай Статкевич", "Mikalai Stankevich", "both surnames exist"),
    ("Соня Образцова", "Саня Образцова", "different ones"),
    ("Qwen Zarathan", "Qwen Bolofar", "not in the other"),
    ("Reza Zarathani", "Hamid Zarathani", "not in the other"),
    ("Zarathan Bolofar Qwen", "Zarathan Bolofar Mustur", "not in the other"),
]


@pytest.mark.parametrize(("left", "right", "why"), DIFFERENT)
def test_two_people_are_told_apart_with_the_reason(left: str, right: str, why: str) -> None:
    found = judged(left, right)
    assert found.verdict is Verdict.DIFFERENT, found
    assert why in words(found)


UNSURE = [
    ("Kolesnikova", "Мария Колесникова", "missing on one side"),
    ("Kolesnikova", "Калеснікава", "neither side has a given name"),
    ("M. Kolesnikova", "Мария Колесникова", "initial fits"),
    ("Maria", "Мария Примерова", "missing on one side"),
    ("V. Babaryka", "Wiktara Babaryki", "initial fits"),
    ("Vadim Prumerov", "Вадим Примеров", "nothing explains"),
    ("Вадим Сергеевич Красиков", "Вадим Сергеевич Красников", "patronymics agree"),
    ("Николай Поразцов", "Mikalai Porastsov", "nothing explains"),
    ("Иван Прумелев", "Иван Прумелов", "written for yo"),
    ("Игорь Примылов", "Игорь Примилов", "one by sound"),
    ("Igor Lamarov", "Игорь Ломаров", "Belarusian a"),
    ("Serhiy Leshmorenko", "Serhiy Lashmorenko", "Belarusian ya"),
    ("Анна Сергеевна", "Анна Образцова", "without a surname they fit many people"),
    ("ანა მაგალიძე", "نرگس", "two scripts"),
    ("Narges", "نرگس مثالی", "two scripts"),
    ("Александр Образцов", "Александра Образцова", "name does not tell"),
    ("Alexander Obraztsov", "Aleksandra Obraztsova", "name does not tell"),
    ("M. Obraztsov", "М. Образцова", "name does not tell"),
    ("Саша Примеренко", "Александр Примеренко", "man's and a woman's"),
    ("Anna Example-Muster", "Anna Example", "a word of the name were left out"),
    ("Иван Петрович", "Иван Петрович Образцов", "without a surname they fit many people"),
    ("Zarathan", "Zarathan Bolofar", "single name"),
    ("Zaw Zaw", "Zaw Zaw", "single name"),
    ("Zarathan Bolofar", "Zarathan Bolofar Musterez", "one side only"),
    ("Zar Bol", "Zar Bol Qwen", "one side only"),
    ("", "Anna Example", "no name"),
    ("…", "…", "no name"),
]


@pytest.mark.parametrize(("left", "right", "why"), UNSURE)
def test_what_a_name_can_not_decide_is_left_to_a_person(left: str, right: str, why: str) -> None:
    found = judged(left, right)
    assert found.verdict is Verdict.UNSURE, found
    assert why in words(found)


def test_a_short_form_links_but_less_surely() -> None:
    assert (
        judged("Катя Примерова", "Екатерина Примерова").probability_ppm
        < judged(*["Екатерина Примерова"] * 2).probability_ppm
    )


def test_an_initial_is_likelier_than_a_bare_surname_and_no_link() -> None:
    assert (
        judged("М. Примерова", "Мария Примерова").probability_ppm
        > judged("Примерова", "Мария Примерова").probability_ppm
    )


def test_a_very_common_surname_says_less() -> None:
    assert (
        judged("Иван Иванов", "Ivan Ivanov").probability_ppm < judged("Иван Образцов", "Ivan Obraztsov").probability_ppm
    )


def test_within_one_language_akanne_explains_nothing() -> None:
    russian = compare(Name.of("Иван Бобров", "Cyrl", "ru"), Name.of("Иван Бабров", "Cyrl", "ru"))
    crossing = compare(Name.of("Иван Бобров", "Cyrl", "ru"), Name.of("Иван Бабров", "Cyrl", "be"))
    assert russian.verdict is Verdict.UNSURE
    assert crossing.verdict is Verdict.SAME


def test_jakanne_happens_once_a_word() -> None:
    assert judged("Алесь Беляцкий", "Алесь Бяляцкі").verdict is Verdict.SAME
    assert judged("Алесь Белецкий", "Алесь Бяляцкі").verdict is not Verdict.SAME


def test_an_odd_letter_stays_below_even_odds_however_much_else_agrees() -> None:
    found = judged("Анна Ивановна Буринская", "Hanna Ivanauna Birinskaya")
    assert "patronymics agree" in words(found)
    assert found.verdict is Verdict.UNSURE
    assert found.probability_ppm < EVEN


def test_initials_that_agree_are_at_most_nine_in_ten() -> None:
    assert judged("М. П. Примерова", "Мария Петровна Примерова").probability_ppm == UNSURE_MOST


def test_reasons_add_up_and_name_both_sides() -> None:
    found = judged("Maria Kolesnikova", "Марыя Калеснікава")
    assert sum(reason.weight_millinats for reason in found.reasons) > 0
    surname = next(reason for reason in found.reasons if "surnames" in reason.rule)
    assert (surname.left, surname.right) == ("Kolesnikova", "Калеснікава")
    assert "Belarusian a for unstressed o" in surname.rule


def test_the_author_of_a_judgement_is_the_matcher_with_its_version() -> None:
    assert (AUTHOR.name, AUTHOR.version, AUTHOR.is_human) == ("habeas matcher", MATCHER, False)


LETTERS = "aeiouyjhwszcłšžćабвгеёжийолняюьўіїєґ .,-'’()IVАБ"
HOSTILE = st.one_of(st.text(max_size=60), st.text(alphabet=LETTERS, max_size=40))


@given(HOSTILE, HOSTILE, st.sampled_from(["", "be", "ru", "de"]), st.sampled_from(["", "be", "uk"]))
def test_whatever_the_text_a_judgement_comes_back_and_order_does_not_matter(
    left: str, right: str, one: str, other: str
) -> None:
    a, b = Name.of(left, "", one), Name.of(right, "", other)
    found, mirrored = compare(a, b), compare(b, a)
    assert found.verdict is mirrored.verdict
    assert 0 < found.probability_ppm < CERTAIN_PPM
    assert found.probability_ppm == mirrored.probability_ppm
    if (left, one) != (right, other):
        assert [(row.left, row.right) for row in found.reasons] == [(row.right, row.left) for row in mirrored.reasons]
    assert all(len(key) < 700 for key in keys(a))


ANY_NAME = st.builds(
    "{} {}".format, st.sampled_from(["Anna", "Марыя", "Siarhei", "Wiktor", "Qwen"]),
    st.text(alphabet="abdegiklmnoprstuv", min_size=4, max_size=9).map(str.capitalize),
)  # fmt: skip


@given(ANY_NAME)
def test_a_full_name_is_never_different_from_itself(name: str) -> None:
    assert judged(name, name).verdict is not Verdict.DIFFERENT
    assert keys(Name.of(name))


@given(ANY_NAME, ANY_NAME)
def test_judging_twice_says_the_same(left: str, right: str) -> None:
    assert judged(left, right) == judged(left, right)


@given(st.sampled_from([name for names in SPELLINGS.values() for name in names]), HOSTILE)
def test_a_link_by_machine_needs_two_words_on_both_sides(name: str, other: str) -> None:
    if judged(name, other).verdict is Verdict.SAME:
        assert len(other.split()) >= 2


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Анна Пробутская", "Anna Probutskaya"),
        ("Иван Пробутский", "Iwan Probutski"),
        ("Иван Пробтчук", "Ivan Probtchuk"),
    ],
)
def test_latin_letters_need_not_tell_a_t_and_an_s_from_one_sound(left: str, right: str) -> None:
    assert judged(left, right).verdict is Verdict.SAME
    assert keys(Name.of(left)) & keys(Name.of(right))


@pytest.mark.parametrize("unseen", ["\u00ad", "\u200b", "\u200d", "\u2060", "\ufeff", "\u202e", "\u2066"])
def test_a_character_that_cannot_be_seen_does_not_hide_a_person(unseen: str) -> None:
    hidden = judged(f"Ан{unseen}на Приме{unseen}рова", "Anna Primerova")
    assert hidden.verdict is Verdict.SAME
    assert hidden.probability_ppm == judged("Анна Примерова", "Anna Primerova").probability_ppm


@pytest.mark.parametrize(
    ("left", "right"),
    [("Mohamed Hassan Ali", "Mohamed Ali Hassan"), ("José Márquez García", "Jose Garcia Marquez")],
)
def test_three_words_in_another_order_may_be_somebody_else(left: str, right: str) -> None:
    assert judged(left, right).verdict is Verdict.UNSURE


def test_a_surname_may_stand_first_or_last() -> None:
    assert judged("Garcia Marquez Gabriel", "Gabriel García Márquez").verdict is Verdict.SAME


def test_the_word_that_only_one_name_has_is_named() -> None:
    for left, right in (("Lars Muster", "Lars Lokke Muster"), ("Lars Lokke Muster", "Lars Muster")):
        reasons = compare(Name.of(left), Name.of(right)).reasons
        told = [row for row in reasons if row.rule == "read as if a word of the name were left out"]
        assert [(row.left or row.right, row.weight_millinats < 0) for row in told] == [("Lokke", True)]
        assert bool(told[0].left) is ("Lokke" in left)
