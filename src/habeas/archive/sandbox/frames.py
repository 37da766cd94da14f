"""What goes over the pipes between the parent and a worker. Nothing is ever unpickled.

A request is the length of a JSON head, the head, and the original. An answer is the lengths of a JSON head and of a
text, both bounded, then the head and the text in UTF-8. Whatever comes from a worker is untrusted until `extract_from`
has made model values of it.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Mapping
from datetime import date, time
from typing import cast

from habeas.archive.formats.extract import MOST_BLOCKS, MOST_TEXT, Extract, Hints, Quarantined
from habeas.archive.sandbox.limits import MOST_HEAD, MOST_TEXT_BYTES
from habeas.errors import ImpossibleValueError
from habeas.model.report import Block, BlockRole, MachineTranslated, PageTime
from habeas.model.span import Span

REQUEST = struct.Struct(">II")
ANSWER = struct.Struct(">II")

_ROLES = tuple(BlockRole)
_MOST_WORDS = 2_000
_MOST_AGENCIES = 20
_MOST_WARNINGS = 50


def request(kind: str, hints: Hints, size: int) -> bytes:
    """The head of a request to read ``size`` bytes as ``kind``; the bytes follow it."""
    told = {
        "media_type": hints.media_type,
        "file_name": hints.file_name,
        "charset": hints.charset,
        "start": hints.start,
    }
    body = json.dumps({"format": kind, **told}).encode()
    return REQUEST.pack(len(body), size) + body


def hints_from(head: bytes) -> tuple[str, Hints]:
    """The format asked for, and the hints; the worker trusts its parent."""
    told = json.loads(head)
    return told["format"], Hints(told["media_type"], told["file_name"], told["charset"], told["start"])


def answer(result: Extract | Quarantined, *, last: bool) -> bytes:
    """A worker's answer; ``last`` says that it ends now."""
    text = b""
    if isinstance(result, Quarantined):
        told: dict[str, object] = {"quarantined": result.reason}
    else:
        told = {"extract": _told(result)}
        text = result.text.encode()
    head = json.dumps({**told, "last": last}, separators=(",", ":")).encode()
    return ANSWER.pack(len(head), len(text)) + head + text


def sizes(untrusted_lengths: bytes) -> tuple[int, int] | None:
    """How long the head and the text of an answer are, or ``None`` when that is more than an answer may have."""
    head, text = cast("tuple[int, int]", ANSWER.unpack(untrusted_lengths))
    return (head, text) if head <= MOST_HEAD and text <= MOST_TEXT_BYTES else None


def extract_from(untrusted_head: bytes, untrusted_text: bytes) -> tuple[Extract | Quarantined, bool] | None:
    """The answer as model values and whether it was the worker's last one; ``None`` when it makes no sense."""
    try:
        told = _mapping(json.loads(untrusted_head))
        last = _flag(told["last"])
        if "quarantined" in told:
            return Quarantined(_words(told["quarantined"])), last
        text = untrusted_text.decode()
        return _extract(_mapping(told["extract"]), text), last
    except (ValueError, KeyError, TypeError, RecursionError, OverflowError, ImpossibleValueError):
        return None


def _told(extract: Extract) -> dict[str, object]:
    return {
        "blocks": [
            [_ROLES.index(block.role), block.start, block.end, *(place for cell in block.cells for place in cell)]
            for block in extract.blocks
        ],
        "extracted_by": extract.extracted_by,
        "language": extract.language,
        "title": extract.title,
        "publisher": extract.publisher,
        "agencies": extract.agencies,
        "published": _told_time(extract.published),
        "updated": _told_time(extract.updated),
        "url": extract.url,
        "machine_translated": extract.machine_translated.value,
        "losses": extract.losses[:_MOST_WARNINGS],
        "notes": extract.notes[:_MOST_WARNINGS],
    }


def _told_time(when: PageTime | None) -> list[object] | None:
    if when is None:
        return None
    span = [when.span.start, when.span.end] if when.span else None
    clock = when.clock.isoformat() if when.clock else None
    return [when.day.isoformat(), clock, when.zone, when.offset_minutes, span]


def _extract(told: Mapping[str, object], text: str) -> Extract:
    if len(text) > MOST_TEXT:
        msg = "more text than a worker may give"
        raise ValueError(msg)
    return Extract(
        text=text,
        blocks=_blocks(told["blocks"], len(text)),
        extracted_by=_words(told["extracted_by"]),
        language=_words(told["language"]),
        title=_words_or_none(told["title"]),
        publisher=_words_or_none(told["publisher"]),
        agencies=_all_words(told["agencies"], _MOST_AGENCIES),
        published=_time(told["published"], text),
        updated=_time(told["updated"], text),
        url=_words_or_none(told["url"]),
        machine_translated=MachineTranslated(_words(told["machine_translated"])),
        losses=_all_words(told["losses"], _MOST_WARNINGS),
        notes=_all_words(told["notes"], _MOST_WARNINGS),
    )


def _blocks(untrusted: object, size: int) -> tuple[Block, ...]:
    rows = _array(untrusted, MOST_BLOCKS)
    made: list[Block] = []
    at = 0
    for row in rows:
        role, start, end, *cells = (_number(item) for item in _array(row, 10_000))
        if not at <= start < end <= size or not 0 <= role < len(_ROLES) or len(cells) % 2:
            msg = "a block that can't stand there"
            raise ValueError(msg)
        pairs = tuple(zip(cells[::2], cells[1::2], strict=True))
        if not all(start <= left <= right <= end for left, right in pairs):
            msg = "a cell outside its row"
            raise ValueError(msg)
        made.append(Block(_ROLES[role], start, end, pairs))
        at = end
    return tuple(made)


def _time(untrusted: object, text: str) -> PageTime | None:
    if untrusted is None:
        return None
    day, clock, zone, offset, span = _array(untrusted, 5)
    return PageTime(
        day=date.fromisoformat(_words(day)),
        clock=None if clock is None else time.fromisoformat(_words(clock)),
        zone=_words_or_none(zone),
        offset_minutes=None if offset is None else _minutes(offset),
        span=None if span is None else Span.of(text, *_pair(span, len(text))),
    )


def _minutes(untrusted: object) -> int:
    minutes = _number(untrusted)
    if abs(minutes) > 24 * 60:
        msg = "no zone is that far off"
        raise ValueError(msg)
    return minutes


def _pair(untrusted: object, size: int) -> tuple[int, int]:
    start, end = (_number(item) for item in _array(untrusted, 2))
    if not 0 <= start < end <= size:
        msg = "a span outside the text"
        raise ValueError(msg)
    return start, end


def _mapping(untrusted: object) -> Mapping[str, object]:
    if not isinstance(untrusted, dict):
        msg = "not an object"
        raise TypeError(msg)
    return untrusted


def _array(untrusted: object, most: int) -> list[object]:
    if not isinstance(untrusted, list) or len(untrusted) > most:
        msg = "not an array of that size"
        raise TypeError(msg)
    return untrusted


def _number(untrusted: object) -> int:
    if not isinstance(untrusted, int) or isinstance(untrusted, bool):
        msg = "not a whole number"
        raise TypeError(msg)
    return untrusted


def _flag(untrusted: object) -> bool:
    if not isinstance(untrusted, bool):
        msg = "neither true nor false"
        raise TypeError(msg)
    return untrusted


def _words(untrusted: object) -> str:
    if not isinstance(untrusted, str) or len(untrusted) > _MOST_WORDS:
        msg = "not words of that length"
        raise TypeError(msg)
    return untrusted.encode(errors="replace").decode()


def _words_or_none(untrusted: object) -> str | None:
    return None if untrusted is None else _words(untrusted)


def _all_words(untrusted: object, most: int) -> tuple[str, ...]:
    return tuple(_words(item) for item in _array(untrusted, most))
