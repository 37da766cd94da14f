"""Names and days in a common form: to compare them, and to say them."""

from __future__ import annotations

import unicodedata
from datetime import date

# Not from `calendar`, whose names follow the machine's locale.
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def day_in_words(day: date) -> str:
    """A day as a reader says it.

    >>> day_in_words(date(2025, 12, 13))
    '13 December 2025'
    """
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def folded(name: str) -> str:
    """A name or phrase without its case, its punctuation and its article, so that spellings of one are equal.

    >>> folded("The “Viasna” Centre")
    'viasna centre'
    """
    plain = unicodedata.normalize("NFKC", name).casefold()
    letters = "".join(letter if letter.isalnum() or unicodedata.combining(letter) else " " for letter in plain)
    return " ".join(word for word in letters.split() if word != "the")
