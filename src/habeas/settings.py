"""What can be set, in one frozen value; only the doors read the environment to make it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of one run of Habeas.

    Each field's metadata says what it means and how it is set; the settings page of the docs is made from it.
    """

    register: Path = field(
        default=Path("register"),
        metadata={"env": "HABEAS_REGISTER", "flag": "--register", "doc": "The folder of the register."},
    )
    allow_weaker_sandbox: bool = field(
        default=False,
        metadata={
            "env": None,
            "flag": "--allow-weaker-sandbox",
            "doc": "Read PDF files even where the machine offers no namespaces; recorded with the original.",
        },
    )
    lock_wait_seconds: int = field(
        default=10,
        metadata={"env": None, "flag": None, "doc": "How long a writer waits for another one to finish, in seconds."},
    )
    read_seconds: int = field(
        default=10,
        metadata={"env": None, "flag": None, "doc": "CPU seconds a sandboxed worker may spend on one original."},
    )
    read_mebibytes: int = field(
        default=512,
        metadata={"env": None, "flag": None, "doc": "Memory a sandboxed worker may use, in MiB."},
    )
    original_mebibytes: int = field(
        default=64,
        metadata={"env": None, "flag": None, "doc": "Largest original that is parsed, in MiB; larger ones are kept."},
    )
    llm_url: str | None = field(
        default=None,
        metadata={
            "env": "HABEAS_LLM_URL",
            "flag": None,
            "doc": "Address of an endpoint that speaks the chat-completions protocol, such as "
            "`http://127.0.0.1:11434/v1`. Only `habeas read --reader llm` or `both` ever sends anything there.",
        },
    )
    llm_model: str | None = field(
        default=None,
        metadata={"env": "HABEAS_LLM_MODEL", "flag": None, "doc": "The name by which that endpoint knows the model."},
    )
    llm_key_file: Path | None = field(
        default=None,
        metadata={
            "env": "HABEAS_LLM_KEY_FILE",
            "flag": None,
            "doc": "A file that holds the endpoint's key and nothing else; `/dev/fd/3` is descriptor 3. The key itself "
            "is taken from no argument and no variable, and is never sent without encryption to another machine.",
        },
    )
    llm_seconds: float = field(
        default=120,
        metadata={"env": "HABEAS_LLM_SECONDS", "flag": None, "doc": "How long one answer may take, in seconds."},
    )
    llm_proxy: str | None = field(
        default=None,
        metadata={
            "env": "HABEAS_LLM_PROXY",
            "flag": None,
            "doc": "A proxy on the way to the endpoint, as `http://host:port`; those of `HTTPS_PROXY` and the like are "
            "not used.",
        },
    )
