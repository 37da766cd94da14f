"""The words of a language read by endings, as its ``lexicon.toml`` and ``places.toml`` give them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from habeas.model import Role
from habeas.reading.endings.declension import Adjectives, Form, Sort, cases_of, declined
from habeas.reading.endings.dictionary import living
from habeas.reading.endings.naming import Case, Gender
from habeas.reading.endings.notation import T, Words, entries, expand, fold

PERSON_ENDING = 4
"""Letters by whose end an unknown word is judged to be one for people."""
NOTHING: frozenset[str] = frozenset()
Cells = tuple[tuple[Case, Gender, bool], ...]
"""What a form may be: case, gender, and whether it is a plural."""
_SHORTEST_HEAD, _SHORTEST_LEAD = 5, 3
_SORTED = {"persons": Sort.PERSON, "kin": Sort.KIN, "officials": Sort.OFFICIAL, "bodies": Sort.BODY}


@dataclass(frozen=True, slots=True)
class Phrases:
    """Phrases of two words or more, by their first word; each word of a phrase is exact or a stem with a star."""

    opening: Words[tuple[tuple[str, ...], ...]]

    def length_at(self, lows: tuple[str, ...], index: int) -> int:
        """How many words of a phrase stand at ``index``, 0 where none does."""
        found = self.opening.of(lows[index])
        for phrase in found or ():
            if len(lows) - index >= len(phrase) and all(map(fits, phrase[1:], lows[index + 1 : index + len(phrase)])):
                return len(phrase)
        return 0


@dataclass(frozen=True, slots=True)
class Lexicon:
    """``classes`` of single words, ``phrases`` by class, ``nouns`` by form, what speakers are by ``roles``.

    ``determiners`` are articles and the like with the cells they may be; over ``governs_over`` tokens a verb reaches
    its infinitive; ``capital_nouns`` is true where every noun has a capital, so that a capital alone makes no name, and
    nouns are put together to longer ones; ``dictionary`` is the language whose dictionary knows further nouns.
    """

    classes: Words[frozenset[str]]
    phrases: Mapping[str, Phrases]
    nouns: Mapping[str, tuple[Form, ...]]
    adjectives: Adjectives
    roles: tuple[tuple[Role, Words[frozenset[str]], Phrases], ...]
    places: Words[frozenset[str]]
    place_phrases: Phrases
    states: Words[str]
    agreement: Mapping[str, tuple[Gender, bool]]
    person_endings: Mapping[str, Case]
    modifiers: str
    people: str
    script: str
    abbreviations: frozenset[str]
    determiners: Mapping[str, Cells]
    possessives: Mapping[str, Gender]
    governs_over: int
    capital_nouns: bool
    noun_ends: tuple[str, ...]
    dictionary: str

    def classes_of(self, low: str) -> frozenset[str]:
        """The classes of a folded word."""
        found = self.classes.of(low)
        if found is None and self.capital_nouns and "-" in low:
            found = self.classes.of(low[low.rfind("-") + 1 :])
        return found or NOTHING

    def agreement_of(self, low: str) -> tuple[Gender, bool] | None:
        """The gender and number that a verb or the ending of a participle asks for; ``None`` where it asks for none."""
        if low in self.agreement:
            return self.agreement[low]
        for length in (3, 2, 1):
            if low[-length:] in self.agreement:
                return self.agreement[low[-length:]]
        return None

    def roles_within(self, lows: tuple[str, ...]) -> tuple[Role, ...]:
        """Every role that folded words tell, in the order of the file's classes, each once."""
        found = (
            role
            for role, singles, phrases in self.roles
            if any(singles.of(word) is not None or phrases.length_at(lows, index) for index, word in enumerate(lows))
        )
        told = tuple(dict.fromkeys(found))
        if told or not self.capital_nouns:
            return told
        put_together = (role for role, singles, _ in self.roles if any(self._ends_among(singles, low) for low in lows))
        return tuple(dict.fromkeys(put_together))

    def _ends_among(self, singles: Words[frozenset[str]], low: str) -> bool:
        """Whether the last part of a noun that is put together is one of a role's words."""
        cuts = range(_SHORTEST_LEAD, len(low) - _SHORTEST_HEAD + 1)
        return any(singles.of(low[cut:]) is not None for cut in cuts)

    def forms_of(self, low: str, *, capital: bool) -> tuple[Form, ...]:
        """What a noun or pronoun may be; where nouns have capitals, also one that is put together of two."""
        found = self.nouns.get(low, ())
        if not self.capital_nouns:
            return found if found or capital else self.living(low)
        if not capital:
            return tuple(form for form in found if form.sort in (Sort.PRONOUN, Sort.RELATIVE))
        return found or self._forms_of_head(low)

    def living(self, low: str) -> tuple[Form, ...]:
        """What a dictionary knows of a word that isn't listed here, if it is somebody ("owner", "fisherman")."""
        return living(low, self.dictionary) if self.dictionary and not self.classes_of(low) else ()

    def _forms_of_head(self, low: str) -> tuple[Form, ...]:
        """The forms of the last part of a noun that is put together: "Oppositionspolitiker" is a "Politiker"."""
        joint = low.rfind("-")
        if joint >= 0:
            return self.forms_of(low[joint + 1 :], capital=True)
        for cut in range(_SHORTEST_LEAD, len(low) - _SHORTEST_HEAD + 1):
            found = self.nouns.get(low[cut:], ())
            if found and found[0].sort not in (Sort.PRONOUN, Sort.RELATIVE):
                return found
        return ()

    def is_common(self, low: str) -> bool:
        """Whether a capitalised word is a common noun by its class or its ending, where all nouns have capitals."""
        return self.capital_nouns and (bool(self.classes_of(low)) or self._ends_as_noun(low))

    def _ends_as_noun(self, low: str) -> bool:
        """Whether a word is a noun by its end, with room for something before it."""
        return any(
            low.endswith(end) and (low == end or len(low) >= len(end) + _SHORTEST_LEAD) for end in self.noun_ends
        )

    def is_compound(self, word: str) -> bool:
        """Whether a hyphenated word begins with an abbreviation or a noun, where all nouns have capitals."""
        first, hyphen, _ = word.partition("-")
        return (
            self.capital_nouns and bool(hyphen) and (first.isupper() or self.is_common(fold(first))) and len(first) > 1
        )

    def is_place(self, low: str) -> bool:
        """Whether a folded word is the name of a country, a people or a place."""
        return self.places.of(low) is not None or self.states.of(low) is not None


def fits(written: str, low: str) -> bool:
    """Whether a folded word is what is written: the same, or with anything where a star stands at an end."""
    if written.startswith("*") and len(written) > 1:
        return low.endswith(written[1:])
    return low.startswith(written[:-1]) if written.endswith("*") else low == written


def lexicon(data: Mapping[str, Any], places: Mapping[str, Any]) -> Lexicon:
    """The lexicon of one language. Raises `KeyError` where a table or a paradigm is missing."""
    nouns: dict[str, list[Form]] = defaultdict(list)
    for table, sort in _SORTED.items():
        for word, form in declined(data["paradigms"], data[table], sort):
            nouns[word].append(form)
    for table, sort in (("pronouns", Sort.PRONOUN), ("relatives", Sort.RELATIVE)):
        for written, cells in data[table].items():
            for word in expand(written):
                nouns[word] += [Form(sort, word, *cases_of(cell)) for cell in cells.split(",")]
    return Lexicon(
        classes=_classes(data["words"]),
        phrases={name: _phrases(entries(written)) for name, written in data["words"].items()},
        nouns={word: tuple(forms) for word, forms in nouns.items()},
        adjectives=Adjectives.from_toml(data["adjective"]),
        roles=tuple(_role(row) for row in data["sources"]),
        places=_classes({"place": places["places"]}),
        place_phrases=_phrases(entries(places["places"])),
        states=_words([(word[0], code) for code, row in places["countries"].items() for word in entries(row)]),
        agreement={fold(ending): cases_of(cell)[1:] for ending, cell in data["agreement"].items()},
        person_endings=_person_endings(nouns),
        modifiers=data["modifiers"],
        people=data["people"],
        script=data["script"],
        abbreviations=frozenset(data["abbreviations"].split()),
        determiners={
            word: tuple(cases_of(cell) for cell in cells.split(","))
            for written, cells in data.get("determiners", {}).items()
            for word in expand(written)
        },
        possessives={
            word: cases_of(cell)[1] for written, cell in data.get("possessives", {}).items() for word in expand(written)
        },
        governs_over=data.get("governs_over", 0),
        capital_nouns=data.get("capitals") == "nouns",
        noun_ends=tuple(data.get("noun_ends", "").split()),
        dictionary=data.get("dictionary", ""),
    )


def _person_endings(nouns: Mapping[str, Iterable[Form]]) -> dict[str, Case]:
    """The last letters of words for people, with the cases that they stand in."""
    found: dict[str, Case] = {}
    for word, forms in nouns.items():
        for form in forms:
            if form.sort is Sort.PERSON and len(word) > PERSON_ENDING + 1:
                ending = word[-PERSON_ENDING:]
                found[ending] = found.get(ending, Case(0)) | form.cases
    return found


def _role(row: Mapping[str, Any]) -> tuple[Role, Words[frozenset[str]], Phrases]:
    return Role(row["role"]), _classes({"role": row["words"]}), _phrases(entries(row["words"]))


def _classes(table: Mapping[str, Any]) -> Words[frozenset[str]]:
    """The classes of words and stems; each is also of the classes of every stem that it begins with."""
    told: dict[str, set[str]] = defaultdict(set)
    for name, written in table.items():
        for words in entries(written):
            if len(words) == 1:
                told[words[0]].add(name)
    stems = {word[:-1]: names for word, names in told.items() if word.endswith("*")}
    rows = []
    for word, names in told.items():
        begun = {name for cut in range(1, len(word) + 1) for name in stems.get(word[:cut], ())}
        rows.append((word, frozenset(names | begun)))
    return _words(rows)


def _words(rows: Iterable[tuple[str, T]]) -> Words[T]:
    exact: dict[str, T] = {}
    stems: dict[str, T] = {}
    for word, told in rows:
        if word.endswith("*"):
            stems[word[:-1]] = told
        else:
            exact[word] = told
    return Words(exact, stems)


def _phrases(rows: Iterable[tuple[str, ...]]) -> Phrases:
    opening: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for words in rows:
        if len(words) > 1:
            opening[words[0]].append(words)
    ordered = {first: tuple(sorted(found, key=len, reverse=True)) for first, found in opening.items()}
    return Phrases(_words(ordered.items()))
