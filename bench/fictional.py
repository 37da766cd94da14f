"""Fictional people's names in the spellings of many languages, from a seed: nobody of that name is meant.

Surnames are made of syllables and real endings, so that hardly one comes twice; given names are everyday ones. Each
person can be written in Cyrillic (be, ru, uk) and Latin (en, de, pl, lt, Łacinka), inflected, with a patronymic, with
an initial, with the surname first. The rules of transliteration are rough on purpose: newsrooms' are, too.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

# ru, be, uk, en, pl, lt; the patronymic's stem for men.
MEN = """
Александр Аляксандр Олександр Alexander Aleksander Aleksandras Александров
Сергей Сяргей Сергій Sergei Siergiej Sergejus Сергеев
Дмитрий Дзмітрый Дмитро Dmitry Dmitrij Dmitrijus Дмитриев
Николай Мікалай Микола Nikolai Nikołaj Nikolajus Николаев
Виктор Віктар Віктор Viktor Wiktor Viktoras Викторов
Евгений Яўген Євген Yevgeny Jewgienij Jevgenijus Евгеньев
Игорь Ігар Ігор Igor Igor Igoris Игорев
Павел Павел Павло Pavel Paweł Pavelas Павлов
Михаил Міхаіл Михайло Mikhail Michaił Michailas Михайлов
Андрей Андрэй Андрій Andrei Andrzej Andrejus Андреев
Алексей Аляксей Олексій Alexei Aleksiej Aleksejus Алексеев
Владимир Уладзімір Володимир Vladimir Władimir Vladimiras Владимиров
Юрий Юрый Юрій Yuri Jurij Jurijus Юрьев
Максим Максім Максим Maxim Maksim Maksimas Максимов
Артём Арцём Артем Artyom Artiom Artiomas Артёмов
Денис Дзяніс Денис Denis Dienis Denisas Денисов
Олег Алег Олег Oleg Oleg Olegas Олегов
Иван Іван Іван Ivan Iwan Ivanas Иванов
Роман Раман Роман Roman Roman Romanas Романов
Борис Барыс Борис Boris Borys Borisas Борисов
"""
WOMEN = """
Мария Марыя Марія Maria Maria Marija
Елена Алена Олена Elena Jelena Jelena
Ольга Вольга Ольга Olga Olga Olga
Анна Ганна Ганна Anna Anna Ana
Наталья Наталля Наталія Natalia Natalia Natalija
Екатерина Кацярына Катерина Ekaterina Jekatierina Jekaterina
Светлана Святлана Світлана Svetlana Swietłana Svetlana
Ирина Ірына Ірина Irina Irina Irina
Татьяна Таццяна Тетяна Tatiana Tatiana Tatjana
Юлия Юлія Юлія Yulia Julia Julija
Марина Марына Марина Marina Marina Marina
Людмила Людміла Людмила Lyudmila Ludmiła Liudmila
Дарья Дар'я Дарина Darya Daria Darja
Вероника Вераніка Вероніка Veronika Weronika Veronika
"""
_ONSETS = "б в г д ж з к л м н п р с т х ч ш б в к л м н п р с т бр гр др кр пр тр св ст хв шк зв гл кл"
ONSETS = _ONSETS.split()
VOWELS = "аааооееиууыя"
CODAS = ("", "", "", "", "", "л", "р", "н", "к", "с", "в")
# Endings in Russian: masculine, feminine.
ENDINGS = [
    ("ов", "ова"), ("ев", "ева"), ("ин", "ина"), ("ский", "ская"), ("цкий", "цкая"), ("ный", "ная"), ("енко", "енко"),
    ("ко", "ко"), ("ь", "ь"), ("ович", "ович"), ("евич", "евич"), ("ук", "ук"), ("чик", "чик"), ("а", "а"),
    ("ок", "ок"),
]  # fmt: skip
# Genitive, dative, instrumental by ending.
CASES = {
    "ов": "ова ову овым", "ев": "ева еву евым", "ин": "ина ину иным", "ова": "овой овой овой", "ева": "евой евой евой",
    "ина": "иной иной иной", "ский": "ского скому ским", "цкий": "цкого цкому цким", "ская": "ской ской ской",
    "цкая": "цкой цкой цкой", "ный": "ного ному ным", "ная": "ной ной ной", "ич": "ича ичу ичем", "ук": "ука уку уком",
    "ик": "ика ику иком", "ок": "ка ку ком", "ь": "я ю ем", "а": "ы е ой",
}  # fmt: skip
GIVEN_CASES = {"ия": "ии ии ией", "ья": "ьи ье ьей", "а": "ы е ой", "й": "я ю ем", "ь": "я ю ем", "": "а у ом"}
LATIN = {
    "en": "a b v g d e zh z i i k l m n o p r s t u f kh ts ch sh shch  y  e yu ya yo y",
    "de": "a b w g d e sch s i j k l m n o p r s t u f ch z tsch sch schtsch  y  e ju ja jo i",
    "pl": "a b w g d ie ż z i j k ł m n o p r s t u f ch c cz sz szcz  y  e ju ja jo y",
    "lt": "a b v g d e ž z i j k l m n o p r s t u f ch c č š šč  y  e ju ja jo y",
    "łac": "a b v h d ie ž z i j k l m n o p r s t u f ch c č š šč  y  e iu ia io y",
}
RUSSIAN = "абвгдежзийклмнопрстуфхцчшщъыьэюяёы"
BELARUSIAN = [
    ("щ", "шч"), ("ри", "ры"), ("чи", "чы"), ("ши", "шы"), ("жи", "жы"), ("ци", "цы"), ("ти", "ці"), ("те", "це"),
    ("ди", "дзі"), ("де", "дзе"), ("ский", "скі"), ("цкий", "цкі"), ("ный", "ны"), ("ов", "аў"), ("ев", "еў"),
    ("о", "а"), ("и", "і"),
]  # fmt: skip
UKRAINIAN = [("ский", "ський"), ("цкий", "цький"), ("ская", "ська"), ("ная", "на"), ("ы", "и"), ("э", "е"), ("ё", "йо")]
OTHERS = [
    "Aung Htet Thura|Htet Thura Aung", "Zaw Min Phyo|U Zaw Min Phyo", "Ma Thida Nwe|Thida Nwe", "Li Weiran|LI Wei-ran",
    "Zhang Haoming|Haoming Zhang", "Reza Karimabadi|Rezā Karim Abadi", "Mahsa Javadpour|Mahsā Javādpur",
    "Mohammed al-Rashidi|Muhammad Al Rashidi", "Fatima bint Yusuf|Fatimah Yusuf", "Juan Peralta Ruiz|Juan Peralta",
    "María Elena Obregón|Maria Elena Obregon", "Mehmet Yıldıran|Mehmet Yildiran", "Ayşe Gülbahar|Ayse Gülbahar",
    "Nguyễn Văn Thanh|Nguyen Van Thanh", "John Ashcombe|Джон Эшком", "Paul Wetherby|P. Wetherby",
    "Trần Thị Hoa|Tran Thi Hoa", "Klaus Obermoser|Клаус Обермозер", "Jean-Luc Verdier|Жан-Люк Вердье",
    "Giorgi Kvariani|Гиорги Квариани",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Person:
    """A fictional person: a row of given names by language, a root and an ending of the surname, a father or none."""

    given: tuple[str, ...]
    root: str
    ending: tuple[str, str]
    woman: bool
    father: str

    @property
    def surname(self) -> str:
        """The surname in Russian."""
        return (self.root + self.ending[self.woman]).capitalize()


def people(chance: random.Random) -> Iterator[Person]:
    """People without end; the same ones in the same order for the same seed."""
    men, women = _rows(MEN), _rows(WOMEN)
    while True:
        woman = chance.random() < 0.4
        given = chance.choice(women if woman else men)
        root = "".join(_syllable(chance) for _ in range(chance.choice((1, 1, 2)))) + chance.choice(ONSETS[:27])
        yield Person(given, root, chance.choice(ENDINGS), woman, chance.choice(men)[6])


def _syllable(chance: random.Random) -> str:
    return chance.choice(ONSETS) + chance.choice(VOWELS) + chance.choice(CODAS)


def _rows(table: str) -> list[tuple[str, ...]]:
    return [tuple(line.split()) for line in table.strip().splitlines()]


def relative(person: Person, chance: random.Random) -> Person:
    """Somebody who is easily mistaken for ``person``: another given name, gender, ending or root."""
    men, women = _rows(MEN), _rows(WOMEN)
    what = chance.randrange(4)
    if what == 0:
        given = chance.choice(women if person.woman else men)
        return Person(given, person.root, person.ending, person.woman, person.father)
    if what == 1:
        given = chance.choice(men if person.woman else women)
        return Person(given, person.root, person.ending, not person.woman, person.father)
    if what == 2:
        return Person(person.given, person.root, chance.choice(ENDINGS), person.woman, person.father)
    place = chance.choice([place for place, letter in enumerate(person.root) if letter not in VOWELS])
    root = person.root[:place] + chance.choice(ONSETS[:27]) + person.root[place + 1 :]
    return Person(person.given, root, person.ending, person.woman, person.father)


def written(person: Person, chance: random.Random) -> str:
    """``person``'s name as some newsroom writes it."""
    language = chance.choice(("ru", "ru", "be", "uk", "en", "en", "en", "de", "pl", "lt", "łac"))
    given, surname = person.given[0], person.surname
    case = chance.randrange(3) if chance.random() < 0.2 and language in ("ru", "uk", "pl") else None
    if case is not None:
        given, surname = _inflected(given, case, GIVEN_CASES), _inflected(surname, case, CASES)
    elif (own := {"be": 1, "uk": 2, "en": 3, "pl": 4, "lt": 5}.get(language)) is not None:
        given = person.given[own]
    given, surname = _spelled(given, language), _spelled(surname, language)
    if language == "lt" and not person.woman and surname[-1] not in "aeiouy":
        surname += "as"
    middle = ""
    if chance.random() < 0.12:
        middle = " " + _spelled(person.father + ("на" if person.woman else "ич"), language)
    style = chance.random()
    if style < 0.08:
        return f"{given[0]}. {surname}"
    if style < 0.1:
        return surname
    if style < 0.2:
        return f"{surname} {given}{middle}"
    return f"{surname.upper()} {given}" if style < 0.23 else f"{given}{middle} {surname}"


def _inflected(word: str, case: int, table: dict[str, str]) -> str:
    """``word`` in the genitive, dative or instrumental by the longest ending of the table; unchanged without one."""
    ending = max((ending for ending in table if word.endswith(ending)), key=len, default=None)
    return word if ending is None else word[: len(word) - len(ending)] + table[ending].split()[case]


def _spelled(word: str, language: str) -> str:
    lower = word.lower()
    if language in ("be", "łac"):
        lower = _replaced(lower, BELARUSIAN)
    elif language == "uk":
        lower = _replaced(lower, UKRAINIAN)
    if language in LATIN:
        letters = dict(zip(RUSSIAN, LATIN[language].split(" "), strict=True)) | {
            "і": "i",
            "ў": "ŭ",
            "є": "ie",
            "ї": "i",
        }
        lower = "".join(letters.get(letter, letter) for letter in lower)
    return lower[:1].upper() + lower[1:]


def _replaced(word: str, table: list[tuple[str, str]]) -> str:
    for letters, others in table:
        word = word.replace(letters, others)
    return word


def pairs(count: int, seed: int) -> list[tuple[str, str]]:
    """``count`` pairs: half of them one person, a third near misses, some strangers, a tenth from other cultures.

    >>> pairs(3, seed=1) == pairs(3, seed=1)
    True
    """
    chance = random.Random(seed)  # noqa: S311 -- repeatable on purpose
    crowd = people(chance)
    found = []
    for _ in range(count):
        kind, person = chance.random(), next(crowd)
        if kind < 0.1:
            found.append(_other(chance))
            continue
        other = person if kind < 0.55 else relative(person, chance) if kind < 0.85 else next(crowd)
        found.append((written(person, chance), written(other, chance)))
    return found


def _other(chance: random.Random) -> tuple[str, str]:
    """A pair from another culture, two of its words made new."""
    left, right = chance.choice(OTHERS).split("|")
    if chance.random() < 0.4:
        right = chance.choice(OTHERS).split("|")[1]
    added = "".join(
        chance.choice(("ba", "ko", "ri", "ne", "thu", "lan", "esh", "or", "mi")) for _ in range(3)
    ).capitalize()
    return f"{left} {added}", f"{right} {added}"
