"""Where things may stand: SQL, the network, and the writing of a user's files each have their few rooms."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.rules.tree import Fault, Module, modules, under

SQL_ROOMS = ("ledger/sqlite", "access/store", "casework/corpus")
NETWORK_ROOMS = ("archive/fetch", "casework/llm_endpoint")
WRITING_ROOMS = (
    "archive/vault",
    "archive/sandbox",  # its own temporary folder
    "ledger",
    "publish/write",
    "access/keys",
    "casework/backup",
    "casework/corpus",
    "casework/register_folder",
)

DRIVERS = ("apsw", "sqlite3", "psycopg", "asyncpg", "duckdb", "sqlalchemy")
# Told apart from English by the shape of a statement: "select a person from the list" in a help text is none.
STATEMENT = re.compile(
    r"\A\s*(?:SELECT\b.*\bFROM\b|WITH\b.*\bAS\s*\(|(?i:insert\s+(?:or\s+\w+\s+)?into\b|delete\s+from\b"
    r"|update\s+\w+\s+set\s|(?:create|drop|alter)\s+(?:temp\s+|virtual\s+|unique\s+)?(?:table|index|view|trigger)\b"
    r"|pragma\s+\w+|begin\s+(?:immediate|exclusive|deferred)\b|select\s+[\w*,.\s()]+\s+from\s+\w+\s*(?:\Z|;|where\b|order\b)))",
    re.DOTALL,
)
NETWORK = (
    "aiohttp", "ftplib", "http.client", "http.server", "httpx", "imaplib", "poplib", "requests", "smtplib", "socket",
    "socketserver", "ssl", "urllib.error", "urllib.request", "urllib3", "websockets", "xmlrpc",
)  # fmt: skip
WRITING_CALLS = (
    "os.ftruncate", "os.link", "os.makedirs", "os.mkdir", "os.mknod", "os.open", "os.remove", "os.removedirs",
    "os.rename", "os.renames", "os.replace", "os.rmdir", "os.symlink", "os.truncate", "os.unlink",
    "shutil.copy", "shutil.copy2", "shutil.copyfile", "shutil.copyfileobj", "shutil.copytree", "shutil.move",
    "shutil.rmtree",
)  # fmt: skip
WRITING_METHODS = (
    "hardlink_to", "mkdir", "rename", "rmdir", "symlink_to", "touch", "unlink", "write_bytes", "write_text",
)  # fmt: skip


def sql_stands_in_its_rooms(package: Path) -> list[Fault]:
    """Statements, drivers and ``.sql`` files are in ``SQL_ROOMS`` only."""
    faults = [fault for module in modules(package) if not module.stands_in(SQL_ROOMS) for fault in _sql(module)]
    for path in sorted(package.rglob("*.sql")):
        place = path.relative_to(package).as_posix()
        if not place.startswith(tuple(room + "/" for room in SQL_ROOMS)):
            faults.append(Fault(place, 1, "a file of SQL outside the rooms for it"))
    return faults


def _sql(module: Module) -> Iterator[Fault]:
    docstrings = _docstrings(module.tree)
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            if STATEMENT.match(node.value):
                yield module.fault(node, "SQL outside the rooms for it")
        elif isinstance(node, ast.Attribute) and node.attr in ("execute", "executemany", "executescript"):
            yield module.fault(node, f".{node.attr} outside the rooms for SQL")
    for statement, name in module.imported():
        if under(name, DRIVERS):
            yield module.fault(statement, f"{name} outside the rooms for SQL")


def _docstrings(tree: ast.Module) -> set[int]:
    holders = [node for node in ast.walk(tree) if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)]
    return {id(node.value) for node in holders}


def network_stands_in_its_rooms(package: Path) -> list[Fault]:
    """Modules that can open a connection are imported in ``NETWORK_ROOMS`` only."""
    return [
        module.fault(node, f"{name} outside the rooms for the network")
        for module in modules(package)
        if not module.stands_in(NETWORK_ROOMS)
        for node, name in module.imported()
        if under(name, NETWORK)
    ]


def files_are_written_in_their_rooms(package: Path) -> list[Fault]:
    """Whatever makes, changes or removes a user's file is called in ``WRITING_ROOMS`` only."""
    return [
        module.fault(call, f"{ast.unparse(call.func)}() writes files outside the rooms for it")
        for module in modules(package)
        if not module.stands_in(WRITING_ROOMS)
        for call in module.calls()
        if _writes(module, call)
    ]


def _writes(module: Module, call: ast.Call) -> bool:
    name = module.full_name(call.func)
    if call.args and module.full_name(call.args[0]) == "os.devnull":
        return False
    if name is not None and under(name, WRITING_CALLS):
        return True
    if name in ("open", "io.open", "os.fdopen"):
        return _opens_for_writing(call, position=1)
    if not isinstance(call.func, ast.Attribute):
        return False
    if call.func.attr == "open":
        return _opens_for_writing(call, position=0)
    # Path.replace takes one argument and no keyword; the replace of str, date and dataclasses takes others.
    path_replace = call.func.attr == "replace" and len(call.args) == 1 and not call.keywords
    return path_replace or call.func.attr in WRITING_METHODS


def _opens_for_writing(call: ast.Call, *, position: int) -> bool:
    given = [word.value for word in call.keywords if word.arg == "mode"] or call.args[position : position + 1]
    if not given:
        return False
    mode = given[0]
    # A mode that is worked out at run time can't be judged here, so it needs the room as well.
    return not (isinstance(mode, ast.Constant) and isinstance(mode.value, str)) or bool(set("wxa+") & set(mode.value))
