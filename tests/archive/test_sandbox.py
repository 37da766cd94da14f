"""The walls of the sandbox, tried from inside; and what a worker's failures come to."""

from __future__ import annotations

import os
import resource
import shutil
import struct
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from habeas.archive.formats.extract import MOST_TEXT, Extract, Hints, Quarantined
from habeas.archive.sandbox import How, Limits, Sandbox, probe
from habeas.archive.sandbox.process import has_bubblewrap
from habeas.model.report import SandboxLevel

PROBES = "tests.archive.probes"
HINTS = Hints("application/x-probe")
needs_a = pytest.mark.skipif(probe() is SandboxLevel.B, reason="this machine offers no level A sandbox")


@pytest.fixture(scope="module")
def walled() -> Iterator[Sandbox]:
    with Sandbox(registry=PROBES) as sandbox:
        yield sandbox


@pytest.fixture(scope="module")
def limited() -> Iterator[Sandbox]:
    with Sandbox(how=How.LIMITS, registry=PROBES) as sandbox:
        yield sandbox


@pytest.fixture
def patient() -> Iterator[Sandbox]:
    with Sandbox(Limits(cpu_seconds=1, wall_seconds=60), registry=PROBES) as sandbox:
        yield sandbox


@pytest.fixture
def quick() -> Iterator[Sandbox]:
    with Sandbox(Limits(wall_seconds=1), registry=PROBES) as sandbox:
        yield sandbox


def words(sandbox: Sandbox, kind: str, data: bytes = b"") -> str:
    result = sandbox.extract(kind, data, HINTS)
    assert isinstance(result, Extract), result
    return result.text


def reason(sandbox: Sandbox, kind: str, data: bytes = b"") -> str:
    result = sandbox.extract(kind, data, HINTS)
    assert isinstance(result, Quarantined), result
    return result.reason


def _allows_namespaces() -> bool:
    program = shutil.which("unshare")
    words = [program or "", "--user", "--map-current-user", "--net", "--mount", "--pid", "--fork", "true"]
    return program is not None and subprocess.run(words, check=False, capture_output=True).returncode == 0


@pytest.mark.skipif(not _allows_namespaces(), reason="this machine allows no namespaces")
def test_where_the_machine_allows_namespaces_the_sandbox_is_of_level_a() -> None:
    assert probe() is SandboxLevel.A


@needs_a
def test_a_worker_reaches_no_network(walled: Sandbox) -> None:
    assert words(walled, "connect") == "ENETUNREACH"


@needs_a
def test_a_worker_sees_no_file(walled: Sandbox) -> None:
    assert words(walled, "list") == "[]"
    assert words(walled, "read") == "ENOENT"


@needs_a
def test_a_worker_can_write_nowhere(walled: Sandbox, tmp_path: Path) -> None:
    assert words(walled, "write", b"new") in ("EROFS", "EACCES")
    assert words(walled, "write", str(tmp_path / "new").encode()) == "ENOENT"
    assert list(tmp_path.iterdir()) == []


@needs_a
def test_a_worker_can_signal_nobody_outside(walled: Sandbox) -> None:
    assert words(walled, "kill", str(os.getpid()).encode()) == "ESRCH"


@needs_a
def test_a_worker_can_make_no_namespace_and_rename_no_machine(walled: Sandbox) -> None:
    assert words(walled, "namespace") == "-1"
    assert words(walled, "name") == "-1"


@pytest.mark.parametrize("how", [How.LIMITS, None])
def test_a_worker_has_no_environment_and_stays_within_its_limits(
    how: How | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HABEAS_SECRET", "x")
    with Sandbox(how=how, registry=PROBES) as sandbox:
        assert words(sandbox, "environment") == "[]"
        assert words(sandbox, "limits") == f"{512 << 20} 0 0 0 16"


@needs_a
def test_a_worker_starts_no_process(walled: Sandbox) -> None:
    assert words(walled, "fork") == "EAGAIN"


@pytest.mark.skipif(not has_bubblewrap(), reason="bubblewrap is not installed")
def test_a_worker_in_bubblewrap_reaches_no_network_writes_nowhere_and_signals_nobody(tmp_path: Path) -> None:
    with Sandbox(how=How.BUBBLEWRAP, registry=PROBES) as sandbox:
        assert words(sandbox, "connect") in ("ENETUNREACH", "ECONNREFUSED")
        assert words(sandbox, "write", b"new") in ("EROFS", "ENOENT")
        assert words(sandbox, "write", str(tmp_path / "new").encode()) in ("EROFS", "ENOENT")
        assert words(sandbox, "kill", str(os.getpid()).encode()) == "ESRCH"
        assert words(sandbox, "read") == "ENOENT"


def test_a_worker_without_namespaces_stands_in_no_folder(limited: Sandbox) -> None:
    assert words(limited, "write", b"new") == "ENOENT"
    assert limited.level is SandboxLevel.B


@pytest.mark.parametrize(
    ("kind", "says"),
    [
        ("fill", "more than 512 MiB of memory"),
        ("abort", "crashed on it (signal "),
        ("fault", "crashed on it (signal 11)"),
        ("leave", "ended early"),
        ("raise", "failed on it (ZeroDivisionError)"),
        ("no such format", "failed on it (KeyError)"),
    ],
)
def test_whatever_a_parser_does_is_a_reason_and_the_next_file_is_read(patient: Sandbox, kind: str, says: str) -> None:
    assert says in reason(patient, kind)
    assert words(patient, "echo", b"free") == "free"


@pytest.mark.parametrize("how", [How.LIMITS, None])
def test_a_parser_that_never_ends_is_ended(how: How | None) -> None:
    with Sandbox(Limits(cpu_seconds=1, wall_seconds=60), how=how, registry=PROBES) as sandbox:
        assert "more than 1 s of processor time" in reason(sandbox, "spin")


def test_a_parser_that_only_waits_is_ended(quick: Sandbox) -> None:
    assert "more than 1 s" in reason(quick, "sleep")


GARBAGE = {
    "nothing but zeros": bytes(8),
    "a head that is too long": struct.pack(">II", 1 << 31, 0),
    "a text that is too long": struct.pack(">II", 2, 1 << 31) + b"{}",
    "no JSON": struct.pack(">II", 4, 0) + b"\x80\x04K.",
    "an array": struct.pack(">II", 2, 0) + b"[]",
    "deep JSON": struct.pack(">II", 200_000, 0) + b"[" * 200_000,
    "a long number": struct.pack(">II", 100_000, 0) + b"9" * 100_000,
    "no text": struct.pack(">II", 27, 0) + b'{"extract":{},"last":false}',
}


@pytest.mark.parametrize("untrusted", GARBAGE.values(), ids=GARBAGE.keys())
def test_an_answer_that_makes_no_sense_is_a_reason(patient: Sandbox, untrusted: bytes) -> None:
    assert "gave a" in reason(patient, "garble", untrusted)
    assert words(patient, "echo", b"free") == "free"


def test_half_an_answer_is_waited_for_no_longer_than_allowed(quick: Sandbox) -> None:
    assert "more than 1 s" in reason(quick, "garble", struct.pack(">II", 100, 0) + b"{")


def test_what_a_parser_prints_does_not_reach_the_answers(walled: Sandbox) -> None:
    assert words(walled, "print", b"!") == "100!"


def test_a_text_that_is_too_long_is_cut_and_says_so(walled: Sandbox) -> None:
    result = walled.extract("too long", b"", HINTS)
    assert isinstance(result, Extract)
    assert len(result.text) == MOST_TEXT
    assert "only the first 4,000,000 characters" in result.losses[0]


def test_lone_surrogates_do_not_get_through(walled: Sandbox) -> None:
    assert words(walled, "surrogate") == "a?b"


def test_the_parent_does_not_grow_with_what_its_workers_fail_on(patient: Sandbox) -> None:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for _ in range(3):
        reason(patient, "fill")
        reason(patient, "garble", struct.pack(">II", 1 << 31, 1 << 31))
    assert (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) >> 10 < 30


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="no /proc to look at")
def test_no_worker_outlives_its_sandbox() -> None:
    with Sandbox(registry=PROBES) as sandbox:
        words(sandbox, "echo", b"x")
        assert sandbox._worker is not None
        family = _family(sandbox._worker._process.pid)
        assert len(family) == (3 if sandbox.level is SandboxLevel.A else 1)
    deadline = time.monotonic() + 10
    while left := [number for number in family if Path(f"/proc/{number}").exists()]:
        assert time.monotonic() < deadline, left
        time.sleep(0.02)


def _family(number: int) -> list[int]:
    """A process and all that descend from it."""
    children = Path(f"/proc/{number}/task/{number}/children")
    below = [int(child) for child in children.read_text().split()] if children.exists() else []
    return [number, *(one for child in below for one in _family(child))]


def test_a_format_that_needs_the_better_sandbox_waits_for_it_or_for_a_word() -> None:
    with Sandbox(how=How.LIMITS) as sandbox:
        assert "--allow-weaker-sandbox" in reason(sandbox, "pdf", b"%PDF-1.4")
    with Sandbox(how=How.LIMITS, allow_weaker=True) as sandbox:
        assert "damaged" in reason(sandbox, "pdf", b"%PDF-1.4")
