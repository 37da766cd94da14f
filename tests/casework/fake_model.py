"""A model's endpoint on this machine that speaks the real protocol, and misbehaves when it is told to."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

JSON = "application/json"


@dataclass
class Given:
    """One answer: what is sent, how, and maybe only a part of it. ``act`` does something else than all that."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=lambda: {"Content-Type": JSON})
    length: int | None = None
    act: Callable[[BaseHTTPRequestHandler], None] | None = None


@dataclass
class Asked:
    """One request as it came in."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> dict[str, Any]:
        """The body, taken apart."""
        made: dict[str, Any] = json.loads(self.body)
        return made


@dataclass
class FakeModel:
    """Gives its answers in order, the last one again and again."""

    answers: list[Given]
    port: int = 0
    asked: list[Asked] = field(default_factory=list)

    @property
    def url(self) -> str:
        """The base address, as a user would write it."""
        return f"http://127.0.0.1:{self.port}/v1"


def completion(content: str | None, *, finish: str = "stop", **message: Any) -> Given:
    """An answer in the form of a chat completion."""
    said = {"role": "assistant", "content": content, **message}
    made = {
        "id": "c-1",
        "object": "chat.completion",
        "choices": [{"index": 0, "message": said, "finish_reason": finish}],
    }
    return Given(json.dumps({**made, "usage": {"total_tokens": 7}}).encode())


@contextmanager
def serving(*answers: Given) -> Iterator[FakeModel]:
    """The endpoint, as long as it is needed."""
    model = FakeModel(list(answers))

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            _answer(self, model)

        do_GET = do_POST  # noqa: N815 -- what a followed redirect would ask with

        def log_message(self, format: str, *args: Any) -> None:
            """Say nothing: the test asks for what came in."""

    class Server(ThreadingHTTPServer):
        def handle_error(self, request: Any, client_address: Any) -> None:
            """A client that went away is part of the tests."""

    server = Server(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    model.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield model
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _answer(handler: BaseHTTPRequestHandler, model: FakeModel) -> None:
    body = handler.rfile.read(int(handler.headers.get("Content-Length", "0")))
    given = model.answers[min(len(model.asked), len(model.answers) - 1)]
    model.asked.append(Asked(handler.command, handler.path, dict(handler.headers.items()), body))
    handler.close_connection = True
    if given.act is not None:
        given.act(handler)
        return
    handler.send_response(given.status)
    for name, value in given.headers.items():
        handler.send_header(name, value)
    if "Transfer-Encoding" not in given.headers:
        handler.send_header("Content-Length", str(len(given.body) if given.length is None else given.length))
    handler.end_headers()
    handler.wfile.write(given.body)
