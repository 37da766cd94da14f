"""The sources behind the pages, and an editor's approval of one."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from habeas.casework import fold
from habeas.casework.fold import fold_name
from habeas.casework.pages import NOBODY, STATED_ONLY, Pages, source_of
from habeas.casework.payloads import dump, load
from habeas.casework.register_folder import OpenRegister
from habeas.errors import NoSuchSourceError, WrongUseError
from habeas.ledger.store import Draft
from habeas.model import Marking, Role, Source


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A source as the list of sources shows it, with the number of pages that rest on it."""

    key: str
    name: str
    kind: str
    approved: bool
    can_be_approved: bool
    pages: int


def listed(register: OpenRegister, clearance: Marking = Marking.INTERNAL) -> list[SourceLine]:
    """Every source that was entered or that a page names, the ones with most pages first."""
    with register.store.reading() as view:
        pages = Pages(view, view, clearance, register.zone).all()
        counted = Counter(page.source for page in pages)
        entered = {id: load(Source, row) for id, row in view.rows("source", clearance)}
    lines = []
    for key in {*counted, *entered}:
        source = entered.get(key)
        stated = key.startswith(STATED_ONLY)
        lines.append(
            SourceLine(
                key=key,
                name=source.names[0] if source else key.removeprefix(STATED_ONLY),
                kind=source.kind.value if source else ("as the page says of itself" if stated else "not entered"),
                approved=source is not None and source.approved,
                can_be_approved=not stated and key != NOBODY,
                pages=counted[key],
            )
        )
    return sorted(lines, key=lambda made: (-made.pages, made.key))


def decide(  # noqa: PLR0913 -- one parameter for each thing that is said of a source
    register: OpenRegister,
    name: str,
    *,
    approved: bool,
    by: str,
    kind: Role | None = None,
    state: str | None = None,
    channels: tuple[str, ...] = (),
    marking: Marking = Marking.INTERNAL,
) -> Source:
    """Approve a source, or take the approval back; one that nobody entered yet is entered.

    ``marking`` says in whose answers it counts; whoever knew of the source before learns of the change in any case.
    Raises `WrongUseError` for a publisher that only its own pages name (any file could say that), and
    `NoSuchSourceError` when approval is to be taken back from a source that isn't there.
    """
    key = fold_name(name)
    if not key or key == NOBODY or key.startswith(STATED_ONLY):
        msg = f"{name!r} can't be approved: only the pages themselves say that they come from it"
        raise WrongUseError(msg, hint="Add such pages with --url or --source, and approve that source.")
    with register.store.writing() as writer:
        before = source_of(writer, Marking.CONFIDENTIAL, key)
        if before is None and not approved:
            msg = f"there is no source {name!r}"
            raise NoSuchSourceError(msg)
        source = before or Source(key, (name.strip(),), kind or Role.MEDIA, approved)
        source = replace(
            source,
            approved=approved,
            kind=kind or source.kind,
            state=state or source.state,
            channels=tuple(dict.fromkeys([*source.channels, *(fold_name(c) for c in channels)])),
            by=by,
        )
        knew = [one for one in Marking if writer.row("source", one, source.key) is not None]
        marking = min([marking, *knew], key=lambda one: one.height)
        made = writer.append(Draft("source", dump(source), marking))
        fold.absorb(writer, [made])
    return source
