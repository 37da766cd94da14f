"""Whom a pronoun, or a verb without a subject, means: somebody only where the page leaves no second person possible.

What befell "him" is shown on somebody's card, so that a guess would free the wrong man. Where two people could be meant
and nothing here tells which, the claim is about nobody, and the sentence is told of as unread, with both names.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from habeas.model import Kind, Role, Span, Unread

# Whoever is still at liberty may be arrested, charged, or vanish; all else befalls those who are in custody or accused.
_OF_ANYBODY = frozenset({Kind.ARRESTED, Kind.DETAINED, Kind.CHARGED, Kind.DISAPPEARED, Kind.STRIPPED_OF_CITIZENSHIP})
_OF_COURT = frozenset({Role.OFFICIAL, Role.LAWYER})
_APART = _OF_COURT | {Role.FAMILY}


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody told of before a pronoun that agrees with it: by name, or ``named`` no more than "her daughter".

    ``sentence`` is the number of its sentence, ``told`` whether the page has told of what befell its bearer, ``role``
    what the words beside the name say that they are, ``tells`` whether they say something right there, ``beside``
    whether a word such as "with" leads to them.
    """

    full: str
    start: int
    sentence: int = 0
    told: bool = False
    role: Role | None = None
    tells: bool = False
    beside: bool = False
    named: bool = True

    @property
    def along(self) -> bool:
        """Whether what befell another may have befallen them too: whoever was "with" him, but no lawyer."""
        return self.beside and self.role not in _OF_COURT

    @property
    def apart(self) -> bool:
        """Whether it is somebody who only judges, defends, or is worried."""
        return not (self.told or self.along) and self.role in _APART


@dataclass(frozen=True, slots=True)
class Meant:
    """The full name of whoever is meant, or those among whom nothing tells."""

    full: str | None = None
    rivals: tuple[str, ...] = ()


def meant(candidates: Sequence[Candidate], scopes: Sequence[int], kind: Kind) -> Meant:
    """Whom a pronoun means of whom a ``kind`` is told.

    ``scopes`` are where its own sentence starts, its own block, and the blocks before that: the nearest one that names
    anybody counts. An official, a lawyer or a relative who is named there is passed over for somebody else.

    >>> karl = Candidate("Karl Stein", 0, told=True)
    >>> meant([karl, Candidate("Boris Sample", 50, 1, role=Role.LAWYER)], [90, 0], Kind.RELEASED).full
    'Karl Stein'
    >>> meant([karl, Candidate("Boris Sample", 50, 1, told=True)], [90, 0], Kind.RELEASED).rivals
    ('Karl Stein', 'Boris Sample')
    """
    likely = [one for one in candidates if not one.apart]
    for people in (likely, candidates):
        for start in scopes:
            near = [one for one in people if one.start >= start]
            if near:
                return _of(near, likely, kind)
    return Meant()


def _of(near: Sequence[Candidate], likely: Sequence[Candidate], kind: Kind) -> Meant:
    """Whom it means of those in the nearest stretch that names anybody; ``likely`` are all whom it might mean."""
    names = tuple(dict.fromkeys(one.full for one in near))
    held = tuple(dict.fromkeys(one.full for one in near if one.told))
    if len(names) > 1:
        # A release tells of somebody who was inside; but where another is named since, he may be the one.
        last = {one.full for one in near if one.sentence == near[-1].sentence}
        alone = len(held) == 1 and kind not in _OF_ANYBODY and held[0] in last
        along = any(one.along for one in near if one.full not in held)
        return _who(near, held[0]) if alone and not along else Meant(rivals=names)
    if held:
        return _who(near, held[0])
    # Somebody who says "he was freed" may speak of another, and a release tells of somebody who was inside.
    tells, of_anybody = any(one.tells for one in near), kind in _OF_ANYBODY
    others = (one for one in likely if one.full not in names and (tells or (one.told and not of_anybody)))
    rivals = tuple(dict.fromkeys(one.full for one in others))
    if rivals:
        return Meant(rivals=(*rivals, *names))
    return Meant() if any(one.along for one in near) else _who(near, names[0])  # "with Boris": there was another


def _who(near: Sequence[Candidate], full: str) -> Meant:
    return Meant(full) if any(one.named for one in near if one.full == full) else Meant()


def doubted(text: str, doubts: dict[int, Meant], start: int, end: int) -> Unread | None:
    """The sentence ``text[start:end]`` as one that can't be read where words in it may mean several people.

    ``doubts`` are the page's, by where the words stand, those of the sentence last. What is claimed of "she" then is
    claimed of nobody.

    >>> she = Meant(None, ("Anna Example", "Clara Muster"))
    >>> doubted("She was released.", {0: she}, 0, 17).why
    'it may be about Anna Example or Clara Muster, and the words before do not tell which'
    """
    here = takewhile(lambda at: start <= at < end, reversed(doubts))
    found = next((doubts[at] for at in here), None)
    if found is None:
        return None
    why = f"it may be about {' or '.join(found.rivals)}, and the words before do not tell which"
    return Unread(Span.of(text, start, end), why)
