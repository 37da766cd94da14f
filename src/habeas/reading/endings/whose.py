"""Whose somebody is: of "the wife of X" and "X's lawyer" nothing is told of X that befalls the wife or the lawyer."""

from __future__ import annotations

from habeas.reading.endings.declension import Form, Sort
from habeas.reading.endings.dictionary import is_thing
from habeas.reading.endings.lexicon import Lexicon
from habeas.reading.endings.morphology import Case, Gender
from habeas.reading.endings.parsed import Parsed, Phrase
from habeas.reading.endings.words import DASHES, Token

_REACH = 9  # tokens from "the husband" to the name in "the husband of the late, in prison deceased X"
_LIVING = frozenset({Sort.PERSON, Sort.KIN, Sort.OFFICIAL})
_PARTS = frozenset({"say", "relative", "subordinator", "conjunction", "aux", "but", "finite", "trigger_verb"})
Told = tuple[int, Case, Gender]
_OPENING = frozenset({",", "(", *DASHES})


def tells_whose(forms: tuple[Form, ...]) -> bool:
    """Whether a noun asks whose: kin, a lawyer, a friend."""
    return any(form.sort is Sort.KIN for form in forms)


def leads_to_another(words: Lexicon, tokens: tuple[Token, ...], noun: Told, name: Told) -> bool:
    """Whether what stands before a name agrees with it and not with the noun: "the wife of the jailed X".

    ``noun`` and ``name`` are each the token it stands at, its cases and its gender.
    """
    if tells_whose(tokens[noun[0]].forms) and _opens_attribute(words, tokens, noun, name):
        return True
    for index in range(name[0] - 1, noun[0], -1):
        token = tokens[index]
        if words.capital_nouns and (token.low in words.determiners or "article" in token.classes):
            return True
        cells = _describing(words, token)
        if not any(case & name[1] and kind & name[2] for case, kind in cells) and not words.capital_nouns:
            return False
        if not cells or (words.capital_nouns and token.forms and not any(kind & name[2] for _, kind in cells)):
            return False
        if not words.capital_nouns and not any(case & noun[1] and kind & noun[2] for case, kind in cells):
            return True
    return False


def _opens_attribute(words: Lexicon, tokens: tuple[Token, ...], noun: Told, name: Told) -> bool:
    """Whether a participle right behind a noun has the name's case and not the noun's: "of the late in prison X"."""
    token = tokens[noun[0] + 1]
    if words.capital_nouns or name[0] < noun[0] + 3 or token.forms:
        return False
    cells = _describing(words, token)
    his = any(case & name[1] & Case.GEN and kind & name[2] for case, kind in cells)
    return his and not any(case & noun[1] and kind & noun[2] for case, kind in cells)


def is_of_genitive(words: Lexicon, token: Token, gender: Gender) -> bool:
    """Whether a word that describes one person may do so in the genitive of a gender."""
    return any(case & Case.GEN and kind & gender for case, kind in _describing(words, token))


def _describing(words: Lexicon, token: Token) -> tuple[tuple[Case, Gender], ...]:
    """The cases and genders in which a word may describe one person: a noun for people, an adjective, a participle."""
    somebody = bool(token.forms) and token.forms[0].sort in _LIVING
    if token.classes & {"preposition", "adverb"} or not token.is_word:
        return ()
    if not somebody and (
        token.forms or is_thing(token.low, words.dictionary) or (words.capital_nouns and token.capital)
    ):
        return ()
    cells = (*((form.cases, form.gender, form.plural) for form in token.forms), *words.adjectives.of(token.low))
    return tuple((case, gender) for case, gender, plural in cells if not plural)


def is_related(parsed: Parsed, phrase: Phrase) -> bool:
    """Whether a phrase names nobody and says that somebody is another one's wife, lawyer, friend."""
    bare = phrase.name is None and phrase.count is None and phrase.sort in (Sort.PERSON, Sort.KIN)
    return bare and tells_whose(parsed.tokens[phrase.head].forms)


def owner_of(parsed: Parsed, noun: Phrase) -> Phrase | None:
    """Whose wife, lawyer or friend somebody is, where it stands behind the noun."""
    if not is_related(parsed, noun) or noun.last >= len(parsed.tokens):
        return None
    if parsed.has(noun.last, "of_whom"):
        led = parsed.at(noun.last + 1)
        return led if led is not None and led.is_personal else None
    index, found = noun.last, None
    while index < min(noun.last + _REACH, len(parsed.tokens)):
        one = parsed.at(index)
        possessive = parsed.has(index, "possessive")
        if one is not None and not possessive and not (one.opens and index > noun.last):
            if not _may_own(parsed, noun, one):
                break
            if not _is_participle(parsed, one):
                return one
            found = found or one  # "of the jailed": maybe "of the for years jailed X"
        if one is None and not _is_within(parsed, index):
            break
        index = one.last if one is not None else index + 1
    return found


def _is_participle(parsed: Parsed, one: Phrase) -> bool:
    """Whether a phrase is only a participle, behind which a name may follow that it describes."""
    return one.name is None and one.last == one.head + 1 and bool(parsed.words.adjectives.of(parsed.lows[one.head]))


def _is_within(parsed: Parsed, index: int) -> bool:
    """Whether a token may stand between a noun and whose it is: an article, a participle and what belongs to it."""
    token = parsed.tokens[index]
    return (token.is_word or index in parsed.masked) and not token.classes & _PARTS


def _may_own(parsed: Parsed, noun: Phrase, one: Phrase) -> bool:
    if not one.is_personal or one.sort in (Sort.PRONOUN, Sort.RELATIVE) or one.opens:
        return False
    words = parsed.words
    if one.first == noun.last:
        return bool(one.cases & Case.GEN)
    if parsed.has(noun.last, "possessive"):
        return bool(one.cases & Case.GEN) and one.first == noun.last + 1
    opens = words.determiners.get(parsed.lows[noun.last], ()) or words.adjectives.of(parsed.lows[noun.last])
    closes = words.adjectives.of(parsed.lows[one.first - 1]) and not parsed.tokens[one.first - 1].capital
    closes = closes or one.first - 1 in parsed.masked or not words.capital_nouns
    genitive = any(case & Case.GEN for case, _, _ in opens) or parsed.has(noun.last, "article")
    return genitive and bool(closes) and (words.capital_nouns or bool(one.cases & Case.GEN))


def noun_of(parsed: Parsed, phrase: Phrase) -> Phrase | None:
    """The noun that says whose somebody is, of whom ``phrase`` is the owner: "the wife" standing at X."""
    at = parsed.cover[phrase.first]
    for before in reversed(parsed.phrases[max(0, at - 2) : at]):
        owner = owner_of(parsed, before)
        if owner is not None and owner.first == parsed.phrases[at].first:
            return before
    return None


def ends(parsed: Parsed, phrase: Phrase) -> int:
    """The token behind a phrase and behind whose it is."""
    owner = owner_of(parsed, phrase)
    return owner.last if owner is not None else phrase.last


def is_her_own(noun: Phrase, name: Phrase) -> bool:
    """Whether a name can be that of somebody's wife, lawyer, friend: it agrees in case, and no wife is a man."""
    if name.name is None or not name.cases & noun.cases or name.opens:
        return False
    return noun.gender is not Gender.FEM or bool(name.gender & Gender.FEM)


def opens_aside(parsed: Parsed, index: int) -> bool:
    """Whether a mark stands at ``index`` behind which a name, or words about one, may stand apart."""
    return 0 <= index < len(parsed.tokens) and parsed.lows[index] in _OPENING
