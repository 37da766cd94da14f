"""``habeas review``."""

from __future__ import annotations

import getpass
import sys
from pathlib import Path

import click

from habeas.casework import judging
from habeas.casework.question_documents import of_queue
from habeas.casework.register_folder import OpenRegister
from habeas.cli.json_option import json_option
from habeas.cli.keys import typing
from habeas.cli.options import clearance_option, opened, register_option
from habeas.cli.reviewing import Session, say_decided
from habeas.cli.say import document, line
from habeas.cli.words import caution_in_words
from habeas.cli.wrapping import paragraph
from habeas.errors import WrongUseError
from habeas.model import Author, Marking, Verdict

NOT_DONE = 1
LONGEST_AUTHOR = 200
LONGEST_NOTE = 2_000


@click.command("review")
@register_option
@json_option
@click.option("--author", metavar="NAME", help="Who answers; the login name if left out.")
@click.option("--merge", nargs=2, metavar="P1 P2", help="Make two people one, by their ids.")
@click.option(
    "--split", multiple=True, type=int, metavar="ENTRY", help="Take this entry (several: again) out of its person."
)
@click.option("--undo", type=int, metavar="ENTRY", help="Take back the answer that was recorded as this entry.")
@click.option("--yes", is_flag=True, help="Join also who has no surname, or contradicts the other, and ask nothing.")
@click.option("--all", "also_set_aside", is_flag=True, help="Ask also what was set aside as it could not be told.")
@clearance_option
@click.option("--note", default="", metavar="WORDS", help="What is kept with --merge, --split or --undo.")
def command(  # noqa: PLR0913, PLR0917 -- one parameter an option
    register_folder: Path,
    as_json: bool,
    author: str | None,
    merge: tuple[str, str] | None,
    split: tuple[int, ...],
    undo: int | None,
    yes: bool,
    also_set_aside: bool,
    clearance: str,
    note: str,
) -> int:
    """Decide what the names alone don't: the queue of questions who is who, the most useful first.

    One key answers a question: s same, d different, u can't be told, l later, n note, z undo, o more, q quit, ? help.
    Where input is piped, each line is one answer. Each answer is recorded at once and can be taken back.
    """
    acts = [merge is not None, bool(split), undo is not None]
    if sum(acts) + as_json > 1 or (note and not any(acts)):
        msg = "--merge, --split, --undo and --json are for one at a time, and --note goes with the first three"
        raise WrongUseError(msg, hint="Run the command again for each.")
    if len(note) > LONGEST_NOTE or not note.replace("\n", "").isprintable():
        msg = f"a note has at most {LONGEST_NOTE:,} characters, and none that can't be seen"
        raise WrongUseError(msg, hint="Say it shorter, in plain words.")
    by, seen = _author(author), Marking(clearance)
    register = opened(register_folder)
    try:
        if as_json:
            with register.store.reading() as view:
                document(of_queue(register, view, seen))
        elif merge is not None:
            return _merge(register, *merge, by, note, seen, sure=yes)
        elif split:
            say_decided(judging.split(register, split, by, note, clearance=seen), Verdict.DIFFERENT)
        elif undo is not None:
            made = judging.withdraw(register, undo, by, note or "undone", clearance=seen)
            line(f"taken back (entry {made.entries[0]}); concerned: {', '.join(made.persons)}")
        else:
            with typing() as typed:
                return Session(register, typed, by, seen, yes, also_set_aside).run()
    finally:
        register.close()
    return 0


def _merge(
    register: OpenRegister, one: str, other: str, by: Author, note: str, clearance: Marking, *, sure: bool
) -> int:
    """Make two people one; who has no surname, or contradicts the other, only after somebody said that it is meant."""
    cautions = judging.cautions_before(register, one, other, clearance=clearance)
    if cautions and not sure:
        told = "; ".join(caution_in_words(caution) for caution in cautions)
        if not sys.stdin.isatty():
            raise WrongUseError(told, hint="Say --yes too, if you know that the two are one person.")
        with typing() as typed:
            paragraph(f"{told}.")
            if not typed.sure("One person all the same? [y/N] "):
                line("nothing was recorded")
                return NOT_DONE
    say_decided(judging.merge(register, one, other, by, note, clearance=clearance), Verdict.SAME)
    return 0


def _author(named: str | None) -> Author:
    name = " ".join((getpass.getuser() if named is None else named).split())
    if not name or not name.isprintable() or len(name) > LONGEST_AUTHOR:
        msg = f"{named!r} is no name to sign with"
        raise WrongUseError(msg, hint="Give your name with --author, as others know it.")
    return Author(name)
