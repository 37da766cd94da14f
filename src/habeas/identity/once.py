"""A property that is worked out once: names have many, and most are never asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar

T = TypeVar("T")
_set = object.__setattr__


class once(Generic[T]):  # noqa: N801 -- a decorator, as property is
    """Like ``functools.cached_property`` without its lock, which takes longer than most of the work it guards.

    >>> class Word:
    ...     @once
    ...     def size(self) -> int:
    ...         return print("counting") or 4
    >>> word = Word()
    >>> word.size + word.size
    counting
    8
    """

    def __init__(self, work: Callable[[Any], T]) -> None:
        self._work = work
        self._name = work.__name__
        self.__doc__ = work.__doc__

    def __get__(self, instance: Any, owner: type | None = None) -> T:
        made = self._work(instance)
        # Not through its __dict__, which would have to be made first.
        _set(instance, self._name, made)
        return made
