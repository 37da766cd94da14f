"""How code may be shaped: small functions, one tree of errors, nothing swallowed."""

from __future__ import annotations

import ast
import builtins
from collections.abc import Iterator
from pathlib import Path

from tests.rules.tree import Fault, Module, modules

LONGEST_FUNCTION = 60
BROAD = ("Exception", "BaseException")
FRONT_DOORS = ("cli/__init__.py", "web/__init__.py")
LAST_RESORTS = ("main", "run")
ERRORS = "errors.py"
ROOT = "HabeasError"


def functions_are_small(package: Path) -> list[Fault]:
    """No function is longer than ``LONGEST_FUNCTION`` lines, its docstring counted."""
    return [
        module.fault(node, f"{node.name} is {size} lines long, more than {LONGEST_FUNCTION}")
        for module in modules(package)
        for node in ast.walk(module.tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        if (size := (node.end_lineno or node.lineno) - node.lineno + 1) > LONGEST_FUNCTION
    ]


def nothing_is_swallowed(package: Path) -> list[Fault]:
    """No bare or broad ``except`` or ``suppress``; only a door's own ``main`` or ``run`` may report our faults."""
    return [fault for module in modules(package) for fault in _broad(module)]


def _broad(module: Module) -> Iterator[Fault]:
    allowed = _last_resorts(module) if module.path in FRONT_DOORS else set()
    for node in ast.walk(module.tree):
        if isinstance(node, ast.ExceptHandler) and id(node) not in allowed:
            if node.type is None or any(module.full_name(kind) in BROAD for kind in _kinds(node.type)):
                yield module.fault(node, "an except that would catch everything")
        elif isinstance(node, ast.Call) and _suppresses_all(module, node):
            yield module.fault(node, "a suppress that would swallow everything")


def _suppresses_all(module: Module, call: ast.Call) -> bool:
    suppresses = module.full_name(call.func) == "contextlib.suppress"
    return suppresses and any(module.full_name(kind) in BROAD for kind in call.args)


def _kinds(caught: ast.expr) -> list[ast.expr]:
    return caught.elts if isinstance(caught, ast.Tuple) else [caught]


def _last_resorts(module: Module) -> set[int]:
    places = (node for node in module.tree.body if isinstance(node, ast.FunctionDef) and node.name in LAST_RESORTS)
    return {id(node) for place in places for node in ast.walk(place)}


def errors_are_one_tree(package: Path) -> list[Fault]:
    """Every class of error stands in ``errors.py`` and descends from ``HabeasError``."""
    return [fault for module in modules(package) for fault in _strays(module)]


def _strays(module: Module) -> Iterator[Fault]:
    family = {ROOT}
    for node in module.tree.body if module.path == ERRORS else ast.walk(module.tree):
        if not isinstance(node, ast.ClassDef) or not any(_is_error(module, base) for base in node.bases):
            continue
        if module.path != ERRORS:
            yield module.fault(node, f"{node.name} is an error class outside {ERRORS}")
        elif node.name != ROOT and not any(ast.unparse(base) in family for base in node.bases):
            yield module.fault(node, f"{node.name} does not descend from {ROOT}")
        else:
            family.add(node.name)


def _is_error(module: Module, base: ast.expr) -> bool:
    name = (module.full_name(base) or ast.unparse(base)).rpartition(".")[2]
    builtin = getattr(builtins, name, None)
    return name.endswith(("Error", "Exception")) or (isinstance(builtin, type) and issubclass(builtin, BaseException))


def errors_are_documented(package: Path, page: Path) -> list[Fault]:
    """Every class in ``errors.py`` has its own heading on the page of errors."""
    headings = {line.lstrip("# `").rstrip("`") for line in page.read_text("utf-8").splitlines() if line.startswith("#")}
    return [
        module.fault(node, f"{node.name} is not in {page.name}")
        for module in modules(package)
        if module.path == ERRORS
        for node in module.tree.body
        if isinstance(node, ast.ClassDef) and node.name not in headings
    ]
