"""The fixed JSON documents: fields are added, never renamed."""

from __future__ import annotations

from typing import Any

from habeas.model import Claim, Deal, Group, Mention, Observation, PageTime, Reading, Report, Span, Trait, Voice, When
from habeas.reading.llm.agreement import Agreement

Json = dict[str, Any]
FORMAT = 1


def of_reading(report: Report, reading: Reading) -> Json:
    """The document of ``habeas read --json``."""
    return {
        "format": FORMAT,
        "report": {
            "sha256": report.sha256,
            "language": report.language,
            "title": report.title,
            "published": report.published.value if report.published else None,
            "published_at": page_time(report.published),
            "updated_at": page_time(report.updated),
            "publisher": report.publisher,
            "agencies": list(report.agencies),
            "machine_translated": report.machine_translated.value,
            "warnings": list(report.warnings),
            "blocks": [{"role": b.role.value, "span": [b.start, b.end]} for b in report.blocks],
            "text": report.text,
        },
        "claims": [claim(c) for c in reading.claims],
        "traits": [trait(t) for t in reading.traits],
        "observations": [observation(o) for o in reading.observations],
        "deals": [deal(d) for d in reading.deals],
        "unread": [{"span": span(u.span), "why": u.why} for u in reading.unread],
        "dropped": [{"what": d.what, "why": d.why, "words": d.words, "number": d.number} for d in reading.dropped],
    }


def of_agreement(held: Agreement, cascade: int) -> Json:
    """The field ``agreement`` of what both readers read; the numbers are places in ``claims``.

    The first ``cascade`` claims are the cascade's, and those that only the model makes follow in their order.
    """
    return {
        "both": len(held.pairs),
        "only_cascade": list(held.only_left),
        "only_llm": [cascade + place for place in range(len(held.only_right))],
        "differing": [
            {"claim": pair.left, "slots": {d.slot: {"cascade": d.left, "llm": d.right} for d in pair.differences}}
            for pair in held.pairs
            if pair.differences
        ],
    }


def claim(made: Claim) -> Json:
    """One claim."""
    return {
        "kind": made.kind.value,
        "about": about(made.about),
        "when": when(made.when),
        "where": named(made.where),
        "where_to": named(made.where_to),
        "handed_to": named(made.handed_to),
        "mode": made.mode,
        "by": named(made.by),
        "sentence": _term(made),
        "charge": {"text": made.charge.text, "span": span(made.charge.span)} if made.charge else None,
        "said_by": [voice(v) for v in made.said_by],
        "certainty": made.certainty.value,
        "trigger": {"words": made.trigger.words, "span": span(made.trigger)},
        "evidence": span(made.evidence),
        "again": made.again,
        "among": about(made.member_of)["group"] if made.member_of else None,
        "read_by": read_by(made),
    }


def about(whom: Mention | Group) -> Json:
    """Whom a claim is about: ``{"person": …}`` or ``{"group": …}``."""
    if isinstance(whom, Mention):
        return {
            "person": {
                "name": whom.name,
                "normal": whom.normal,
                "nature": whom.nature.value,
                "script": whom.script,
                "language": whom.language,
                "span": span(whom.span),
            }
        }
    counted = whom.quantity
    return {
        "group": {
            "low": counted.low if counted else None,
            "high": counted.high if counted else None,
            "soft": counted.soft if counted else False,
            "of": whom.of,
            "measure": whom.measure.value,
            "label_by": voice(whom.label_by) if whom.label_by else None,
            "span": span(whom.span),
        }
    }


def _term(made: Claim) -> Json | None:
    if made.term is None:
        return None
    term = made.term
    return {
        "years": term.years,
        "months": term.months,
        "days": term.days,
        "kind": term.kind.value,
        "span": span(term.span),
    }


def trait(made: Trait) -> Json:
    """One trait."""
    return {
        "kind": made.kind.value,
        "about": about(made.about),
        "value": made.value,
        "span": span(made.span),
        "evidence": span(made.evidence),
        "when": when(made.when),
        "said_by": [voice(v) for v in made.said_by],
        "certainty": made.certainty.value,
        "read_by": read_by(made),
    }


def observation(made: Observation) -> Json:
    """One observation."""
    return {
        "kind": made.kind.value,
        "about": about(made.about),
        "when": when(made.when),
        "where": named(made.where),
        "said_by": [voice(v) for v in made.said_by],
        "certainty": made.certainty.value,
        "trigger": {"words": made.trigger.words, "span": span(made.trigger)},
        "evidence": span(made.evidence),
        "read_by": read_by(made),
    }


def deal(made: Deal) -> Json:
    """One deal, with the spans of both sides."""
    return {
        "gives": made.gives,
        "gets": made.gets,
        "between": list(made.between),
        "brokered_by": made.brokered_by,
        "when": when(made.when),
        "certainty": made.certainty.value,
        "said_by": [voice(v) for v in made.said_by],
        "spans": {"gives": span(made.gives_span), "gets": span(made.gets_span)},
        "evidence": span(made.evidence),
        "read_by": read_by(made),
    }


def voice(made: Voice) -> Json:
    """One voice of a chain."""
    return {
        "name": made.name,
        "role": made.role.value,
        "also": [role.value for role in made.also],
        "basis": made.basis.value,
        "named": made.named,
        "state": made.state,
        "side": made.side.value if made.side else None,
        "span": span(made.span) if made.span else None,
    }


def when(made: When | None) -> Json | None:
    """A day, month, year or range, in EDTF and as bounds."""
    if made is None:
        return None
    return {
        "value": made.value,
        "earliest": made.earliest.isoformat() if made.earliest else None,
        "latest": made.latest.isoformat() if made.latest else None,
        "span": span(made.span) if made.span else None,
    }


def named(made: Any) -> Json | None:
    """A place or an actor."""
    return {"name": made.name, "span": span(made.span)} if made is not None else None


def read_by(made: Claim | Trait | Observation | Deal) -> Json:
    """Which reader, version and rule."""
    return {"reader": made.read_by.reader, "version": made.read_by.version, "rule": made.read_by.rule}


def page_time(made: PageTime | None) -> Json | None:
    """A time as the page states it, with its zone as written."""
    if made is None:
        return None
    return {
        "day": made.value,
        "clock": made.clock.isoformat(timespec="minutes") if made.clock else None,
        "zone": made.zone,
        "span": span(made.span) if made.span else None,
    }


def span(made: Span) -> list[int]:
    """Start and end in code points."""
    return [made.start, made.end]
