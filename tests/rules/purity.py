"""What the pure rooms may not touch: the clock, chance and files.

import-linter holds what they import; this holds what they name.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.rules.tree import Fault, Module, modules, under

STRICT = ("model", "register", "reconcile", "estimate")
WITH_TABLES = ("reading", "identity")  # they may read tables of their own, and only those

CLOCK_AND_CHANCE = (
    "datetime.date.today", "datetime.datetime.now", "datetime.datetime.today", "datetime.datetime.utcnow",
    "numpy.random", "os.urandom", "random", "secrets", "time", "uuid.uuid1", "uuid.uuid4",
)  # fmt: skip
SEEDED = ("numpy.random.default_rng", "numpy.random.Generator", "random.Random")  # allowed where a seed is handed in
INPUT_AND_OUTPUT = ("breakpoint", "input", "io.open", "open", "print")
READING = ("read_bytes", "read_text")


def pure_rooms_are_pure(package: Path) -> list[Fault]:
    """No clock, no chance but a seeded generator, no input or output in the pure rooms."""
    return [
        fault for module in modules(package) if module.stands_in(STRICT + WITH_TABLES) for fault in _impurities(module)
    ]


def _impurities(module: Module) -> Iterator[Fault]:
    unseeded = {id(call.func) for call in module.calls() if not call.args}
    for node in ast.walk(module.tree):
        # A name is enough, called or not: it may be handed on as a factory.
        if not isinstance(node, ast.Name | ast.Attribute):
            continue
        name = module.full_name(node) or ""
        if under(name, CLOCK_AND_CHANCE) and (id(node) in unseeded or not _seeded(name)):
            yield module.fault(node, f"{name} brings the clock or chance into a pure room")
        elif name in INPUT_AND_OUTPUT and isinstance(node.ctx, ast.Load):
            yield module.fault(node, f"{name} in a pure room")
        elif isinstance(node, ast.Attribute) and node.attr in READING and module.stands_in(STRICT):
            yield module.fault(node, f"{node.attr} reads a file in a pure room")


def _seeded(name: str) -> bool:
    """Whether this is a generator that takes its seed, or a part of the name of one."""
    return name in SEEDED or any(generator.startswith(name + ".") for generator in SEEDED)
