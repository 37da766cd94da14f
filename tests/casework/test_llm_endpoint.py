"""The endpoint against a server that speaks the real protocol: what it sends, and what it makes of any answer."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest

from habeas.casework.llm_address import endpoint_address, proxy_address
from habeas.casework.llm_endpoint import ATTEMPTS, MOST_BYTES, ChatEndpoint
from habeas.casework.second_reader import endpoint_of
from habeas.errors import NoModelError, WrongUseError
from habeas.reading.llm.asking import Answered, Failed, Failure, Message, Outcome
from habeas.settings import Settings
from tests.casework.fake_model import JSON, FakeModel, Given, completion, serving

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])

ASKED = (Message("system", "Read."), Message("user", '{"passage": "Анна Примерова “вышла”"}'))
NOW = datetime(2024, 5, 3, 12, 0, 0, tzinfo=UTC)
GOOD = completion('{"claims": []}')


def _endpoint(model: FakeModel, waits: list[float] | None = None, **given: Any) -> ChatEndpoint:
    sleep: Callable[[float], None] = (waits if waits is not None else []).append
    made = {"seconds": 5.0, "sleep": sleep, "clock": lambda: NOW, **given}
    return ChatEndpoint(endpoint_address(model.url), "model-1", **made)


def _outcome(*answers: Given, **given: Any) -> Outcome:
    with serving(*answers) as model:
        return _endpoint(model, **given)(ASKED)


def _failure(*answers: Given, **given: Any) -> Failed:
    outcome = _outcome(*answers, **given)
    assert isinstance(outcome, Failed)
    assert outcome.why
    return outcome


def test_a_question_is_a_chat_completion_without_tools() -> None:
    with serving(GOOD) as model:
        assert _endpoint(model, key="secret-1")(ASKED) == Answered('{"claims": []}')
    (asked,) = model.asked
    assert (asked.method, asked.path) == ("POST", "/v1/chat/completions")
    assert asked.headers["Authorization"] == "Bearer secret-1"
    assert asked.headers["Host"] == f"127.0.0.1:{model.port}"
    assert asked.json["messages"] == [{"role": one.role, "content": one.content} for one in ASKED]
    assert (asked.json["model"], asked.json["temperature"], asked.json["stream"]) == ("model-1", 0, False)
    assert asked.json["response_format"]["type"] == "json_schema"
    assert {"tools", "tool_choice", "functions", "user", "metadata"}.isdisjoint(asked.json)


def test_without_a_key_none_is_sent() -> None:
    with serving(GOOD) as model:
        _endpoint(model)(ASKED)
    assert "Authorization" not in model.asked[0].headers


def test_an_endpoint_that_does_not_know_schemas_is_asked_plainly_from_then_on() -> None:
    refused = Given(b'{"error": {"message": "response_format is not supported"}}', 400)
    with serving(refused, GOOD) as model:
        endpoint = _endpoint(model)
        assert endpoint(ASKED) == endpoint(ASKED) == Answered('{"claims": []}')
    assert [set(asked.json) == {"model", "messages"} for asked in model.asked] == [False, True, True]
    assert endpoint.requests == 3


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504, 529, 408])
def test_who_is_busy_or_broken_is_asked_again_after_a_while(status: int) -> None:
    waits: list[float] = []
    busy = Given(b"{}", status)
    assert _outcome(busy, busy, GOOD, waits=waits) == Answered('{"claims": []}')
    assert waits == [1.0, 2.0]


@pytest.mark.parametrize(
    ("asked_for", "waited"),
    [
        ("7", 7.0),
        ("0", 0.0),
        ("Fri, 03 May 2024 12:00:30 GMT", 30.0),
        ("Fri, 03 May 2024 11:00:00 GMT", 0.0),
        ("soon", 1.0),
        ("-5", 1.0),
        ("9" * 400, 1.0),
        ("٣", 3.0),
    ],
)
def test_retry_after_is_kept_to(asked_for: str, waited: float) -> None:
    waits: list[float] = []
    header = {"Content-Type": JSON, "Retry-After": asked_for.encode("utf-8").decode("latin-1")}
    assert isinstance(_outcome(Given(b"", 429, header), GOOD, waits=waits), Answered)
    assert waits in ([waited], [1.0])


def test_who_wants_us_to_wait_for_an_hour_has_said_no() -> None:
    waits: list[float] = []
    failed = _failure(Given(b"", 429, {"Retry-After": "3600"}), waits=waits)
    assert (failed.failure, failed.hopeless, waits) == (Failure.BUSY, True, [])
    assert "3600" in failed.why


def test_asking_again_has_an_end() -> None:
    waits: list[float] = []
    with serving(Given(b"", 503)) as model:
        failed = _endpoint(model, waits)(ASKED)
    assert isinstance(failed, Failed)
    assert (failed.failure, len(model.asked), len(waits)) == (Failure.BUSY, ATTEMPTS, ATTEMPTS - 1)


@pytest.mark.parametrize(
    ("status", "failure"),
    [(401, Failure.NOT_ALLOWED), (403, Failure.NOT_ALLOWED), (404, Failure.SERVER), (418, Failure.SERVER)],
)
def test_a_refusal_is_not_asked_for_again(status: int, failure: Failure) -> None:
    with serving(Given(b'{"error": {"message": "no such\\nmodel"}}', status)) as model:
        failed = _endpoint(model)(ASKED)
    assert isinstance(failed, Failed)
    assert (failed.failure, failed.hopeless, len(model.asked)) == (failure, True, 1)
    assert "\n" not in failed.why


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_no_redirect_is_followed(status: int) -> None:
    with serving(GOOD) as elsewhere:
        headers = {"Location": f"{elsewhere.url}/chat/completions", "Content-Type": JSON}
        failed = _failure(Given(b"", status, headers), key="secret-1")
    assert (failed.failure, failed.hopeless) == (Failure.REDIRECTED, True)
    assert str(elsewhere.port) in failed.why
    assert elsewhere.asked == []


def _drip(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Type", JSON)
    handler.end_headers()
    for _ in range(100):
        handler.wfile.write(b" ")
        handler.wfile.flush()
        time.sleep(0.05)


def _drip_headers(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
    for number in range(100):
        handler.wfile.write(f"X-{number}: 1\r\n".encode())
        handler.wfile.flush()
        time.sleep(0.05)


def _stay_silent(handler: BaseHTTPRequestHandler) -> None:
    del handler
    time.sleep(2)


def _go_on_and_on(handler: BaseHTTPRequestHandler) -> None:
    while True:
        handler.wfile.write(b"HTTP/1.1 100 Continue\r\n\r\n")
        handler.wfile.flush()
        time.sleep(0.02)


@pytest.mark.parametrize("act", [_drip, _drip_headers, _stay_silent, _go_on_and_on])
def test_an_answer_has_its_time_however_it_is_spent(act: Callable[[BaseHTTPRequestHandler], None]) -> None:
    started = time.monotonic()
    failed = _failure(Given(act=act), seconds=0.4)
    assert (failed.failure, failed.hopeless) == (Failure.TIMED_OUT, False)
    assert time.monotonic() - started < 4


def _speak_nonsense(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"SSH-2.0-OpenSSH_9.6\r\n")


def _hang_up(handler: BaseHTTPRequestHandler) -> None:
    handler.connection.close()


def _chunked(*chunks: bytes) -> Given:
    def act(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Type", JSON)
        handler.send_header("Transfer-Encoding", "chunked")
        handler.end_headers()
        for chunk in chunks:
            handler.wfile.write(chunk)

    return Given(act=act)


_WHOLE = GOOD.body
NONSENSE = {
    "a truncated body": Given(_WHOLE[:40], length=len(_WHOLE)),
    "a truncated body that looks whole": Given(_WHOLE, length=len(_WHOLE) + 9),
    "half a chunk": _chunked(b"ffff\r\n", _WHOLE),
    "bad chunks": _chunked(b"zz\r\n", _WHOLE),
    "another content type": Given(_WHOLE, headers={"Content-Type": "text/html"}),
    "no content type": Given(_WHOLE, headers={}),
    "packed though not asked for": Given(_WHOLE, headers={"Content-Type": JSON, "Content-Encoding": "gzip"}),
    "no JSON": Given(b"<html>"),
    "half of it": Given(_WHOLE[:-9]),
    "not UTF-8": Given(b'{"choices": "\xff\xfe"}'),
    "deep": Given(b"[" * 200_000 + b"]" * 200_000),
    "too many digits": Given(b"9" * 100_000),
    "an array": Given(b"[]"),
    "null": Given(b"null"),
    "no choices": Given(b'{"choices": []}'),
    "choices of another kind": Given(b'{"choices": {"0": {}}}'),
    "a choice of another kind": Given(b'{"choices": ["released"]}'),
    "no message": Given(b'{"choices": [{"finish_reason": "stop"}]}'),
    "no content": completion(None),
    "content of another kind": Given(b'{"choices": [{"message": {"content": ["a"]}}]}'),
    "a tool call": completion(None, tool_calls=[{"id": "1", "type": "function", "function": {"name": "fetch"}}]),
    "another protocol": Given(act=_speak_nonsense),
    "nobody speaking": Given(act=_hang_up),
}


@pytest.mark.parametrize("name", NONSENSE)
def test_nonsense_is_an_outcome(name: str) -> None:
    failed = _failure(NONSENSE[name])
    assert (failed.failure, failed.hopeless) == (Failure.NONSENSE, False)
    assert len(failed.why) < 400


@pytest.mark.parametrize(
    ("given", "failure"),
    [
        (completion(None, refusal="I can't help with that."), Failure.REFUSED),
        (completion("", finish="content_filter"), Failure.REFUSED),
        (completion('{"claims": [{"ki', finish="length"), Failure.CUT_SHORT),
        (Given(b"{}", 413), Failure.CUT_SHORT),
        (Given(b" " * (MOST_BYTES + 1)), Failure.TOO_BIG),
        (_chunked(*[b"10000\r\n" + b" " * 65_536 + b"\r\n"] * 64), Failure.TOO_BIG),
    ],
)
def test_what_a_model_may_do_has_a_name(given: Given, failure: Failure) -> None:
    assert _failure(given).failure is failure


def test_a_chunked_answer_is_read() -> None:
    size = f"{len(_WHOLE):x}\r\n".encode()
    assert _outcome(_chunked(size, _WHOLE, b"\r\n0\r\n\r\n")) == Answered('{"claims": []}')


def test_nobody_there() -> None:
    with serving(GOOD) as model:
        endpoint = _endpoint(model)
    failed = endpoint(ASKED)
    assert isinstance(failed, Failed)
    assert (failed.failure, failed.hopeless) == (Failure.UNREACHABLE, True)


def test_a_server_without_encryption_is_not_taken_for_one_with_it() -> None:
    with serving(GOOD) as model:
        address = endpoint_address(model.url.replace("http://", "https://"))
        failed = ChatEndpoint(address, "model-1", "secret-1", 5)(ASKED)
    assert isinstance(failed, Failed)
    assert (failed.failure, model.asked) == (Failure.UNREACHABLE, [])


def test_proxies_of_the_environment_are_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(Given(b"", 500)) as proxy, serving(GOOD) as model:
        for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "ALL_PROXY"):
            monkeypatch.setenv(name, f"http://127.0.0.1:{proxy.port}")
        assert isinstance(_endpoint(model)(ASKED), Answered)
    assert (len(proxy.asked), len(model.asked)) == (0, 1)


def test_a_proxy_that_was_asked_for_is_used() -> None:
    with serving(GOOD) as proxy:
        through = proxy_address(f"http://127.0.0.1:{proxy.port}")
        endpoint = ChatEndpoint(endpoint_address("http://model.example/v1"), "model-1", None, 5, through)
        assert isinstance(endpoint(ASKED), Answered)
    assert proxy.asked[0].path == "http://model.example/v1/chat/completions"
    assert proxy.asked[0].headers["Host"] == "model.example"


def test_the_key_is_never_shown() -> None:
    endpoint = ChatEndpoint(endpoint_address("https://model.example/v1"), "model-1", "secret-1")
    assert "secret-1" not in repr(endpoint)


# --- settings ---------------------------------------------------------------------------------------------------------


def _settings(tmp_path: Path, key: bytes | None = b"secret-1\n", **given: Any) -> Settings:
    if key is not None:
        (tmp_path / "key").write_bytes(key)
        given = {"llm_key_file": tmp_path / "key", **given}
    return Settings(**{"llm_url": "https://model.example/v1", "llm_model": "model-1", **given})


def test_the_key_comes_from_its_file(tmp_path: Path) -> None:
    assert endpoint_of(_settings(tmp_path)).key == "secret-1"
    assert endpoint_of(_settings(tmp_path, None)).key is None


@pytest.mark.parametrize("missing", ["llm_url", "llm_model"])
def test_without_an_address_or_a_model_nothing_is_read(tmp_path: Path, missing: str) -> None:
    with pytest.raises(NoModelError, match=f"HABEAS_{missing.upper()}"):
        endpoint_of(_settings(tmp_path, **{missing: None}))


@pytest.mark.parametrize("key", [b"", b" \n", b"two words", b"a\r\nX-Evil: 1", b"\xff", b"k" * 5_000])
def test_a_file_without_a_key_is_refused(tmp_path: Path, key: bytes) -> None:
    with pytest.raises(WrongUseError) as refused:
        endpoint_of(_settings(tmp_path, key))
    assert "k" * 99 not in str(refused.value)


def test_a_key_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(WrongUseError, match="can't be read"):
        endpoint_of(_settings(tmp_path, None, llm_key_file=tmp_path / "none"))


@pytest.mark.parametrize("url", ["http://model.example/v1", "http://192.0.2.7:8000/v1", "http://127.0.0.1.example/v1"])
def test_a_key_is_not_sent_in_the_open_to_another_machine(tmp_path: Path, url: str) -> None:
    with pytest.raises(WrongUseError, match="without encryption"):
        endpoint_of(_settings(tmp_path, llm_url=url))
    assert endpoint_of(_settings(tmp_path, None, llm_url=url)).key is None


@pytest.mark.parametrize("url", ["http://127.0.0.1:8000/v1", "http://[::1]:8000/v1", "http://localhost:11434"])
def test_on_this_machine_a_key_may_be_sent_in_the_open(tmp_path: Path, url: str) -> None:
    assert endpoint_of(_settings(tmp_path, llm_url=url)).address.local
    with pytest.raises(WrongUseError, match="without encryption"):
        endpoint_of(_settings(tmp_path, llm_url=url, llm_proxy="http://proxy.example:3128"))


@pytest.mark.parametrize(
    "url",
    ["model.example", "ftp://model.example", "file:///etc/passwd", "https://", "https://h:99999/", "https://[::1",
     "https://me:secret-1@model.example/v1", "https://model.example/v1 x", "https://model.example/\r\nX: 1", "https://мир/"],
)  # fmt: skip
def test_what_is_no_address_is_refused_without_being_repeated(tmp_path: Path, url: str) -> None:
    with pytest.raises(WrongUseError, match="HABEAS_LLM_URL") as refused:
        endpoint_of(_settings(tmp_path, llm_url=url))
    assert "secret-1" not in f"{refused.value}{refused.value.hint}"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("https://model.example", "https://model.example/chat/completions"),
        ("https://model.example:443/v1/", "https://model.example/v1/chat/completions"),
        ("http://127.0.0.1:8000/v1/chat/completions", "http://127.0.0.1:8000/v1/chat/completions"),
        ("https://model.example/d/x?api-version=1", "https://model.example/d/x/chat/completions?api-version=1"),
        ("http://[::1]:8000/v1", "http://[::1]:8000/v1/chat/completions"),
    ],
)
def test_an_address_is_completed(written: str, meant: str) -> None:
    assert str(endpoint_address(written)) == meant


def test_a_question_is_the_same_bytes_each_time() -> None:
    with serving(GOOD) as model:
        _endpoint(model)(ASKED)
        _endpoint(model)(ASKED)
    assert model.asked[0].body == model.asked[1].body
    assert json.loads(model.asked[0].body)["messages"][1]["content"] == ASKED[1].content
