"""Gender and number: what a verb's ending asks of its subject, and which phrases give it."""

from __future__ import annotations

from dataclasses import replace

from habeas.reading.endings.brackets import (
    Bracket,
)
from habeas.reading.endings.declension import Sort
from habeas.reading.endings.field import Field
from habeas.reading.endings.grammar import Hit, Way
from habeas.reading.endings.naming import Case, Gender
from habeas.reading.endings.parsed import Parsed, Phrase
from habeas.reading.endings.series import series


def as_many(parsed: Parsed, phrase: Phrase, agreed: tuple[Gender, bool] | None) -> Phrase:
    """A noun that may be one or many as many, where its verb is a plural and it stands alone."""
    forms = parsed.tokens[phrase.head].forms
    if phrase.sort is Sort.PRONOUN and agreed is not None and not agreed[1] and not phrase.plural:
        genders = [form.gender for form in forms if not form.plural]  # "sie" with a singular is a woman
        return replace(phrase, gender=genders[0]) if genders else phrase
    may_be = phrase.name is None and any(form.plural for form in parsed.tokens[phrase.head].forms)
    alone = may_be and not phrase.plural and agreed is not None and agreed[1] and len(series(parsed, phrase)) == 1
    return replace(phrase, plural=True) if alone and phrase.sort is not Sort.RELATIVE else phrase


def agreement(field: Field, hit: Hit, verb: Bracket | None) -> tuple[Gender, bool] | None:
    """The gender and number that the ending of a past or a participle asks of its subject, or its auxiliary."""
    if hit.way not in (Way.DONE, Way.DONE_BASE, Way.DOES):
        return None
    if verb is not None and verb.finite is not None:
        return field.parsed.words.agreement_of(field.parsed.lows[verb.finite])
    if verb is not None and (hit.way is Way.DONE or field.parsed.has(hit.first, "participle")):
        return None
    return field.parsed.words.agreement_of(field.parsed.lows[hit.first])


def agrees(parsed: Parsed, phrase: Phrase, agreed: tuple[Gender, bool]) -> bool:
    """Whether a phrase can be the subject that an ending asks for."""
    gender, plural = agreed
    if plural:
        relative = phrase.sort is Sort.RELATIVE and may_be_plural(parsed, phrase)
        return phrase.plural or relative or phrase.count is not None or len(series(parsed, phrase)) > 1
    if phrase.count is not None:
        one = phrase.count.quantity.low % 10 == 1
        return one or (gender is not Gender.FEM and not parsed.words.dictionary)  # "20 people stood" is no masculine
    forms = parsed.tokens[phrase.head].forms if phrase.name is None and not parsed.words.determiners else ()
    if any(form.cases & Case.NOM for form in forms):
        return any(form.cases & Case.NOM and not form.plural and form.gender & gender for form in forms)
    return not phrase.plural and bool(phrase.gender & gender)


def may_be_plural(parsed: Parsed, phrase: Phrase) -> bool:
    """Whether a phrase is more than one, or its word is the same for one (German "die")."""
    return phrase.plural or any(form.plural for form in parsed.tokens[phrase.head].forms)


def counts_people(parsed: Parsed, phrase: Phrase) -> bool:
    """Whether a number's own words end in people ("114 чалавек")."""
    return parsed.lows[phrase.last - 1] in parsed.words.nouns
