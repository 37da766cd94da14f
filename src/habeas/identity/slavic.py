"""Names that are spelled, ordered and inflected as Slavic names are: what two say for and against one person."""

from __future__ import annotations

from habeas.identity.attested import are_two_surnames
from habeas.identity.bounds import most_by_letters
from habeas.identity.closeness import (
    FAR,
    LONG_WORD,
    MARKS,
    SWAPPED_LETTERS,
    Closeness,
    closeness,
    cost_if_near,
    counted,
    have_other_sounds,
    told_apart,
)
from habeas.identity.evidence import EVEN, NEAR_SURNAME_MOST, NOTHING, WORTH_ASKING, Evidence
from habeas.identity.letters import only_marks_differ
from habeas.identity.likeliest import Match, likeliest
from habeas.identity.names import Name
from habeas.identity.readings import given_readings
from habeas.identity.roles import fathers_of, roots_of
from habeas.identity.spelling import Token, sounds_of
from habeas.identity.tables import load_tables
from habeas.identity.telling import HOW_IT_IS_READ, tell
from habeas.model.decisions import Reason

FATHER_LEAST = 200_000
NEARLY_NOTHING = 60
DOUBTFUL = 500
# A y that changes its place may fall silent: Hurnyovich.
_SOFTENING = frozenset("yijьйі")


def weigh(left: Name, right: Name) -> Evidence:
    """The evidence of the likeliest way to mean both names."""
    if _may_be_by_father(left, right):
        words = "the given name and the father's name fit, but without a surname they fit many people"
        return Evidence((Reason(words, left.text, right.text, WORTH_ASKING),), least_ppm=FATHER_LEAST, most_ppm=EVEN)
    crossing = not _in_one_language(left, right)
    best = likeliest(left, right, crossing=crossing)
    if best is None:
        return Evidence((NOTHING,), least_ppm=EVEN, most_ppm=EVEN)
    near = _near(best.left.stem, best.right.stem, crossing=crossing)
    if near.cost and only_marks_differ(best.left_parts.surname_text, best.right_parts.surname_text, near.words):
        near = MARKS
    elif near.cost >= DOUBTFUL and _letters_have_changed_places(best):
        near = SWAPPED_LETTERS
    told = tell(best, near, crossing=crossing)
    if left.text.casefold() == right.text.casefold():
        reasons = tuple([row for row in told.reasons if row.rule not in HOW_IT_IS_READ])
        told = Evidence(reasons, told.least_ppm, told.most_ppm)
    # What the letters allow is never less.
    if not best.left.stem or not best.right.stem or told.most_ppm <= NEAR_SURNAME_MOST:
        return told
    most = min(told.most_ppm, most_by_letters(near, best, left, right))
    return Evidence(told.reasons, min(told.least_ppm, most), most)


def _letters_have_changed_places(match: Match) -> bool:
    """Whether two long surnames, beside one given name, are one but for two neighbouring letters of one of them.

    Of letters, as sounds don't always show it: Chernneko, Pchelintesv.
    """
    one, other = match.left_parts, match.right_parts
    if (
        match.left.given != match.right.given
        or not match.left.given
        or len(one.surnames) != 1
        or len(other.surnames) != 1
    ):
        return False
    left, right = one.surnames[0], other.surnames[0]
    if min(len(left.text), len(right.text)) < LONG_WORD or are_two_surnames(match.left.stem, match.right.stem):
        return False
    return _is_swapped_form(left, right) or _is_swapped_form(right, left)


def _is_swapped_form(word: Token, other: Token) -> bool:
    text, wanted = word.text.lower(), other.sounds
    pairs = [(way, sounds) for way in word.sounds for sounds in wanted]
    if all(have_other_sounds(counted(way), counted(sounds)) for way, sounds in pairs):
        return False
    first, last = max((_where_they_differ(way, sounds, len(text)) for way, sounds in pairs), key=_least_room)
    swapped = (
        text[:place] + text[place + 1] + text[place] + text[place + 2 :]
        for place in range(first, last)
        if text[place] != text[place + 1] and _SOFTENING.isdisjoint(text[place : place + 2])
    )
    ways = (way for form in swapped for way in sounds_of(form))
    return any(cost_if_near(way, sounds) <= NEARLY_NOTHING for way in ways for sounds in wanted)


def _where_they_differ(way: str, sounds: str, letters: int) -> tuple[int, int]:
    """Between which of its letters a word can differ from another, by the sounds that both begin and end with.

    A letter makes one sound at most, so that as many letters as sounds are the same at either end.
    """
    shared = min(len(way), len(sounds))
    begin = next((at for at in range(shared) if way[at] != sounds[at]), shared)
    end = next((at for at in range(shared) if way[-1 - at] != sounds[-1 - at]), shared)
    return max(1, begin - 1), max(1, min(letters - 1, letters - end))


def _least_room(places: tuple[int, int]) -> int:
    return places[0] - places[1]


def _near(left: str, right: str, *, crossing: bool) -> Closeness:
    """How near two surnames are; just `FAR` where it is plain that more than one letter stays unexplained."""
    if left != right and told_apart(counted(left), counted(right)):
        return FAR
    return closeness(left, right, crossing=crossing)


def _in_one_language(left: Name, right: Name) -> bool:
    """Whether both are written in the same East Slavic language, so that no crossing explains a letter.

    What may be Belarusian may be a spelling by ear, of a name that the other side has in Russian.
    """
    if not left.languages or left.languages.isdisjoint(right.languages):
        return False
    if left.language and right.language:
        return True
    return "be" not in left.languages and "be" not in right.languages


def _may_be_by_father(left: Name, right: Name) -> bool:
    """Whether one side has a patronymic in the place of the surname, and the other the same given name and root."""
    if left.by_father is None and right.by_father is None:
        return False
    for one, other in ((left, right), (right, left)):
        if one.by_father is None:
            continue
        givens, fathers = one.by_father
        if fathers <= load_tables().seldom_fathers:
            continue
        fits = any(row.name in givens for word in other.tokens for row in given_readings(word))
        # A woman's patronymic is no surname: whose it is, another surname doesn't tell.
        is_open = other.by_father is None and not any(fathers_of(word) for word in other.tokens)
        if fits and ((is_open and one.is_woman_by_father) or any(fathers & roots_of(word) for word in other.tokens)):
            return True
    return False
