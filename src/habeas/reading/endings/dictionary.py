"""What a dictionary of word forms knows of a name: Russian always, Ukrainian where the extra is installed."""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.util import find_spec
from typing import Protocol, cast

from habeas.reading.endings import declension
from habeas.reading.endings.morphology import Case, Form, Gender, Role


class _Tag(Protocol):
    case: str | None
    gender: str | None
    number: str | None

    def __contains__(self, mark: str) -> bool: ...


class _Parse(Protocol):
    word: str
    tag: _Tag
    normal_form: str
    is_known: bool

    def inflect(self, marks: set[str]) -> _Parse | None: ...


class _Analyser(Protocol):
    def word_is_known(self, word: str) -> bool: ...

    def parse(self, word: str) -> list[_Parse]: ...

    def tag(self, word: str) -> list[_Tag]: ...


_CASES = {
    "nomn": Case.NOM, "gent": Case.GEN, "gen2": Case.GEN, "datv": Case.DAT, "accs": Case.ACC, "ablt": Case.INS,
    "loct": Case.LOC, "loc2": Case.LOC, "voct": Case.NOM,
}  # fmt: skip
_ROLES = {"Name": Role.GIVEN, "Surn": Role.SURNAME, "Patr": Role.PATRONYMIC}
_NAMED = ("Name", "Surn", "Patr", "Geox", "Orgn", "Trad")
_GENDERS = {"masc": Gender.MASC, "femn": Gender.FEM}
_LESS_AS_SEVERAL = 30
_WEIGHTS = {Role.GIVEN: 85, Role.SURNAME: 75, Role.PATRONYMIC: 90}


@lru_cache(maxsize=65536)
def dictionary_forms(word: str, language: str) -> tuple[Form, ...]:
    """The readings of ``word`` as a part of a name; none if the dictionary doesn't list it as one."""
    analyser = _analyser(language)
    if analyser is None or not any(name in tag for tag in _tags(word, language) for name in _ROLES):
        return ()
    lexemes: dict[tuple[str, Gender, bool, Role], tuple[_Parse, Case]] = {}
    for parse in analyser.parse(word):
        role = next((role for name, role in _ROLES.items() if name in parse.tag), None)
        if (
            role is None or not parse.is_known or "Init" in parse.tag
        ):  # "В" may be an initial, but hardly without its dot
            continue
        key = (parse.normal_form, _GENDERS.get(parse.tag.gender or "", Gender.PERSON), parse.tag.number == "plur", role)
        cases = _CASES.get(parse.tag.case or "", Case.NOM)
        first, before = lexemes.get(key, (parse, Case(0)))
        lexemes[key] = (first, before | cases)
    return tuple(
        Form(
            _inflected(parse, "sing", word), cases, gender, plural, role, _weight(role, plural),
            _inflected(parse, "plur", word) if plural else "",
        )
        for (_, gender, plural, role), (parse, cases) in lexemes.items()
    )  # fmt: skip


def _weight(role: Role, plural: bool) -> int:
    """Several people of one given name are hardly ever meant."""
    return _WEIGHTS[role] - (_LESS_AS_SEVERAL if plural and role is Role.GIVEN else 0)


def _inflected(parse: _Parse, number: str, word: str) -> str:
    nominative = parse.inflect({"nomn", number})
    return _as_written(nominative.word if nominative else parse.normal_form, word)


def _as_written(base: str, word: str) -> str:
    """A name of the dictionary as the text would write it: its capitals, and ё or ґ only where the text sets them."""
    lower = word.lower()
    for marked, plain in (("ё", "е"), ("ґ", "г")):
        if marked not in lower:
            base = base.replace(marked, plain)
    same = 0
    while same < min(len(base), len(word)) and base[same] == lower[same]:
        same += 1
    return word[:same] + base[same:] if same else base.capitalize()


@cache
def _analyser(language: str) -> _Analyser | None:
    """The dictionary of a language, loaded when first asked for (a third of a second); ``None`` where there is none."""
    if language not in ("ru", "uk") or find_spec(f"pymorphy3_dicts_{language}") is None:
        return None
    from pymorphy3 import MorphAnalyzer  # noqa: PLC0415 - imported when needed: most commands read nothing

    return cast("_Analyser", MorphAnalyzer(lang=language))


@lru_cache(maxsize=131072)
def _tags(word: str, language: str) -> tuple[_Tag, ...]:
    """What a listed word may be, the likeliest first; nothing for a word that isn't listed."""
    analyser = _analyser(language)
    return tuple(analyser.tag(word)) if analyser is not None and analyser.word_is_known(word) else ()


def is_thing(word: str, language: str) -> bool:
    """Whether the dictionary lists a word as a noun for no living being, and as nothing else first."""
    tags = _tags(word, language)
    return bool(tags) and "NOUN" in tags[0] and "inan" in tags[0]


def is_verb(word: str, language: str) -> bool:
    """Whether the dictionary lists a word first of all as a verb, finite or an infinitive."""
    tags = _tags(word, language)
    return bool(tags) and ("VERB" in tags[0] or "INFN" in tags[0])


def is_finite(word: str, language: str) -> bool:
    """Whether the dictionary lists a word first of all as a finite verb."""
    tags = _tags(word, language)
    return bool(tags) and "VERB" in tags[0]


@lru_cache(maxsize=65536)
def may_be_subject(word: str, language: str) -> bool:
    """Whether the dictionary lists a word as a noun in the nominative, or doesn't list it."""
    tags = _tags(word, language)
    return any("NOUN" in tag and tag.case == "nomn" for tag in tags) if tags else _analyser(language) is not None


def is_place_name(word: str, language: str) -> bool:
    """Whether the dictionary lists a word as the name of a place or a body, and as nobody's."""
    tags = _no_name(word, language)
    return bool(tags) and ("Geox" in tags[0] or "Orgn" in tags[0])


def only_describes(word: str, language: str) -> bool:
    """Whether the dictionary lists a word as an adjective, and as nobody's name."""
    tags = _no_name(word, language)
    return bool(tags) and ("ADJF" in tags[0] or "PRTF" in tags[0])


def is_unlisted(word: str, language: str) -> bool:
    """Whether a dictionary there is doesn't list a word, or lists it as a name."""
    return _analyser(language) is not None and not _no_name(word, language)


def _no_name(word: str, language: str) -> tuple[_Tag, ...]:
    """What a listed word may be; nothing where it may be a name."""
    tags = _tags(word, language)
    return () if any(name in tag and "Init" not in tag for tag in tags for name in _ROLES) else tags


@lru_cache(maxsize=65536)
def living(word: str, language: str) -> tuple[declension.Form, ...]:
    """The forms of a word that the dictionary lists first of all as a noun for a living being who has no name."""
    tags, analyser = _tags(word, language), _analyser(language)
    if analyser is None or not tags or not _is_being(tags[0]):
        return ()
    told: dict[tuple[str, Gender, bool], Case] = {}
    for parse in analyser.parse(word):
        if _is_being(parse.tag):
            key = (parse.normal_form, _GENDERS.get(parse.tag.gender or "", Gender.PERSON), parse.tag.number == "plur")
            told[key] = told.get(key, Case(0)) | _CASES.get(parse.tag.case or "", Case.NOM)
    return tuple(
        declension.Form(declension.Sort.PERSON, base, cases, Gender.PERSON if plural else gender, plural)
        for (base, gender, plural), cases in told.items()
    )


def _is_being(tag: _Tag) -> bool:
    return "NOUN" in tag and "anim" in tag and not any(name in tag for name in _NAMED)
