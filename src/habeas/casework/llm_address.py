"""The address of a model and how it is written; taking it apart opens no connection."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from urllib.parse import urlsplit

from habeas.errors import WrongUseError

_COMPLETIONS = "/chat/completions"
_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class Address:
    """A host, a port, and what is asked for there."""

    encrypted: bool
    host: str
    port: int
    path: str

    @property
    def local(self) -> bool:
        """Whether it is this machine, so that what is sent there leaves it nowhere."""
        if self.host.casefold() == "localhost":
            return True
        try:
            return ipaddress.ip_address(self.host).is_loopback
        except ValueError:
            return False

    def __str__(self) -> str:
        scheme = "https" if self.encrypted else "http"
        host = f"[{self.host}]" if ":" in self.host else self.host
        port = "" if self.port == _PORTS[scheme] else f":{self.port}"
        return f"{scheme}://{host}{port}{self.path}"


def endpoint_address(url: str) -> Address:
    """The address that a base address ("http://127.0.0.1:11434/v1") or a whole one means. Raises `WrongUseError`.

    >>> str(endpoint_address("http://127.0.0.1:11434/v1/"))
    'http://127.0.0.1:11434/v1/chat/completions'
    """
    address = _address(url, "HABEAS_LLM_URL")
    path, mark, query = address.path.partition("?")
    path = path.rstrip("/")
    path = path if path.endswith(_COMPLETIONS) else path + _COMPLETIONS
    return Address(address.encrypted, address.host, address.port, path + mark + query)


def proxy_address(url: str) -> Address:
    """The address of a proxy; it is spoken to without encryption of its own. Raises `WrongUseError`."""
    address = _address(url, "HABEAS_LLM_PROXY")
    if address.encrypted:
        msg = "HABEAS_LLM_PROXY names a proxy that is spoken to over https, which Habeas can't do"
        raise WrongUseError(msg, hint="Write it as http://host:port; an https endpoint stays encrypted through it.")
    return address


def _address(url: str, setting: str) -> Address:
    hint = f"Write {setting} as https://host/v1 or http://127.0.0.1:port/v1, and the key into its own file."
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as err:
        msg = f"{setting} is no address"
        raise WrongUseError(msg, hint=hint) from err
    plain = url.isascii() and url.isprintable() and " " not in url
    if parts.scheme not in _PORTS or not parts.hostname or not plain:
        msg = f"{setting} is no address of the web"
        raise WrongUseError(msg, hint=hint)
    if parts.username is not None or parts.password is not None:
        # Not shown in the message: it may hold a secret.
        msg = f"{setting} holds a user or a password"
        raise WrongUseError(msg, hint=hint)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return Address(parts.scheme == "https", parts.hostname, port or _PORTS[parts.scheme], path)
