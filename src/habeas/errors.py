"""Everything that Habeas refuses, as one tree.

::

    HabeasError
    ├── WrongUseError                what was typed can't be meant
    │   ├── NeverAPersonError
    │   ├── NoModelError
    │   ├── NoSecondOpinionError
    │   ├── NotADateError
    │   ├── UnknownFormatError
    │   ├── UnknownLanguageError
    │   ├── UnreadableCasesError
    │   ├── UnreadablePairsError
    │   ├── UnreadablePeopleError
    │   └── UnfitPersonError
    ├── NotFoundError                nothing here has that name
    │   ├── MissingFileError
    │   ├── NobodyByThatNameError
    │   ├── AmbiguousNameError
    │   ├── NoSuchDecisionError
    │   ├── NoSuchMentionError
    │   ├── NoSuchOccasionError
    │   ├── NoSuchReportError
    │   └── NoSuchSourceError
    ├── NotYetError                  planned, and said so plainly
    ├── InvariantError               a noun was made that can't exist
    │   ├── SpanMismatchError
    │   └── ImpossibleValueError
    ├── SourceTableError             a file of known sources says what can't be meant
    ├── NoSandboxError               no worker could be started to read outside bytes
    └── RegisterError                the register itself can't be used
        ├── NoRegisterError
        ├── RegisterExistsError
        ├── RegisterLockedError
        ├── RegisterTooNewError
        ├── RegisterDamagedError
        ├── RowsOutdatedError
        ├── NetworkFolderError
        └── VaultFullError

An expected outcome (unread, unsure, disputed, quarantined, skipped) is a value, never one of these.
Each class says in ``hint`` what the user can do, and in ``exit_code`` how the command line ends:
1 done with something refused, 2 wrong use, 3 could not finish.
"""

from __future__ import annotations


class HabeasError(Exception):
    """The root: whatever Habeas refuses, with what the user can do about it."""

    exit_code: int = 3
    hint: str = "Run the command again with --help to see what it takes."

    def __init__(self, message: str, *, hint: str | None = None) -> None:
        super().__init__(message)
        if hint is not None:
            self.hint = hint


class WrongUseError(HabeasError):
    """What was typed can't be meant: a wrong option, value or combination."""

    exit_code = 2


class NotADateError(WrongUseError):
    """A day or an instant was asked for and something else was given."""

    hint = "Write a day as 2025-12-13, or an instant as 2025-12-13T15:00:00+03:00."


class NoModelError(WrongUseError):
    """A model was to read with, and none is set up; nothing was sent anywhere."""

    hint = "Set HABEAS_LLM_URL (such as http://127.0.0.1:11434/v1) and HABEAS_LLM_MODEL, or use --reader cascade."


class NoSecondOpinionError(WrongUseError):
    """Another matcher's opinion was asked for, and that matcher can't be used here; Habeas itself never needs it."""

    hint = (
        'Install it with: pip install "habeas[second-opinion]" (its part pyicu needs a C++ compiler and ICU),'
        " or ask without --second-opinion."
    )


class NeverAPersonError(WrongUseError):
    """A pseudonym, a changed or withheld name or a bare description was to make or join a person; they never do."""

    hint = "Decide on a mention that gives a name; who stands behind a hidden one is not for the register to join."


class UnknownFormatError(WrongUseError):
    """No reader is known for this kind of file."""

    hint = "Save it as plain text (.txt), HTML (.html), PDF (.pdf) or a table (.csv) and add that."


class UnknownLanguageError(WrongUseError):
    """A language was asked for that Habeas can't read yet."""

    hint = "Run `habeas read --help` to see which languages can be read."


class UnreadableCasesError(WrongUseError):
    """Annotated cases to score a reader on are not laid out as any kind that is known, or hold nothing of that part."""

    hint = "Name the folder of the copy, and say --kind and --split where they are not found out."


class UnreadablePairsError(WrongUseError):
    """A file of pairs of names is in UTF-16, or has headings and none of them say which two columns hold the names."""

    hint = (
        "Give the two columns of names the headings left and right, separated by a tab; where the first line is a"
        " pair itself, say --no-headings."
    )


class UnreadablePeopleError(WrongUseError):
    """A list of known people has no columns that can be told apart, or it isn't said whose list it is."""

    hint = "Give its columns the headings that docs/howto-known-people.md lists, and look with --dry-run first."


class UnfitPersonError(WrongUseError):
    """What is said of a known person can't be meant: no name, a day that is none, an id that is none."""

    hint = "Correct it; docs/howto-known-people.md says how each thing is written."


class NotFoundError(HabeasError):
    """Nothing here has that name."""

    exit_code = 1


class MissingFileError(NotFoundError):
    """A file or folder that was named does not exist or can't be opened."""

    exit_code = 2
    hint = "Check the path; a name with spaces needs quotes."


class NobodyByThatNameError(NotFoundError):
    """The register knows nobody by that name."""

    hint = "Try one of the names offered, a surname alone, or another spelling."


class AmbiguousNameError(NotFoundError):
    """Several people answer to that name."""

    hint = "Ask again with one of the ids that are listed."


class NoSuchMentionError(NotFoundError):
    """The register knows no mention of a person under that entry."""

    hint = "Run `habeas person NAME`: each statement there ends with the entry that it stands in."


class NoSuchDecisionError(NotFoundError):
    """No judgement of a person stands under that entry: it is none, is withdrawn, or a program made it."""

    hint = "Name the entry that was printed when the answer was recorded."


class NoSuchOccasionError(NotFoundError):
    """The register knows no occasion by that id."""

    hint = "Run `habeas occasion` to see the occasions there are."


class NoSuchReportError(NotFoundError):
    """The register knows no report under that entry, or none that this clearance may see."""

    hint = "Name the entry that `habeas add` printed, or that of a statement in `habeas person`."


class NoSuchSourceError(NotFoundError):
    """The register knows no source by that name."""

    hint = "Run `habeas source` to see the sources there are."


class NotYetError(WrongUseError):
    """This is planned and not built yet; the message says what to do meanwhile."""

    hint = "See the changelog for what this version can do."


class InvariantError(HabeasError):
    """A noun was about to be made that can't exist. This is a fault of Habeas, not of the user."""

    hint = "Please report this with the file that led to it, if you may share it."


class SpanMismatchError(InvariantError):
    """The words of a span differ from the text they are said to stand in."""


class ImpossibleValueError(InvariantError):
    """A value contradicts itself: an end before its start, a negative count, an empty name."""


class SourceTableError(HabeasError):
    """A file of known sources (``resources/sources``) says what can't be meant."""

    hint = "Correct the entry that is named, or take the file back as it came; docs/howto-sources.md tells how."


class NoSandboxError(HabeasError):
    """No worker could be started to read outside bytes, so nothing was read; what was kept is safe."""

    hint = "Install Habeas again: a part that it reads files with is missing, or the machine has no memory left."


class RegisterError(HabeasError):
    """The register can't be used as it is."""


class NoRegisterError(RegisterError):
    """There is no register in that folder."""

    exit_code = 2
    hint = "Make one with `habeas init`, or name another with --register or HABEAS_REGISTER."


class RegisterExistsError(RegisterError):
    """A register is to be made where one is already."""

    exit_code = 2
    hint = "Use the register that is there, or name another folder."


class RegisterLockedError(RegisterError):
    """Another process has been writing to the register for longer than we wait."""

    hint = "Wait until the other `habeas` has finished, then run this again; nothing was lost."


class RegisterTooNewError(RegisterError):
    """The register was written by a newer version of Habeas."""

    hint = "Install the newer version; this one leaves the register as it is."


class RegisterDamagedError(RegisterError):
    """The register's files don't fit together."""

    hint = "Run `habeas verify` to see what is damaged, and restore it from a backup."


class RowsOutdatedError(RegisterError):
    """What follows from the entries was made by another version of Habeas, which finds and sorts names otherwise."""

    hint = "Run `habeas rebuild` once: it makes that again from the entries, and reads or matches nothing anew."


class NetworkFolderError(RegisterError):
    """The register's folder lies on a network file system, where writes can be lost."""

    hint = "Keep the register on a disk of this machine, and copy backups to the network."


class VaultFullError(RegisterError):
    """The disk took no more bytes while an original was being kept."""

    hint = "Free some space and add the file again; what was added before is safe."
