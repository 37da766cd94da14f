"""``habeas demo``."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import click

from habeas.casework import example_day
from habeas.casework.answer import Answers, asking
from habeas.casework.assemble import reader_of, rules_of_this_version, sandbox_of
from habeas.casework.example_day import ExampleDay
from habeas.casework.register_folder import OpenRegister, create
from habeas.casework.standpoint import Standpoint
from habeas.casework.times import moment
from habeas.casework.upkeep import verify
from habeas.cli.occasion import show_tally
from habeas.cli.person import show_person
from habeas.cli.say import columns, line, say_waiting
from habeas.errors import NobodyByThatNameError
from habeas.settings import Settings

EDITOR = "the demo"
HER = "Kolesnikova"
OCCASION_DAY = "2025-12-13"
AFTERNOON = "2025-12-13T15:00:00+03:00"
MIDNIGHT = "2025-12-13T23:59:59+03:00"


@click.command("demo")
@click.argument("folder", required=False, type=click.Path(path_type=Path))
def command(folder: Path | None) -> None:
    """Watch the day of 13 December 2025 being read, linked, recorded and reconciled.

    The register is made in FOLDER, or in a temporary folder, and left there to look around in. The reports are our own
    words after public facts; the outlets are fictional.
    """
    day = example_day.load()
    place = folder or Path(tempfile.mkdtemp(prefix="habeas-demo-")) / "register"
    register = create(Settings(register=place), rules_of_this_version(day.zone), waiting=say_waiting)
    try:
        _read_the_day(register, day)
        _tell(register)
        _check(register)
    finally:
        register.close()
    _look_further(place)


def _heading(text: str) -> None:
    line()
    line(f"── {text} " + "─" * max(2, 76 - len(text)), bold=True)


def _read_the_day(register: OpenRegister, day: ExampleDay) -> None:
    _heading(f"13 December 2025: {len(day.reports)} reports come in")
    approved = example_day.approve_sources(register, day, EDITOR)
    rows: list[list[str]] = []
    with sandbox_of(register.settings) as sandbox:
        adding = example_day.add(register, sandbox, reader_of(register.settings), day, EDITOR)
        with click.progressbar(
            adding, length=len(day.reports), label="reading", file=sys.stderr, hidden=not sys.stderr.isatty()
        ) as bar:
            for report, added in zip(day.reports, bar, strict=True):
                clock = report.obtained_at.strftime("%d Dec %H:%M")
                what = report.what if added.report is not None else f"not read: {'; '.join(added.reasons)}"
                rows.append([clock, f"{added.claims:>2} claims", report.publisher, what])
    columns(rows)
    line(f"an editor had approved {len(approved)} of the sources; what the others say weighs nothing alone", dim=True)


def _tell(register: OpenRegister) -> None:
    with asking(register, Standpoint()) as now:
        _who_is_who(now)
    _heading("what stood about her at 15:00, and at midnight")
    for label, instant in (("15:00", AFTERNOON), ("midnight", MIDNIGHT)):
        known = moment(instant, register.zone)
        with asking(register, Standpoint(on=known.astimezone(register.zone).date(), known=known)) as then:
            _liberty_line(then, label)
    with asking(register, Standpoint()) as now:
        _heading("her card, from all that is known now")
        show_person(now.person(now.named(HER)))
        _heading("the release, as a tally")
        for occasion in now.occasions():
            if occasion.when.value == OCCASION_DAY or OCCASION_DAY in occasion.id:
                tally, deals = now.occasion(occasion.id)
                show_tally(tally, deals, now.label_of, names=True)


def _who_is_who(answers: Answers) -> None:
    _heading("who is who: one person under several spellings")
    people = sorted(answers.persons(), key=lambda person: (-len(person.names), person.name))
    columns([[p.id, p.name, ", ".join(f.text for f in p.names[1:])] for p in people if len(p.names) > 1])
    line(f"{len(people)} people in all", dim=True)


def _liberty_line(answers: Answers, label: str) -> None:
    try:
        liberty = answers.person(answers.named(HER)).card.status.liberty
    except NobodyByThatNameError:
        line(f"{label:<9} nobody had named her yet")
        return
    line(f"{label:<9} {liberty.value}: {liberty.why}")


def _check(register: OpenRegister) -> None:
    _heading("and it can be checked")
    done = verify(register)
    line(f"{done.position} entries and {done.originals} originals read again: {len(done.damage)} damaged")
    line(f"state digest {done.digest}", dim=True)


def _look_further(place: Path) -> None:
    _heading("look further")
    show: Callable[[str], None] = line
    for words in ("person Bialiatski", "held", "occasion", "source", "person Babaryka --known 2025-12-13"):
        show(f"  habeas {words} --register {place}")
