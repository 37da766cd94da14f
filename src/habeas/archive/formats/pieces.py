"""What a line of a page is: a dateline, a byline, a credit, a list item, an agency's sign, text.

Everything here looks at one line at a time (and is told where it stands), so that plain text, PDF and the text of a
web page's elements are judged by the same rules. A line longer than `LONGEST_ODD` is text, whatever it looks like.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from habeas.archive.formats import tables
from habeas.archive.formats.pagetime import Found, find
from habeas.archive.formats.tables import alternatives

LONGEST_ODD = 300
"""A dateline, byline, credit or heading is never longer, in code points."""

_AGENCY_WORDS = alternatives([*tables.AGENCY_CODES, *tables.AGENCY_NAMES])
_UPDATED = re.compile(rf"(?i)(?<!\w)(?:{alternatives(tables.UPDATED)})\b")
_AROUND_TIME = re.compile(
    rf"(?i)(?<!\w)(?:{alternatives([*tables.UPDATED, *tables.PUBLISHED, *tables.FILLER])})(?!\w)\.?|[^\w\s()]"
)
_SET_OFF = re.compile(r"[,|·•–—:/-]")
_OUTLET = re.compile(r"\(([^()]{2,60})\)\s*\Z")
_BYLINE = re.compile(
    rf"(?i:{alternatives([*tables.BEFORE_NAME, *tables.EDITING])})(?:\s*(?P<colon>:)\s*|\s+)(?P<who>\S.{{1,100}})\Z"
)
_CONTRIBUTED = re.compile(r"(?i)\A(.{2,120}?)\s+contributed\s+(?:to\s+this\s+(?:report|story|article)|reporting)\.?\Z")

_CREDIT_WORD = (
    rf"(?:(?i:{alternatives(tables.CREDIT_BEFORE_COLON)})\s*(?::|©)"
    rf"|(?i:{alternatives(tables.CREDIT_BEFORE_DOT)})\.:?|©|\(c\)\s)"
)
_CREDIT_LINE = re.compile(rf"\(?{_CREDIT_WORD}\s*\S.{{0,120}}\Z")
# Glued to the caption without a space, so the word must be written with a capital letter there.
_CREDIT_TAIL = re.compile(
    rf"(?<=[\w.!?…\"”“»’)\]])\s{{0,3}}(?P<credit>(?-i:(?=[A-ZÄÖÜЀ-Я©])){_CREDIT_WORD}\s*\S.{{0,90}})\Z"
)
_BRACKET_TAIL = re.compile(r"(?P<credit>[(\[]\s*(?P<inside>[^()\[\]]{2,140})[)\]])\.?\s*\Z")
_CREDIT_MARK = re.compile(rf"(?i)(?<!\w)(?:{alternatives(tables.CREDIT_MARKS)})(?!\w)")
_PERSON_AND_AGENCY = re.compile(rf"[^\W\d_a-z]\w+\s+[^\W\d_a-z].*[/,–-]\s*(?i:{_AGENCY_WORDS})\b")
_CREDIT_BRACKET_WORD = re.compile(rf"{_CREDIT_WORD}")

_RELATED = re.compile(rf"(?i)\A\W{{0,3}}(?P<word>{alternatives(tables.RELATED)})(?!\w)\s*(?P<colon>[:»>→]?)")
_COPYRIGHT = re.compile(r"(?i)\A(?:copyright\b|©\s*(?:copyright\b|(?:19|20)\d\d)|\(c\)\s*(?:19|20)\d\d)")
_BULLET = re.compile(r"(?P<mark>[•*·▪◦‣●○■►–—-])\s+(?=\S)")
_NUMBER = re.compile(r"\(?(?P<number>\d{1,3}|[a-zа-я])(?P<mark>[.)])\s+(?=\S)")
_TAIL = re.compile(r"(?P<tail>(?:\b[a-zäöüß]{1,5}(?:/[a-zäöüß]{1,5})*\s)?\((?P<inside>[^()]{1,60})\))\s*\Z")
_OPEN_TAIL = re.compile(r"(?:\A|(?<=[.!?…”\"»]) )(?P<tail>(?:[^\W_][\w.-]{1,20}/){1,4}[^\W_]\w{1,12}\.?)\Z")
_CODE = re.compile(r"[^\W\d_]{2,12}(?:-[^\W\d_]{2,8})?")
_PLACE = r"[^\W\d_a-zа-я][\w’'.-]*(?:[ /,-]{1,2}[^\W\d_a-zа-я][\w’'.-]*){0,3}"
_DATE_WORDS = r"(?:,\s+[^\W\d_]{3,12}\.?\s+\d{1,2}|,?\s+\d{1,2}\.?\s+[^\W\d_]{3,12}\.?)(?:,?\s+\d{4})?"
_LEAD = re.compile(
    rf"(?:(?P<place>{_PLACE})(?P<date>{_DATE_WORDS})?,?\s*(?:\((?P<bracket>[^()]{{2,40}})\)|(?P<bare>,\s*(?i:{_AGENCY_WORDS})))?"
    rf"\s*(?P<dash>[–—-]{{1,2}}|\.\s(?=/))\s+"
    rf"|(?P<only>\([A-Z]{{2,10}}\))\s*(?:[–—-]{{1,2}}\s+)?(?=[A-ZА-Я]))"
)
_TRANSLATED = re.compile(alternatives(tables.TRANSLATED))
_CAPTION_MARKS = re.compile(alternatives(tables.CAPTION_MARKS))
_SENTENCE_END = re.compile(r"[.!?…。][\"”“»’')\]]*\s*\Z")
_MID_SENTENCE_END = re.compile(r"[.!?…][\"”“»’')\]]*\s+[^\W\d_a-zа-я\"„“«(]")


@dataclass(frozen=True, slots=True)
class Dateline:
    """The times of a dateline, and the outlet or agency that it names in brackets."""

    published: Found | None
    updated: Found | None
    outlet: str | None


def ends_a_sentence(line: str) -> bool:
    """Whether the line ends as sentences do.

    >>> ends_a_sentence("She is free.”"), ends_a_sentence("Kolesnikova no longer in Belarus")
    (True, False)
    """
    return _SENTENCE_END.search(line[-12:]) is not None


def holds_sentences(line: str) -> bool:
    """Whether a sentence ends inside the line and another begins."""
    return _MID_SENTENCE_END.search(line) is not None


def dateline(line: str) -> Dateline | None:
    """The times of a line that is nothing but a dateline, or ``None``.

    >>> dateline("Posted on 13 December 2025 at 9:12 a.m.").published.when.day.isoformat()
    '2025-12-13'
    >>> dateline("On 13 December 2025 she was freed.") is None
    True
    """
    if len(line) > LONGEST_ODD:
        return None
    times = find(line)
    if not times or len(times) > 3:
        return None
    outlet = _OUTLET.search(line, times[-1].end)
    before, after = line[: times[0].start], line[times[-1].end : outlet.start() if outlet else len(line)]
    between = "".join(line[left.end : right.start] for left, right in pairwise(times))
    if _unusual(between) or not _is_place(before) or not _is_place(after):
        return None
    marked = [found for found in times if _UPDATED.search(line[max(0, found.start - 30) : found.start])]
    updated = marked[0] if marked else (times[1] if len(times) > 1 else None)
    published = next((found for found in times if found is not updated), None)
    return Dateline(published, updated, outlet[1].strip() if outlet else None)


def is_byline(line: str) -> bool:
    """Whether the line says who wrote it.

    >>> is_byline("By Anna Example"), is_byline("By noon she was free.")
    (True, False)
    """
    found = _BYLINE.match(line) if len(line) <= 120 else None
    if found is None or holds_sentences(line):
        return False
    return bool(found["colon"]) or (_are_names(found["who"]) and not _is_sentence(line))


def is_name_line(line: str) -> bool:
    """Whether the line is one or two names and nothing else.

    >>> is_name_line("Natalie Example"), is_name_line("Natalie Example is free")
    (True, False)
    """
    return 2 <= len(line.split()) <= 7 and len(line) <= 60 and line[-1] not in ".:!?;,)" and _are_names(line)


def contributors(line: str) -> str | None:
    """Who "contributed to this report", or ``None``."""
    found = _CONTRIBUTED.match(line) if len(line) <= LONGEST_ODD else None
    return found[1] if found else None


def credit_at(line: str) -> int | None:
    """Where the picture credit begins that the line ends with: 0 when it is nothing else; ``None`` without one.

    >>> line = "Belarus’ ruler Example.Image: agency"
    >>> line[credit_at(line) :]
    'Image: agency'
    >>> credit_at("The image: a man in chains, said the court. He left.") is None
    True
    """
    tail = line[-200:]
    shift = len(line) - len(tail)
    if len(line) <= 140 and _CREDIT_LINE.match(line) and not holds_sentences(line) and not _COPYRIGHT.match(line):
        return 0
    glued = _CREDIT_TAIL.search(tail)
    if glued and not holds_sentences(glued["credit"]) and not _is_sentence(glued["credit"]):
        return shift + glued.start("credit")
    bracket = _BRACKET_TAIL.search(tail)
    if bracket and _is_credit_bracket(bracket["inside"]):
        return shift + bracket.start("credit")
    return None


def is_related(line: str) -> bool:
    """Whether the line leads elsewhere: "Read more: …".

    >>> is_related("Read more: Who is free?"), is_related("Watch officers beat him."), is_related("STORY: Who is free")
    (True, False, True)
    """
    if len(line) > LONGEST_ODD:
        return False
    if _COPYRIGHT.match(line):
        return True
    found = _RELATED.match(line)
    if found is None:
        return False
    alone = found.end() >= len(line.rstrip(" .:!"))
    if re.sub(r"\s+", " ", found["word"].lower()) in tables.RELATED_NEED_COLON:
        return bool(found["colon"]) or alone
    return bool(found["colon"]) or alone or not _is_sentence(line)


def list_mark(line: str) -> tuple[str, int] | None:
    """The kind of mark that a list item begins with, and where its words start.

    >>> list_mark("- Anna Example, lawyer"), list_mark("12. Dezember 2025")
    (('-', 2), None)
    """
    if bullet := _BULLET.match(line):
        return bullet["mark"], bullet.end()
    number = _NUMBER.match(line)
    if number is None or re.match(rf"(?i)(?:{alternatives(tables.MONTH_OF)})\b", line[number.end() :]):
        return None
    return number["mark"], number.end()


def agency_tail_at(line: str) -> tuple[int, tuple[str, ...]] | None:
    """Where the signs in brackets begin that end a report, and the agencies among them.

    >>> line = "Hundreds are still in prison. (xyz/sda/dpa)"
    >>> agency_tail_at(line)
    (30, ('sda', 'dpa'))
    >>> agency_tail_at("He works for the party (independent)") is None
    True
    """
    tail = line[-120:]
    found = _TAIL.search(tail)
    if found is None:
        signs = _OPEN_TAIL.search(tail)
        named = agencies_named(signs["tail"]) if signs else ()
        return (len(line) - len(tail) + signs.start("tail"), named) if signs and named else None
    start = found.start("tail")
    before = tail[:start]
    if not found["tail"].startswith("(") and before.strip() and not ends_a_sentence(before):
        start = found.start("inside") - 1
        before = tail[:start]
    codes = _codes(found["inside"])
    if codes is None or (before.strip() and not ends_a_sentence(before)):
        return None
    return len(line) - len(tail) + start, codes


def agencies_named(words: str) -> tuple[str, ...]:
    """The codes of the agencies that ``words`` name in full or as codes; no others.

    >>> agencies_named("The Associated Press"), agencies_named("Anna Example")
    (('ap',), ())
    """
    found = re.findall(rf"(?<!\w)(?:{_AGENCY_WORDS})(?!\w)", words.lower())
    codes = (tables.AGENCY_NAMES.get(re.sub(r"\s+", " ", name), name) for name in found)
    return tuple(dict.fromkeys(codes))


def lead_prefix(line: str) -> tuple[int, tuple[str, ...]] | None:
    """Where the text starts after "MINSK, Dec 13 (NWA) - ", and the agencies that the prefix names; else ``None``.

    A place and a dash alone are taken for one only when the place is in capitals: "Minsk – the capital – …" is text.

    >>> lead_prefix("MINSK, Dec 13 (NWA) - The United States is lifting its sanctions.")
    (22, ('nwa',))
    >>> lead_prefix("Anna Example - once a lawyer - is free.") is None
    True
    """
    found = _LEAD.match(line[:140])
    if found is None or found.end() > 100:
        return None
    if found["only"]:
        return found.end(), tuple(code for code in agencies_named(found["only"]))
    signs = found["bracket"] or found["bare"] or ""
    if not signs and not found["date"]:
        capitals = found["place"].isupper() and len(found["place"]) > 2
        return (found.end(), ()) if capitals and not line.isupper() else None
    known = agencies_named(signs)
    coined = tuple(code.lower() for code in re.findall(r"\b[A-Z]{2,6}\b|\A[a-z]{2,5}\Z", signs) if not known)
    return found.end(), known or coined


def is_caption_marked(line: str) -> bool:
    """Whether the line says itself that it is about a picture."""
    return _CAPTION_MARKS.search(line.lower()) is not None


def is_translation_notice(line: str) -> bool:
    """Whether the line says that a machine translated the page."""
    return _TRANSLATED.search(line.lower()) is not None


def _unusual(words: str) -> list[str]:
    """What is left without the words that stand around times."""
    return _AROUND_TIME.sub(" ", words).split()


def _is_place(words: str) -> bool:
    """Whether nothing but a place stands there, set off from the time by a comma or the like."""
    left = _unusual(words)
    named = len(left) <= 3 and all(word[0].isupper() for word in left)
    return not left or (named and _SET_OFF.search(words) is not None)


def _are_names(line: str) -> bool:
    words = re.findall(r"[^\s,|/&]+", line)
    return bool(words) and len(words) <= 12 and all(word[0].isupper() or word in tables.IN_BYLINES for word in words)


def _is_sentence(line: str) -> bool:
    return ends_a_sentence(line) and len(line.split()) > 3


def _is_credit_bracket(inside: str) -> bool:
    if _CREDIT_BRACKET_WORD.match(inside):
        return True
    if len(inside.split()) > 14:
        return False
    return _CREDIT_MARK.search(inside) is not None or _PERSON_AND_AGENCY.search(inside) is not None


def _codes(inside: str) -> tuple[str, ...] | None:
    """The agencies among the signs in the brackets; ``None`` when these are no signs at all."""
    parts = [part.strip() for part in re.split(r"[/,;+|]|\s(?:and|und|with|mit)\s", inside) if part.strip()]
    if not parts or len(parts) > 8:
        return None
    known = [agencies_named(part)[0] if agencies_named(part) else None for part in parts]
    if any(known):
        plain = all(_CODE.fullmatch(part) or code for part, code in zip(parts, known, strict=True))
        return tuple(dict.fromkeys(code for code in known if code)) if plain else None
    if not all(re.fullmatch(r"[a-zäöüa-яё]{2,5}", part) for part in parts) or parts == ["sic"]:
        return None
    last = parts[-1]
    return () if last in tables.DESKS else (last,)
