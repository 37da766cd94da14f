"""Phrases of people and bodies: counts, descriptions and names that belong together, with the cases they stand in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from habeas.reading.endings.declension import ANY_CASE, ANY_GENDER, Form, Sort
from habeas.reading.endings.dictionary import is_thing, is_verb
from habeas.reading.endings.lexicon import Cells, Lexicon
from habeas.reading.endings.naming import Case, Gender
from habeas.reading.endings.parsed import Counted, Phrase
from habeas.reading.endings.roster import Name
from habeas.reading.endings.whose import is_of_genitive, leads_to_another, tells_whose
from habeas.reading.endings.words import QUOTES, Token

_REACH = 7  # tokens between a description and the name it belongs to
_ADJECTIVES = 4
_BREAKS = frozenset({"say", "negation", "relative", "subordinator", "conjunction", "aux", "but", "trigger_verb"})
_SMALL = frozenset({"adverb", "particle", "negation"})
_OWNED = frozenset({Sort.KIN, Sort.OFFICIAL})


@dataclass(frozen=True, slots=True)
class Marks:
    """What stands where in a sentence, by first token: names, numbers of people, known bodies; and what is none."""

    names: Mapping[int, tuple[int, Name]]
    counts: Mapping[int, Counted]
    bodies: Mapping[int, int]
    masked: frozenset[int]


class Phraser:
    """Finds the phrases of one sentence."""

    def __init__(self, words: Lexicon, tokens: tuple[Token, ...], marks: Marks) -> None:
        self._words = words
        self._tokens = tokens
        self._marks = marks

    def phrases(self) -> tuple[Phrase, ...]:
        """All phrases in order, not overlapping."""
        found: list[Phrase] = []
        at = 0
        while at < len(self._tokens):
            phrase = self._at(at)
            if phrase is None:
                at += 1
                continue
            found.append(phrase)
            at = phrase.last
        return tuple(found)

    def _at(self, at: int) -> Phrase | None:
        if at in self._marks.masked:
            return None
        opens = self._opening(at)
        if at in self._marks.bodies:
            return Phrase(at, self._marks.bodies[at], at, Sort.BODY, ANY_CASE, ANY_GENDER, False, opens=opens)
        count = self._marks.counts.get(at)
        if count is None and "all" in self._tokens[at].classes:  # "all four"
            count = self._marks.counts.get(at + 1)
        if count is not None:
            return self._counted(at, count, opens)
        if at in self._marks.names:
            last, name = self._marks.names[at]
            return Phrase(at, last, at, Sort.PERSON, name.cases, name.gender, name.plural, name, opens=opens)
        head = self._head_from(at)
        if head is None:
            return self._titled(at, opens)
        return self._noun(at, head, None, opens)

    def _titled(self, at: int, opens: str) -> Phrase | None:
        """An article, a noun that no list has, and a name: the noun can only be what its bearer is."""
        cells = self._words.determiners.get(self._tokens[at].low, ()) if self._words.capital_nouns else ()
        index = at + 1
        while cells and index < len(self._tokens) and index - at < _ADJECTIVES and not self._tokens[index].capital:
            if not self._describes(self._tokens[index]) or self._is_other_noun(at, index):
                return None
            index += 1
        if cells and index > at + 1 and index in self._marks.names:
            return self._described(at, index, cells, opens)
        if not cells or index + 1 not in self._marks.names or index in self._marks.masked | self._marks.names.keys():
            return None
        if index in self._marks.bodies or self._words.is_place(self._tokens[index].low) or self._tokens[index].classes:
            return None
        last, name = self._marks.names[index + 1]
        cases = Case(0)
        for case, gender, many in cells:
            cases |= case if gender & name.gender and not many else Case(0)
        return (
            Phrase(at, last, index, Sort.PERSON, cases, name.gender, False, name, opens=opens, role_sort=Sort.PERSON)
            if cases & name.cases
            else None
        )

    def _described(self, at: int, index: int, cells: Cells, opens: str) -> Phrase | None:
        """An article, adjectives and a name ("des inhaftierten Ivan Beispiel"): its cases are those of the article."""
        last, name = self._marks.names[index]
        cases = Case(0)
        for case, gender, many in cells:
            cases |= case if gender & name.gender and not many else Case(0)
        sort = Sort.PERSON
        return Phrase(at, last, index, sort, cases, name.gender, False, name, opens=opens) if cases else None

    def _opening(self, at: int) -> str:
        """The preposition in front of a phrase, also over adjectives and a number that are already within it."""
        while at > 1 and self._words.determiners and self._is_led_by(at - 1):
            at -= 1
        forms = self._tokens[at].forms
        pronoun = bool(forms) and forms[0].sort is Sort.PRONOUN  # no adjective stands before "him"
        while at > 1 and not self._words.determiners and not pronoun and self._leads_to_name(at - 1):
            at -= 1
        before = self._tokens[at - 1] if at else None
        return before.low if before is not None and "preposition" in before.classes else ""

    def _leads_to_name(self, index: int) -> bool:
        """Whether an adjective stands between a preposition and a name ("against the 28-year-old Anna Example")."""
        token = self._tokens[index]
        return index not in self._marks.masked and not token.forms and self._describes(token)

    def _is_led_by(self, index: int) -> bool:
        """Whether a word belongs between a preposition and what it leads: an article, an adjective of a place."""
        token = self._tokens[index]
        return "article" in token.classes or (token.capital and token.low.endswith("er") and not token.forms)

    def _is_of_place(self, token: Token) -> bool:
        """Whether a capital is an adjective of a place ("Moskauer"), in a language that writes them so."""
        return self._words.capital_nouns and token.low.endswith("er")

    def _head_from(self, at: int) -> int | None:
        """The noun that a run of adjectives at ``at`` leads to."""
        if not self._words.determiners and _is_adverb(self._tokens[at]):
            return None
        for index in range(at, min(at + _ADJECTIVES + 1, len(self._tokens))):
            token = self._tokens[index]
            if index in self._marks.masked or index in self._marks.names or index in self._marks.bodies:
                return None
            if token.capital and self._words.is_place(token.low) and not self._is_of_place(token):
                return None
            if index > at and index in self._marks.counts:  # a number begins a phrase of its own
                return None
            if index == at and "adverb" in token.classes and "article" not in token.classes:
                return None
            alone = token.forms and not (self._only_tells(index) or self._leads_to_noun(index))
            if alone and not token.classes & {"say", "preposition"}:
                return index if index == at or token.forms[0].sort is not Sort.PRONOUN else None
            if not self._describes(token) or self._is_other_noun(at, index):
                return None
        return None

    def _leads_to_noun(self, index: int) -> bool:
        """Whether a word that may stand alone ("all", "others") stands before its noun here."""
        token = self._tokens[index]
        if not (self._words.capital_nouns and token.forms and token.forms[0].sort is Sort.PRONOUN):
            return False
        if not token.classes & {"article", "others"}:
            return False
        behind = index + 1
        while behind < len(self._tokens) and behind - index < _ADJECTIVES and not self._tokens[behind].capital:
            if "finite" in self._tokens[behind].classes or not self._words.adjectives.of(self._tokens[behind].low):
                return False
            behind += 1
        return behind < len(self._tokens) and bool(self._tokens[behind].forms) and behind not in self._marks.names

    def _is_other_noun(self, at: int, index: int) -> bool:
        """Whether a word that ends like an adjective can be none: a noun by its capital, a verb, a second article."""
        if not self._words.capital_nouns:
            return False
        token = self._tokens[index]
        if token.capital and not self._opens_sentence(index) and not self._words.is_place(token.low):
            return True
        if "preposition" in token.classes:
            return True
        behind_other = index > at and "article" not in self._tokens[index - 1].classes
        return "finite" in token.classes or ("article" in token.classes and behind_other)

    def _only_tells(self, index: int) -> bool:
        """Whether a word for people stands for none here: it describes the next one, or says what somebody became."""
        return self._only_describes(index) or self._is_predicate(index)

    def _is_predicate(self, index: int) -> bool:
        """Whether a participle that declines stands behind its auxiliary ("została zatrzymana")."""
        token = self._tokens[index]
        if not token.forms or token.forms[0].sort is not Sort.PERSON or not self._words.adjectives.of(token.low):
            return False
        if self._words.capital_nouns:
            return False
        before = index - 1
        while before > 0 and self._tokens[before].classes & _SMALL and "aux" not in self._tokens[before].classes:
            before -= 1
        return before >= 0 and "aux" in self._tokens[before].classes

    def _only_describes(self, index: int) -> bool:
        """Whether a participle has its capital only from the sentence, where nouns have one: "Jailed bloggers …"."""
        if not self._words.capital_nouns or index + 1 >= len(self._tokens) or not self._opens_sentence(index):
            return False
        token, behind = self._tokens[index], self._tokens[index + 1]
        fits = self._words.adjectives.of(token.low) and token.forms[0].sort is Sort.PERSON and behind.capital
        return bool(fits and (behind.forms or index + 1 in self._marks.names) and not self._words.is_place(behind.low))

    def _opens_sentence(self, index: int) -> bool:
        return index == 0 or not self._tokens[index - 1].is_word

    def _describes(self, token: Token) -> bool:
        """Whether a word may stand between a number or an article and its noun."""
        if token.classes & _BREAKS or not token.is_word or self._is_place_name(token):
            return False
        if "article" not in token.classes and is_thing(token.low, self._words.dictionary):
            return False
        return bool(self._words.adjectives.of(token.low)) or "article" in token.classes or "adverb" in token.classes

    def _is_place_name(self, token: Token) -> bool:
        """Whether a capital is a place rather than an adjective, where adjectives of places have none."""
        return token.capital and not self._words.capital_nouns and self._words.is_place(token.low)

    def _counted(self, at: int, count: Counted, opens: str) -> Phrase | None:
        """A number with the people it counts: "12 jailed journalists", "three of them", "more than 500"."""
        if count.last == at + 1 and "both" in self._tokens[at].classes and self._stands_for_people(at):
            return self._noun(at, at, None, opens)
        index = count.last
        while index < len(self._tokens) and index - count.last < _ADJECTIVES + 2:
            token = self._tokens[index]
            if index in self._marks.names:
                break
            forms = token.forms
            if forms and forms[0].sort in (Sort.PERSON, Sort.KIN, Sort.OFFICIAL):
                return self._noun(at, index, count, opens)
            if forms and forms[0].sort is Sort.PRONOUN and "of" in self._tokens[index - 1].classes:
                return Phrase(at, index + 1, at, Sort.PERSON, ANY_CASE, ANY_GENDER, True, count=count, opens=opens)
            of_the = count.partitive and index == count.last and token.classes & {"article", "of"}  # "nine of the"
            describes = self._describes(token) or "of" in token.classes
            if not of_the and (not describes or self._is_other_noun(count.last, index)):
                break
            index += 1
        if index < len(self._tokens) and "counted_event" in self._tokens[index].classes:
            return Phrase(at, count.last, at, Sort.PERSON, ANY_CASE, ANY_GENDER, True, count=count, opens=opens)
        follows = self._tokens[count.last] if count.last < len(self._tokens) else None
        people = any("people_number" in one.classes for one in self._tokens[at : count.last])
        if not people and follows is not None and follows.is_word and self._may_be_noun(follows, count.last):
            return None
        return Phrase(at, count.last, at, Sort.PERSON, ANY_CASE, ANY_GENDER, True, count=count, opens=opens)

    def _case_of_count(self, at: int) -> Case:
        """The cases that a number's own form tells ("of three", not "three")."""
        oblique = "oblique_count" in self._tokens[at].classes
        return Case.GEN | Case.ACC | Case.LOC if oblique else ANY_CASE

    def _may_be_noun(self, token: Token, index: int) -> bool:
        """Whether the word behind a bare number is likely what it counts, and so no person."""
        if index in self._marks.masked or index in self._marks.names:
            return True
        if is_verb(token.low, self._words.dictionary):
            return False
        known = token.classes & {
            "counted_event",
            "finite",
            "say",
            "preposition",
            "conjunction",
            "aux",
            "negation",
            "adverb",
            "trigger_verb",
            "of",
            "who",
            "copula",
        }
        return not known

    def _stands_for_people(self, at: int) -> bool:
        """Whether "both" stands alone and so for people told of before."""
        return bool(self._tokens[at].forms) and not self._leads_to_noun(at)

    def _past_twin(self, head: int) -> int:
        """The token behind "and" with a second noun of the same people: "387 Männer und Frauen"."""
        behind = head + 2
        if not self._words.capital_nouns or behind >= len(self._tokens) or behind in self._marks.names:
            return head + 1
        noun = self._tokens[behind]
        joined = "conjunction" in self._tokens[head + 1].classes and noun.capital and bool(noun.forms)
        twins = joined and noun.forms[0].sort is Sort.PERSON and any(form.plural for form in noun.forms)
        return behind + 1 if twins and behind + 1 not in self._marks.names else head + 1

    def _noun(self, at: int, head: int, count: Counted | None, opens: str) -> Phrase | None:
        forms = self._tokens[head].forms
        form = forms[0]
        cases, gender, plural = self._told(at, head, forms)
        if form.sort in (Sort.PRONOUN, Sort.RELATIVE):
            return Phrase(at, head + 1, head, form.sort, cases, gender, plural, opens=opens)
        if count is not None:
            led = self._words.determiners.get(self._tokens[at - 1].low, ()) if at else ()
            told = self._case_of_count(at) if not any(cell[2] for cell in led) else Case(0)
            for case, _, many in led:
                told |= case if many else Case(0)
            if self._words.determiners:
                able = Case(0)
                for one in forms:
                    able |= one.cases if one.plural else Case(0)
                told = (told or able) & able or told
            last = self._past_twin(head)
            return Phrase(at, last, head, Sort.PERSON, told or ANY_CASE, gender, True, count=count, opens=opens)
        named = self._name_behind(head, cases, form.sort, gender)
        if named is None:
            last = self._past_twin(head) if plural and form.sort is Sort.PERSON else head + 1
            return Phrase(at, last, head, form.sort, cases, gender, plural, opens=opens)
        last, name = named
        if not (self._words.determiners or name.plural or self._goes_on(last)):
            cases = self._of_one(forms) or cases
        told_by_article = self._words.determiners and name.cases & Case.NOM
        agreed = cases if told_by_article else cases & name.cases
        return Phrase(
            at, last, head, Sort.PERSON, agreed, name.gender & gender or name.gender, False, name,
            opens=opens, role_sort=form.sort,
        )  # fmt: skip

    def _name_behind(self, head: int, cases: Case, sort: Sort, gender: Gender) -> tuple[int, Name] | None:
        """The name that a description leads to, agreeing with it in case: "the leader of the party Anna Example"."""
        if sort is Sort.BODY:
            return None
        for index in range(head + 1, min(head + 1 + _REACH, len(self._tokens))):
            if index in self._marks.names:
                last, name = self._marks.names[index]
                noun = head, cases, gender
                alike = name.cases & cases or (self._words.determiners and name.cases & Case.NOM)
                if self._is_owner(name, noun, index) or self._is_anothers(noun, index, name):
                    return None
                declined = gender == ANY_GENDER and not self._words.capital_nouns  # as an adjective is
                cells = self._words.adjectives.of(self._tokens[head].low) if declined else ()
                if cells and not any(kind & name.gender or plural for _, kind, plural in cells):
                    return None  # "the concluded contract Anna Example signed"
                return (last, name) if alike and self._is_told_of_one(head, last, name) else None
            if index in self._marks.masked or index in self._marks.counts or not self._leads_on(index, head):
                return None
        return None

    def _is_owner(self, name: Name, noun: tuple[int, Case, Gender], at: int) -> bool:
        """Whether a name in the genitive says whose wife or friend somebody is, rather than what she is called."""
        head, cases, gender = noun
        if any("possessive" in token.classes for token in self._tokens[max(0, head - 2) : head]):
            return False  # "his brother Ivan Example"
        if at > head + 1 and not is_of_genitive(self._words, self._tokens[at - 1], name.gender):
            return False  # "a follower of the party, Ivan Example"
        forms = self._tokens[head].forms
        likeliest = name.readings[0][1] if name.readings else name.cases
        unlike = not self._words.capital_nouns and not gender & name.gender and not gender & Gender.MASC
        if unlike or (forms[0].sort in _OWNED and tells_whose(forms)):
            return bool(likeliest & Case.GEN) and not likeliest & cases & Case.NOM
        if not tells_whose(forms) or not likeliest & Case.GEN:
            return False
        # A lawyer's own name is mostly full, and a bare surname his client's: "they arrested the lawyer (of) Example".
        alone = at + 1 == self._marks.names[at][0]
        return (
            not likeliest & cases or at > head + 1 or alone or self._is_called_behind(self._marks.names[at][0], cases)
        )

    def _is_called_behind(self, last: int, cases: Case) -> bool:
        """Whether one more name, alone between marks, is what a noun before a name is called ("X's lawyer, Y, …")."""
        behind = self._marks.names.get(last + 1) if not self._at_end(last) and self._tokens[last].low == "," else None
        if behind is None or not behind[1].cases & cases or behind[0] - last < 3:
            return False
        end = behind[0]
        if self._at_end(end) or self._tokens[end].is_word:
            return self._at_end(end)
        listed = not self._at_end(end + 1) and "conjunction" in self._tokens[end + 1].classes
        return end + 1 not in self._marks.names and not listed

    def _is_anothers(self, noun: tuple[int, Case, Gender], at: int, name: Name) -> bool:
        """Whether the words before a name belong to it rather than to the noun: "the wife of the jailed X"."""
        return leads_to_another(self._words, self._tokens, noun, (at, name.cases, name.gender))

    def _is_told_of_one(self, head: int, last: int, name: Name) -> bool:
        """Whether a description may be the name's by its number: several people need more than one name."""
        forms = self._tokens[head].forms
        if self._words.capital_nouns or name.plural or not all(form.plural for form in forms) or self._at_end(last):
            return True
        return self._goes_on(last)

    def _goes_on(self, index: int) -> bool:
        """Whether a row may go on at a token: a comma, a bracket, "and"."""
        if self._at_end(index):
            return False
        behind = self._tokens[index]
        return behind.low in (",", "(") or "conjunction" in behind.classes

    def _of_one(self, forms: tuple[Form, ...]) -> Case:
        """The cases of a noun's forms that mean one person."""
        cases = Case(0)
        for form in forms:
            cases |= Case(0) if form.plural else form.cases
        return cases

    def _at_end(self, index: int) -> bool:
        return index >= len(self._tokens)

    def _leads_on(self, index: int, head: int) -> bool:
        """Whether a word may stand between a description and its name."""
        token = self._tokens[index]
        if token.low in QUOTES:
            return True
        if not token.is_word or token.classes & _BREAKS:
            return False
        if token.forms and token.forms[0].sort in (Sort.PRONOUN, Sort.RELATIVE):
            return False
        if self._words.modifiers == "loose":
            return not is_verb(token.low, self._words.dictionary)
        if self._words.capital_nouns and (token.classes & {"finite", "preposition"} or _is_somebody(token)):
            return False
        fixed = token.classes & {"article", "preposition"} or self._words.adjectives.of(token.low)
        return bool(fixed) or token.capital or index == head + 1

    def _told(self, at: int, head: int, forms: tuple[Form, ...]) -> tuple[Case, Gender, bool]:
        """The cases, the gender and the number of a noun, narrowed by the article or the adjective before it."""
        cells = [(form.cases, form.gender, form.plural) for form in forms]
        narrowed = [
            (cases & case, gender & kind or gender, plural)
            for cases, gender, plural in cells
            for case, kind, many in self._before_noun(at, head)
            if cases & case and gender & kind and plural == many
        ]
        if at and "dative" in self._tokens[at - 1].classes:
            narrowed = [cell for cell in narrowed if cell[0] & Case.DAT] or narrowed
        told = narrowed or cells
        if self._words.determiners and not narrowed and not self._before_noun(at, head):
            told = [cell for cell in cells if cell[2] or Case.NOM in cell[0]] or cells
            if forms[0].sort is Sort.PERSON and self._tokens[head].low.endswith("e"):
                told = [cell for cell in told if cell[2]] or told  # "Gefangene" without an article are many
        cases, gender = Case(0), Gender(0)
        for case, kind, _ in told:
            cases |= case
            gender |= kind
        owned = cases in (Case.GEN, Case.GEN | Case.DAT) and any(plural for _, _, plural in told)  # "der Gefangenen"
        return cases, gender, all(plural for _, _, plural in told) or (owned and bool(self._words.determiners))

    def _before_noun(self, at: int, head: int) -> Cells:
        """What the words before a noun tell of it, where the language has articles that do."""
        if not self._words.determiners:
            return ()
        for index in range(at - 1 if at else at, head):
            found = self._words.determiners.get(self._tokens[index].low)
            if found is not None and (index >= at or self._tokens[index].classes & {"preposition"}):
                return found
        return self._words.adjectives.of(self._tokens[head - 1].low) if head > at else ()


def _is_adverb(token: Token) -> bool:
    """Whether a word is an adverb and nothing else, so that no phrase begins with it."""
    return "adverb" in token.classes and not token.forms


def _is_somebody(token: Token) -> bool:
    return bool(token.forms) and token.forms[0].sort in (Sort.PERSON, Sort.KIN, Sort.OFFICIAL)
