"""Writes the pages of the docs that follow from the code; ``--check`` only names those that are stale."""

from __future__ import annotations

import argparse
import dataclasses
import importlib
import inspect
import json
import re
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import click

from habeas import errors
from habeas.reading.languages import reads_by, table, with_cases
from habeas.register import rules as status_rules
from habeas.settings import Settings

DOCS = Path(__file__).resolve().parent
RESULTS = DOCS.parent / "results"
DIGEST_LENGTH = 64
NOTE = "<!-- Made by `make docs`; change the code, not this page. -->"
HELP_WIDTH = 100
ERRORS_INTRODUCTION = """\
When Habeas refuses something, it says so in one line on stderr, with what to do about it. A command ends with 0 when it
is done, with 1 when it is done with something refused or in doubt, with 2 on wrong use, and with 3 when it could not
finish: the register is locked, damaged or from a newer version, the disk is full, or the fault is our own."""
GOALS_INTRODUCTION = """\
Each table is one file in `results/`, written by the command that measured it; `measured_on` is a digest of what it was
measured on. What has no file here was not measured."""
PEERS = "identity-peers"
PEERS_INTRODUCTION = """\
The matcher and the tools that people use now, each asked about the same labelled pairs of names, in one run of
`make bench-peers`. The half *other* shares no person with the half *tuned*. *Own* is the threshold that a tool's makers
document, on the half *other*; *best* is the threshold with the best F1 on the half *tuned*, on the half *other*.
*P .95* is the most recall that any threshold gives there with a precision of .95; *to a person*, the share of pairs
that the tool itself leaves open. *Undecidable* are pairs that no name can tell apart, such as a man's name in the
genitive and a woman's: what was made of them.

Habeas was built while looking at what other tools do wrong on pairs of these kinds, and the others were not: read its
row as what it does on known ground. Splink is made for tables of several columns and learns its weights from the half
*tuned*; logic-v2 is made to miss nobody on a list of sanctions, for names of the whole world.

Speed is pairs in a second of one core's time: *cold*, in a new process after one pair of other names; *warm*, the same
pairs again, twenty times over in one call. Start-up is all the time of the core until the first answer."""
LANGUAGE_NAMES = {
    "be": "Belarusian", "de": "German", "en": "English", "pl": "Polish", "ru": "Russian", "uk": "Ukrainian",
}  # fmt: skip
CASE_KEYS = ("said", "certainty", "term", "when", "charge", "by", "mode", "where", "where_to")
LANGUAGES_INTRODUCTION = """\
in files that need no programming: `lexicon.toml` (words by what they are), `grammar.toml` (how events are told),
`places.toml`, `dates.toml`, `numbers.toml`, and `cases.toml`. The cases below are the language's tests: people and
places in them are made up."""
SETTINGS_INTRODUCTION = "What can be set for one run of Habeas. An option on the command line outranks the environment."


def errors_page() -> str:
    """Every error, as the tree has them: what it means, what to do, how the command ends."""
    parts = ["# Errors", NOTE, ERRORS_INTRODUCTION]
    for kind in _tree(errors.HabeasError):
        parent = "" if kind is errors.HabeasError else f", a kind of `{kind.__bases__[0].__name__}`"
        parts += [f"## `{kind.__name__}`", f"{inspect.getdoc(kind)}"]
        parts += [f"*What to do:* {kind.hint}", f"Exit code {kind.exit_code}{parent}."]
    return _page(parts)


def _tree(kind: type[errors.HabeasError]) -> Iterator[type[errors.HabeasError]]:
    yield kind
    for child in kind.__subclasses__():
        yield from _tree(child)


def settings_page() -> str:
    """Every setting: what it means, its default, and how to set it."""
    parts = ["# Settings", NOTE, SETTINGS_INTRODUCTION]
    for entry in dataclasses.fields(Settings):
        ways = [f"`{way}`" for way in (entry.metadata["flag"], entry.metadata["env"]) if way]
        how = " or ".join(ways) if ways else "fixed in this version"
        parts += [f"## `{entry.name}`", f"{entry.metadata['doc']}", f"Default: `{entry.default}`. Set by: {how}."]
    return _page(parts)


def cli_page() -> str:
    """Every command, with the help that it prints itself."""
    parts = ["# The command line", NOTE]
    root = _command_line()
    # A command keeps its help option from the first context it is asked in: the page asks as the command line does.
    settings = {**root.context_settings, "terminal_width": HELP_WIDTH, "max_content_width": HELP_WIDTH}
    for path, command in _commands("habeas", root):
        context = click.Context(command, info_name=path, **settings)
        parts += [f"## `{path}`", f"```text\n{click.unstyle(command.get_help(context)).rstrip()}\n```"]
    return _page(parts)


def _command_line() -> click.Group:
    """The root of all commands: ``main`` itself, or the group beside it."""
    names = vars(importlib.import_module("habeas.cli"))
    groups = [value for value in [names.get("main"), *names.values()] if isinstance(value, click.Group)]
    if not groups:
        raise SystemExit("habeas.cli holds no click group, so there is no command line to describe")
    return groups[0]


def _commands(path: str, command: click.Command) -> Iterator[tuple[str, click.Command]]:
    yield path, command
    if isinstance(command, click.Group):
        for name in command.list_commands(click.Context(command)):
            child = command.get_command(click.Context(command), name)
            if child is not None and not child.hidden:
                yield from _commands(f"{path} {name}", child)


def decisions_page(folder: Path = DOCS / "decisions") -> str:
    """The decision records in order, each with its status."""
    records = sorted(folder.glob("[0-9]*.md"))
    numbers = [record.name[:4] for record in records]
    if twice := sorted({number for number in numbers if numbers.count(number) > 1}):
        raise SystemExit(f"docs/decisions: two records share the number {', '.join(twice)}; renumber the later one")
    lines = []
    for record in records:
        text = record.read_text("utf-8")
        title = text.partition("\n")[0].lstrip("# ")
        status = re.search(r"^Status: *(.+?)\.?$", text, re.MULTILINE)
        if status is None:
            raise SystemExit(f"docs/decisions/{record.name}: a line such as “Status: accepted” is missing")
        lines.append(f"- [{title}]({record.name}) – {status[1]}")
    return _page(["# Decisions", NOTE, "\n".join(lines)])


def _page(parts: list[str]) -> str:
    return "\n\n".join(parts) + "\n"


def goals_page() -> str:
    """What was measured, from results/*.json: no figure on this page is typed."""
    parts = ["# What was measured", NOTE, GOALS_INTRODUCTION]
    for path in sorted(RESULTS.glob("*.json")):
        if path.stem == PEERS:
            parts.append(f"## {PEERS}\n\nHas [a page of its own]({PEERS}.md).")
            continue
        rows = [f"| {name} | {value} |" for name, value in _flat(json.loads(path.read_text("utf-8")))]
        parts.append("\n".join([f"## {path.stem}", "", "| figure | value |", "|---|---|", *rows]))
    return "\n\n".join(parts) + "\n"


def peers_page(results: Path = RESULTS) -> str:
    """The matcher beside other tools, from identity-peers.json of the results."""
    told = json.loads((results / f"{PEERS}.json").read_text("utf-8"))
    machine, measured = told["machine"], told["measured_on"]
    where = (
        f"Measured on {told['date']} on {measured['pairs']} pairs (`{measured['sha256'][:16]}…`;"
        f" {measured['tuned']} tuned, {measured['other']} other), {machine['cpu']}, Python {machine['python']}."
    )
    asked = [row for row in told["matchers"] if "skipped" not in row]
    skipped = [f"- {row['name']}: skipped, {row['skipped']}" for row in told["matchers"] if "skipped" in row]
    quality = [
        "| matcher | own threshold | own P / R / F1 | best | best P / R / F1 | P .95 | to a person | undecidable |",
        "|---|---|---|---|---|---|---|---|",
        *(_peer_quality(row) for row in asked),
    ]
    speed = ["| matcher | cold | warm | start-up, s | versions |", "|---|---|---|---|---|", *map(_peer_speed, asked)]
    kinds = [
        "| kind | pairs | " + " | ".join(row["name"] for row in asked) + " |",
        "|---|---|" + "---|" * len(asked),
        *(_peer_kind(kind, pairs, asked) for kind, pairs in told["kinds"].items()),
    ]
    parts = ["# The matcher beside other tools", NOTE, PEERS_INTRODUCTION, where, "\n".join(skipped)]
    parts += ["## Quality", "\n".join(quality), "## Speed", "\n".join(speed)]
    parts += ["## Share of each kind right, at the best threshold, all pairs", "\n".join(kinds)]
    return _page([part for part in parts if part])


def _peer_quality(row: dict[str, Any]) -> str:
    own, best = row["own_threshold"], row["best_threshold"]
    threshold = row["threshold_from"] if row["threshold"] is None else f"{row['threshold']}, {row['threshold_from']}"
    undecidable = ", ".join(f"{count} {verdict}" for verdict, count in sorted(row["undecidable"].items()))
    cells = [row["name"], threshold, _three(own["other"]) if own else "–", str(best["threshold"]), _three(best)]
    cells += [_share(row["recall_at_precision_095"]), _share(row["review_share"]), undecidable]
    return f"| {' | '.join(cells)} |"


def _peer_speed(row: dict[str, Any]) -> str:
    versions = ", ".join(f"{name} {number}" for name, number in row["versions"].items()) or "this one"
    speed = row["pairs_per_second"]
    return f"| {row['name']} | {speed['cold']:,} | {speed['warm']:,} | {row['start_up_cpu_seconds']} | {versions} |"


def _peer_kind(kind: str, pairs: int, asked: list[dict[str, Any]]) -> str:
    shares = " | ".join(_share(row["kinds_right_at_best"].get(kind)) for row in asked)
    return f"| {kind} | {pairs} | {shares} |"


def _three(quality: dict[str, Any]) -> str:
    return " / ".join(_share(quality[name]) for name in ("precision", "recall", "f1"))


def _share(share: float | None) -> str:
    return "–" if share is None else f"{share:.3f}"


def _flat(value: Any, name: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for key, inside in value.items():
            yield from _flat(inside, f"{name}.{key}" if name else key)
    elif isinstance(value, list):
        yield name, ", ".join(map(str, value)) or "none"
    else:
        yield name, f"`{value[:16]}…`" if isinstance(value, str) and len(value) == DIGEST_LENGTH else str(value)


def language_page(code: str) -> str:
    """What the reader makes of a language: its cases, sentence by sentence, those it can't read yet marked."""
    told = table(code, "cases")
    rows = ["| sentence | what it says |", "|---|---|"]
    for case in told["case"]:
        said = "<br>".join(_claim_of_a_case(claim) for claim in case["claims"]) or "nothing"
        mark = " *(not read yet)*" if case.get("known_miss") else ""
        rows.append(f"| {_cell(case['text'])} | {said}{mark} |")
    engine = {"endings": "By its endings", "word_order": "By its word order"}[reads_by(code)]
    introduction = f"{engine}. Its words stand in `src/habeas/reading/languages/{code}/`, {LANGUAGES_INTRODUCTION}"
    return _page([f"# How {LANGUAGE_NAMES[code]} is read", NOTE, introduction, "\n".join(rows)])


def _claim_of_a_case(claim: dict[str, Any]) -> str:
    who = ", ".join(claim.get("who", ())) or _counted(claim.get("count"))
    rest = [f"{key} {_cell(str(claim[key]))}" for key in CASE_KEYS if claim.get(key)]
    return f"**{claim['kind']}** {_cell(who)}" + (f" ({', '.join(rest)})" if rest else "")


def _counted(count: list[int] | None) -> str:
    if not count:
        return "" if count is None else "people"
    low, high = count
    return f"{low} or more" if high < 0 else str(low) if low == high else f"{low}–{high}"


def _cell(words: str) -> str:
    return " ".join(words.replace("|", "\\|").split())


PAGES: dict[str, Callable[[], str]] = {
    "errors.md": errors_page,
    "settings.md": settings_page,
    "cli.md": cli_page,
    "status-rules.md": status_rules.as_markdown,
    "goals.md": goals_page,
    f"{PEERS}.md": peers_page,
    "decisions/index.md": decisions_page,
    **{f"languages/{code}.md": partial(language_page, code) for code in with_cases()},
}


def stale(docs: Path, pages: dict[str, Callable[[], str]]) -> dict[str, str]:
    """The pages whose file is missing or differs from what the code says, with the text they should have."""
    made = {name: make() for name, make in pages.items()}
    return {name: text for name, text in made.items() if not _holds(docs / name, text)}


def _holds(path: Path, text: str) -> bool:
    return path.is_file() and path.read_text("utf-8") == text


def main(arguments: list[str] | None = None, docs: Path = DOCS) -> int:
    """Writes the stale pages, or with ``--check`` names them and returns 1."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="change nothing; fail if a page is stale")
    options: Any = parser.parse_args(arguments)
    outdated = stale(docs, PAGES)
    for name, text in outdated.items():
        if options.check:
            print(f"docs/{name} is stale: run `make docs`", file=sys.stderr)
        else:
            (docs / name).parent.mkdir(parents=True, exist_ok=True)
            (docs / name).write_text(text, "utf-8")
            print(f"docs/{name} written")
    return 1 if options.check and outdated else 0


if __name__ == "__main__":
    sys.exit(main())
