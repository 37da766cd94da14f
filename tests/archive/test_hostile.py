"""Files made to break readers: each is kept, each ends in an outcome in time, and the parent stays what it was."""

from __future__ import annotations

import resource
import time
from collections.abc import Iterator

import pytest

from habeas.archive.intake import Taken, take
from habeas.archive.sandbox import Sandbox
from habeas.archive.vault import Vault
from habeas.model.report import Outcome
from tests.archive.hostile import FILES, LIVE


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox(allow_weaker=True) as sandbox:
        yield sandbox


@pytest.fixture(scope="module")
def vault(tmp_path_factory: pytest.TempPathFactory) -> Vault:
    return Vault(tmp_path_factory.mktemp("vault"), b"key")


def taken(vault: Vault, sandbox: Sandbox, name: str) -> Taken:
    data = FILES[name]()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    result = take(vault, sandbox, data, name=name)
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) >> 10
    assert grown < 150, "the parent holds the original, its text and its blocks, and nothing else"
    assert vault.read(result.original.sha256) == data
    return result


@pytest.mark.parametrize("name", FILES)
def test_a_hostile_file_is_kept_and_ends_in_an_outcome_in_time(vault: Vault, sandbox: Sandbox, name: str) -> None:
    started = time.monotonic()
    result = taken(vault, sandbox, name)
    assert time.monotonic() - started < 90
    assert (result.report is None) == (result.outcome is Outcome.QUARANTINED)
    assert result.outcome is Outcome.READ or result.reasons
    if result.report:
        for block in result.report.blocks:
            words = result.report.text[block.start : block.end]
            assert words.strip() or block.cells
    if name.endswith(".html") and not name.startswith("broken"):
        assert result.report is not None, result.reasons
        assert LIVE in result.report.text, "the first paragraph is there, whatever follows"


def test_bidirectional_and_invisible_characters_are_kept_as_evidence(vault: Vault, sandbox: Sandbox) -> None:
    words = "Anna \u202eelpmaxE\u202c\u200b is free\u2066, they said."
    for name, data in (("a.txt", words), ("a.html", f"<p>{words}</p>")):
        result = take(vault, sandbox, data.encode(), name=name)
        assert result.report is not None
        assert words in result.report.text
