"""Names and days in a common form: to compare them, and to say them."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

# Not from `calendar`, whose names follow the machine's locale.
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

# Whatever is neither a letter, a digit nor an accent of its own.
_BETWEEN_WORDS = re.compile(r"[^\w\u0300-\u036f]+|_+")
_APOSTROPHES = dict.fromkeys(map(ord, "'’‘ʼ`´"))


def day_in_words(day: date) -> str:
    """A day as a reader says it.

    >>> day_in_words(date(2025, 12, 13))
    '13 December 2025'
    """
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def folded(name: str) -> str:
    """A name or phrase without its case, its punctuation and its article, so that spellings of one are equal.

    >>> folded("The “Viasna” Centre"), folded("Anna's team") == folded("Anna’s team")
    ('viasna centre', True)
    """
    plain = unicodedata.normalize("NFKC", name).casefold().translate(_APOSTROPHES)
    return " ".join(word for word in _BETWEEN_WORDS.split(plain) if word and word != "the")
