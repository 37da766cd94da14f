"""A report in passages that a model can be asked about: cut between blocks, each with the end of the one before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from habeas.model import BlockRole, Report

CHARACTERS = 6_000
"""Code points of a passage, its context not counted."""
CONTEXT = 800
_AROUND = (BlockRole.DATELINE, BlockRole.BYLINE)
_LONGEST_AROUND = 300  # code points of a headline or a dateline that are sent along


@dataclass(frozen=True, slots=True)
class Piece:
    """``text[start:end]`` of the report: a block, or a part of one that is too long for one passage."""

    role: BlockRole
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Passage:
    """What one question is about: ``pieces``, and ``before`` them the end of what came before as context."""

    pieces: tuple[Piece, ...]
    before: tuple[Piece, ...] = ()

    @property
    def shown(self) -> tuple[Piece, ...]:
        """Every piece that the model sees, in the order of the report."""
        return (*self.before, *self.pieces)


def passages(report: Report, characters: int = CHARACTERS) -> tuple[Passage, ...]:
    """The passages of a report in order: together they hold every block in which claims are made."""
    made: list[Passage] = []
    waiting: list[Piece] = []
    size = 0
    for piece in _pieces(report, characters):
        length = piece.end - piece.start
        if waiting and size + length > characters:
            made.append(Passage(tuple(waiting)))
            waiting, size = [], 0
        waiting.append(piece)
        size += length
    if waiting:
        made.append(Passage(tuple(waiting)))
    earlier: Sequence[Passage] = (Passage(()), *made)
    return tuple(
        replace(passage, before=_end_of(report.text, before.pieces))
        for before, passage in zip(earlier, made, strict=False)
    )


def halves(report: Report, passage: Passage) -> tuple[Passage, ...]:
    """The passage as two smaller ones; nothing where it can't be cut any further."""
    pieces = passage.pieces
    if len(pieces) == 1:
        one = pieces[0]
        pieces = tuple(_cut(report.text, one, max(1, (one.end - one.start + 1) // 2)))
    if len(pieces) < 2:
        return ()
    middle = (len(pieces) + 1) // 2
    first, second = pieces[:middle], pieces[middle:]
    return Passage(first, passage.before), Passage(second, _end_of(report.text, first))


def around(report: Report) -> list[str]:
    """Datelines and bylines, which tell where and when a report speaks from."""
    words = (report.text[block.start : block.end] for block in report.blocks if block.role in _AROUND)
    return [told[:_LONGEST_AROUND] for told in words][:3]


def heading(report: Report) -> str | None:
    """The title, shortened."""
    return report.title[:_LONGEST_AROUND] if report.title else None


def _pieces(report: Report, characters: int) -> Iterator[Piece]:
    for block in report.blocks:
        if block.role.is_prose and report.text[block.start : block.end].strip():
            yield from _cut(report.text, Piece(block.role, block.start, block.end), characters)


def _cut(text: str, piece: Piece, longest: int) -> Iterator[Piece]:
    """The piece, in parts that are not too long, cut where a sentence seems to end, else at a space."""
    start = piece.start
    while piece.end - start > longest:
        reach = start + longest
        cut = max(text.rfind(stop, start + longest // 2, reach) for stop in (". ", ".\n", "! ", "? ", "\n")) + 1
        cut = cut or text.rfind(" ", start + 1, reach) + 1 or reach
        yield Piece(piece.role, start, cut)
        start = cut
    if start < piece.end:
        yield Piece(piece.role, start, piece.end)


def _end_of(text: str, pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """The last pieces that fit into the context; of one that is too long, its end from a space on."""
    found: list[Piece] = []
    room = CONTEXT
    for piece in reversed(pieces):
        if piece.end - piece.start <= room:
            found.insert(0, piece)
            room -= piece.end - piece.start
            continue
        space = text.find(" ", piece.end - room, piece.end) if room else -1
        if not found and space >= 0:
            found.insert(0, Piece(piece.role, space + 1, piece.end))
        break
    return tuple(piece for piece in found if piece.start < piece.end)
