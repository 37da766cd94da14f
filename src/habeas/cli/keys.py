"""Answers as they are typed: single keys on a terminal, one answer a line where input is piped."""

from __future__ import annotations

import os
import select
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol, TextIO

import click

if sys.platform != "win32":
    import termios
    import tty

END = ""
"""What stands for the end of the input, as no key does."""
ESCAPE = b"\x1b"
AT_ONCE_SECONDS = 0.03
LONGEST_LINE = 4096
SAME_KEY = {
    **dict(zip("йвгтящыдн", "qdunzosly", strict=True)),
    "і": "s",
}
"""Letters of the Cyrillic keyboards that share a key with ours: nobody should have to change the layout to answer."""


class Typed(Protocol):
    """Where answers come from."""

    a_line_each: bool
    """Whether each line is one answer, and nobody is there to be asked back."""

    def key(self) -> str:
        """The next answer; `END` when there is none any more."""

    def words(self, prompt: str) -> str:
        """A line of words."""

    def sure(self, prompt: str) -> bool:
        """Whether what was just typed is meant; where nobody can be asked, whether that was said with it."""


def plain(key: str) -> str:
    """The key as the Latin keyboard has it.

    >>> plain("Ы"), plain("s"), plain("?")
    ('s', 's', '?')
    """
    small = key.casefold()
    return SAME_KEY.get(small, small)


class Lines:
    """One answer a line: the first word is the key; what follows it goes to the next `words`."""

    a_line_each = True

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._rest = ""

    def key(self) -> str:
        """The first word of the next line that has one."""
        for text in self._stream:
            word, _, self._rest = text.strip().partition(" ")
            if word:
                return word
        return END

    def words(self, prompt: str) -> str:  # noqa: ARG002 -- nobody is there to be prompted
        """What followed the key on its line, or else the next line."""
        rest, self._rest = self._rest.strip(), ""
        return rest or self._stream.readline().strip()

    def sure(self, prompt: str) -> bool:  # noqa: ARG002
        """Whether "yes" followed the key on its line: the next line is another answer."""
        return self._rest.strip().casefold() == "yes"


if sys.platform != "win32":

    class Keys:
        """Single keys of a terminal, as they are pressed; Ctrl-C interrupts as everywhere."""

        a_line_each = False

        def __init__(self, descriptor: int) -> None:
            self._descriptor = descriptor
            self._usual = termios.tcgetattr(descriptor)

        def key(self) -> str:
            """The next key; keys that send several characters (arrows and the like) come as an escape."""
            # Each time anew: whoever stops and resumes the process gets the terminal back as usual.
            tty.setcbreak(self._descriptor, termios.TCSADRAIN)
            first = self._read(1)
            if first == ESCAPE:
                self._pass_sequence()
                return ESCAPE.decode()
            if first == b"\x04":  # Ctrl-D
                return END
            more = next((n for n, lead in ((3, 0xF0), (2, 0xE0), (1, 0xC0)) if first and first[0] >= lead), 0)
            return b"".join([first, *(self._read(1) for _ in range(more))]).decode("utf-8", "replace")

        def words(self, prompt: str) -> str:
            """A line, typed with the terminal's usual editing."""
            self.release()
            click.echo(prompt, nl=False)
            return self._read(LONGEST_LINE).decode("utf-8", "replace").strip()

        def sure(self, prompt: str) -> bool:
            """Whether the next key is y."""
            click.echo(prompt, nl=False)
            pressed = plain(self.key()) == "y"
            click.echo("yes" if pressed else "no")
            return pressed

        def _pass_sequence(self) -> None:
            """Read what an arrow or function key sends after its escape (ECMA-48, 5.4), and nothing typed after it."""
            if self._at_once() in (b"[", b"O"):
                while (more := self._at_once()) and not 0x40 <= more[0] <= 0x7E:
                    pass

        def _at_once(self) -> bytes:
            waits = select.select([self._descriptor], [], [], AT_ONCE_SECONDS)[0]
            return self._read(1) if waits else b""

        def release(self) -> None:
            """Give the terminal back as it was."""
            termios.tcsetattr(self._descriptor, termios.TCSADRAIN, self._usual)

        def _read(self, most: int) -> bytes:
            try:
                return os.read(self._descriptor, most)
            except OSError:
                # The terminal went away, as when an ssh connection breaks: nothing more will be typed.
                return b""


@contextmanager
def typing() -> Iterator[Typed]:
    """Where answers come from in this process: its terminal, or the lines of its standard input."""
    if sys.platform == "win32" or not sys.stdin.isatty():
        yield Lines(sys.stdin)
        return
    keys = Keys(sys.stdin.fileno())
    try:
        yield keys
    finally:
        keys.release()
