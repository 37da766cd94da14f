"""From letters to sounds: names in Cyrillic and Latin spellings of several languages, in one small alphabet."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from operator import eq
from typing import NamedTuple

from habeas.identity.tables import START, System, load_tables, sounds_as

VOWELS = frozenset("aeiou")
_GLIDES = re.compile("([iyju])")
# Apostrophes and stress marks say nothing here; soft hyphens, joiners and marks of direction can't even be seen.
_UNHEARD = re.compile("['`´ʹʼʻ’‘ʺ\"\u0301\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
_HYPHENS = re.compile(r"\s*[-‐‑‒–—]\s*")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*\.?|[(),]")
# Words of letters alone, with spaces between them: most names. None has a mark that would have to be composed.
_LETTERS = "a-zA-Z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0400-\u0481\u048a-\u052f"
_PLAIN = re.compile(f"[{_LETTERS}]+(?: [{_LETTERS}]+)*")
# Latin letters that look like Cyrillic ones, and back: a token that mixes the two is read as the one that it has more
# letters of which the other has no likeness.
_LOOKALIKES = str.maketrans("aceopxyikhtmbABCEHIKMOPTXYjs", "асеорхуікһтмвАВСЕНІКМОРТХУјѕ")
_LOOKALIKES_BACK = str.maketrans("асеорхуіјѕһАВСЕНІКМОРТХУЈЅ", "aceopxyijshABCEHIKMOPTXYJS")
_CYRILLIC = re.compile("[\u0400-\u052f]")
_LATIN = re.compile("[a-zA-Zªµº\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff]")
_HARD_J = re.compile("(?<=[^aeiou])j(?=[aeiou])")
_ER_VOWEL = re.compile("ъ(?=[^\\Wеёюя])")
SLAVIC_ENDING = re.compile("(?:[ое]ва?|ина?|ск[аи]й?)$")
# Bulgarian щ is шт, as in German names: Щефан, Щайн; no East Slavic name has its щ there.
_BULGARIAN_SHT = re.compile("щ(?=[лрт]|айн|еф)")
_ER_BEFORE_R = re.compile("ъ(?=[рл])")
_ER_VOWELS = ("а", "э", "о", "у", "")
_PUNCTUATION = str.maketrans("-‐‑–.,", "      ")
_DOUBLED = re.compile(r"([^aeiou])\1+", re.DOTALL)
_FOLD = sounds_as("oHDwSZŠ", "agdvszš")
LONGEST_NAME = 200
MOST_TOKENS = 8
WHOLE_NAME = 2


class Token(NamedTuple):
    """One word of a name: its text, the ways it may sound, and what its writing tells of its role."""

    text: str
    sounds: tuple[str, ...]
    script: str
    initial: bool = False
    capitals: bool = False
    bracketed: bool = False
    before_comma: bool = False
    mixed: bool = False


def tokens(name: str) -> tuple[Token, ...]:
    r"""The words of ``name``, in order, without particles; hyphenated names stay one word.

    >>> [token.sounds[0] for token in tokens("Kolesnikova, M.")]
    ['kolesnikova', 'm']
    >>> len(tokens("Приме\u00adрова\u202e"))
    1
    """
    return tokens_and_generation(name)[0]


def tokens_and_generation(name: str) -> tuple[tuple[Token, ...], str]:
    """The words of ``name``, and what it says of father and son: "juniors", "seniors" or nothing."""
    if len(name) <= LONGEST_NAME and _PLAIN.fullmatch(name):
        lower = name.lower()
        words = lower.split(" ")
        marked = not _marked_words().isdisjoint(words)
        if not marked or _generation_words().isdisjoint(words):
            return _plain_tokens(name, lower, marked=marked), ""
    return _all_tokens(name), without_generation(name)[1]


def _all_tokens(name: str) -> tuple[Token, ...]:
    text = unicodedata.normalize("NFC", _UNHEARD.sub("", name[:LONGEST_NAME]))
    if _OTHER_ALPHABETS.search(text):
        text = in_latin(text)
    text = without_generation(text)[0]
    if text.startswith("("):
        text = text[1:].replace(")", "", 1)  # (Anna) Example
    words = _WORD.findall(_HYPHENS.sub("-", text))
    spelled_by = _systems_of(text.lower()) if _LATIN.search(text) else ()
    found: list[Token] = []
    bracketed = False
    for place, word in enumerate(words):
        if word in "(),":
            bracketed = word == "(" or (bracketed and word == ",")
        elif not _says_nothing(word.rstrip(".")) and len(found) < MOST_TOKENS:
            comma = not bracketed and words[place + 1 : place + 2] == [","]
            found.append(_token(word, spelled_by, bracketed, comma))
    return _untitled(found)


def without_generation(name: str) -> tuple[str, str]:
    """``name`` without what tells father from son, and which of the two that says: "juniors", "seniors" or nothing.

    >>> without_generation("Иван Примеров-младший"), without_generation("Anna Example")
    (('Иван Примеров', 'juniors'), ('Anna Example', ''))
    """
    lower = name.lower()
    plain = lower if lower.replace(" ", "").isalpha() else lower.translate(_PUNCTUATION)
    if _generation_words().isdisjoint(plain.split()):
        return name, ""
    found = _generation().search(name)
    # Two words in front, or a hyphen: Ivan Mladší may be called so.
    if found is None or ("-" not in found[1] and " " not in name[: found.start()].strip()):
        return name, ""
    rest = name[: found.start()] + name[found.end() :]
    words = load_tables().words
    return rest, next(kind for kind in ("juniors", "seniors") if found[2].lower() in words[kind])


@cache
def _generation_words() -> frozenset[str]:
    return load_tables().words["juniors"] | load_tables().words["seniors"]


@cache
def _generation() -> re.Pattern[str]:
    words = sorted(_generation_words())
    return re.compile(rf"(?<=\w)(\s*[-‐‑–]\s*|,?\s+)({'|'.join(words)})(?![\w-])\.?", re.IGNORECASE)


@cache
def _marked_words() -> frozenset[str]:
    """All words, in lower case, that may be no name: titles, particles, what tells father from son."""
    tables = load_tables()
    return _generation_words().union(tables.titles, [word.lower() for word in tables.particles])


def _plain_tokens(name: str, lower: str, *, marked: bool) -> tuple[Token, ...]:
    """The tokens of a name that has nothing but letters and single spaces; ``marked`` if a word may be no name."""
    spelled_by = _systems_of(lower) if name.isascii() or _LATIN.search(name) else ()
    words = name.split(" ")
    if len(words) > WHOLE_NAME:
        words = _with_compound(words)
    if marked:
        words = [word for word in words if not _says_nothing(word)]
    return _untitled([_token(word, spelled_by, False, False) for word in words[:MOST_TOKENS]])


def _untitled(found: list[Token]) -> tuple[Token, ...]:
    """The words without what somebody is called by in front of a whole name: адвокат Anna Example."""
    while len(found) > WHOLE_NAME and found[0].text.lower() in load_tables().titles_in_front:
        del found[0]
    return tuple(found)


# Greek, Armenian and Georgian.
_OTHER_ALPHABETS = re.compile("[\u0370-\u03ff\u0531-\u0587\u10d0-\u10fa\u1c90-\u1cba\u1f00-\u1fff]")


def in_latin(text: str) -> str:
    """``text`` with its Greek, Armenian and Georgian letters as Latin ones.

    >>> in_latin("ანა მაგალიძე"), in_latin("Αννα Παπαδοπούλου"), in_latin("Աննա Օրինակյան")
    ('ana magalidze', 'Anna Papadopoulou', 'Anna Orinakyan')
    """
    letters = load_tables().alphabets
    plain = "".join(
        [letter for letter in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(letter)]
    )
    words = [_in_latin().sub(lambda group: letters[group[0]], word) for word in plain.split(" ")]
    return " ".join(
        [new.capitalize() if old[:1].isupper() else new for old, new in zip(text.split(" "), words, strict=True)]
    )


@cache
def _in_latin() -> re.Pattern[str]:
    longest_first = sorted(load_tables().alphabets, key=len, reverse=True)
    return re.compile("|".join([re.escape(group) for group in longest_first]))


def _with_compound(words: list[str]) -> list[str]:
    """``words`` with a double given name as one (Jean Claude), and without a particle that only opens a sentence."""
    if words[0].lower() in load_tables().particles and words[1] in load_tables().particles:
        return words[1:]  # Von der Muster
    if f"{words[0]}-{words[1]}".lower() in _compounds():
        return [f"{words[0]}-{words[1]}", *words[2:]]
    return words


@cache
def _compounds() -> frozenset[str]:
    """The given names of the table that a hyphen joins, in lower case."""
    rows = load_tables().given_names
    return frozenset(form.lower() for row in rows for form in row.forms if "-" in form)


def _says_nothing(word: str) -> bool:
    tables = load_tables()
    return word in tables.particles or word.lower() in tables.titles


@lru_cache(maxsize=100_000)
def _token(word: str, spelled_by: tuple[int, ...], bracketed: bool, before_comma: bool) -> Token:
    bare = word.rstrip(".")
    letters = bare.replace("-", "")
    script, mixed = script_of(letters)
    if mixed:
        script, letters = in_one_script(letters)
    size = len(letters)
    initial = size == 1 or (size <= 2 and word.endswith("."))
    capitals = size > 2 and letters.isupper()
    sounds = _sounds_in(script, letters, spelled_by)
    if letters != bare and (stemmed := _first_half_stemmed(bare)) is not None:
        sounds += tuple([way for way in _sounds_in(script, stemmed, spelled_by) if way not in sounds])
    return Token(bare, sounds, script, initial, capitals, bracketed, before_comma, mixed)


# What the first half of a name in two may end in, in one case or another.
_CASE_OF_HALF = re.compile(
    "(?:ого|его|ому|ему|ага|аму|ий|ый|ій|ой|ым|им|ім|ом|ем|ая|ую|ей|ай|ы|и|і|а|я|у|ю|е|о|ь"
    "|iego|iemu|ego|emu|skim|ckim|em|iem|i|y|a|e|u|o)$"
)


def _first_half_stemmed(text: str) -> str | None:
    """``text``, a name in two halves, as one word without the ending of the first: Гаевского-Ханады as Гаевск-Ханады.

    Either half may be inflected, and endings are only looked for at the end of a word.
    """
    first, _, rest = text.lower().partition("-")
    stem = _CASE_OF_HALF.sub("", first)
    return stem + rest.replace("-", "") if len(stem) > 2 else None


def script_of(letters: str) -> tuple[str, bool]:
    """The ISO 15924 script of ``letters`` (``Zyyy`` for one we don't read), and whether Cyrillic and Latin mix."""
    if letters.isascii():
        return ("Latn" if _LATIN.search(letters) else "Zyyy"), False
    cyrillic = _CYRILLIC.search(letters) is not None
    latin = _LATIN.search(letters) is not None
    if not cyrillic and not latin:
        return "Zyyy", False
    return ("Cyrl" if cyrillic else "Latn"), cyrillic and latin


def sounds_of(token: str, name: str = "") -> tuple[str, ...]:
    """The ways ``token`` may sound, the likeliest system first; a token in another script sounds as it is written.

    ``name``, the whole name in lower case, shows which language spells it: Wladimir tells that Mursa may be Murza.

    >>> sounds_of("Тихановская"), sounds_of("Tsikhanouskaya")
    (('tixanovskaja',), ('cixanowskaja', 'cixanuskaja'))
    """
    if not _LATIN.search(token):
        return _sounds(token, ())
    return _sounds(token, _systems_of(name or token.replace("-", "").lower()))


def _systems_of(name: str) -> tuple[int, ...]:
    """The places in the table of the systems of which ``name``, in lower case, has what they need."""
    needed = 0
    # Word by word, as many words come again in other names, each with the blank that stands in front of it.
    for word in name.replace(" ", "\n ").split("\n"):
        needed |= _needed_by(word)
    for letters, over_name, system in _over_names():
        if letters in name and over_name.search(name) is not None:
            needed |= system
    return _places_of(needed)


@lru_cache(maxsize=100_000)
def _needed_by(word: str) -> int:
    """The systems of which ``word`` has what they need, a bit for each."""
    tables = load_tables()
    # One look instead of one for each system: most words have nothing that any of them needs.
    if tables.any_need.search(word) is None:
        return 0
    return sum(
        [
            1 << place
            for place, system in enumerate(tables.systems)
            if system.needs is not None and system.needs.search(word) is not None
        ]
    )


@cache
def _over_names() -> tuple[tuple[str, re.Pattern[str], int], ...]:
    """What some systems need over a whole name, with letters that it can't be found without and the system's bit."""
    systems = enumerate(load_tables().systems)
    return tuple([(*system.over_name, 1 << place) for place, system in systems if system.over_name is not None])


@cache
def _places_of(needed: int) -> tuple[int, ...]:
    """The places of the systems of these bits and of those that need nothing."""
    return tuple(
        [
            place
            for place, system in enumerate(load_tables().systems)
            if needed >> place & 1 or (system.needs is None and system.over_name is None)
        ]
    )


@lru_cache(maxsize=100_000)
def _sounds(token: str, spelled_by: tuple[int, ...]) -> tuple[str, ...]:
    letters = token.replace("-", "")
    script, mixed = script_of(letters)
    if mixed:
        script, letters = in_one_script(letters)
    return _sounds_in(script, letters, spelled_by)


def in_one_script(letters: str) -> tuple[str, str]:
    """The script that ``letters``, Latin and Cyrillic ones mixed, are meant in, and the letters in it.

    >>> in_one_script("Лапшiн"), in_one_script("Lарshin") == ("Latn", "Lapshin")
    (('Cyrl', 'Лапшін'), True)
    """
    cyrillic, latin = letters.translate(_LOOKALIKES), letters.translate(_LOOKALIKES_BACK)
    if len(_LATIN.findall(cyrillic)) > len(_CYRILLIC.findall(latin)):
        return "Latn", latin
    return "Cyrl", cyrillic


def _sounds_in(script: str, letters: str, spelled_by: tuple[int, ...]) -> tuple[str, ...]:
    if script == "Cyrl":
        cyrillic = letters.lower()
        if "ъ" not in cyrillic and "щ" not in cyrillic and "івс" not in cyrillic:
            return (_cyrillic(cyrillic) or letters,)
        open_too = _with_open_syllable(_with_er(cyrillic)) if "івськ" in cyrillic else _with_er(cyrillic)
        sounds = dict.fromkeys([_cyrillic(way) for way in open_too])
        return tuple([way for way in sounds if way]) or (letters,)
    lower = letters.lower()
    if script == "Zyyy":
        return (lower,)
    systems = load_tables().systems
    ways: dict[str, None] = {}
    for place in spelled_by:
        system = systems[place]
        if system.never is None or system.never.search(lower) is None:
            ways[_read(lower, system)] = None
    # Most words are read alike by most systems.
    readings = dict.fromkeys([_single(_glided(way)) for way in ways or (_read(lower, systems[0]),)])
    return tuple([reading for reading in readings if reading]) or (lower,)


def _with_open_syllable(words: tuple[str, ...]) -> tuple[str, ...]:
    """What Ukrainian has closed, Polish and Russian have open: Виговский, of Вигівський."""
    return words + tuple([word.replace("івськ", f"{vowel}вськ") for word in words for vowel in "ое"])


def has_er_vowel(text: str) -> bool:
    """Whether ``text`` has the vowel that Bulgarian writes ъ; Russian has it silent, before е, ё, ю, я or at the end.

    >>> has_er_vowel("Първан"), has_er_vowel("Подъячев"), has_er_vowel("Ивановъ")
    (True, False, False)
    """
    return "ъ" in text and _ER_VOWEL.search(text) is not None


def _with_er(word: str) -> tuple[str, ...]:
    """``word`` with its ъ, where it is a vowel, as each vowel that other languages have for it, or fallen out."""
    if _BULGARIAN_SHT.search(word) is not None:
        word = word.replace("щ", "шт")
    if not has_er_vowel(word):
        return (word,)
    # Bulgarians' own names are written with a, once with u: Parvanov, Purvanov.
    vowels = "ау" if SLAVIC_ENDING.search(word) else _ER_VOWELS
    ways = [_ER_VOWEL.sub(vowel, word) for vowel in vowels]
    if len(_ER_VOWEL.findall(word)) > 1:
        # Two in one foreign name may be two vowels, mostly an e before r or l.
        ways += [_ER_VOWEL.sub(vowel, _ER_BEFORE_R.sub("э", word)) for vowel in "ао"]
    return tuple(dict.fromkeys(ways))


def _cyrillic(word: str) -> str:
    sounds = _read(word, load_tables().cyrillic)
    if sounds.endswith("ii"):
        sounds = sounds[:-1] + "j"
    return _single(_HARD_J.sub("", sounds) if "j" in sounds else sounds)


def _read(word: str, system: System) -> str:
    """Each group of letters as its sounds, the longest first, and the letters between them."""
    if word.endswith(("ine", "yne")) and system.name == "French":
        word = word[:-1]  # Poutine, Iachine
    if system.starts:
        word = START + word
    parts = system.grouped.split(word)
    if len(parts) == 1:
        return word.translate(system.letters)
    groups, letters = system.groups, system.letters
    return "".join([groups[part] if part in groups else part.translate(letters) for part in parts])


def _glided(sounds: str) -> str:
    """``sounds`` with i, y and j told apart by their neighbours, and u after a, e or o as a short u."""
    parts = _GLIDES.split(sounds)
    read = parts[-1]
    is_last = len(read) == 1
    # From the end, as what a glide is hangs on the sound that was made of what follows it.
    for place in range(len(parts) - 2, 0, -2):
        front, glide = parts[place - 1], parts[place]
        before = front[-1:] or (parts[place - 2] if place > 1 else "")
        read = front + _glide(glide, before, read[:1], is_last) + read
        is_last = False
    return read


@cache
def _glide(letter: str, before: str, following: str, last: bool) -> str:
    if letter == "u":
        return "w" if before and before in "aeo" and following not in VOWELS else "u"
    vowel_before = before in VOWELS or before == "y"
    if following in VOWELS and following:
        if vowel_before or not before:
            return "j"
        # Mari-a keeps its i; Siarhei, Dziadok and Kalja only soften what stands before.
        return "ij" if letter == "i" and last and following == "a" else ""
    if vowel_before:
        return "j"
    return "" if letter == "j" and before else "j" if letter == "j" else "i"


def _single(sounds: str) -> str:
    """``sounds`` with doubled consonants written once, and тск and тч as they are spoken: one sound, цк and ч.

    Latin letters can't tell Васутский from Васуцкий.
    """
    # Most have nothing doubled, which is seen sooner than a pattern sees it.
    if True in map(eq, sounds, sounds[1:]):
        sounds = _DOUBLED.sub(r"\1", sounds)
    return sounds.replace("tsk", "ck").replace("tč", "č") if "t" in sounds else sounds


def fold(sounds: str) -> str:
    """``sounds`` without what differs between the languages' spellings, as a key to look names up by.

    >>> fold("sarHej") == fold("sargej"), fold("marija") == fold("marina")
    (True, False)
    """
    plain = sounds.translate(_FOLD)
    if "j" in plain:
        if plain.startswith("j") and plain[1:2] in ("e", "i"):
            plain = plain[1:]  # Yelena, Elena
        if plain.startswith("j"):
            plain = "i" + plain[1:]  # Yana is not Anna
        plain = plain.removesuffix("j")
        if "j" in plain:
            plain = _SHORT_I.sub("i", plain).replace("j", "")
    if "i" in plain:
        plain = _SOFTENING_I.sub("", plain)
    return plain or sounds


_SHORT_I = re.compile(r"(?<=[aeiu])j(?![aeiu])")  # Mikhail, Міхаіл
# Adrian; but Viktori-a is a woman, Viktor-a a man's genitive.
_SOFTENING_I = re.compile(r"(?<!^)i(?=[aeu])(?!a$)")


def keys_of(sounds: str) -> tuple[str, ...]:
    """The folded keys of ``sounds``: several where a Latin h may be г or х, a German sch ш or ж, a z ц, an s з."""
    keys = [fold(sounds)]
    for letter, other in (("H", "x"), ("Š", "ž"), ("Z", "c"), ("S", "z")):
        if letter in sounds:
            keys.append(fold(sounds.replace(letter, other)))
    return tuple(keys)
