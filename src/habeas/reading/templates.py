"""Patterns that a linguist can read: how the language files of dates and numbers write what is to be found.

A template is words and slots: ``[the ]{day} (of|in) {month}[,][ {year}]``. Square brackets hold what may be missing,
round ones alternatives, ``{day}`` stands for any words of that slot and is captured; ``{day2}`` is a second one of the
same sort. One space stands for up to three, and for a line end. No template can nest repetitions, so that every
pattern made here is matched in linear time.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

_PIECE = re.compile(r"\{([a-z_]+)(\d?)\}|([\[\](|)])|( )|(.)", re.DOTALL)
SPACE = r"[ \n]{1,3}"
"""What one space of a template stands for."""

_ENDING = r"\w{0,9}"

_MARKS = {"[": "(?:", "]": ")?", "(": "(?:", ")": ")", "|": "|"}

# One code point for one: a span found in the folded text stands at the same place in the text.
_SAME = str.maketrans(
    {
        **dict.fromkeys("\t\r\f\v\u00a0\u2007\u2009\u202f\u200a\u2002\u2003", " "),
        **dict.fromkeys("’‘ʼ＇", "'"),
        **dict.fromkeys("\u2010\u2011\u00ad\u2212", "-"),
        "—": "–",
    }
)


def fold(text: str) -> str:
    """Lower case with plain spaces, apostrophes and hyphens, of exactly the same length.

    >>> fold("İN MAY’S"), len(fold("İN MAY’S"))
    ("in may's", 8)
    """
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(char.lower()[:1] for char in text)
    return lowered.translate(_SAME)


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of these words, the longest first; a space in them is a template's space.

    A star at the end of a word stands for any ending: ``"осужд*"`` is all forms of it.
    """
    ordered = sorted({fold(word) for word in words}, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", SPACE).replace(r"\*", _ENDING) for word in ordered) or r"(?!)"


def valued(table: Mapping[str, Any]) -> dict[str, int]:
    """Words with their numbers, folded: from ``five = 5`` or, with all its forms, ``5 = ["пять", "пяти"]``.

    >>> valued({"five": 5, "2": ["два", "двух"]})
    {'five': 5, 'два': 2, 'двух': 2}
    """
    made: dict[str, int] = {}
    for key, value in table.items():
        made.update({fold(word): int(key) for word in value} if isinstance(value, list) else {fold(key): value})
    return made


def just_before(words: Iterable[str]) -> re.Pattern[str]:
    """Finds any of these words where they stand right before the place that a search ends at.

    >>> (
    ...     bool(just_before(["since"]).search("held since may", 0, 11)),
    ...     bool(just_before(["since"]).search("held since may")),
    ... )
    (True, False)
    """
    return re.compile(rf"(?<!\w)(?:{any_of(words)}){SPACE}\Z")


def pattern(template: str, slots: Mapping[str, str]) -> str:
    """The regular expression of a template. Raises `KeyError` for a slot that the language doesn't fill.

    >>> re.search(pattern("[the ]{day} of may", {"day": r"[0-9]{1,2}"}), "on the 3 of may")["day"]
    '3'
    """
    made: list[str] = []
    for piece in _PIECE.finditer(template):
        name, number, mark, space, char = piece.groups()
        if name:
            made.append(f"(?P<{name}{number}>{slots[name]})")
        elif mark:
            made.append(_MARKS[mark])
        else:
            made.append(SPACE if space else re.escape(fold(char)))
    return "".join(made)
