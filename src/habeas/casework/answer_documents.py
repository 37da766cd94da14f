"""The fixed JSON documents of answers: fields are added, never renamed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from habeas.casework.answer import Answers, Apart, PersonAnswer
from habeas.casework.documents import FORMAT, about, voice, when
from habeas.casework.joins import Join
from habeas.casework.pages import Page
from habeas.model import (
    AnnouncedCount,
    Axis,
    Claim,
    DealOnRecord,
    Episode,
    Finding,
    KnownPerson,
    NamedPerson,
    Occasion,
    Person,
    Tally,
    Testimony,
)
from habeas.model.decisions import CERTAIN_PPM

Json = dict[str, Any]


def head(answers: Answers) -> Json:
    """What every answer carries: from which ledger position and under which rules it follows, and for whose eyes."""
    return {
        "format": FORMAT,
        "ledger_position": answers.position,
        "rules_version": answers.rules_version,
        "clearance": answers.clearance.value,
    }


def of_person(answers: Answers, answer: PersonAnswer) -> Json:
    """The document of ``habeas person --json``."""
    card = answer.card
    return {
        **head(answers),
        "note": answers.left_out_of(answer.person),
        "person": {
            "id": answer.person.id,
            "name": answer.person.name,
            "names": names(answer.person),
            "status": {
                "liberty": axis(card.status.liberty),
                "place": axis(card.status.place),
                "legal": axis(card.status.legal),
                "recognition": [axis(one) for one in card.status.recognition],
            },
            "episodes": [episode(one) for one in card.episodes],
            "timeline": [timeline_entry(t, answer.pages[t.report]) for t in card.timeline],
            "conflicts": [{"what": c.what, "entries": list(c.entries)} for c in card.conflicts],
            "findings": [finding(number, made) for number, made in answer.findings],
            "told_apart": [_told_apart(one) for one in answer.apart],
            "joined": [_joined(one) for one in answers.joined(answer.person)],
            "known": [known_person(number, made) for number, made in answer.known],
        },
    }


def _told_apart(one: Apart) -> Json:
    by, note = one.judgement.by.name, one.judgement.note
    return {"id": one.id, "name": one.name, "entry": one.entry, "by": by, "note": note}


def _joined(one: Join) -> Json:
    judged = one.judgement
    return {
        "left": one.left,
        "right": one.right,
        "entry": one.entry,
        "by": judged.by.name,
        "version": judged.by.version,
        "note": one.note,
        "recorded": one.recorded.isoformat(),
        "probability": None if judged.by.is_human else judged.probability_ppm / CERTAIN_PPM,
        "reasons": [
            {"rule": row.rule, "left": row.left, "right": row.right, "weight": row.weight_millinats / 1000}
            for row in judged.reasons
        ],
    }


def names(person: Person) -> list[Json]:
    """The forms of a person's name, with the number of reports that write it so."""
    return [
        {"text": form.text, "script": form.script, "language": form.language, "reports": form.reports}
        for form in person.names
    ]


def axis(made: Axis) -> Json:
    """One axis of a status."""
    return {
        "value": made.value,
        "body": made.body,
        "why": made.why,
        "rule": made.rule,
        "since": made.since.value if made.since else None,
        "last_evidence": made.last_evidence.isoformat() if made.last_evidence else None,
        "origins": made.origins,
        "for": list(made.for_),
        "against": list(made.against),
    }


def episode(made: Episode) -> Json:
    """One deprivation of liberty with its cases."""
    return {
        "start": made.start.value if made.start else None,
        "end": made.end.value if made.end else None,
        "entries": list(made.entries),
        "cases": [
            {
                "charge": case.charge,
                "term": case.term,
                "verdict": case.verdict.value if case.verdict else None,
                "entries": list(case.entries),
            }
            for case in made.cases
        ],
    }


def timeline_entry(testimony: Testimony, page: Page) -> Json:
    """One claim on a timeline, with its words and where they stand."""
    claim = testimony.claim
    return {
        "entry": testimony.entry,
        "kind": claim.kind.value,
        "when": when(claim.when),
        "certainty": claim.certainty.value,
        "said_by": [voice(v) for v in claim.said_by],
        "report": testimony.report,
        "report_sha256": page.report.sha256,
        "source": page.source,
        "approved": testimony.approved,
        "origin": testimony.origin,
        "known": testimony.known_at.isoformat(),
        "recorded": testimony.recorded_at.isoformat(),
        "span": [claim.evidence.start, claim.evidence.end],
        "words": claim.evidence.words,
        **_slots(claim),
    }


def _slots(claim: Claim) -> Json:
    return {
        "where": claim.where.name if claim.where else None,
        "where_to": claim.where_to.name if claim.where_to else None,
        "mode": claim.mode,
        "term": claim.term.span.words if claim.term else None,
        "charge": claim.charge.text if claim.charge else None,
        "trigger": [claim.trigger.start, claim.trigger.end],
    }


def known_person(number: int, made: KnownPerson) -> Json:
    """What the organisation itself entered of somebody, by hand or from a list."""
    return {
        "entry": number,
        "names": [{"text": n.text, "nature": n.nature.value, "script": n.script} for n in made.names],
        "ids": [str(known) for known in made.ids],
        "born": made.born.value if made.born else None,
        "gender": made.gender.value if made.gender else None,
        "citizenship": list(made.citizenship),
        "source": made.source,
        "note": made.note,
        "by": made.by,
        "row": made.row,
    }


def finding(number: int, made: Finding) -> Json:
    """What the organisation itself concludes."""
    return {
        "entry": number,
        "standing": made.standing,
        "on": made.on.isoformat(),
        "threshold": made.threshold.value,
        "relied_on": list(made.relied_on),
        "set_aside": list(made.set_aside),
        "by": made.by.name,
        "second_reader": made.second_reader,
    }


def of_held(
    answers: Answers, sorted_people: dict[str, list[PersonAnswer]], counts: Sequence[tuple[Testimony, Page]]
) -> Json:
    """The document of ``habeas held --json``; ``sorted_people`` by the words of the liberty axis."""

    def rows(*values: str) -> list[Json]:
        return [held_row(answer) for value in values for answer in sorted_people.get(value, [])]

    return {
        **head(answers),
        "note": answers.left_out(),
        "held": rows("held", "restricted"),
        "reported_free": rows("reported free"),
        "free": rows("free"),
        "reported_dead": rows("reported dead"),
        "dead": rows("dead"),
        "disputed": rows("disputed"),
        "unknown": rows("unknown"),
        "counts": [count_row(testimony, page) for testimony, page in counts],
    }


def held_row(answer: PersonAnswer) -> Json:
    """One person in a list of who is held."""
    liberty = answer.card.status.liberty
    return {
        "id": answer.person.id,
        "name": answer.person.name,
        "liberty": liberty.value,
        "why": liberty.why,
        "since": liberty.since.value if liberty.since else None,
        "last_evidence": liberty.last_evidence.isoformat() if liberty.last_evidence else None,
        "origins": liberty.origins,
    }


def count_row(testimony: Testimony, page: Page) -> Json:
    """One number of people said to be held."""
    claim = testimony.claim
    return {
        "entry": testimony.entry,
        **(about(claim.about)["group"] if claim.group is not None else {}),
        "kind": claim.kind.value,
        "certainty": claim.certainty.value,
        "said_by": [voice(v) for v in claim.said_by],
        "as_of": testimony.report_day.isoformat(),
        "source": page.source,
        "words": claim.evidence.words,
    }


def of_occasions(answers: Answers, found: Sequence[Occasion]) -> Json:
    """The document of ``habeas occasion --json`` without an id."""
    return {**head(answers), "note": answers.left_out(), "occasions": [occasion(one) for one in found]}


def occasion(made: Occasion) -> Json:
    """One occasion, without its tally."""
    return {
        "id": made.id,
        "label": made.label,
        "kind": made.kind,
        "when": when(made.when),
        "place": made.place,
        "parts": list(made.parts),
        "claims": list(made.claims),
    }


def of_occasion(answers: Answers, tally: Tally, deals: Sequence[DealOnRecord]) -> Json:
    """The document of ``habeas occasion ID --json``."""
    return {
        **head(answers),
        "note": answers.left_out(),
        "occasion": occasion(tally.occasion),
        "counts": [announced(count) for count in tally.counts],
        "named": [named_person(one) for one in tally.named],
        "unnamed": {"low": tally.unnamed.low, "high": tally.unnamed.high} if tally.unnamed else None,
        "disputed": list(tally.disputed),
        "origins": [{"key": o.key, "reports": list(o.reports), "why": o.why} for o in tally.origins],
        "contradictions": list(tally.contradictions),
        "deals": [deal_row(one) for one in deals],
        "not_counted": [{"id": one.id, "name": one.name} for one in answers.uncounted(tally)],
    }


def announced(count: AnnouncedCount) -> Json:
    """One announced number."""
    return {
        "low": count.quantity.low,
        "high": count.quantity.high,
        "soft": count.quantity.soft,
        "measure": count.measure,
        "of": count.of,
        "kind": count.kind,
        "where_to": count.where_to,
        "said_by": count.said_by,
        "certainty": count.certainty,
        "origin": count.origin,
        "entries": list(count.entries),
    }


def named_person(one: NamedPerson) -> Json:
    """One person named on an occasion."""
    return {
        "id": one.id,
        "name": one.name,
        "standing": one.standing.value,
        "liberty": one.liberty,
        "where_to": one.where_to,
        "origins": one.origins,
        "entries": list(one.entries),
    }


def deal_row(one: DealOnRecord) -> Json:
    """One deal on record."""
    return {
        "entry": one.entry,
        "report": one.report,
        "gives": one.deal.gives,
        "gets": one.deal.gets,
        "between": list(one.deal.between),
        "certainty": one.deal.certainty.value,
        "said_by": [voice(v) for v in one.deal.said_by],
        "words": one.deal.evidence.words,
    }
