"""How the fictional people's names are spelled: in Belarusian and Ukrainian, in Latin letters, and declined.

Plain letter tables and the case endings of a school grammar, written apart from the matcher's. In Belarusian an o or e
that does not carry the stress (here: that is not the root's last vowel) is written a or я.
"""

from __future__ import annotations

import re
from functools import cache

from bench import people_names as tables

_VOWELS = "аоуеиыэёюяіїє"


def surname_forms(root: str, ending: str, *, woman: bool) -> tuple[str, str, str]:
    """A surname as Russian, Belarusian and Ukrainian write it.

    >>> surname_forms("Примир", "ов", woman=True), surname_forms("Голь", "енко", woman=False)
    (('Примирова', 'Прымірава', 'Примирова'), ('Гольенко', 'Гольенка', 'Гольенко'))
    >>> surname_forms("Попов", "0v", woman=False)[1]
    'Папоў'
    """
    russian = {"0": "", "0v": ""}.get(ending, ending)
    womans = ending in ("ов", "ев", "ёв", "ин", "0v")
    if woman and womans:
        russian += "а"
    elif woman and russian.endswith("ский"):
        russian = russian[:-2] + "ая"
    by, ua = in_belarusian(root), in_ukrainian(root)
    return root + russian, _short_u(by + _belarusian_ending(russian, by)), ua + _ukrainian_ending(russian)


def _short_u(word: str) -> str:
    """Belarusian writes the v of -ов and -ев as ў at the end of a word."""
    return re.sub("(?<=[оеёа])в$", "ў", word)


def _belarusian_ending(russian: str, root: str) -> str:
    known = {
        "ов": "аў", "ова": "ава", "ев": "еў", "ева": "ева", "ёв": "ёў", "ёва": "ёва", "ин": "ін", "ина": "іна",
        "ский": "скі", "овский": "оўскі", "овская": "оўская", "ович": "овіч", "евич": "евіч", "енко": "енка",
        "ик": "ік", "енок": "ёнак", "илевич": "ілевіч",
    }  # fmt: skip
    ending = known.get(russian, russian)
    hard = root[-1:] in ("р", "ш", "ж", "ч", "ц")
    if hard and ending[:1] in ("і", "е", "ё"):
        ending = {"і": "ы", "е": "э", "ё": "о"}[ending[0]] + ending[1:]
    elif root[-1:] in ("т", "д") and ending[:1] in ("і", "е", "ё"):
        return ending  # the root's last consonant is softened by `in_belarusian` only inside the root
    return ending


def _ukrainian_ending(russian: str) -> str:
    known = {
        "ин": "ін", "ина": "іна", "ский": "ський", "ская": "ська", "овский": "овський", "овская": "овська",
        "илевич": "илевич", "енок": "енок",
    }  # fmt: skip
    return known.get(russian, russian)


@cache
def in_belarusian(word: str) -> str:
    """A Russian root in Belarusian letters."""
    low = word.lower()
    last = max((at for at, letter in enumerate(low) if letter in _VOWELS), default=-1)
    first = min((at for at, letter in enumerate(low) if letter in _VOWELS), default=-1)
    out: list[str] = []
    for at in range(len(low)):
        written = _belarusian_letter(low, at, stressed=at == last, first=at == first)
        if out and written[:1] in tuple("іеяё") and out[-1] in ("т", "д"):
            out[-1] = {"т": "ц", "д": "дз"}[out[-1]]
        out.append(written)
    return _as(word, "".join(out))


def _belarusian_letter(word: str, at: int, *, stressed: bool, first: bool) -> str:
    letter, before, after = word[at], word[at - 1 : at], word[at + 1 : at + 2]
    hard = before in tuple("ржшч")
    if letter == "е" and first and not stressed:
        return "а" if hard or before == "ц" else "я"
    if letter == "в" and before and before in _VOWELS and after and after not in _VOWELS:
        return "ў"
    if letter in "ие" and hard:
        return "ы" if letter == "и" else "э"
    return {"о": letter if stressed else "а", "и": "і", "щ": "шч"}.get(letter, letter)


@cache
def in_ukrainian(word: str) -> str:
    """A Russian root in Ukrainian letters."""
    letters = {"ы": "и", "э": "е", "ё": "ьо", "ъ": "'"}
    return _as(word, "".join(letters.get(letter, letter) for letter in word.lower()))


def _as(model: str, word: str) -> str:
    return word[:1].upper() + word[1:] if model[:1].isupper() else word


def patronymic_of(father: tuple[str, str, str], woman: bool) -> tuple[str, str, str]:
    """The patronymic from a father's name, in the three languages.

    >>> patronymic_of(("Иван", "Іван", "Іван"), False)
    ('Иванович', 'Іванавіч', 'Іванович')
    """
    ru, be, uk = father
    soft = ru.endswith(("й", "ь")) or ru in ("Илья", "Никита")
    if ru == "Илья":
        return ("Ильинична", "Ільінічна", "Іллівна") if woman else ("Ильич", "Ільіч", "Ілліч")
    if ru == "Никита":
        return ("Никитична", "Мікітаўна", "Микитівна") if woman else ("Никитич", "Мікітавіч", "Микитович")
    stem = {"Павел": "Павл", "Пётр": "Петр"}.get(ru, ru[:-1] if soft else ru)
    if ru.endswith("ий") and ru != "Дмитрий":
        stem = ru[:-2] + "ь"
    be_stem = be[:-1] if be.endswith(("й", "ь")) else be
    be_stem = {"Павел": "Паўл", "Пётр": "Пятр"}.get(be, be_stem)
    uk_stem = {"Павло": "Павл", "Петро": "Петр", "Микола": "Микол", "Дмитро": "Дмитр", "Михайло": "Михайл"}.get(
        uk, uk.rstrip("йоь")
    )
    ru_end, be_end, uk_end = ("евна", "еўна", "ївна") if woman and soft else ("овна", "аўна", "івна")
    if not woman:
        ru_end, be_end, uk_end = ("евич", "евіч", "йович") if soft else ("ович", "авіч", "ович")
    return stem + ru_end, be_stem + be_end, uk_stem + uk_end


def declined(words: list[str], case: str, language: str, *, woman: bool) -> list[str]:
    """Given name, patronymic and surname in the genitive, dative, accusative or instrumental.

    >>> declined(["Иван", "Петрович", "Примеров"], "G", "ru", woman=False)
    ['Ивана', 'Петровича', 'Примерова']
    """
    given, father, surname = words
    return [_noun(given, case, language), _noun(father, case, language), _family(surname, case, language, woman=woman)]


_ENDINGS = {
    "ru": {"hard": "а у а ом", "soft": "я ю я ем", "a": "ы е у ой", "ja": "и е ю ей", "adj": "ого ому ого им",
           "fem": "ой ой у ой", "femadj": "ой ой ую ой", "ov": "а у а ым"},
    "be": {"hard": "а у а ам", "soft": "я ю я ем", "a": "ы е у ай", "ja": "і і ю яй", "adj": "ога аму ога ім",
           "fem": "ай ай у ай", "femadj": "ай ай ую ай", "ov": "а у а ым"},
    "uk": {"hard": "а у а ом", "soft": "я ю я єм", "a": "и і у ою", "ja": "ї ї ю єю", "adj": "ого ому ого им",
           "fem": "ої ій у ою", "femadj": "ої ій у ою", "ov": "а у а им"},
}  # fmt: skip


def _ending(language: str, kind: str, case: str) -> str:
    return _ENDINGS[language][kind].split()["GDAI".index(case)]


def _noun(word: str, case: str, language: str) -> str:
    if not word:
        return word
    fleeting = {"Павел": "Павл", "Пётр": "Петр" if language == "ru" else "Пятр"}.get(word)
    if fleeting:
        return fleeting + _ending(language, "hard", case)
    if word in ("Любовь", "Любоў", "Любов"):
        return _third_declension(word, case)
    if word.endswith(("а", "я")):
        ending = _ending(language, "ja" if word.endswith("я") else "a", case)
        if ending == "ы" and word[-2] in "гкхжшчщ":
            ending = "и" if language == "ru" else ending
        return word[:-1] + ending
    if word.endswith(("й", "ь", "о")):
        soft = "soft" if not word.endswith("о") else "hard"
        return word[:-1] + _ending(language, soft, case)
    if word.endswith("ч") and case == "I":
        return word + ("ем" if language == "ru" else _ending(language, "hard", case))
    return word + _ending(language, "hard", case)


def _third_declension(word: str, case: str) -> str:
    """A woman's name in a consonant: only the instrumental keeps the last letter.

    >>> _third_declension("Любовь", "G"), _third_declension("Любоў", "I")
    ('Любови', 'Любоўю')
    """
    if case == "A":
        return word
    if case == "I":
        return {"Любовь": "Любовью", "Любоў": "Любоўю", "Любов": "Любов'ю"}[word]
    return {"Любовь": "Любови", "Любоў": "Любові", "Любов": "Любові"}[word]


def _family(word: str, case: str, language: str, *, woman: bool) -> str:
    if re.search(r"(ский|скі|ський)$", word):
        return re.sub(r"(ий|і)$", "", word) + _ending(language, "adj", case)
    if re.search(r"(ская|ська)$", word):
        return re.sub(r"(ая|а)$", "", word) + _ending(language, "femadj", case)
    if woman and re.search(r"[оеёаі]ва$|[иіы]на$", word):
        return word[:-1] + _ending(language, "fem", case)
    if woman or word.endswith("о"):
        return word
    if re.search(r"[оеёа][вў]$|[иіы]н$", word):
        return re.sub("ў$", "в", word) + _ending(language, "ov", case)
    return _noun(word, case, language)


@cache
def _letters(system: str) -> dict[str, str]:
    pairs = f"{tables.TO_LATIN['base']} {tables.TO_LATIN[system]}".split()
    return dict(pair.split("=") for pair in pairs)


def in_latin(word: str, language: str, source: int, *, woman: bool, last: bool) -> str:
    """A Cyrillic word in Latin letters; ``source`` says whether it is Russian (0), Belarusian (1) or Ukrainian (2).

    >>> in_latin("Примеров", "de", 0, woman=False, last=True), in_latin("Ціхі", "lac", 1, woman=False, last=True)
    ('Primerow', 'Cichi')
    """
    system = {"lac": "be_lac", "en": ("en", "be_en", "uk_en")[source]}.get(language, language)
    letters = _letters(system)
    low = word.lower()
    out = "".join(letters.get(letter, letter) for letter in low)
    out = re.sub(
        r"(iy|yy|ij|yj)$", {"en": "y", "be_en": "y", "uk_en": "yi", "de": "i", "pl": "i"}.get(system, "i"), out
    )
    if system == "pl":
        out = out.replace("łi", "li").replace("łe", "le").replace("łj", "l").replace("ri", "ri")
    if system == "be_lac":
        out = re.sub(r"^i(?=[eou a])", "j", out).replace("łi", "li")
        out = re.sub(r"(?<=[aeiouy])i(?=[aeou])", "j", out)
    if system == "lt" and last and not woman and len(out) > 3:
        out = out[:-1] + "is" if out.endswith("i") else out if out[-1] in "aeou" else out + "as"
    return out[:1].upper() + out[1:]
