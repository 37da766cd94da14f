"""``habeas read --reader llm`` and ``both``, against an endpoint on this machine."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.casework.fake_model import Given, completion, serving
from tests.cli.conftest import REPORT
from tests.cli.shell import Shell
from tests.reading.models import answer, entry

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])

FIRST = "Anna Example was released from prison on Friday, the rights group Open Door said."
FREED = entry(
    kind="released",
    who="Anna Example",
    trigger="was released",
    evidence=FIRST,
    certainty="reported",
    said_by=[{"words": "Open Door", "is": "name", "role": "rights_group", "basis": "unknown"}],
    date="on Friday",
    where="Graustark",
)
HELD = entry(
    kind="held",
    who="Dozens of union members",
    who_is="group",
    count="Dozens",
    measure="stock",
    trigger="in prison",
    evidence="Dozens of union members are still in prison in Ruritania.",
)
INVENTED = entry(kind="died", who="Anna Example", trigger="died", evidence="Anna Example died.")
GOOD = completion(answer(FREED, HELD, INVENTED))


@pytest.fixture(autouse=True)
def no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("URL", "MODEL", "KEY_FILE", "SECONDS", "PROXY"):
        monkeypatch.delenv(f"HABEAS_LLM_{name}", raising=False)


def _named(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    monkeypatch.setenv("HABEAS_LLM_URL", url)
    monkeypatch.setenv("HABEAS_LLM_MODEL", "model-1")


def test_what_leaves_the_machine_is_said_first(shell: Shell, page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(GOOD) as model:
        _named(monkeypatch, model.url)
        done = shell("read", page, "--reader", "llm", "--json")
    first = done.err.splitlines()[0]
    (asked,) = model.asked
    passage = json.loads(asked.json["messages"][1]["content"])
    sent = sum(len(block["text"]) for block in passage["passage"])
    assert f"{page}: {sent} characters" in first
    assert f"{model.url}/chat/completions, model model-1" in first
    assert "stays on this machine, NOT encrypted" in first
    assert str(len(asked.json["messages"][1]["content"])) in first


def test_the_model_reads(shell: Shell, page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(GOOD) as model:
        _named(monkeypatch, model.url)
        done = shell("read", page, "--reader", "llm", "--published", "2024-05-03", "--json")
    assert done.code == 1
    assert [claim["kind"] for claim in done.json["claims"]] == ["released", "held"]
    freed = done.json["claims"][0]
    assert freed["read_by"] == {"reader": "llm", "version": "1", "rule": "model-1"}
    assert (freed["when"]["value"], freed["where"]) == ("2024-05-03", None)
    assert freed["said_by"][0]["name"] == "Open Door"
    assert [(one["what"], one["words"], one["number"]) for one in done.json["dropped"]] == [
        ("where", "Graustark", 1),
        ("claim", "Anna Example died.", 1),
    ]
    assert {one["why"] for one in done.json["unread"]} == {"the model makes no claim of it"}
    assert "agreement" not in done.json
    assert "1 request sent" in done.err
    assert "dropped 1 x claim: its evidence stands nowhere in the passage" in done.err


def test_both_show_where_they_agree(shell: Shell, page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(GOOD) as model:
        _named(monkeypatch, model.url)
        done = shell("read", page, "--reader", "both", "--published", "2024-05-03", "--json")
    claims, held = done.json["claims"], done.json["agreement"]
    assert held["both"] == 2
    assert [claims[place]["kind"] for place in held["only_cascade"]] == ["released", "arrested", "sentenced"]
    assert held["only_llm"] == []
    assert len(claims) == held["both"] + len(held["only_cascade"])
    assert all(set(one["slots"]) for one in held["differing"])


def test_both_are_shown_to_people(shell: Shell, page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(GOOD) as model:
        _named(monkeypatch, model.url)
        done = shell("read", page, "--reader", "both")
    assert "both readers make 2 claims" in done.out
    assert "only the cascade:" in done.out
    assert "said by the model and not borne out by the text:" in done.out


def test_the_cascade_alone_asks_nobody(shell: Shell, page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(GOOD) as model:
        _named(monkeypatch, model.url)
        done = shell("read", page, "--json")
    assert (done.code, model.asked, done.err) == (0, [], "")
    assert (done.json["dropped"], "agreement" in done.json) == ([], False)


@pytest.mark.parametrize("reader", ["llm", "both"])
def test_without_a_model_it_is_wrong_use_with_a_hint(shell: Shell, page: Path, reader: str) -> None:
    done = shell("read", page, "--reader", reader)
    assert (done.code, done.out) == (2, "")
    assert "HABEAS_LLM_URL is not set" in done.err
    assert "http://127.0.0.1:11434/v1" in done.err


@pytest.mark.parametrize("seconds", ["0", "-1", "soon", "1e3", "999999", "٣٣٣٣٣٣"])
def test_seconds_that_can_not_be_meant(shell: Shell, page: Path, seconds: str, monkeypatch: pytest.MonkeyPatch) -> None:
    _named(monkeypatch, "http://127.0.0.1:9/v1")
    monkeypatch.setenv("HABEAS_LLM_SECONDS", seconds)
    assert shell("read", page, "--reader", "llm").code == 2


def test_a_key_is_sent_from_its_file_and_shown_nowhere(
    shell: Shell, page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "key").write_text("secret-1\n")
    monkeypatch.setenv("HABEAS_LLM_KEY_FILE", str(tmp_path / "key"))
    with serving(Given(b'{"error": "bad key"}', 401)) as model:
        _named(monkeypatch, model.url)
        done = shell("read", page, "--reader", "both", "--json")
    assert model.asked[0].headers["Authorization"] == "Bearer secret-1"
    assert "secret-1" not in done.out + done.err
    assert done.code == 1
    assert "refuses the key" in done.err
    assert done.json["agreement"]["both"] == 0
    assert [claim["kind"] for claim in done.json["claims"]] == ["released", "released", "arrested", "sentenced", "held"]


def test_a_model_that_is_not_there_leaves_the_report_unread_and_says_so(
    shell: Shell, page: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with serving(GOOD) as model:
        _named(monkeypatch, model.url)
    done = shell("read", page, "--reader", "llm", "--json")
    assert (done.code, done.json["claims"]) == (1, [])
    assert "can't be reached" in done.err
    assert all("can't be reached" in one["why"] for one in done.json["unread"])


def test_a_hostile_answer_can_not_take_over_the_terminal(
    shell: Shell, page: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    evil = {**FREED, "where": "\x1b[2J\u202efree\x07", "date": "\ud800"}
    with serving(completion(answer(evil))) as model:
        _named(monkeypatch, model.url)
        shown = shell("read", page, "--reader", "llm")
        told = shell("read", page, "--reader", "llm", "--json")
    assert not {"\x1b", "\u202e", "\x07"} & set(shown.out + shown.err)
    assert [(one["what"], one["words"]) for one in told.json["dropped"]] == [
        ("where", "\x1b[2J\u202efree\x07"),
        ("date", "\\ud800"),
    ]


def test_the_words_of_the_report_are_what_is_sent(shell: Shell, page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(GOOD) as model:
        _named(monkeypatch, model.url)
        shell("read", page, "--reader", "llm")
    sent = json.loads(model.asked[0].json["messages"][1]["content"])["passage"]
    assert sent[0]["text"] == REPORT.splitlines()[0]
    assert str(page) not in model.asked[0].body.decode()
