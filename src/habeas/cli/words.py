"""Values of the model as words for the terminal; whole phrases, never glued sentences."""

from __future__ import annotations

from habeas.casework.bare_names import Bare, Caution
from habeas.casework.contradictory import Contradiction
from habeas.identity.compare import PRIOR
from habeas.model import Certainty, Claim, Group, KnownPerson, Mention, Nature, Voice, When
from habeas.model.decisions import Reason

STRONG_MILLINATS = 2_500
SLIGHT_MILLINATS = 1_000
"""From which weight on a reason is called strong, and up to which slight."""

CERTAINTIES = {
    Certainty.ASSERTED: "asserted",
    Certainty.REPORTED: "reported",
    Certainty.HEDGED: "hedged",
    Certainty.FUTURE: "about the future",
    Certainty.CONDITIONAL: "conditional",
    Certainty.DENIED: "denied",
}


BARE = {
    Bare.GIVEN: "a given name only",
    Bare.BY_FATHER: "a given name and a patronymic only",
}


def caution_in_words(caution: Caution | Contradiction) -> str:
    """What to know before somebody without a surname is joined to anybody, or two who contradict each other.

    >>> caution_in_words(Contradiction("their genders differ", "female", "male"))
    'what is on record of the two contradicts itself: their genders differ (“female” and “male”)'
    >>> caution_in_words(Caution("p7", "Anna", Bare.GIVEN))
    'Anna (p7) goes by a given name only, as many people do: nothing in the name says which of them it is'
    """
    if isinstance(caution, Contradiction):
        return (
            f"what is on record of the two contradicts itself: {caution.words} (“{caution.left}” and “{caution.right}”)"
        )
    who = f"{caution.name} ({caution.person}) goes by {BARE[caution.bare]}"
    return f"{who}, as many people do: nothing in the name says which of them it is"


def certainty_in_words(certainty: Certainty) -> str:
    """How surely it is said."""
    return CERTAINTIES[certainty]


def voices_in_words(chain: tuple[Voice, ...]) -> str:
    """The chain of voices, outermost first; the author where there is none."""
    if not chain:
        return "the author"
    return " → ".join(f"{voice.name} ({'/'.join(voice.roles)})" for voice in chain)


def about_in_words(about: Mention | Group) -> str:
    """The person's name, with the words used where they differ; or the counted group."""
    if isinstance(about, Mention):
        return about.normal if about.name == about.normal else f"{about.normal} (“{about.name}”)"
    return about.span.words if about.quantity is None else f"{about.span.words} ({about.quantity}, {about.measure})"


def when_in_words(when: When | None) -> str:
    """A day in EDTF, or a dash where the text gives none."""
    return when.value if when is not None else "–"


def event_in_words(claim: Claim) -> str:
    """What is said to have happened, in a few words."""
    detail = claim.term.span.words if claim.term else (claim.where_to.name if claim.where_to else None)
    kind = claim.kind.value.replace("_", " ")
    return kind if detail is None else f"{kind} ({detail})"


def origins_in_words(number: int) -> str:
    """A number of independent origins.

    >>> origins_in_words(1), origins_in_words(3)
    ('1 independent origin', '3 independent origins')
    """
    return counted(number, "independent origin", "independent origins")


def counted(number: int, one: str, several: str) -> str:
    """A number with its noun.

    >>> counted(1, "claim", "claims"), counted(0, "person", "people")
    ('1 claim', '0 people')
    """
    return f"{number} {one if number == 1 else several}"


def probability_in_words(ppm: int) -> str:
    """A probability in per cent, never rounded to certainty.

    >>> probability_in_words(989_013), probability_in_words(999_999), probability_in_words(5)
    ('probability 98.9 %', 'probability over 99.9 %', 'probability under 0.1 %')
    """
    if ppm > 999_000:
        return "probability over 99.9 %"
    return "probability under 0.1 %" if ppm < 1_000 else f"probability {ppm / 10_000:.1f} %"


def reason_in_words(reason: Reason) -> str:
    """A matcher's reason as a sentence to be read aloud.

    >>> reason_in_words(Reason("the surnames differ", "Example", "Muster", -7000))
    'Strongly against one person: the surnames differ (“Example” and “Muster”).'
    """
    if reason == PRIOR:
        return f"To begin with, {reason.rule} are seldom one person's: the other reasons have to outweigh that."
    return f"{_leaning(reason.weight_millinats)}: {reason.rule}{_names_of(reason)}."


def reason_in_brief(reason: Reason) -> str:
    """A matcher's reason for a cell of a table: what it adds to the logarithm of the odds, then the rule and the names.

    >>> reason_in_brief(Reason("the surnames differ", "Example", "Muster", -7000))
    '-7.0 the surnames differ (“Example” and “Muster”)'
    """
    return f"{reason.weight_millinats / 1000:+.1f} {reason.rule}{_names_of(reason)}"


def _leaning(millinats: int) -> str:
    if not millinats:
        return "Neither for nor against"
    size = (
        "Strongly " if abs(millinats) >= STRONG_MILLINATS else "Slightly " if abs(millinats) < SLIGHT_MILLINATS else ""
    )
    return f"{size}{'for' if millinats > 0 else 'against'} one person".capitalize()


def _names_of(reason: Reason) -> str:
    named = [f"“{name}”" for name in (reason.left, reason.right) if name]
    return f" ({' and '.join(named)})" if named else ""


def known_in_words(known: KnownPerson) -> list[str]:
    """What the organisation itself entered of somebody, a line for each thing but the name that comes first."""
    told = [
        ("also", ", ".join(name.text for name in known.names[1:] if name.nature is not Nature.FORMER_NAME)),
        ("formerly", ", ".join(name.text for name in known.names[1:] if name.nature is Nature.FORMER_NAME)),
        ("ids", ", ".join(map(str, known.ids))),
        ("born", known.born.value if known.born else ""),
        ("gender", known.gender.value if known.gender else ""),
        ("citizenship", ", ".join(known.citizenship)),
        ("note", known.note),
    ]
    return [f"{label}: {words}" for label, words in told if words]
