"""The pinned quality gates: what the repository's own material measures, held against floors that may only rise.

``python -m bench.gates`` measures, writes results/gates.json and fails below a floor; ``--raise`` lifts the floors in
tests/gates/floors.json to what was measured. Lowering one means editing that file by hand, with a decision record.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import tomllib
from hashlib import sha256
from pathlib import Path
from typing import Any

from bench.results import write
from habeas.casework import example_day
from habeas.casework.answer import asking
from habeas.casework.assemble import reader_of, rules_of_this_version, sandbox_of
from habeas.casework.bundled import bundled
from habeas.casework.evaluating.cases import cases_of
from habeas.casework.register_folder import OpenRegister, create
from habeas.casework.standpoint import Standpoint
from habeas.errors import AmbiguousNameError, NobodyByThatNameError
from habeas.identity.compare import compare
from habeas.identity.names import Name
from habeas.model import Claim, Reading, Verdict
from habeas.reading.cascade import Cascade
from habeas.reading.languages import table, with_cases
from habeas.settings import Settings

FLOORS = Path(__file__).resolve().parent.parent / "tests" / "gates" / "floors.json"


def measure() -> dict[str, int]:
    """Every gated figure; each is better when it is higher."""
    expected = tomllib.loads((bundled(example_day.FOLDER) / "expected.toml").read_text("utf-8"))
    with tempfile.TemporaryDirectory() as scratch:
        register, readings = _the_day(Path(scratch) / "register")
        found = _freed_found(register, expected)
        register.close()
    return {
        "example_day.freed_found": found,
        "example_day.counts_found": _counts_found(readings, expected),
        "example_day.spans_exact_per_thousand": _spans_exact(readings),
        "identity.spellings_linked": _spellings_linked(expected),
        **_cases_passed(),
    }


def _cases_passed() -> dict[str, int]:
    """For each language, how many of its own cases the reader passes."""
    cascade = Cascade()
    return {
        f"cases.{code}_passed": sum(case.judge(cascade).passes for case in cases_of(table(code, "cases")))
        for code in with_cases()
    }


def _the_day(folder: Path) -> tuple[OpenRegister, dict[str, tuple[str, Reading]]]:
    """A register after the example day, and each file's text and reading."""
    told = example_day.load()
    settings = Settings(register=folder)
    register = create(settings, rules_of_this_version(told.zone), waiting=lambda: None)
    example_day.approve_sources(register, told, "gates")
    with sandbox_of(settings) as sandbox:
        list(example_day.add(register, sandbox, reader_of(settings), told, "gates"))
    with asking(register, Standpoint()) as answers:
        pages = {page.acquisitions[0].file_name or "": page.report for page in answers.pages()}
    cascade = Cascade()
    return register, {name: (report.text, cascade.read(report)) for name, report in pages.items()}


def _freed_found(register: OpenRegister, expected: dict[str, Any]) -> int:
    """How often a report that names somebody as freed stands on that person's card."""
    found = 0
    with asking(register, Standpoint()) as answers:
        for person in expected["person"]:
            for name in person["written"]:
                try:
                    answer = answers.person(answers.named(name))
                except (NobodyByThatNameError, AmbiguousNameError):
                    continue
                files = {page.acquisitions[0].file_name for page in answer.pages.values()}
                found += len(files & set(person["freed_in"]))
                break
    return found


def _counts_found(readings: dict[str, tuple[str, Reading]], expected: dict[str, Any]) -> int:
    """How many announced numbers are found in a file that announces them, with their bounds."""
    bounds = {
        name: {(g.quantity.low, g.quantity.high) for g in (c.group for c in reading.claims) if g and g.quantity}
        for name, (_, reading) in readings.items()
    }
    return sum(
        any((count["low"], count.get("high")) in bounds.get(name, ()) for name in count["files"])
        for count in expected["count"]
    )


def _spans_exact(readings: dict[str, tuple[str, Reading]]) -> int:
    """Claims whose evidence and trigger stand in the text to the letter, per thousand."""
    claims = [(text, claim) for text, reading in readings.values() for claim in reading.claims]
    exact = sum(_is_exact(text, claim) for text, claim in claims)
    return exact * 1000 // len(claims) if claims else 0


def _is_exact(text: str, claim: Claim) -> bool:
    return all(text[s.start : s.end] == s.words for s in (claim.trigger, claim.evidence, claim.about.span))


def _spellings_linked(expected: dict[str, Any]) -> int:
    """How many of the day's full spellings are judged the same as the person's name, by the name alone."""
    linked = 0
    for person in expected["person"]:
        name = Name.of(person["name"])
        full = [written for written in person["written"] if " " in written]
        linked += sum(compare(name, Name.of(written)).verdict is Verdict.SAME for written in full)
    return linked


def below(figures: dict[str, int], floors: dict[str, int]) -> list[str]:
    """The figures that fell below their floor, in words."""
    return [
        f"{name} is {figures.get(name, 0)}, and its floor is {floor}"
        for name, floor in sorted(floors.items())
        if figures.get(name, 0) < floor
    ]


def main() -> int:
    """Measure, write down, compare."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--raise", dest="lift", action="store_true", help="lift the floors to what was measured")
    asked = parser.parse_args()
    figures = measure()
    day = bundled(example_day.FOLDER)
    digest = sha256(b"".join(path.read_bytes() for path in sorted(day.iterdir()) if path.is_file())).hexdigest()
    write("gates", {"measured_on": digest, **figures})
    floors = json.loads(FLOORS.read_text("utf-8"))
    fallen = below(figures, floors)
    for one in fallen:
        print(one, file=sys.stderr)
    if asked.lift and not fallen:
        FLOORS.write_text(json.dumps(figures, indent=1, sort_keys=True) + "\n", "utf-8")
    return 1 if fallen else 0


if __name__ == "__main__":
    sys.exit(main())
