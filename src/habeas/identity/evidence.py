"""What two names say for and against one person, each piece with its weight in thousandths of a nat."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import NamedTuple

from habeas.identity.attested import are_two_surnames
from habeas.identity.closeness import (
    FAR,
    MOST_LEFT_OUT,
    TOO_FAR,
    Closeness,
    closeness,
    cost_if_near,
    counted,
    told_apart,
)
from habeas.identity.letters import (
    AKANNE,
    YAT,
    YAT_AS_E,
    bear_out,
    er_is_another_vowel,
    hard_is_soft,
    neither_is_belarusian,
    one_is_ukrainian,
)
from habeas.identity.names import Name, Parts, Reading, fathers_of, initial_sounds, wide_names
from habeas.identity.readings import Patronymic, first_sounds, given_readings, initials_of, named, surname_readings
from habeas.identity.spelling import Token, fold, tokens
from habeas.identity.tables import load_tables
from habeas.model.decisions import CERTAIN_PPM, Reason

SURNAME_AGREES = 5000
PER_COST = 7
SURNAME_FLOOR = -7000
GIVEN_AGREES = 3500
GIVEN_SHORT = 2600
GIVEN_BY_BIRTH_OF_SHORT = 2200
INITIAL_FITS = 1200
INITIAL_OTHERWISE = -1500
CONFLICT = -8000
COMMON = -500
WORTH_ASKING = 3500
# The most that a surname and a given name can add: what can't reach the best even so is not worked out.
SURNAME_MOST = SURNAME_AGREES
GIVEN_MOST = max(GIVEN_AGREES, GIVEN_SHORT, INITIAL_FITS)
SHORT_NAME = 7
VOWEL_AT_THE_END = 600
UNSURE_MOST = 900_000
NEAR_SURNAME_MOST = 450_000
NEAR_SURNAME_LEAST = 40_000
LONG_SURNAME = 6
EVEN = 500_000
FATHER_LEAST = 200_000
FATHERS_AGREE = 1500
ALL_MOST = SURNAME_MOST + GIVEN_MOST + FATHERS_AGREE


NOTHING = Reason("there is no name to compare", "", "", 0)


@dataclass(frozen=True, slots=True)
class Evidence:
    """Reasons that add up, and the bounds that rules put on the probability (parts per million) they give."""

    reasons: tuple[Reason, ...]
    least_ppm: int = 1
    most_ppm: int = CERTAIN_PPM - 1


class _Match(NamedTuple):
    weight: int
    left: Reading
    right: Reading
    left_parts: Parts
    right_parts: Parts


def weigh(left: Name, right: Name) -> Evidence:
    """The evidence of the likeliest way to mean both names."""
    if _may_be_by_father(left, right):
        words = "the given name and the father's name fit, but without a surname they fit many people"
        return Evidence((Reason(words, left.text, right.text, WORTH_ASKING),), least_ppm=FATHER_LEAST, most_ppm=EVEN)
    crossing = not _in_one_language(left, right)
    best = _likeliest(left, right, crossing=crossing)
    if best is None:
        return Evidence((NOTHING,), least_ppm=EVEN, most_ppm=EVEN)
    near = _near(best.left.stem, best.right.stem, crossing=crossing)
    told = _told(best, near, crossing=crossing)
    # What the letters allow is never less.
    if not best.left.stem or not best.right.stem or told.most_ppm <= NEAR_SURNAME_MOST:
        return told
    most = min(told.most_ppm, _most_by_letters(near, best, left, right))
    return replace(told, most_ppm=most, least_ppm=min(told.least_ppm, most))


def _near(left: str, right: str, *, crossing: bool) -> Closeness:
    """How near two surnames are; just `FAR` where it is plain that more than one letter stays unexplained."""
    if left != right and told_apart(counted(left), counted(right)):
        return FAR
    return closeness(left, right, crossing=crossing)


def _in_one_language(left: Name, right: Name) -> bool:
    """Whether both are written in the same East Slavic language, so that no crossing explains a letter.

    What may be Belarusian may be a spelling by ear, of a name that the other side has in Russian.
    """
    if left.language and right.language:
        return bool(left.languages & right.languages)
    return bool(left.languages & right.languages) and "be" not in left.languages | right.languages


def _likeliest(left: Name, right: Name, *, crossing: bool) -> _Match | None:
    """The two ways to mean the names that weigh most, the first of them where several do."""
    best: _Match | None = None
    for one in left.parts:
        for other in right.parts:
            # The least odd ways stand first.
            if best is not None and ALL_MOST - one.odd - other.odd <= best.weight:
                break
            if _lacks_surname(one, other) or _lacks_surname(other, one):
                continue
            best = _better(best, one, other, crossing=crossing)
    return best


def _may_be_by_father(left: Name, right: Name) -> bool:
    """Whether one side has a patronymic in the place of the surname, and the other the same given name and root."""
    for one, other in ((left, right), (right, left)):
        if one.by_father is None:
            continue
        givens, fathers = one.by_father
        if fathers <= load_tables().seldom_fathers:
            continue
        fits = any(row.name in givens for word in other.tokens for row in given_readings(word))
        # A woman's patronymic is no surname: whose it is, another surname doesn't tell.
        is_open = other.by_father is None and not any(fathers_of(word) for word in other.tokens)
        if fits and ((is_open and one.is_woman_by_father) or any(_has_root(word, fathers) for word in other.tokens)):
            return True
    return False


def _has_root(word: Token, fathers: frozenset[str]) -> bool:
    return bool(fathers & fathers_of(word)) or any(
        row.stem.endswith(("ov", "ev", "ow", "ew", "in")) and fathers & named(row.stem[:-2])
        for row in surname_readings(word)
    )


def _better(best: _Match | None, one: Parts, other: Parts, *, crossing: bool) -> _Match | None:
    """The likeliest of ``best`` and all that two ways to give the words their roles can mean."""
    base = _middle_weight(one, other) - one.odd - other.odd
    if best is not None and base + SURNAME_MOST + GIVEN_MOST <= best.weight:
        return best
    most_surname = _most_of_surnames(one, other, crossing=crossing)
    if best is not None and base + most_surname + GIVEN_MOST <= best.weight:
        return best
    most_given = _most_of_givens(one, other, crossing=crossing)
    if best is not None and base + most_surname + most_given <= best.weight:
        return best
    if most_surname == SURNAME_FLOOR and one.known_as and other.known_as and most_given == CONFLICT:
        return _as_they_stand(best, one, other, base + SURNAME_FLOOR + CONFLICT)
    return _best_reading(best, one, other, base, crossing=crossing)


def _most_of_surnames(one: Parts, other: Parts, *, crossing: bool) -> int:
    """The most that any two readings of the surnames can weigh."""
    left, right = one.families, other.families
    if not left or not right:
        return 0
    most = SURNAME_FLOOR
    for (word, size, must, lacks), is_open in left:
        for (other_word, other_size, other_must, other_lacks), other_open in right:
            # As `told_apart` does; a call for each two stems takes longer than all the rest.
            if word != other_word and (
                (must & other_lacks).bit_count() > 1
                or (other_must & lacks).bit_count() > 1
                or abs(size - other_size) > MOST_LEFT_OUT
            ):
                continue
            weight = _surname_weight(word, other_word, alike=is_open == other_open, crossing=crossing)
            if weight > most:  # noqa: PLR1730
                most = weight
    return most


def _most_of_givens(one: Parts, other: Parts, *, crossing: bool) -> int:
    """The most that any two readings of the given names can weigh."""
    if one.given is None or other.given is None:
        return INITIAL_FITS
    if one.known_as and other.known_as:
        return CONFLICT if one.known_as.isdisjoint(other.known_as) else GIVEN_AGREES
    if one.known_as or other.known_as:
        cost = _cost_by_sound(one.given, other.given, crossing)
    else:
        costs = [cost_if_near(x, y, crossing) for x in one.given_stems for y in other.given_stems]
        cost = min(costs, default=TOO_FAR)
    return max(CONFLICT + 1000, GIVEN_AGREES - 9 * cost)


def _as_they_stand(best: _Match | None, one: Parts, other: Parts, base: int) -> _Match | None:
    """The likeliest readings where no two surnames are near and no given name is shared: the least uncommon ones."""
    a, b = one.plainest, other.plainest
    if a is None or b is None:
        return best
    weight = base + a.form + b.form
    return _Match(weight, a, b, one, other) if best is None or weight > best.weight else best


def _best_reading(best: _Match | None, one: Parts, other: Parts, base: int, *, crossing: bool) -> _Match | None:
    left, right = one.sides, other.sides
    # Readings share their surnames and given names: each two are held against each other once, not in every reading.
    surnames = [[_surname(a, b, crossing=crossing) for b in right.surnames] for a in left.surnames]
    givens = [[_given(a, b, one, other, crossing=crossing) for b in right.givens] for a in left.givens]
    others = [(b, surname, given, b.form) for b, (surname, given) in zip(other.readings, right.places, strict=True)]
    for a, (surname, given) in zip(one.readings, left.places, strict=True):
        form, by_surname, by_given = base + a.form, surnames[surname], givens[given]
        for b, at_surname, at_given, also in others:
            weight = form + also + by_surname[at_surname] + by_given[at_given]
            if best is None or weight > best.weight:
                best = _Match(weight, a, b, one, other)
    return best


def _lacks_surname(parts: Parts, other: Parts) -> bool:
    """Whether a patronymic stands where the surname should be; that says something only beside a full name."""
    return bool(parts.patronymic) and not parts.surnames and not (other.patronymic and other.surnames)


def _surname(a: Reading, b: Reading, *, crossing: bool) -> int:
    if not a.stem or not b.stem:
        return 0
    return _surname_weight(a.stem, b.stem, alike=a.open == b.open, crossing=crossing)


def _surname_weight(left: str, right: str, *, alike: bool, crossing: bool) -> int:
    cost = cost_if_near(left, right, crossing)
    if cost == TOO_FAR or (cost and are_two_surnames(left, right)):
        return SURNAME_FLOOR
    return max(SURNAME_FLOOR, SURNAME_AGREES - PER_COST * (cost if alike else cost + VOWEL_AT_THE_END))


def _surname_cost(a: Reading, b: Reading, *, crossing: bool) -> int:
    return closeness(a.stem, b.stem, crossing=crossing).cost + (VOWEL_AT_THE_END if a.open != b.open else 0)


def _given(a: Reading, b: Reading, one: Parts, other: Parts, *, crossing: bool) -> int:
    gender = CONFLICT if a.gender and b.gender and a.gender != b.gender else 0
    if a.given and b.given:
        if a.given == b.given:
            return gender + (GIVEN_AGREES if a.short == b.short else GIVEN_SHORT)
        return CONFLICT
    if one.given is not None and other.given is not None:
        return gender + max(CONFLICT + 1000, GIVEN_AGREES - 9 * _given_cost(a, b, one.given, other.given, crossing))
    if one.given is None and other.given is None:
        return gender + (_two_initials(one, other) if one.initials and other.initials else 0)
    if not (one if one.given is None else other).initials:
        return gender
    return gender + _initial(a, b, one, other)


def _given_cost(a: Reading, b: Reading, left: Token, right: Token, crossing: bool) -> int:
    if a.given_stem and b.given_stem:
        return cost_if_near(a.given_stem, b.given_stem, crossing)
    return _cost_by_sound(left, right, crossing)


def _cost_by_sound(left: Token, right: Token, crossing: bool) -> int:
    return min([cost_if_near(x, y, crossing) for x in left.sounds for y in right.sounds]) + 100


def _two_initials(one: Parts, other: Parts) -> int:
    left, right = one.initials[0], other.initials[0]
    if not initial_sounds(left) & initial_sounds(right):
        return CONFLICT
    return INITIAL_OTHERWISE - 2000 if _letters_differ(left.text, right.text) else INITIAL_FITS


def _initial(a: Reading, b: Reading, one: Parts, other: Parts) -> int:
    initials, reading, full = (one.initials, b, other) if one.given is None else (other.initials, a, one)
    letter, text = initials[0], _given_text(full)
    if initial_sounds(letter) & first_sounds(text):
        return INITIAL_OTHERWISE if _letters_differ(letter.text, text) else INITIAL_FITS
    known = initials_of(reading.given) if reading.given else frozenset()
    if not initial_sounds(letter) & known:
        return CONFLICT
    return INITIAL_OTHERWISE if letter.script == "Cyrl" and _given_script(full) == "Cyrl" else 0


def _given_script(parts: Parts) -> str:
    return parts.given.script if parts.given else ""


def _letters_differ(one: str, other: str) -> bool:
    """Whether two Cyrillic words begin with different letters: О. for Алег is another language's spelling at best."""
    pair = {one[:1].upper(), other[:1].upper()}
    return len(pair) > 1 and all("\u0400" <= letter <= "\u052f" for letter in pair) and not pair <= set("ИІЕЄЯЭ")


def _middle_weight(one: Parts, other: Parts) -> int:
    if not (one.patronymic_text or one.initials) or not (other.patronymic_text or other.initials):
        return 0
    return _middle(one, other).weight_millinats


def _middle(one: Parts, other: Parts) -> Reason:
    """Patronymics and second initials: agree, contradict, or nothing said on one side."""
    left, right = _second_initial(one), _second_initial(other)
    texts = one.patronymic_text or left, other.patronymic_text or right
    if not all(texts):
        return Reason("a patronymic on one side only says nothing", *texts, 0)
    if one.patronymic and other.patronymic:
        verdict = _fathers_agree(one.patronymic, other.patronymic)
    else:
        verdict = bool(first_sounds(texts[0]) & first_sounds(texts[1]))
    if verdict is None:
        return Reason("the patronymics may be one", *texts, 0)
    if verdict:
        return Reason("the patronymics agree", *texts, FATHERS_AGREE if one.patronymic and other.patronymic else 300)
    return Reason("the patronymics contradict each other", *texts, CONFLICT - 2000)


def _second_initial(parts: Parts) -> str:
    if parts.patronymic:
        return ""
    letters = parts.initials[1:] if parts.given is None else parts.initials
    return letters[0].text if letters else ""


def _fathers_agree(one: tuple[Patronymic, ...], other: tuple[Patronymic, ...]) -> bool | None:
    if any(a.fathers & b.fathers for a in one for b in other):
        return True
    if any(a.fathers for a in one) and any(b.fathers for b in other):
        return False
    cost = min(closeness(a.stem, b.stem).cost for a in one for b in other)
    return True if cost < 250 else None if cost < 700 else False


def _told(match: _Match, near: Closeness, *, crossing: bool) -> Evidence:
    """The match in words, with the bounds that rules set."""
    reasons = [*_surname_told(match, near, crossing=crossing), *_given_told(match, crossing=crossing)]
    middle = _middle(match.left_parts, match.right_parts)
    if middle.weight_millinats or (middle.left and middle.right):
        reasons.append(middle)
    reasons.extend(_forms_told(match))
    most = _bound(match, near)
    if match.weight >= WORTH_ASKING and _undecidable(match, crossing=crossing):
        words = "only the case or the gender of the ending decides, and the name does not tell"
        reasons.append(Reason(words, _texts(match.left_parts), _texts(match.right_parts), 0))
        most = min(most, EVEN)
        return Evidence(tuple(reasons), least_ppm=min(most, 400_000), most_ppm=most)
    if _short_of_either(match, crossing=crossing):
        words = "the short form is a man's and a woman's, and the surname does not tell which"
        reasons.append(Reason(words, _texts(match.left_parts), _texts(match.right_parts), 0))
        most = min(most, UNSURE_MOST)
    least = NEAR_SURNAME_LEAST if _may_be_a_slip(match, near, crossing=crossing) else 1
    return Evidence(tuple(reasons), least_ppm=min(least, most), most_ppm=most)


def _may_be_a_slip(match: _Match, near: Closeness, *, crossing: bool) -> bool:
    """Whether all fits but one letter of a long surname: a slip of the pen, or somebody else; a person has to look."""
    a, b = match.left, match.right
    if min(len(a.stem), len(b.stem)) < LONG_SURNAME or near.unexplained > 1:
        return False
    middle = _middle_weight(match.left_parts, match.right_parts)
    if middle < FATHERS_AGREE and are_two_surnames(a.stem, b.stem):
        return False
    return middle >= 0 and _given(a, b, match.left_parts, match.right_parts, crossing=crossing) >= INITIAL_FITS


def _short_of_either(match: _Match, *, crossing: bool) -> bool:
    """Whether one side's short form (Sasha) would as well name a person of the other gender."""
    if match.left.short == match.right.short:
        return False
    return any(
        reading.short
        and not other.short
        and any(
            rival.nominative
            and rival.agrees
            and not rival.rare
            and rival.gender not in ("", reading.gender)
            and _surname_cost(rival, other, crossing=crossing) <= _surname_cost(reading, other, crossing=crossing)
            for rival in parts.readings
        )
        for reading, parts, other in (
            (match.left, match.left_parts, match.right),
            (match.right, match.right_parts, match.left),
        )
    )


def _texts(parts: Parts) -> str:
    given = [parts.given.text] if parts.given else [word.text for word in parts.initials]
    return " ".join([*given, *(word.text for word in parts.surnames)])


def _surname_texts(parts: Parts) -> str:
    return " ".join(word.text for word in parts.surnames)


def _surname_told(match: _Match, near: Closeness, *, crossing: bool) -> list[Reason]:
    a, b = match.left, match.right
    texts = _surname_texts(match.left_parts), _surname_texts(match.right_parts)
    if not a.stem or not b.stem:
        missing = "a surname is missing on one side" if any(texts) else "neither side has a surname"
        return [Reason(missing, *texts, 0)]
    weight = _surname(a, b, crossing=crossing)
    words = "both surnames exist, and they are two" if near.cost and are_two_surnames(a.stem, b.stem) else ""
    told = [Reason(words or _surname_words(near), *texts, weight)]
    if weight > 0 and a.given and b.given and _is_common(a.stem):
        told.append(Reason("a very common surname", *texts, COMMON))
    if weight > 0 and len(a.stem) + len(a.given_stem) <= SHORT_NAME and a.given_stem and b.given_stem:
        told.append(Reason("short words that many names share", *texts, COMMON))
    return told


def _surname_words(near: Closeness) -> str:
    if near.cost >= TOO_FAR or near.unexplained > 1:
        return "the surnames differ"
    if near.unexplained:
        return "the surnames differ by a letter that nothing explains"
    if near.words:
        return f"the surnames are one by sound ({'; '.join(near.words)})"
    return "the surnames are one by sound"


@cache
def _common() -> frozenset[str]:
    names = (word for text in load_tables().common_surnames for word in tokens(text))
    return frozenset(fold(row.stem) for word in names for row in surname_readings(word) if not row.rare)


@lru_cache(maxsize=50_000)
def _is_common(stem: str) -> bool:
    return fold(stem) in _common()


def _given_told(match: _Match, *, crossing: bool) -> list[Reason]:
    one, other, a, b = match.left_parts, match.right_parts, match.left, match.right
    texts = _given_text(one), _given_text(other)
    weight = _given(a, b, one, other, crossing=crossing)
    if not all(texts):
        words = "the surname stands for a man on one side, for a woman on the other" if weight < 0 else ""
        missing = "a given name is missing on one side" if any(texts) else "neither side has a given name"
        return [Reason(words or missing, *texts, weight)]
    return [Reason(_given_words(a, b, weight), *texts, weight)]


def _given_words(a: Reading, b: Reading, weight: int) -> str:
    if a.gender and b.gender and a.gender != b.gender:
        return "one is a man's name, the other a woman's"
    if a.given and b.given:
        if a.given != b.given:
            return "the given names are two different ones"
        return "one given name" if a.short == b.short else "one given name, once in a short form"
    if not (a.given or a.given_stem) or not (b.given or b.given_stem):
        words = "the initial fits only in another language's spelling" if weight > CONFLICT else ""
        return "the initial fits" if weight >= 0 else words or "the initial is of another name"
    return "the given names are one by sound" if weight > 0 else "the given names differ"


def _given_text(parts: Parts) -> str:
    return parts.given.text if parts.given else parts.initials[0].text if parts.initials else ""


def _forms_told(match: _Match) -> list[Reason]:
    told = []
    for left, reading, parts in ((True, match.left, match.left_parts), (False, match.right, match.right_parts)):
        weight = reading.form - parts.odd
        if weight:
            words = "read as a form in another case" if not reading.nominative else "an uncommon form or order"
            text = _texts(parts)
            told.append(Reason(words, text if left else "", "" if left else text, weight))
    return told


def _bound(match: _Match, near: Closeness) -> int:
    """The most a probability may be: without two full names, or with an unexplained letter, never a link."""
    one, other = match.left_parts, match.right_parts
    if not (one.surnames and other.surnames):
        return EVEN
    if near.unexplained:
        return NEAR_SURNAME_MOST
    if one.given is None or other.given is None:
        return UNSURE_MOST
    return CERTAIN_PPM - 1


def _most_by_letters(near: Closeness, match: _Match, left: Name, right: Name) -> int:
    """The most that the letters of the surnames allow, whatever they sound like."""
    one, other = _surname_texts(match.left_parts), _surname_texts(match.right_parts)
    # Names of the Caucasus and Central Asia have an ə of their own: Mammadov, Мамедов.
    has_schwa = bool({match.left.given, match.right.given} & wide_names())
    if er_is_another_vowel(one, other) or (not has_schwa and not bear_out(near.words, one, other)):
        return NEAR_SURNAME_MOST
    if left.languages & right.languages and hard_is_soft(one, other):
        return NEAR_SURNAME_MOST
    belarusian = "be" in (left.language, right.language) or not neither_is_belarusian(one, other)
    ukrainian = one_is_ukrainian(one, other)
    if YAT in near.words and not (belarusian and (ukrainian or not (left.languages and right.languages))):
        return NEAR_SURNAME_MOST
    doubtful = (YAT in near.words or YAT_AS_E in near.words) and not ukrainian
    if doubtful or (AKANNE in near.words and not belarusian):
        return UNSURE_MOST
    return CERTAIN_PPM - 1


def _undecidable(match: _Match, *, crossing: bool) -> bool:
    """Whether an inflected reading makes them one while the same words, uninflected, name somebody else."""
    return any(
        not reading.nominative and _names_somebody_else(reading, parts, other, crossing=crossing)
        for reading, parts, other in (
            (match.left, match.left_parts, match.right),
            (match.right, match.right_parts, match.left),
        )
    )


def _names_somebody_else(reading: Reading, parts: Parts, other: Reading, *, crossing: bool) -> bool:
    allowed = _surname_cost(reading, other, crossing=crossing) + 150
    return any(
        rival.nominative
        and rival.agrees
        and not rival.rare
        and rival.gender not in ("", other.gender)
        and other.gender
        and _surname_cost(rival, other, crossing=crossing) <= allowed
        for rival in parts.readings
    )
