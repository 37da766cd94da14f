"""A question of the queue on the terminal: two names, the sentences around them, what speaks for and against."""

from __future__ import annotations

from collections.abc import Sequence

from habeas.casework.grounds import Ground
from habeas.casework.passages import Passage
from habeas.casework.questions import WHY, Other, Question, Side
from habeas.cli.say import line, visible
from habeas.cli.words import caution_in_words, counted
from habeas.cli.wrapping import cells, paragraph, width
from habeas.identity.compare import PRIOR
from habeas.model import Person
from habeas.model.decisions import CERTAIN_PPM

INDENT = "   "
OTHERS_SHOWN = 3


def show_question(question: Question, number: int, of: int) -> None:
    """All that is needed to answer, in lines that fit the terminal."""
    line()
    _rule(f"question {number} of {of}")
    _show_side("A", question.left)
    _show_side("B", question.right)
    line()
    likely = "" if question.probability_ppm is None else f" ({per_cent(question.probability_ppm)} that they are one)"
    paragraph(f"{WHY[question.waiting.why]}{likely}", bold=True)
    for ground in question.for_:
        paragraph(_in_words(ground), first="   + ", fg="green")
    for ground in question.against:
        if ground.weight_millinats:
            paragraph(_in_words(ground), first="   - ", fg="red")
        else:
            paragraph(_in_words(ground), first="   · ")
    shown = {ground.words for ground in question.against}
    said = [caution_in_words(one) for one in question.cautions]
    said += [caution_in_words(one) for one in question.contradictions if one.words not in shown]
    for caution in said:
        paragraph(caution, first="   ! ", fg="yellow")
    if question.waiting.looked_at:
        told = "nothing new was told since" if question.waiting.set_aside else "there is news since"
        paragraph(f"it could not be told before; {told}", first="   ", dim=True)
    for other in question.others[:OTHERS_SHOWN]:
        paragraph(_other_in_words(other), first="   or ")
    if len(question.others) > OTHERS_SHOWN:
        line(f"   or {len(question.others) - OTHERS_SHOWN} more: press o")


def show_more(question: Question, more: Sequence[tuple[str, Person, Sequence[Passage]]]) -> None:
    """All forms of the names, more of the texts, and everybody else it may be."""
    for label, person, passages in more:
        line()
        paragraph(f"{person.name}  ({person.id})", first=f"{label}  ", bold=True)
        for form in person.names:
            written = f"{form.text} – in {counted(form.reports, 'report', 'reports')}"
            paragraph(written, first=INDENT)
        for passage in passages:
            _show_passage(passage)
    for other in question.others:
        paragraph(_other_in_words(other), first="or ")


def per_cent(ppm: int) -> str:
    """A probability to the whole per cent.

    >>> per_cent(452_000)
    '45 %'
    """
    return f"{round(100 * ppm / CERTAIN_PPM)} %"


def _rule(text: str) -> None:
    line(f"── {text} " + "─" * max(2, width() - cells(text) - 4), bold=True)


def _show_side(label: str, side: Side) -> None:
    person = side.person
    forms = [form.text for form in person.names if form.text != person.name]
    line()
    paragraph(person.name, first=f"{label}  ", bold=True)
    told = f"{person.id} · {counted(len(person.mentions), 'record', 'records')}"
    paragraph(told + (f" · also {', '.join(forms)}" if forms else ""), first=INDENT, dim=True)
    _show_passage(side.passage)


def _show_passage(passage: Passage) -> None:
    paragraph(f"“{passage.before}[{passage.name}]{passage.after}”", first=INDENT, rest=INDENT + " ")
    where = passage.source if passage.day is None else f"{passage.source}, {passage.day.isoformat()}"
    paragraph(f"{where} (entry {passage.entry})", first=INDENT, dim=True)


def _in_words(ground: Ground) -> str:
    if ground.words == PRIOR.rule:
        return f"to begin with, {PRIOR.rule} are seldom one person's"
    names = " / ".join(name for name in (ground.left, ground.right) if name)
    return f"{ground.words}: {names}" if names else ground.words


def _other_in_words(other: Other) -> str:
    label = "A" if other.side == "left" else "B"
    likely = "" if other.probability_ppm is None else f", {per_cent(other.probability_ppm)}"
    return visible(f"{label} may also be {other.name} ({other.person}{likely})")
