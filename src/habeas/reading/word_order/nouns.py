"""Noun phrases of a sentence: who and what it speaks of, with their numbers, names and owners."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from habeas.model import Quantity
from habeas.reading.word_order import tokens as bit
from habeas.reading.word_order.lexicon import Lexicon
from habeas.reading.word_order.names import Name, Run
from habeas.reading.word_order.tokens import OPENING, Sentence, Token


@dataclass(frozen=True, slots=True)
class Counted:
    """A number of people found in a sentence, by its tokens."""

    first: int
    last: int
    quantity: Quantity
    partitive: bool
    others: bool = False


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """Tokens ``first`` up to ``last``; ``head`` is its last noun, ``owner`` the tokens of "X's" or "his" in it.

    ``name`` is the person's name that it ends with, ``count`` the number that it holds. ``run`` is true where a run of
    capitals that is no person stands in it.
    """

    first: int
    last: int
    head: int
    name: Name | None = None
    count: Counted | None = None
    owner: tuple[int, int] | None = None
    owner_name: Name | None = None
    run: bool = False
    people: int = 0
    body: bool = False
    thing: bool = False
    pronoun: bool = False
    place: bool = False
    plural: bool = False
    led: bool = False

    @property
    def is_many(self) -> bool:
        """Whether it names a group."""
        return self.name is None and (self.count is not None or bool(self.people & bit.PERSONS))

    @property
    def is_personal(self) -> bool:
        """Whether a person or people stand behind it."""
        counted = self.count is not None and (self.bare or self.plural) and not self.thing
        return self.name is not None or self.pronoun or bool(self.people) or counted

    @property
    def bare(self) -> bool:
        """Whether it is a number with no noun behind it ("at least eight")."""
        return self.count is not None and self.head < self.count.last


@dataclass(frozen=True, slots=True)
class Marks:
    """What stands in a sentence besides words: runs of capitals and numbers by first token, masked tokens."""

    runs: Mapping[int, tuple[int, Run]]
    counts: Mapping[int, Counted]
    masked: frozenset[int]


_QUOTING = OPENING | {'"'}
_BEFORE_ARTICLES = frozenset({"of", "all", "both", "half"})
_STOPS = bit.FUNCTION | bit.SUBORDINATOR | bit.SAY | bit.VERB


@dataclass(slots=True)
class _Growing:
    """A noun phrase while it grows: the next token, and what was found in it so far."""

    first: int
    at: int
    head: int
    name: Name | None = None
    count: Counted | None = None
    owner: tuple[int, int] | None = None
    owner_name: Name | None = None
    run: bool = False
    linked: int = 0


def _is_participle(token: Token) -> bool:
    """Whether a word for people is as well a verb ("accused")."""
    return bool(token.bits & bit.PEOPLE and token.bits & bit.TRIGGER) and token.low.endswith("ed")


class Phraser:
    """Builds the noun phrases of a sentence, left to right; every token is looked at a bounded number of times."""

    def __init__(self, words: Lexicon, sentence: Sentence, marks: Marks) -> None:
        self._words = words
        self._sentence = sentence
        self._tokens = sentence.tokens
        self._marks = marks
        self._behind_counts = frozenset(count.last for count in marks.counts.values())

    def phrases(self) -> tuple[NounPhrase, ...]:
        """The noun phrases in order; they don't overlap."""
        found = []
        at = 0
        while at < len(self._tokens):
            phrase = self._phrase(at)
            if phrase is None:
                at += 1
            else:
                found.append(phrase)
                at = phrase.last
        return tuple(found)

    def _phrase(self, at: int) -> NounPhrase | None:
        token = self._tokens[at]
        if token.bits & bit.PRONOUN and at not in self._marks.runs:
            return NounPhrase(at, at + 1, at, pronoun=True)
        behind = self._low(at + 1)
        if token.bits & bit.POSSESSIVE and self._words.has("said_of_object", behind):
            return NounPhrase(at, at + 1, at, pronoun=True)  # "found her guilty"
        if self._words.has("objects_too", token.low) and (at + 1 in self._marks.masked or not self._noun_follows(at)):
            return NounPhrase(at, at + 1, at, pronoun=True)  # "jailed her for six years"
        if not self._opens(at):
            return None
        return self._grow(at)

    def _opens(self, at: int) -> bool:
        if at in self._marks.masked:
            return False
        if at in self._marks.runs or at in self._marks.counts:
            return True
        token = self._tokens[at]
        if not token.is_word or (token.low[0].isdigit() and "-" not in token.low):
            return False
        if (
            at
            and self._words.has("who", self._tokens[at - 1].low)
            and not token.bits & (bit.DETERMINER | bit.POSSESSIVE)
            and not (token.bits & bit.PEOPLE and self._says(at + 1))
        ):
            return False  # "marchers who support …": a verb
        if token.bits & (bit.DETERMINER | bit.POSSESSIVE):
            around = self._words.has("whole", token.low) and self._words.has("all_places", self._low(at + 1))
            alone = token.bits & bit.POSSESSIVE or (self._words.has("quantifiers", token.low) and not around)
            return bool(alone) or self._noun_follows(at)
        return self._is_nominal(at, fresh=True)

    def _low(self, at: int) -> str:
        return self._tokens[at].low if at < len(self._tokens) else ""

    def _says(self, at: int) -> bool:
        """Whether a verb of speech stands there ("who relatives say was …")."""
        return at < len(self._tokens) and bool(self._tokens[at].bits & bit.SAY)

    def _noun_follows(self, at: int) -> bool:
        following = at + 1
        if following >= len(self._tokens):
            return False
        closed = self._tokens[following].bits & (bit.DETERMINER | bit.POSSESSIVE) or following in self._marks.runs
        if self._tokens[at].bits & bit.SUBORDINATOR and closed:
            return False  # "… that the", "… that Ana": a clause begins
        if following in self._marks.runs or following in self._marks.counts or following in self._marks.masked:
            return True
        return bool(self._tokens[following].bits & bit.DETERMINER) or self._is_nominal(following, fresh=False)

    def _is_nominal(self, at: int, *, fresh: bool) -> bool:
        """Whether the token can be a noun or an adjective here."""
        token = self._tokens[at]
        if not token.is_word or at in self._marks.masked:
            return False
        if _is_participle(token):
            return not fresh and bool(self._tokens[at - 1].bits & (bit.DETERMINER | bit.POSSESSIVE))
        if token.bits & bit.PEOPLE or token.bits & bit.BODY:
            return True
        if token.bits & _STOPS:
            return not fresh and not token.bits & bit.FUNCTION and self._verb_as_adjective(at)
        if token.bits & bit.ADVERB:
            return not fresh and at + 1 < len(self._tokens) and self._adjectival(at + 1)
        if token.bits & bit.TRIGGER or (token.low.endswith(("ed", "ing")) and len(token.low) > 4):
            return self._verb_as_adjective(at, fresh=fresh)
        return not token.low[0].isdigit() or "-" in token.low

    def _adjectival(self, at: int) -> bool:
        token = self._tokens[at]
        return token.is_word and not token.bits & (_STOPS | bit.ADVERB) and self._is_noun_word(at + 1)

    def _verb_as_adjective(self, at: int, *, fresh: bool = False) -> bool:
        """Whether a participle or a word like a verb stands before the noun that it describes."""
        before = self._tokens[at - 1].bits if at else 0
        if at > 1 and not fresh and self._tokens[at - 1].low == "'s":
            before |= bit.POSSESSIVE
        low = self._tokens[at].low
        if not self._is_noun_word(at + 1):
            ends = before & (bit.DETERMINER | bit.POSSESSIVE) and at + 1 >= len(self._tokens) - 1
            return bool(ends) or (bool(before & (bit.DETERMINER | bit.POSSESSIVE)) and not low.endswith("ed"))
        if before & (bit.DETERMINER | bit.POSSESSIVE) or (at in self._behind_counts and not fresh):
            return True  # "the wounded men", "four suspected smuggling vessels"
        before_word = self._tokens[at - 1].low if at else ""
        if before_word in self._words.sets["demonyms"] or ("-" in low and not low.startswith("re-")):
            return True  # "Ruritanian jailed activists", "a Zenda-based company"
        if not fresh and (
            before & (bit.PEOPLE | bit.BODY) or self._in_run(at - 1) or (at > 1 and self._tokens[at - 1].capital)
        ):
            return False
        if not fresh and low.endswith("ing") and self._tokens[at].bits & bit.VERB:
            return False  # "a plane carrying members of a team"
        followed = self._tokens[at + 1].bits & bit.PEOPLE or (at + 1 in self._marks.runs and low.endswith("ed"))
        return self._opens_as_adjective(at, before) if fresh else bool(followed)

    def _opens_as_adjective(self, at: int, before: int) -> bool:
        """Whether a participle opens a phrase ("Jailed activists …"); ``before`` are the bits of the word before it."""
        low = self._tokens[at].low
        starts = at == 0 or bool(before & (bit.PREPOSITION | bit.CONJUNCTION | bit.VERB | bit.SAY))
        if low in self._words.sets["adjectives"]:
            return not (before & (bit.PEOPLE | bit.BODY) or self._in_run(at - 1))
        wanted = bit.PERSONS if at == 0 else bit.PEOPLE
        return bool(self._tokens[at + 1].bits & wanted) and starts and low.endswith("ed")

    def _in_run(self, at: int) -> bool:
        return any(
            first <= at < self._marks.runs[first][0]
            for first in range(max(0, at - 8), at + 1)
            if first in self._marks.runs
        )

    def _is_noun_word(self, at: int) -> bool:
        if at >= len(self._tokens) or at in self._marks.masked:
            return False
        token = self._tokens[at]
        if at in self._marks.runs:
            return True
        if token.bits & (bit.PEOPLE | bit.BODY):
            return True
        closed = _STOPS | bit.DETERMINER | bit.POSSESSIVE | bit.ADVERB
        return token.is_word and not token.bits & closed and (not token.low[0].isdigit() or "-" in token.low)

    def _grow(self, first: int) -> NounPhrase:
        grown = _Growing(first, first, first)
        while grown.at < len(self._tokens):
            taken = self._take_mark(grown)
            if taken is None:
                taken = self._take_joint(grown)
            if taken is None:
                taken = self._take_word(grown)
            if not taken:
                break
        return self._made(grown)

    def _take_mark(self, grown: _Growing) -> bool | None:
        """A number or a run of capitals at the end of what has grown; ``None`` where there is none."""
        at = grown.at
        if at in self._marks.counts and grown.name is None:
            grown.count = self._marks.counts[at]
            grown.at, grown.head = grown.count.last, grown.count.last - 1
            return True
        if at not in self._marks.runs:
            return None
        if grown.name is not None or self._ends_with_things(grown):
            return False
        stop, piece = self._marks.runs[at]
        grown.name = piece.name or self._titled(at, stop, grown.first)
        if at == grown.first + 1 and self._words.has("name_barring", self._tokens[grown.first].low):
            grown.name = None  # of people one doesn't say "the": "the Acceptance Procedure"
        grown.run, grown.head, grown.at = grown.run or piece.name is None, stop - 1, stop
        return True

    def _take_joint(self, grown: _Growing) -> bool | None:
        """A mark or a small word that holds parts of one phrase together; ``None`` where there is none."""
        at, count = grown.at, grown.count
        token = self._tokens[at]
        quoting = count is not None and at == count.last and token.low in _QUOTING
        joining = token.bits & bit.CONJUNCTION and self._joins_adjectives(grown.first, at, grown.head, count)
        if quoting or joining or self._shortens(at):
            grown.at += 1
        elif token.low == "'s" or (token.low == "'" and self._owns(at)):
            return self._take_owner(grown)
        elif grown.name is not None:
            if not self._modifies(token):
                return False
            grown.name, grown.run, grown.head, grown.at = None, True, at, at + 1
        elif at > grown.first and token.low == "of" and self._links(grown.first, at, count):
            grown.linked = grown.linked or self._tokens[at - 1].bits & bit.PERSONS
            grown.at += 1
        elif token.low == "(" and self._is_acronym(at):
            grown.at += 3
        else:
            return None
        return True

    def _take_owner(self, grown: _Growing) -> bool:
        """What has grown so far owns what follows ("Ana's arrest")."""
        behind = grown.at + 1
        if not (self._is_noun_word(behind) or behind in self._marks.counts or self._open_adjective(behind)):
            return False
        grown.owner, grown.owner_name = (grown.first, grown.at), grown.name
        if grown.count is not None and self._tokens[grown.count.last].low != "of":
            grown.count = None
        grown.name, grown.run, grown.linked = None, False, 0
        grown.at = grown.head = behind
        return True

    def _take_word(self, grown: _Growing) -> bool:
        at = grown.at
        token = self._tokens[at]
        before = self._tokens[at - 1]
        if token.bits & (bit.DETERMINER | bit.POSSESSIVE) and (at == grown.first or before.low in _BEFORE_ARTICLES):
            if token.bits & bit.POSSESSIVE:
                grown.owner = (at, at + 1)
        elif token.bits & bit.DETERMINER and before.bits & bit.DETERMINER and token.low not in ("a", "an", "that"):
            pass
        elif token.bits & (bit.DETERMINER | bit.POSSESSIVE) and self._begins_another(at):
            return False
        elif self._is_nominal(at, fresh=at == grown.first):
            if at > grown.first and grown.head == at - 1 and self._ends_with_people(grown.head, token):
                return False
            grown.head = at
        else:
            return False
        grown.at += 1
        return True

    def _shortens(self, at: int) -> bool:
        """Whether a stop only shortens the title before a name ("Sen. Ana Example")."""
        if self._tokens[at].low != "." or at + 1 not in self._marks.runs:
            return False
        before = self._tokens[at - 1]
        return at > 0 and bool(before.bits & bit.TITLE) and before.end == self._tokens[at].start

    def _begins_another(self, at: int) -> bool:
        """Whether an article, "his" or "such as" begins here, and with it another phrase."""
        token = self._tokens[at]
        article = bool(token.bits & bit.POSSESSIVE) or token.low in self._words.sets["articles"]
        return article or self._sentence.low(at, at + 2) in self._words.sets["including"]

    def _is_bare(self, first: int, head: int) -> bool:
        """Whether nothing but an article or a number stands before a noun."""
        return all(
            token.bits & (bit.DETERMINER | bit.POSSESSIVE) or token.low[0].isdigit()
            for token in self._tokens[first:head]
        )

    def _titled(self, at: int, stop: int, first: int) -> Name | None:
        """The single capital behind a word for a person ("the rapper Gnostic"): a name though nothing else says so."""
        if at == first or stop != at + 1 or not self._tokens[at - 1].bits & bit.PERSON or self._tokens[at - 1].capital:
            return None
        token = self._tokens[at]
        words = self._sentence.text[token.start : token.end]
        sets = self._words.sets
        if words.isupper() or token.low in self._words.states or token.low in sets["places"] | sets["not_names"]:
            return None
        return Name(token.start, token.end, words, words)

    def _modifies(self, token: Token) -> bool:
        """Whether a name only describes the noun behind it ("a Sample supporter")."""
        return (
            bool(token.bits & (bit.PEOPLE | bit.BODY))
            and not _is_participle(token)
            and not token.capital
            and token.low not in self._words.sets["prisoners"]
        )

    def _is_acronym(self, at: int) -> bool:
        """Whether "(PKK)" stands here with more of the phrase behind it."""
        if at + 3 >= len(self._tokens) or self._tokens[at + 2].low != ")":
            return False
        inner = self._tokens[at + 1]
        words = self._sentence.text[inner.start : inner.end]
        return (
            words.isupper()
            and len(words) <= 8
            and bool(self._tokens[at + 3].bits & bit.PEOPLE or at + 3 in self._marks.runs)
        )

    def _joins_adjectives(self, first: int, at: int, head: int, count: Counted | None) -> bool:
        """Whether "and" joins adjectives of one noun ("several current and former ministers")."""
        before = self._tokens[at - 1]
        opened = count is not None or self._tokens[first].bits & (bit.DETERMINER | bit.POSSESSIVE)
        if not opened or head != at - 1 or before.bits & (bit.PEOPLE | bit.BODY | bit.THING) or self._in_run(at - 1):
            return False
        for index in range(at + 1, min(at + 5, len(self._tokens))):
            if self._tokens[index].bits & bit.PEOPLE:
                return True
            if not self._is_noun_word(index):
                return False
        return False

    def _ends_with_people(self, head: int, token: Token) -> bool:
        """Whether "the prisoners" is over before a further noun ("the prisoners last week")."""
        plural = self._tokens[head].bits & bit.PERSONS and not self._tokens[head].bits & bit.PERSON
        return bool(plural) and not token.bits & (bit.PEOPLE | bit.BODY)

    def _ends_with_things(self, grown: _Growing) -> bool:
        """Whether a plural that is of no people ends before a name ("the minutes Ana Example leaves behind")."""
        token = self._tokens[grown.at - 1]
        plain = not token.bits & (bit.PEOPLE | bit.BODY | bit.TITLE | bit.DETERMINER | bit.POSSESSIVE)
        plural = token.low.endswith("s") and not token.low.endswith(("ss", "us", "'s", "is"))
        return grown.at > grown.first and grown.head == grown.at - 1 and plain and plural and not token.capital

    def _is_version(self, at: int) -> bool:
        """Whether the number of a version stands there ("Example Server 4.0"): what has it is a product."""
        return at not in self._marks.masked and re.fullmatch(r"v?\d+\.\d+", self._low(at)) is not None

    def _open_adjective(self, at: int) -> bool:
        return at < len(self._tokens) and self._is_nominal(at, fresh=False)

    def _owns(self, at: int) -> bool:
        """Whether an apostrophe stands for a possessive plural."""
        before = self._tokens[at - 1]
        return at > 0 and before.low.endswith("s") and before.end == self._tokens[at].start

    def _links(self, first: int, at: int, count: Counted | None) -> bool:
        if at + 1 >= len(self._tokens):
            return False
        if count is not None and count.last == at:
            return True
        if self._sentence.low(max(first, at - 2), at) in self._words.sets["amounts"]:
            return False
        return self._words.has("linkers", self._tokens[at - 1].low) and at - first <= 3

    def _made(self, grown: _Growing) -> NounPhrase:
        first, last = grown.first, max(grown.at, grown.first + 1)
        head = min(grown.head, last - 1)
        token = self._tokens[head]
        people = token.bits & bit.PEOPLE
        if token.low in self._words.sets["people_if_described"] and (
            self._is_bare(first, head) or self._words.has("figures_of", self._tokens[head - 1].low)
        ):
            people = 0
        bare = self._sentence.low(first, last).removeprefix("the ")
        place = grown.run and grown.name is None and bare in self._words.sets["places"]
        body = bool(token.bits & bit.BODY) or place or bare in self._words.states
        thing = bool(token.bits & bit.THING) and not people
        if (grown.run or grown.name is not None) and self._is_version(last):
            grown.name, thing = None, True
        if grown.linked and grown.name is None and not thing:
            people, body, thing = grown.linked, False, False
        return NounPhrase(
            first,
            last,
            head,
            grown.name,
            grown.count,
            grown.owner,
            grown.owner_name,
            run=grown.run,
            people=people,
            body=body,
            thing=thing,
            place=place,
            plural=token.low.endswith("s") and not body,
            led=bool(self._tokens[first].bits & (bit.DETERMINER | bit.POSSESSIVE)),
        )
