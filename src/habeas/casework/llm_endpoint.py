"""The one place from which a report may leave the machine: a chat-completions endpoint that the user has named.

It talks to that address alone: no redirect is followed, no proxy is taken from the environment, nothing is asked of a
model but words. Whatever the other side does is an outcome and never an exception.

Source of the protocol: the chat-completions API as OpenAI describes it and vLLM, llama.cpp, Ollama and others speak it.
"""

from __future__ import annotations

import json
import socket
import ssl
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from typing import Any, Self

from habeas import __version__
from habeas.casework.llm_address import Address
from habeas.reading.llm.asking import Answered, Failed, Failure, Message, Outcome
from habeas.reading.llm.vocabulary import answer_schema

MOST_BYTES = 2 * 1024 * 1024
MOST_TOKENS = 8_192
ATTEMPTS = 4
LONGEST_WAIT = 60.0
"""Seconds that we wait at most before asking again; who wants us to wait longer has said no."""
_PIECE = 64 * 1024
_TOLD = 200
_AGAIN = frozenset({408, 425, 429, 500, 502, 503, 504, 529})
_REDIRECTS = range(300, 400)
_TOO_PLAIN = frozenset({400, 422})  # what is answered by those who don't know a field


@dataclass(frozen=True, slots=True)
class _Reply:
    """What came back over the wire."""

    status: int
    media_type: str
    encoding: str
    retry_after: str | None
    location: str | None
    body: bytes


@dataclass(slots=True)
class ChatEndpoint:
    """A model behind an address. It is called with messages, as `Ask` says; ``requests`` counts what was sent.

    ``seconds`` is how long one answer may take from the first byte sent to the last one received.
    """

    address: Address
    model: str
    key: str | None = field(default=None, repr=False)
    seconds: float = 120
    proxy: Address | None = None
    sleep: Callable[[float], None] = time.sleep
    clock: Callable[[], datetime] = lambda: datetime.now(UTC)
    requests: int = 0
    _plain: bool = False

    def __call__(self, messages: Sequence[Message]) -> Outcome:
        """The model's answer to these messages, or why there is none."""
        outcome: Outcome | float = 0.0
        for attempt in range(ATTEMPTS):
            reply = self._send(messages)
            if isinstance(reply, _Reply) and reply.status in _TOO_PLAIN and not self._plain:
                # Not everybody takes a schema or a limit: the same question once more, with nothing but its words.
                self._plain = True
                reply = self._send(messages)
            outcome = reply if isinstance(reply, Failed) else self._judged(reply, attempt)
            if not isinstance(outcome, float):
                return outcome
            if attempt + 1 < ATTEMPTS:
                self.sleep(outcome)
        return Failed(Failure.BUSY, f"the endpoint was busy or broken {ATTEMPTS} times in a row")

    def _judged(self, reply: _Reply, attempt: int) -> Outcome | float:
        """The outcome of a reply, or the seconds to wait before asking again."""
        if reply.status in _AGAIN:
            wait = _asked_to_wait(reply.retry_after, self.clock())
            wait = float(2**attempt) if wait is None else wait
            if wait > LONGEST_WAIT:
                return Failed(Failure.BUSY, f"the endpoint wants us to wait {wait:.0f} seconds", hopeless=True)
            return wait
        if reply.status in _REDIRECTS:
            where = f" to {_told(reply.location)}" if reply.location else ""
            return Failed(Failure.REDIRECTED, f"the endpoint sends us on{where}, and we don't follow", hopeless=True)
        if reply.status in (401, 403):
            return Failed(Failure.NOT_ALLOWED, f"the endpoint refuses the key (status {reply.status})", hopeless=True)
        if reply.status == 413:
            return Failed(Failure.CUT_SHORT, "the passage is too long for the endpoint")
        if reply.status != 200:
            why = f"the endpoint answers with status {reply.status}: {_told(_message_of(reply.body))}"
            return Failed(Failure.SERVER, why, hopeless=True)
        return _answer(reply)

    def _body(self, messages: Sequence[Message]) -> bytes:
        asked: dict[str, Any] = {
            "model": self.model,
            "messages": [{"role": message.role, "content": message.content} for message in messages],
        }
        if not self._plain:
            schema = {"name": "claims", "strict": True, "schema": answer_schema()}
            asked |= {
                "temperature": 0,
                "max_tokens": MOST_TOKENS,
                "stream": False,
                "response_format": {"type": "json_schema", "json_schema": schema},
            }
        return json.dumps(asked, ensure_ascii=True).encode("ascii")

    def _headers(self) -> dict[str, str]:
        headers = {
            "Accept": "application/json",
            "Accept-Encoding": "identity",
            "Connection": "close",
            "Content-Type": "application/json",
            "User-Agent": f"habeas/{__version__}",
        }
        return headers if self.key is None else {**headers, "Authorization": f"Bearer {self.key}"}

    def _send(self, messages: Sequence[Message]) -> _Reply | Failed:
        self.requests += 1
        connection = self._connection()
        try:
            with _Deadline(connection, self.seconds) as deadline:
                reply = self._connected(connection, deadline) or self._exchanged(connection, messages)
                return self._timed_out() if deadline.over else reply
        finally:
            connection.close()

    def _connected(self, connection: HTTPConnection, deadline: _Deadline) -> Failed | None:
        """Nothing once the connection stands, else why it doesn't: asking again about something else won't help."""
        try:
            connection.connect()
        except TimeoutError:
            return self._timed_out()
        except (OSError, HTTPException) as err:
            return Failed(Failure.UNREACHABLE, f"{self.address} can't be reached: {_reason(err)}", hopeless=True)
        deadline.connected()
        return None

    def _exchanged(self, connection: HTTPConnection, messages: Sequence[Message]) -> _Reply | Failed:
        try:
            connection.request("POST", self._target(), self._body(messages), self._headers())
            return _received(connection.getresponse())
        except TimeoutError:
            return self._timed_out()
        except (OSError, HTTPException) as err:
            return Failed(Failure.NONSENSE, f"the endpoint broke off or speaks another protocol: {_reason(err)}")

    def _timed_out(self) -> Failed:
        return Failed(Failure.TIMED_OUT, f"no answer within {self.seconds:g} seconds")

    def _connection(self) -> HTTPConnection:
        here = self.proxy or self.address
        if not self.address.encrypted:
            return HTTPConnection(here.host, here.port, timeout=self.seconds)
        made = HTTPSConnection(here.host, here.port, timeout=self.seconds, context=ssl.create_default_context())
        if self.proxy is not None:
            made.set_tunnel(self.address.host, self.address.port)
        return made

    def _target(self) -> str:
        """A path; of a proxy the whole address, unless it only passes an encrypted connection on."""
        through = self.proxy is not None and not self.address.encrypted
        return str(self.address) if through else self.address.path


class _Deadline:
    """Cuts a connection when its time is over, however slowly the other side feeds us; ``over`` says whether it was."""

    def __init__(self, connection: HTTPConnection, seconds: float) -> None:
        self._connection = connection
        self._socket: socket.socket | None = None
        self._over = threading.Event()
        self._timer = threading.Timer(seconds, self._cut)
        self._timer.daemon = True

    def __enter__(self) -> Self:
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()

    @property
    def over(self) -> bool:
        """Whether the time was over before the exchange was."""
        return self._over.is_set()

    def connected(self) -> None:
        """The connection stands: from here on the answer may own its socket."""
        self._socket = self._connection.sock

    def _cut(self) -> None:
        self._over.set()
        open_socket = self._socket or self._connection.sock
        if open_socket is not None:
            try:
                # Past what TLS would still have to say: that is for the thread that reads.
                socket.socket.shutdown(open_socket, socket.SHUT_RDWR)
            except OSError:
                return  # the other side was quicker: nothing is left to cut


def _received(response: HTTPResponse) -> _Reply | Failed:
    """The whole reply, unless it is longer than an answer can be or ends too early."""
    with response:
        body = bytearray()
        while piece := response.read1(_PIECE):
            body += piece
            if len(body) > MOST_BYTES:
                return Failed(Failure.TOO_BIG, f"the endpoint's answer is longer than {MOST_BYTES} bytes")
        if response.length:
            return Failed(Failure.NONSENSE, "the endpoint's answer ends in the middle")
        return _Reply(
            response.status,
            response.headers.get_content_type(),
            response.headers.get("Content-Encoding", "identity").strip().lower(),
            response.headers.get("Retry-After"),
            response.headers.get("Location"),
            bytes(body),
        )


def _reason(err: OSError | HTTPException) -> str:
    told = err.strerror if isinstance(err, OSError) else None
    return _told(told or str(err) or type(err).__name__)


def _answer(reply: _Reply) -> Outcome:
    """The words of the first choice, or why there are none."""
    json_type = reply.media_type == "application/json" or reply.media_type.endswith("+json")
    if not json_type or reply.encoding != "identity":
        kind = reply.media_type if reply.encoding == "identity" else f"{reply.encoding} though nobody asked for it"
        return Failed(Failure.NONSENSE, f"the endpoint answers with {_told(kind)} and not with JSON")
    made = _parsed(reply.body)
    choices = made.get("choices") if isinstance(made, dict) else None
    choice = choices[0] if isinstance(choices, list) and choices else None
    message = choice.get("message") if isinstance(choice, dict) else None
    if not isinstance(choice, dict) or not isinstance(message, dict):
        return Failed(Failure.NONSENSE, "the endpoint's answer is no chat completion")
    if message.get("refusal"):
        return Failed(Failure.REFUSED, f"the model refuses: {_told(str(message['refusal']))}")
    finish = choice.get("finish_reason")
    if finish == "length":
        return Failed(Failure.CUT_SHORT, "the model's answer was cut at its longest")
    if finish == "content_filter":
        return Failed(Failure.REFUSED, "the endpoint's filter held the answer back")
    content = message.get("content")
    if not isinstance(content, str):
        tools = "tool_calls" in message or "function_call" in message
        why = "the model asks for a tool, and it is given none" if tools else "the model's answer holds no text"
        return Failed(Failure.NONSENSE, why)
    return Answered(content)


def _parsed(body: bytes) -> Any:
    """The JSON of a body; ``None`` for what is none, or is made to break a parser."""
    try:
        return json.loads(body.decode("utf-8"))
    except (ValueError, RecursionError):
        return None


def _message_of(body: bytes) -> str:
    """The reason that an endpoint gives in its own words, in one of the usual places."""
    made = _parsed(body)
    error = made.get("error", made) if isinstance(made, dict) else None
    told = error.get("message") if isinstance(error, dict) else error
    return told if isinstance(told, str) else "no reason given"


def _asked_to_wait(retry_after: str | None, now: datetime) -> float | None:
    """Seconds to wait: a number or a date as RFC 9110 has it; ``None`` for anything else."""
    if retry_after is None:
        return None
    words = retry_after.strip()
    if words.isdecimal() and len(words) < 10:
        return float(words)
    try:
        until = parsedate_to_datetime(words)
        return max(0.0, (until if until.tzinfo else until.replace(tzinfo=UTC)).timestamp() - now.timestamp())
    except (ValueError, OverflowError):
        return None


def _told(words: str | None) -> str:
    """What the other side says, on one line and not too long."""
    one = " ".join((words or "").split())
    return one if len(one) <= _TOLD else one[: _TOLD - 1] + "…"
