"""Names in scripts that the tables don't read: held against each other letter by letter, never across scripts."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from habeas.identity.evidence import CONFLICT, UNSURE_MOST, Evidence
from habeas.identity.names import Name
from habeas.identity.spelling import LONGEST_NAME
from habeas.identity.tables import load_tables
from habeas.model.decisions import CERTAIN_PPM, Reason

ACROSS_SCRIPTS = 400_000
CERTAIN = CERTAIN_PPM - 1
WHOLE = 7500
PART = 4500
LETTER = 2500
FULL_CHINESE = 3
LONG_WORD = 4
# Letters that Arabic and Persian keyboards write in two ways, and hamzas that are left out.
_ONE_LETTER = str.maketrans("يىكةأإآٱؤئ", "ییکهااااوی", "ـ\u200c\u200d\u200e\u200f")
_WORDS = re.compile(r"[^\W\d_]+")
_CHINESE = re.compile("[\u3400-\u9fff\uf900-\ufaff]")
_ABD = re.compile(r"(?<!\w)عبد\s+(?=\w)")


def weigh_unread(left: Name, right: Name) -> Evidence:
    """Whole names that are written alike; what is written otherwise only where one script wrote both."""
    texts = left.text, right.text
    one, other = written(left.text), written(right.text)
    if not left.unread or not right.unread or _alphabet(one) != _alphabet(other):
        words = "two scripts, of which one is not read"
        return Evidence((Reason(words, *texts, 0),), ACROSS_SCRIPTS, ACROSS_SCRIPTS)
    if sorted(one) == sorted(other) or "".join(one) == "".join(other):
        is_full = len(one) > 1 or len(other) > 1 or _is_full_chinese(one[0])
        words = "written alike" if is_full else "a single name, which many share"
        return Evidence((Reason(words, *texts, WHOLE),), 1, CERTAIN if is_full else UNSURE_MOST)
    shared = set(one) & set(other)
    if not set(one) - shared or not set(other) - shared:
        return Evidence((Reason("one name is a part of the other", *texts, PART),), 40_000, UNSURE_MOST)
    if len(one) == len(other) and all(_one_letter(a, b) for a, b in zip(one, other, strict=True)):
        return Evidence((Reason("written alike but for a letter", *texts, LETTER),), 40_000, 450_000)
    return Evidence((Reason("words of the name are not in the other", *texts, CONFLICT),))


@lru_cache(maxsize=20_000)
def written(text: str) -> tuple[str, ...]:
    """The words of a name in a script that is not read, with the letters that are written in two ways made one."""
    plain = unicodedata.normalize("NFKC", text[:LONGEST_NAME])
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter)).translate(_ONE_LETTER)
    plain = _ABD.sub("عبد", plain).translate(load_tables().characters)
    return tuple(word.removeprefix("ال") if len(word) > LONG_WORD else word for word in _WORDS.findall(plain)) or ("",)


def _alphabet(words: tuple[str, ...]) -> str:
    return unicodedata.name(words[0][:1] or "?", "?").split()[0]


def _is_full_chinese(word: str) -> bool:
    return len(word) >= FULL_CHINESE and _CHINESE.match(word) is not None


def _one_letter(one: str, other: str) -> bool:
    if one == other:
        return True
    if min(len(one), len(other)) < LONG_WORD or abs(len(one) - len(other)) > 1:
        return False
    start = next(
        (place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
    return (
        one[start + 1 :] == other[start + 1 :] or one[start:] == other[start + 1 :] or one[start + 1 :] == other[start:]
    )
