"""``habeas people``."""

from __future__ import annotations

import getpass
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import click

from habeas.casework import collect, known_cells, known_import, known_people
from habeas.casework.answer_documents import known_person
from habeas.casework.assemble import sandbox_of
from habeas.casework.known_import import Imported
from habeas.casework.known_people import Became, KnownLine, RowTaken
from habeas.casework.known_table import Listing
from habeas.casework.receive import Circumstances
from habeas.cli.json_option import json_option
from habeas.cli.options import clearance_option, marking_option, opened, register_option
from habeas.cli.say import document, line, warn
from habeas.cli.words import counted
from habeas.errors import MissingFileError, WrongUseError
from habeas.model import Gender, Marking, Nature

F = TypeVar("F", bound=Callable[..., Any])
BY_HAND = "entered by hand"
REFUSED = 1
EVERY = 1_000
"""Rows between two lines of progress where there is no terminal."""


@click.group("people", invoke_without_command=True)
@register_option
@clearance_option
@json_option
@click.pass_context
def command(ctx: click.Context, register_folder: Path, clearance: str, as_json: bool) -> None:
    """The people whom the organisation knows of itself: entered by hand, or from lists with their ids.

    A report that names one of them by any of their names is linked to them.
    """
    ctx.obj = register_folder
    if ctx.invoked_subcommand is not None:
        return
    register = opened(register_folder)
    try:
        found = list(known_people.listed_known(register, Marking(clearance)))
    finally:
        register.close()
    if as_json:
        document({"format": 1, "people": [_document_of(one) for one in found]})
        return
    for one in found:
        _show(one)
    if not found:
        line("nobody is known yet; `habeas people add NAME` or `habeas people import FILE.csv` enters people")


def _document_of(one: KnownLine) -> dict[str, Any]:
    return {"person": one.person, **known_person(one.entry, one.known), "reports": one.reports}


def _show(one: KnownLine) -> None:
    known = one.known
    facts = [*map(str, known.ids), *([f"born {known.born.value}"] if known.born else []), known.source]
    named = f", {counted(one.reports, 'report names', 'reports name')} them" if one.reports else ""
    line(f"{known.name}  ({one.person}, entry {one.entry}): {', '.join(facts)}{named}")


def _own_register(command_: F) -> F:
    """``--register`` behind the subcommand too, where people type it; it outranks the one before."""
    return click.option(
        "--register", "own_folder", type=click.Path(path_type=Path), help="The folder of the register."
    )(command_)


@command.command("add")
@click.argument("name", nargs=-1, required=True)
@_own_register
@click.option("--alias", "aliases", multiple=True, metavar="NAME", help="Another name; may be said several times.")
@click.option("--former", multiple=True, metavar="NAME", help="A former name; may be said several times.")
@click.option("--born", default="", metavar="DAY", help="The day, month or year of birth.")
@click.option("--gender", type=click.Choice([gender.value for gender in Gender]), help="As it is given.")
@click.option("--citizenship", "citizenships", multiple=True, help="May be said several times.")
@click.option("--id", "ids", multiple=True, metavar="LIST:ID", help="An id of a list, such as wikidata:Q42.")
@click.option("--source", default=BY_HAND, show_default=True, help="Who says so.")
@click.option("--note", default="", help="Anything that helps to tell who it is.")
@click.option("--replace", is_flag=True, help="Correct what was entered under that name or id before.")
@click.option("--namesake", is_flag=True, help="Somebody else of a name that was entered before.")
@marking_option
@json_option
@click.pass_obj
def add(register_folder: Path, /, own_folder: Path | None, as_json: bool, **said: Any) -> None:
    """Enter one person by hand.

    Somebody of that name whom nothing tells apart from one who was entered before is not entered twice.
    """
    if said["replace"] and said["namesake"]:
        msg = "--replace is for the person of that name, --namesake for another one"
        raise WrongUseError(msg, hint="Say one of the two.")
    register = opened(own_folder or register_folder)
    try:
        names = [known_cells.name_of(" ".join(said["name"]))]
        names += [known_cells.name_of(name, Nature.ALIAS) for name in said["aliases"]]
        names += [known_cells.name_of(name, Nature.FORMER_NAME) for name in said["former"]]
        made = known_cells.person(
            names,
            known_cells.cleaned(said["source"], "source"),
            ids=known_cells.ids([known_cells.typed_id(one) for one in said["ids"]]),
            born=known_cells.birth(said["born"].strip(), register.now().year),
            gender=Gender(said["gender"]) if said["gender"] else None,
            citizenship=tuple(known_cells.cleaned(one, "citizenship") for one in said["citizenships"]),
            note=known_cells.cleaned(said["note"], "note", known_cells.LONGEST_NOTE),
            by=getpass.getuser(),
        )
        taken = known_people.add_known(
            register,
            made,
            Marking(said["marking"] or Marking.INTERNAL),
            replaces=said["replace"],
            namesake=said["namesake"],
        )
    finally:
        register.close()
    if as_json:
        document({"format": 1, "added": [_taken(taken)]})
    else:
        line(_in_words(taken))
        for one in taken.elsewhere:
            line(f"  {one.person.source} has {one.person.name} already (entry {one.entry})")


@command.command("import")
@click.argument("file")
@_own_register
@click.option("--source", default="", metavar="NAME", help="Whose list it is, where no column says so.")
@click.option("--scheme", default="", metavar="WORD", help="The word for its own ids; made from --source if left out.")
@click.option("--dry-run", is_flag=True, help="Only show what would be added, changed or refused.")
@marking_option
@json_option
@click.pass_obj
def import_(register_folder: Path, /, own_folder: Path | None, as_json: bool, file: str, **said: Any) -> int:
    """Bring in a list of people as CSV: columns such as name, aliases, born, id, wikidata, source, note.

    Headings may be English, Belarusian, Russian, Ukrainian, Polish or German. The same list again adds nothing; a row
    that changed is recorded anew. docs/howto-known-people.md says more.
    """
    register = opened(own_folder or register_folder)
    source = said["source"].strip()
    listing = Listing(source, known_cells.scheme_of(said["scheme"] or source), getpass.getuser(), register.now().year)
    shown: list[dict[str, Any]] = []
    try:
        name, data = _read(file)
        with _telling(shown, data.count(b"\n"), dry=said["dry_run"], as_json=as_json) as told:
            about = Circumstances(
                register.now(), "habeas people import", listing.by, source=listing.source or None, file_name=name,
                marking=Marking(said["marking"] or Marking.INTERNAL),
            )  # fmt: skip
            with sandbox_of(register.settings) as sandbox:
                made = known_import.import_known(
                    register, sandbox, data, listing, about, dry=said["dry_run"], told=told
                )
    finally:
        register.close()
    if as_json:
        document(_import_document(file, made, shown, dry=said["dry_run"]))
    else:
        _sum_up(file, made, dry=said["dry_run"])
    return REFUSED if made.numbers[Became.REFUSED] else 0


def _read(file: str) -> tuple[str, bytes]:
    """The list's name and bytes."""
    [named] = collect.find([file]) if not Path(file).is_dir() else [collect.Named(file, Path(file))]
    data = collect.read_bytes(named, sys.stdin.buffer)
    if isinstance(data, collect.Unreadable):
        msg = f"{file} can't be opened: {data.why}"
        raise MissingFileError(msg)
    return named.name, data


@contextmanager
def _telling(
    shown: list[dict[str, Any]], rows: int, *, dry: bool, as_json: bool
) -> Iterator[Callable[[RowTaken], None]]:
    """Tells of each row: refused ones at once, the others in a preview or a document, and how far it has come."""
    done = Counter[str]()

    def told(taken: RowTaken) -> None:
        done["rows"] += 1
        advance(done["rows"])
        if as_json:
            shown.append(_taken(taken))
        elif dry and taken.became is not Became.REFUSED:
            line(_in_words(taken, dry=True))
        if taken.became is Became.REFUSED:
            warn(_in_words(taken))

    try:
        with _progress(rows, dry=dry) as advance:
            yield told
    except KeyboardInterrupt:
        if not dry:
            warn("stopped: what was told of is recorded; the same command again goes on from there")
        raise


@contextmanager
def _progress(rows: int, *, dry: bool) -> Iterator[Callable[[int], object]]:
    """A bar on a terminal, lines elsewhere; ``rows`` is about how many there are."""
    if sys.stderr.isatty() and not dry:
        with click.progressbar(length=rows, label="recording", file=sys.stderr) as bar:
            yield lambda _: bar.update(1)
        return

    def advance(number: int) -> None:
        if not number % EVERY:
            click.echo(f"{number:,} rows", err=True)

    yield advance


def _in_words(taken: RowTaken, *, dry: bool = False) -> str:
    where = f"row {taken.row}: " if taken.row is not None else ""
    if taken.became is Became.REFUSED:
        return f"{where}refused: {taken.why}"
    became = f"would be {taken.became}" if dry and taken.became is not Became.THERE else taken.became.value
    entry = f" (entry {taken.entry})" if taken.entry is not None else ""
    same = [f"the same as {counted(taken.same, 'entry', 'entries')} on record"] if taken.same else []
    unsure = [f"{counted(taken.unsure, 'question', 'questions')} for the queue"] if taken.unsure else []
    return ", ".join([f"{where}{taken.name}: {became}{entry}", *same, *unsure])


def _taken(taken: RowTaken) -> dict[str, Any]:
    return {
        "row": taken.row,
        "name": taken.name,
        "became": taken.became.value,
        "entry": taken.entry,
        "why": taken.why,
        "same": taken.same,
        "unsure": taken.unsure,
        "elsewhere": [{"entry": one.entry, "source": one.person.source} for one in taken.elsewhere],
    }


def _import_document(file: str, made: Imported, shown: list[dict[str, Any]], *, dry: bool) -> dict[str, Any]:
    return {
        "format": 1,
        "ledger_position": made.position,
        "file": file,
        "dry_run": dry,
        "numbers": {became.value: number for became, number in made.numbers.items()},
        "notes": list(made.notes),
        "left_out": list(made.left_out),
        "rows": shown,
    }


def _sum_up(file: str, made: Imported, *, dry: bool) -> None:
    for note in made.notes:
        warn(f"{file}: note: {note}")
    if made.left_out:
        warn(f"{file}: these columns are not taken: {', '.join(made.left_out)}")
    told = ", ".join(f"{number} {became}" for became, number in made.numbers.items())
    line(f"{file}: {told}" + ("; nothing was recorded" if dry else ""))


@command.command("withdraw")
@click.argument("entry_or_id")
@_own_register
@click.option("--why", required=True, help="The reason; it is kept.")
@clearance_option
@json_option
@click.pass_obj
def withdraw(
    register_folder: Path, /, own_folder: Path | None, entry_or_id: str, why: str, clearance: str, as_json: bool
) -> None:
    """Take back what was entered of somebody, by its entry or an id of its list; it stays readable."""
    register = opened(own_folder or register_folder)
    try:
        entries = known_people.withdraw_known(
            register, entry_or_id, by=getpass.getuser(), why=why, clearance=Marking(clearance)
        )
    finally:
        register.close()
    if as_json:
        document({"format": 1, "withdrawn": entries})
    else:
        line(f"withdrawn: {counted(len(entries), 'entry', 'entries')} ({', '.join(map(str, entries))})")
