"""The JSON document of the queue: fields are added, never renamed."""

from __future__ import annotations

from typing import Any

from habeas.casework.answer_documents import names
from habeas.casework.documents import FORMAT
from habeas.casework.grounds import Ground
from habeas.casework.pages import Pages
from habeas.casework.passages import Passage
from habeas.casework.questions import WHY, Other, Question, Side, question, unsettled
from habeas.casework.register_folder import OpenRegister
from habeas.ledger.store import View
from habeas.model import Marking
from habeas.model.decisions import CERTAIN_PPM

Json = dict[str, Any]


def of_queue(register: OpenRegister, view: View, clearance: Marking = Marking.INTERNAL) -> Json:
    """The document of ``habeas review --json``: every open question, the most useful first, and what is set aside."""
    pages = Pages(view, view, clearance, register.zone)
    found = [(one, of_question(question(view, pages, one, clearance))) for one in unsettled(view, clearance)]
    return {
        "format": FORMAT,
        "ledger_position": view.position,
        "rules_version": register.rules.version,
        "clearance": clearance.value,
        "queue": [made for one, made in found if not one.set_aside],
        "set_aside": [made for one, made in found if one.set_aside],
    }


def of_question(made: Question) -> Json:
    """One question; ``probability`` is null where judgements clash."""
    one = made.waiting
    return {
        "persons": [made.left.person.id, made.right.person.id],
        "why": WHY[one.why],
        "why_code": one.why.value,
        "probability": _probability(made.probability_ppm),
        "records": one.records,
        "looked_at": one.looked_at,
        "left": _side(made.left),
        "right": _side(made.right),
        "for": [_ground(ground) for ground in made.for_],
        "against": [_ground(ground) for ground in made.against],
        "others": [_other(other) for other in made.others],
        "pairs": [list(pair) for pair in one.pairs],
        "cautions": [{"id": one.person, "name": one.name, "bare": one.bare.value} for one in made.cautions],
        "contradictions": [{"words": c.words, "left": c.left, "right": c.right} for c in made.contradictions],
    }


def _side(side: Side) -> Json:
    return {
        "id": side.person.id,
        "name": side.person.name,
        "names": names(side.person),
        "records": len(side.person.mentions),
        **_passage(side.passage),
    }


def _passage(passage: Passage) -> Json:
    return {
        "entry": passage.entry,
        "report": passage.report,
        "source": passage.source,
        "day": passage.day.isoformat() if passage.day else None,
        "words": passage.words,
        "name_at": [len(passage.before), len(passage.before) + len(passage.name)],
    }


def _ground(ground: Ground) -> Json:
    return {
        "words": ground.words,
        "left": ground.left,
        "right": ground.right,
        "weight": ground.weight_millinats / 1000,
        "by": ground.by,
    }


def _other(other: Other) -> Json:
    return {
        "id": other.person,
        "name": other.name,
        "for": other.side,
        "probability": _probability(other.probability_ppm),
    }


def _probability(ppm: int | None) -> float | None:
    return None if ppm is None else ppm / CERTAIN_PPM
