"""From bytes to text: byte order mark, declared charset, UTF-8 where it is valid, else the likeliest old charset."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_OLD = ("cp1251", "koi8-r", "koi8-u", "iso8859-5", "cp866", "cp1252", "cp1250", "iso8859-2")
CHARSETS = frozenset({*_OLD, "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "iso8859-15", "mac-cyrillic"})
"""Every charset that is ever decoded; what a page declares beside them is not believed."""

_CYRILLIC = "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъёіїєґў"
_COMMON = frozenset("оеаинтсрвлкмдпуяі")
_LETTERS_OF = {
    "cp1252": frozenset("äöüßÄÖÜéèêàçñáíóúâîôëïå–—„“”’‘«»€…"),
    "cp1250": frozenset("ąćęłńóśźżĄĆĘŁŃÓŚŹŻčšžřěůáíé–—„”’…"),
    "iso8859-2": frozenset("ąćęłńóśźżĄĆĘŁŃÓŚŹŻčšžřěůáíé"),
}
_SAMPLE = 1 << 16
_CYRILLIC_RUN = re.compile("[а-яёіїєґў]{3,}|[А-ЯЁІЇЄҐЎ][а-яёіїєґў]{2,}")


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text, the charset it was read in, what was lost, and what was guessed."""

    text: str
    charset: str
    losses: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """The text of ``data``. Bytes that mean nothing become U+FFFD, and a loss says how many.

    A declared charset is believed where it fits: a byte order mark or valid UTF-8 with more than ASCII speaks
    against another one louder than a declaration does.

    >>> decode("Колесникова".encode("cp1251")).text
    'Колесникова'
    """
    for mark, charset in _BOMS:
        if data.startswith(mark):
            return _strictly_or_not(data, charset)
    told = _known(declared)
    if told is not None and told != "utf-8" and not _is_telling_utf8(data):
        return _strictly_or_not(data, told)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as failure:
        if told == "utf-8" or _mostly_utf8(data, failure.start):
            return _strictly_or_not(data, "utf-8")
    best = max(_OLD, key=lambda charset: _likelihood(data, charset))
    decoded = _strictly_or_not(data, best)
    note = f"no charset was declared and it is not UTF-8: read as {best}"
    return Decoded(decoded.text, best, decoded.losses, (note,))


def _known(declared: str | None) -> str | None:
    if declared is None:
        return None
    try:
        name = codecs.lookup(declared.strip().strip("\"'")[:40]).name
    except (LookupError, ValueError):
        return None
    # As browsers do: pages that say Latin-1 or ASCII mean Windows-1252. UTF-7 and what is no charset are refused.
    if name in ("iso8859-1", "ascii"):
        return "cp1252"
    return name if name in CHARSETS else None


def _is_telling_utf8(data: bytes) -> bool:
    if data.isascii():
        return False
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _mostly_utf8(data: bytes, first_fault: int) -> bool:
    """Whether the text is UTF-8 with a few faults rather than another charset."""
    sample = data[:_SAMPLE] if first_fault < _SAMPLE else data[first_fault - 100 : first_fault + _SAMPLE]
    text = sample.decode("utf-8", "replace")
    faults = text.count("\N{REPLACEMENT CHARACTER}")
    good = sum(character > "\x7f" for character in text) - faults
    return good > faults


def _strictly_or_not(data: bytes, charset: str) -> Decoded:
    try:
        return Decoded(data.decode(charset), charset)
    except UnicodeDecodeError:
        text = data.decode(charset, "replace")
    faults = text.count("\N{REPLACEMENT CHARACTER}")
    loss = f"{faults:,} characters are not valid {charset.removesuffix('-sig')} and were lost"
    return Decoded(text, charset, (loss,))


def _likelihood(data: bytes, charset: str) -> float:
    """How much the text looks like words when read in ``charset``: letters in their usual company, few odd signs."""
    sample = data[:_SAMPLE].decode(charset, "replace")
    foreign = [character for character in sample if character > "\x7f"]
    if not foreign:
        return 0.0
    if charset in _LETTERS_OF:
        return sum(1.0 if character in _LETTERS_OF[charset] else -0.5 for character in foreign) / len(foreign)
    common = sum(character.lower() in _COMMON for character in foreign)
    usual = sum(character.lower() in _CYRILLIC for character in foreign)
    in_words = sum(len(run) for run in _CYRILLIC_RUN.findall(sample))
    return (common + usual + 2 * in_words) / len(foreign) - 2.0
