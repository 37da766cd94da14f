"""Numbers of people as sources give them."""

from __future__ import annotations

from dataclasses import dataclass

from habeas.errors import ImpossibleValueError


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of people: at least ``low`` and at most ``high`` (``None``: open), ``soft`` where bounds are "about".

    123 is (123, 123); "dozens" (24, open); "more than 100" (101, open); "hundreds" (200, open).
    Raises `ImpossibleValueError` for a negative number or a high below the low.

    >>> str(Quantity(123, 123)), str(Quantity(24, None)), str(Quantity(95, 105, soft=True))
    ('123', '24 or more', 'about 95-105')
    """

    low: int
    high: int | None
    soft: bool = False

    def __post_init__(self) -> None:
        if self.low < 0 or (self.high is not None and self.high < self.low):
            msg = f"a number of people can't run from {self.low} to {self.high}"
            raise ImpossibleValueError(msg)

    @classmethod
    def exactly(cls, number: int) -> Quantity:
        """Just that many."""
        return cls(number, number)

    @property
    def is_exact(self) -> bool:
        """Whether it is one number, said without "about"."""
        return self.low == self.high and not self.soft

    def contradicts(self, other: Quantity) -> bool:
        """Whether both can't be true of the same people; a soft or open bound never contradicts a figure above it.

        >>> Quantity(104, 104).contradicts(Quantity(109, 109))
        True
        >>> Quantity(101, None).contradicts(Quantity(114, 114))
        False
        >>> Quantity(95, 105, soft=True).contradicts(Quantity(114, 114))
        False
        """
        return self._denies(other) or other._denies(self)

    def _denies(self, other: Quantity) -> bool:
        return self.high is not None and not self.soft and not other.soft and self.high < other.low

    def __str__(self) -> str:
        if self.high is None:
            return f"{self.low} or more"
        if self.low == self.high:
            return f"about {self.low}" if self.soft else str(self.low)
        return f"about {self.low}-{self.high}" if self.soft else f"{self.low}-{self.high}"
