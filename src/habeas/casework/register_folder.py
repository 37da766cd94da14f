"""The folder of a register: what lies in it, how it is made and how it is opened.

::

    register/
    ├── key              32 bytes, hexadecimal, readable by the owner only: names in the vault are keyed with it
    ├── ledger.sqlite    entries, payloads, salts and the rows that follow from them
    └── vault/           the originals, byte for byte
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from zoneinfo import ZoneInfo

from habeas.archive.vault import Vault
from habeas.casework import made_by
from habeas.casework.fold import refold
from habeas.casework.payloads import dump, load
from habeas.casework.times import micros, zone_named
from habeas.errors import NoRegisterError, RegisterDamagedError, RegisterExistsError, RowsOutdatedError
from habeas.ledger.sqlite import create_store, open_store
from habeas.ledger.store import Draft, Store, View
from habeas.model import Rules
from habeas.settings import Settings

KEY_BYTES = 32
SALT_BYTES = 32
KEY_FILE = "key"
VAULT_FOLDER = "vault"


@dataclass(frozen=True, slots=True)
class OpenRegister:
    """An open register: its folder, vault and ledger, the rules in force, and the clock that it writes by."""

    folder: Path
    vault: Vault
    store: Store
    rules: Rules
    settings: Settings
    now: Callable[[], datetime]

    @property
    def zone(self) -> ZoneInfo:
        """The register's own time zone."""
        return zone_named(self.rules.zone)

    def close(self) -> None:
        """Close the ledger; what was acknowledged is safe with or without it."""
        self.store.close()


def utc_now() -> datetime:
    """The present instant; the only clock of Habeas, made here and passed on."""
    return datetime.now(UTC)


def key_id_of(key: bytes) -> str:
    """The public name of a register's key: 16 hexadecimal digits that don't give the key away."""
    return sha256(b"habeas/key-id/1\0" + key).hexdigest()[:16]


def create(
    settings: Settings, rules: Rules, *, now: Callable[[], datetime] = utc_now, waiting: Callable[[], None]
) -> OpenRegister:
    """Make a register in ``settings.register`` with ``rules`` as its first entry.

    Raises `RegisterExistsError` when the folder holds anything already, `NetworkFolderError` on a network disk.
    """
    zone_named(rules.zone)
    folder = settings.register
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        msg = f"{folder} is there already and not empty"
        raise RegisterExistsError(msg)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    key = secrets.token_bytes(KEY_BYTES)
    _write_key(folder / KEY_FILE, key)
    store = create_store(
        folder,
        key_id=key_id_of(key),
        clock=lambda: micros(now()),
        salt=lambda: secrets.token_bytes(SALT_BYTES),
        waiting=waiting,
        wait_seconds=settings.lock_wait_seconds,
    )
    with store.writing() as writer:
        writer.append(Draft("rules", dump(rules)))
        refold(writer, writer)
    return OpenRegister(folder, Vault(folder / VAULT_FOLDER, key), store, rules, settings, now)


def open_register(
    settings: Settings,
    *,
    now: Callable[[], datetime] = utc_now,
    waiting: Callable[[], None],
    of_any_version: bool = False,
) -> OpenRegister:
    """Open the register in ``settings.register``.

    Raises `NoRegisterError` when there is none, `RegisterDamagedError` when its parts don't fit together,
    `RegisterTooNewError` when a newer Habeas wrote it, and `RowsOutdatedError` when what follows from its entries was
    made by another version, unless rows ``of_any_version`` will do: then nothing but checking them or making them
    again is sound.
    """
    folder = settings.register
    if not (folder / KEY_FILE).exists() and not any(folder.glob("*.sqlite")):
        msg = f"there is no register in {folder}"
        raise NoRegisterError(msg)
    key = _read_key(folder / KEY_FILE)
    store = open_store(
        folder,
        key_id=key_id_of(key),
        clock=lambda: micros(now()),
        salt=lambda: secrets.token_bytes(SALT_BYTES),
        waiting=waiting,
        wait_seconds=settings.lock_wait_seconds,
    )
    with store.reading() as view:
        rules, other = rules_in_force(view), made_by.another_version(view)
    if other is not None and not of_any_version:
        store.close()
        msg = f"what follows from the entries in {folder} was made by {other} of Habeas"
        raise RowsOutdatedError(msg)
    return OpenRegister(folder, Vault(folder / VAULT_FOLDER, key), store, rules, settings, now)


def rules_in_force(view: View) -> Rules:
    """The latest rules entry; every register begins with one."""
    latest = None
    for record in view.entries(words=("rules",)):
        latest = record.payload
    if latest is None:
        msg = "the ledger does not begin with its rules"
        raise RegisterDamagedError(msg)
    return load(Rules, latest)


def _write_key(path: Path, key: bytes) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(key.hex() + "\n")
        file.flush()
        os.fsync(file.fileno())


def _read_key(path: Path) -> bytes:
    try:
        key = bytes.fromhex(path.read_text("ascii").strip())
    except (OSError, ValueError) as err:
        msg = f"the register's key in {path} can't be read: {err}"
        raise RegisterDamagedError(msg) from err
    if len(key) != KEY_BYTES:
        msg = f"the register's key in {path} is damaged"
        raise RegisterDamagedError(msg)
    return key
