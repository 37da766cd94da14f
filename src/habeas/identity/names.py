"""A name as written, taken apart in every way it can be meant, and what its writing tells of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from habeas.identity.endings import NOMINATIVE
from habeas.identity.once import once
from habeas.identity.parts import Parts
from habeas.identity.readings import given_readings, has_seldom_root, is_given_name
from habeas.identity.roles import facts_of, is_slavic_by_ending, ways_of
from habeas.identity.spelling import Token, has_er_vowel, tokens_and_generation
from habeas.identity.tables import load_tables

TWO_WORDS = 2
LONG_NAME = 3
# Languages that give every name their endings, wherever it comes from.
_INFLECTING = frozenset(["be", "bg", "bs", "cs", "hr", "mk", "pl", "ru", "sh", "sk", "sl", "sr", "uk"])
# There -ič and -ić are surnames.
_WITHOUT_PATRONYMICS = frozenset(["bs", "hr", "sh", "sl", "sr"])
# A Kazakh or Kyrgyz father's name in one word with son or daughter stands in the place of a surname, too.
_SURNAMES_TOO = (
    *(
        "uly",
        "uulu",
        "ulu",
        "uli",
        "уулу",
        "улы",
        "ұлы",
        "kyzy",
        "kizi",
        "kysy",
        "кызы",
        "қызы",
        "qyzy",
        "qizi",
        "qızı",
    ),
    *("гызы", "gizi", "gyzy", "gysy", "кизи", "қизи"),
)
# What an East Slavic language does not write.
_LETTERS_OF_OTHERS = {"be": frozenset("ищъїєґ"), "ru": frozenset("іўїєґ'’"), "uk": frozenset("ыэъёў")}
# Endings that no name has in a language: Ukrainian writes -ський, -цький, Russian -ский, -цкий, Belarusian -скі, -цкі.
_SPELLED_OTHERWISE = {
    "uk": re.compile(r"[сц]к(?:ий|ая|ого|ому|им|ой|ую|і|агa|аму)\b|[бпвмфгкх]ь"),
    "ru": re.compile(r"[сц]ьк|ій\b"),
    "be": re.compile(r"[бпвмфгкх]ь|[сц]ьк|[иі]й\b|(?:ов|ев)\b"),
}


@dataclass(frozen=True)
class Name:
    """A name as written, with what its report tells of script and language, ready to be compared."""

    text: str
    script: str
    language: str
    tokens: tuple[Token, ...]
    generation: str
    """Which of two of one family and one name is meant, where the name says so: juniors, seniors or nothing."""

    @staticmethod
    def of(text: str, script: str = "", language: str = "") -> Name:
        """The name ``text``; ``script`` (ISO 15924) and ``language`` (ISO 639-1) of its sentence may be left empty.

        >>> Name.of("KALESNIKAVA Maryia").parts[0].surnames[0].text
        'KALESNIKAVA'
        """
        return _name(text, script, language)

    @once
    def parts(self) -> tuple[Parts, ...]:
        """Every sensible way to give the words their roles, the least odd first; worked out when first asked for."""
        return tuple(ways_of(self.tokens))

    @once
    def slavic(self) -> bool:
        """Whether anything marks this as a name that is spelled, ordered and inflected as Slavic names are.

        A given name alone says so of two words only: Dora María Téllez Argüello has no patronymic and no case.
        """
        if self.language in _INFLECTING:
            return True
        for word in self.tokens:
            if not word.initial and (word.script == "Cyrl" or is_slavic_by_ending(word)):
                return True
        words = [word for word in self.tokens if not word.initial]
        if len(words) == 1 and len(self.tokens) > 1:
            return True  # initials, which are read as those of a Slavic name
        return len(words) < LONG_NAME and any([facts_of(word).is_slavic_given for word in words])

    @property
    def unread(self) -> bool:
        """Whether every word stands in a script that no table reads."""
        for word in self.tokens:  # noqa: SIM110 -- a generator takes twice as long
            if word.script != "Zyyy":
                return False
        return True

    @once
    def languages(self) -> frozenset[str]:
        """The East Slavic languages that it may be written in: its report's, else those that its letters allow."""
        if self.language:
            return frozenset((self.language,)) & frozenset(_LETTERS_OF_OTHERS)
        if not self.tokens or any([word.script != "Cyrl" or word.mixed for word in self.tokens]):
            return frozenset()
        text = self.text.lower()
        if has_er_vowel(text):
            return frozenset()  # Bulgarian
        found = [language for language, others in _LETTERS_OF_OTHERS.items() if others.isdisjoint(text)]
        return frozenset([language for language in found if not _SPELLED_OTHERWISE[language].search(text)])

    @once
    def mixed(self) -> str:
        """The words in which Latin and Cyrillic letters are mixed, or the whole name where its words are."""
        words = [word.text for word in self.tokens if word.mixed]
        if words:
            return " ".join(words)
        scripts = {word.script for word in self.tokens}
        return self.text if len(scripts) > 1 and len(scripts - {"Zyyy"}) > 1 else ""

    @once
    def by_father(self) -> tuple[frozenset[str], frozenset[str]] | None:
        """The given names and the fathers' names, where the name is a given name with a patronymic and no surname."""
        return None if self.language in _WITHOUT_PATRONYMICS else _by_father(self.tokens)

    @once
    def is_woman_by_father(self) -> bool:
        """Whether its patronymic is a woman's, which no surname sounds like."""
        return any(row.gender == "f" and row.fathers for word in self.tokens for row in facts_of(word).patronymics)


def _by_father(words: tuple[Token, ...]) -> tuple[frozenset[str], frozenset[str]] | None:
    if len(words) != TWO_WORDS or words[0].initial or words[1].initial:
        return None
    for given, father in (words, words[::-1]):
        patronymics = facts_of(father).patronymics
        if not patronymics or father.text.lower().endswith(_SURNAMES_TOO):
            continue
        rows = [row for row in patronymics if row.fathers and not has_seldom_root(row)]
        genders = {row.gender for row in rows}
        names = frozenset(row.name for row in given_readings(given) if row.gender in genders)
        if names and rows and not is_given_name(father):
            return names, frozenset(name for row in rows for name in row.fathers)
    return None


def with_fathers(words: tuple[Token, ...]) -> tuple[Token, ...]:
    """``words`` with a father's name and the word for son or daughter behind it as one patronymic: Eldar oglu."""
    if len(words) <= TWO_WORDS:
        return words
    sons, daughters = load_tables().words["sons"], load_tables().words["daughters"]
    lower = [word.text.lower() for word in words]
    if len(words) == LONG_NAME and lower[1][-1] in "iи" and lower[2].endswith(_ARMENIAN):
        return _with_armenian_father(words)
    if sons.isdisjoint(lower) and daughters.isdisjoint(lower):
        return words
    found: list[Token] = []
    for word in words:
        ending = "ovič" if word.text.lower() in sons else "ovna" if word.text.lower() in daughters else ""
        if ending and len(found) > 1:
            father = found[-1]
            sounds = tuple(sound + ending for sound in father.sounds)
            found[-1] = father._replace(text=f"{father.text} {word.text}", sounds=sounds)
        else:
            found.append(word)
    return tuple(found)


_ARMENIAN = ("yan", "ian", "jan", "ян")


def _with_armenian_father(words: tuple[Token, ...]) -> tuple[Token, ...]:
    """``words`` with a father's name in the Armenian genitive as a patronymic: Anna Hakobi Primeryan."""
    own, father, surname = words
    root = father._replace(text=father.text[:-1], sounds=tuple([way[:-1] for way in father.sounds if way[-1] == "i"]))
    if (
        father.initial
        or not root.sounds
        or not any([row.gender == "m" and not row.short and NOMINATIVE in row.cases for row in given_readings(root)])
    ):
        return words
    genders = {row.gender for row in given_readings(own)}
    ending = "ovna" if genders == {"f"} else "ovič"
    return own, father._replace(sounds=tuple([way + ending for way in root.sounds])), surname


@lru_cache(maxsize=50_000)
def _name(text: str, script: str, language: str) -> Name:
    words, generation = tokens_and_generation(text)
    return Name(text, script, language, with_fathers(words), generation)
