"""``habeas review``."""

from __future__ import annotations

import getpass
from pathlib import Path

import click

from habeas.casework import judging
from habeas.casework.question_documents import of_queue
from habeas.casework.register_folder import OpenRegister
from habeas.cli.json_option import json_option
from habeas.cli.keys import typing
from habeas.cli.options import opened, register_option
from habeas.cli.reviewing import Session, say_decided
from habeas.cli.say import document, line
from habeas.errors import WrongUseError
from habeas.model import Author, Verdict

LONGEST_AUTHOR = 200
LONGEST_NOTE = 2_000


@click.command("review")
@register_option
@json_option
@click.option("--author", metavar="NAME", help="Who answers; the login name if left out.")
@click.option("--merge", nargs=2, metavar="P1 P2", help="Make two people one, by their ids, and ask nothing.")
@click.option(
    "--split", multiple=True, type=int, metavar="ENTRY", help="Take this entry (several: again) out of its person."
)
@click.option("--undo", type=int, metavar="ENTRY", help="Take back the answer that was recorded as this entry.")
@click.option("--note", default="", metavar="WORDS", help="What is kept with --merge, --split or --undo.")
def command(
    register_folder: Path,
    as_json: bool,
    author: str | None,
    merge: tuple[str, str] | None,
    split: tuple[int, ...],
    undo: int | None,
    note: str,
) -> int:
    """Decide what the names alone don't: the queue of questions who is who, the most useful first.

    One key answers a question: s same, d different, u unsure, n note, z undo, o more, q quit, ? help. Where input is
    piped, each line is one answer. Each answer is recorded at once and can be taken back.
    """
    acts = [merge is not None, bool(split), undo is not None]
    if sum(acts) + as_json > 1 or (note and not any(acts)):
        msg = "--merge, --split, --undo and --json are for one at a time, and --note goes with the first three"
        raise WrongUseError(msg, hint="Run the command again for each.")
    if len(note) > LONGEST_NOTE or not note.replace("\n", "").isprintable():
        msg = f"a note has at most {LONGEST_NOTE:,} characters, and none that can't be seen"
        raise WrongUseError(msg, hint="Say it shorter, in plain words.")
    by = _author(author)
    register = opened(register_folder)
    try:
        if as_json:
            with register.store.reading() as view:
                document(of_queue(register, view))
        elif any(acts):
            _act(register, by, note, merge, split, undo)
        else:
            with typing() as typed:
                return Session(register, typed, by).run()
    finally:
        register.close()
    return 0


def _act(
    register: OpenRegister,
    by: Author,
    note: str,
    merge: tuple[str, str] | None,
    split: tuple[int, ...],
    undo: int | None,
) -> None:
    """One decision that no question asked for."""
    if merge is not None:
        say_decided(judging.merge(register, *merge, by, note), Verdict.SAME)
    elif split:
        say_decided(judging.split(register, split, by, note), Verdict.DIFFERENT)
    elif undo is not None:
        made = judging.withdraw(register, undo, by, note or "undone")
        line(f"taken back (entry {made.entries[0]}); concerned: {', '.join(made.persons)}")


def _author(named: str | None) -> Author:
    name = " ".join((getpass.getuser() if named is None else named).split())
    if not name or not name.isprintable() or len(name) > LONGEST_AUTHOR:
        msg = f"{named!r} is no name to sign with"
        raise WrongUseError(msg, hint="Give your name with --author, as others know it.")
    return Author(name)
