"""Father and son of one name in one report: what is told of the one must never be told of the other."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from typing import TypeVar

from habeas.model import Claim, Group, Mention, Observation, Reading, Span, Trait

Told = TypeVar("Told", Claim, Trait, Observation)

_YOUNGER = (
    r"Jr\b\.?|jr\b\.?|jun\.|[Jj]unior(?:a|owi|em)?\b|[Мм]ладш(?:ий|его|ему|им|ем|ая|ую|ей)\b|мл\."
    r"|[Мм]алодш(?:ы|ага|аму|ым|ая|ую|ай)\b|[Мм]олодш(?:ий|ого|ому|им|а|у|ої|ій)\b|[Mm]łodsz(?:y|ego|emu|ym|a|ej|ą)\b"
    r"|der Jüngere\b|the [Yy]ounger\b"
)
_ELDER = (
    r"Sr\b\.?|sr\b\.?|sen\.|[Ss]enior(?:a|owi|em)?\b|[Сс]тарш(?:ий|его|ему|им|ем|ая|ую|ей|ого|ому|а|у|ої|ій)\b"
    r"|[Сс]тарэйш(?:ы|ага|аму|ым|ая|ую|ай)\b|[Ss]tarsz(?:y|ego|emu|ym|a|ej|ą)\b|der Ältere\b|the [Ee]lder\b"
)
_WORD = rf"(?:(?P<younger>{_YOUNGER})|(?P<elder>{_ELDER}))"
# "старший лейтенант", "der ältere Bruder", "młodszy brat": a rank or kin, and nobody's name.
_NO_RANK = (
    r"(?![ \u00a0](?:лейтенант|лейтэнант|сержант|сяржант|прапор|научн|навуков|науков|преподав|инспектор|следоват|слідч"
    r"|советник|брат|сын|син|сестр|сястр|доч|дач|донь|из |syn|brat|córk|siostr|inspektor))"
)
_BEHIND = re.compile(rf"(?:(?P<open>[ \u00a0]\()|,?[ \u00a0]|[-‐‑–]){_WORD}(?(open)\)){_NO_RANK}")
_WITHIN = re.compile(rf"(?:,?[ \u00a0]|[-‐‑–]){_WORD}\Z")
_CALLED = {
    "be": ("малодшы", "старэйшы"),
    "de": ("junior", "senior"),
    "en": ("Jr.", "Sr."),
    "pl": ("junior", "senior"),
    "ru": ("младший", "старший"),
    "uk": ("молодший", "старший"),
}


def with_generations(reading: Reading, text: str) -> Reading:
    """The reading, in which the elder and the younger of one name are two, where ``text`` tells which is meant.

    Of such a name a pronoun or a bare surname is neither's. Where only one of the two is named, all is theirs.
    """
    told: list[Claim | Trait | Observation] = [*reading.claims, *reading.traits, *reading.observations]
    called: dict[str, set[str]] = {}
    for about in (one.about for one in told if isinstance(one.about, Mention)):
        normal = _normal_of(about, text)
        if normal != _base(normal):
            called.setdefault(_base(normal), _plain_in(text, _base(normal))).add(normal)
    for about in (one.about for one in told if isinstance(one.about, Mention)):
        if _is_full(about) and _base(about.normal) in called:
            called[_base(about.normal)].add(_normal_of(about, text))
    if not called:
        return reading
    return replace(
        reading,
        claims=_told_apart(reading.claims, text, called),
        traits=_told_apart(reading.traits, text, called),
        observations=_told_apart(reading.observations, text, called),
    )


def _plain_in(text: str, base: str) -> set[str]:
    """The name itself, if it stands anywhere without what tells which of the two it is."""
    places = (match.end() for match in re.finditer(rf"(?<!\w){re.escape(base)}(?!\w)", text))
    return {base} if any(_BEHIND.match(text, end) is None for end in places) else set()


def _base(name: str) -> str:
    """A name without what tells father from son.

    >>> _base("Ivan Primerov, Jr."), _base("Иван Примеров-младший"), _base("Anna Senior")
    ('Ivan Primerov', 'Иван Примеров', 'Anna Senior')
    """
    found = _WITHIN.search(name)
    if found is None:
        return name
    base = name[: found.start()]
    # Two words in front, or a hyphen: somebody may be called Senior.
    return base if " " in base or found.group()[0] in "-‐‑–" else name


def _is_full(about: Mention) -> bool:
    return about.nature.identifies and len(_base(about.name).split()) >= len(_base(about.normal).split())


def _normal_of(about: Mention, text: str) -> str:
    """The name with what its words, or those right behind them, tell of the generation."""
    behind = _BEHIND.match(text, about.span.end)
    if not _is_full(about) or _base(about.name) != about.name:
        return about.normal
    if behind is None:
        return _base(about.normal)
    younger, elder = _CALLED.get(about.language, _CALLED["en"])
    return f"{_base(about.normal)} {younger if behind['younger'] else elder}"


def _told_apart(told: Iterable[Told], text: str, called: Mapping[str, Collection[str]]) -> tuple[Told, ...]:
    return tuple(_of_one(one, text, called) for one in told)


def _of_one(one: Told, text: str, called: Mapping[str, Collection[str]]) -> Told:
    about: Mention | Group = one.about
    if not isinstance(about, Mention) or _base(about.normal) not in called:
        return one
    return replace(one, about=_one_of_them(about, text, called[_base(about.normal)]))


def _one_of_them(about: Mention, text: str, called: Collection[str]) -> Mention:
    if not _is_full(about):
        return replace(about, normal=next(iter(called)) if len(called) == 1 else about.name)
    behind = _BEHIND.match(text, about.span.end) if _base(about.name) == about.name else None
    span = Span.of(text, about.span.start, behind.end()) if behind is not None else about.span
    return replace(about, name=span.words, normal=_normal_of(about, text), span=span)
