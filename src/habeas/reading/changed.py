"""Names that a report itself says are not the person's own: such a naming never makes or joins anybody."""

from __future__ import annotations

import re
from dataclasses import replace

from habeas.model import Claim, Mention, Nature, Observation, Reading, Trait

_SAYS_SO = re.compile(
    r"[ \u00a0]?(?:\(|,[ \u00a0]|[–—-][ \u00a0])"
    r"(?:(?:(?:his|her|their|the)[ ])?(?:first |last |sur)?names?[ ]"
    r"(?:(?:has|have|had|was|were|is|are)[ ](?:been[ ])?)?changed"
    r"|whose[ ](?:real[ ])?name[ ](?:has[ ]been|was|is)[ ]changed|not[ ](?:his|her|their|a|the)[ ]real[ ]name"
    r"|имя(?: и фамилия)? изменен[оыа]|имена изменены|имя ненастоящее|ненастоящее имя"
    r"|імя(?: і прозвішча)? (?:зменена|змененае|зменены)|імёны зменены|імя несапраўднае"
    r"|ім['’ʼ]я(?: та прізвище| і прізвище)? змінен[оеі]|імена змінено"
    r"|imi(?:ę|ona)(?: i nazwisk[oa])? (?:został[oay] )?zmienion[eoya]|imię fikcyjne"
    r"|names?(?: (?:wurde|ist))?(?: von der redaktion)? geändert"
    r"|(?:a pseudonym|псевдоним|псеўданім|псевдонім|pseudonim|pseudonym)(?=[),.]))",
    re.IGNORECASE,
)


def with_changed_names(reading: Reading, text: str) -> Reading:
    """The reading, in which a name that ``text`` says is changed or a pseudonym is one, wherever it stands.

    A given name that was changed is nobody of that given name, also where the report names somebody in full.
    """
    ends = [match.start() for match in _SAYS_SO.finditer(text)]
    if not ends:
        return reading
    told: tuple[Claim | Trait | Observation, ...] = (*reading.claims, *reading.traits, *reading.observations)
    mentions = [one.about for one in told if isinstance(one.about, Mention) and one.about.nature.identifies]
    forms = {form for one in mentions for form in (one.name, one.normal)}
    changed = {form for form in forms for end in ends if text.endswith(form, 0, end)}
    changed |= {one.normal for one in mentions if one.name in changed and len(one.name.split()) > 1}
    return replace(
        reading,
        claims=tuple(
            replace(one, about=_marked(one.about, changed)) if isinstance(one.about, Mention) else one
            for one in reading.claims
        ),
        traits=tuple(replace(one, about=_marked(one.about, changed)) for one in reading.traits),
        observations=tuple(replace(one, about=_marked(one.about, changed)) for one in reading.observations),
    )


def _marked(about: Mention, changed: set[str]) -> Mention:
    if not about.nature.identifies:
        return about
    if about.normal in changed:
        return replace(about, nature=Nature.PSEUDONYM)
    return replace(about, nature=Nature.PSEUDONYM, normal=about.name) if about.name in changed else about
