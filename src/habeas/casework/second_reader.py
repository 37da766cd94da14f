"""Reading with a model, alone or beside the cascade; what leaves the machine is said before it does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from habeas.casework.llm_address import endpoint_address, proxy_address
from habeas.errors import NoModelError, WrongUseError
from habeas.model import Reading, Report
from habeas.reading.cascade import Cascade
from habeas.reading.llm.agreement import Agreement, agreement, joined, with_triggers_of
from habeas.reading.llm.instructions import messages
from habeas.reading.llm.reader import UNANSWERED, LlmReader
from habeas.settings import Settings

if TYPE_CHECKING:
    from habeas.casework.llm_endpoint import ChatEndpoint

_LONGEST_KEY = 4_096
_LONGEST_MODEL = 200


class Readers(StrEnum):
    """Who reads: our own cascade, a model, or both beside each other."""

    CASCADE = "cascade"
    LLM = "llm"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class SecondReading:
    """What was read, by a model or without one; ``asked`` says how often a model was asked, ``None`` if none was.

    ``agreement`` is there where both read, with the cascade's claims on the left; these are the first ``cascade``
    claims of the reading. ``failed`` are the reasons why parts of the report have no answer.
    """

    reading: Reading
    agreement: Agreement | None = None
    asked: int | None = None
    cascade: int = 0
    failed: tuple[str, ...] = ()

    @property
    def in_doubt(self) -> bool:
        """Whether a model's words were dropped or missing."""
        return bool(self.reading.dropped or self.failed)


def endpoint_of(settings: Settings) -> ChatEndpoint:
    """The model's endpoint as the settings name it. Raises `NoModelError` when they name none, `WrongUseError`
    when what they name can't be meant, such as a key that would travel in the open."""
    if not settings.llm_url or not settings.llm_model:
        missing = "HABEAS_LLM_URL" if not settings.llm_url else "HABEAS_LLM_MODEL"
        msg = f"no model is set up to read with: {missing} is not set"
        raise NoModelError(msg)
    if not settings.llm_model.isprintable() or len(settings.llm_model) > _LONGEST_MODEL:
        msg = "HABEAS_LLM_MODEL is no name of a model"
        raise WrongUseError(msg, hint="Set it to the name by which the endpoint knows the model.")
    address = endpoint_address(settings.llm_url)
    proxy = proxy_address(settings.llm_proxy) if settings.llm_proxy else None
    key = _key(settings.llm_key_file) if settings.llm_key_file is not None else None
    if key is not None and not address.encrypted and not (address.local and proxy is None):
        msg = f"the key would be sent to {address.host} without encryption"
        raise WrongUseError(msg, hint="Use an https address, or a tunnel to 127.0.0.1, or no key.")
    from habeas.casework.llm_endpoint import ChatEndpoint  # no network is loaded where none is asked for

    return ChatEndpoint(address, settings.llm_model, key, settings.llm_seconds, proxy)


def _key(path: Path) -> str:
    hint = "HABEAS_LLM_KEY_FILE names a file that holds the key and nothing else; /dev/fd/3 is descriptor 3."
    try:
        with path.open("rb") as file:
            held = file.read(_LONGEST_KEY + 1)
    except OSError as err:
        msg = f"the file with the model's key can't be read: {err.strerror or err}"
        raise WrongUseError(msg, hint=hint) from err
    key = held.decode("latin-1").strip()
    if not key or len(held) > _LONGEST_KEY or not (key.isascii() and key.isprintable() and " " not in key):
        msg = "the file with the model's key holds no key"
        raise WrongUseError(msg, hint=hint)
    return key


def read(
    report: Report, named: str, readers: Readers, endpoint: ChatEndpoint, say: Callable[[str], None]
) -> SecondReading:
    """Read with the model, and with the cascade too where both are asked for.

    Before anything is sent, ``say`` is told what leaves the machine, for where and for which model.
    """
    reader = LlmReader(endpoint, endpoint.model)
    say(leaving(report, named, reader, endpoint))
    theirs, ours = reader.read(report), Cascade().read(report)
    failed = tuple(dict.fromkeys(one.why for one in theirs.unread if one.why.startswith(UNANSWERED)))
    if readers is Readers.BOTH:
        held = agreement(ours.claims, theirs.claims)
        return SecondReading(joined(ours, theirs, held), held, endpoint.requests, len(ours.claims), failed)
    theirs = with_triggers_of(theirs, ours, "the model makes no claim of it")
    return SecondReading(theirs, asked=endpoint.requests, failed=failed)


def leaving(report: Report, named: str, reader: LlmReader, endpoint: ChatEndpoint) -> str:
    """What is about to leave the machine, in one line."""
    planned = reader.plan(report)
    size = sum(piece.end - piece.start for passage in planned for piece in passage.shown)
    # Title, day and datelines go with every passage: all of a question but our own instructions is the report's.
    sent = sum(len(messages(report, passage, report.language)[1].content) for passage in planned)
    stays = "stays on this machine" if endpoint.address.local and endpoint.proxy is None else "leaves this machine"
    how = "encrypted" if endpoint.address.encrypted else "NOT encrypted"
    by = f" through the proxy {endpoint.proxy.host}:{endpoint.proxy.port}" if endpoint.proxy is not None else ""
    return (
        f"{named}: {size} characters of its text ({sent} with title, day and marks) go to {endpoint.address}{by}, "
        f"model {endpoint.model}, in {len(planned)} requests or more; this {stays}, {how}"
    )
