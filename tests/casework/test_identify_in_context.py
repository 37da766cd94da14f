"""Who is meant, when reports tell more than a name: in any order of the reports.

Everybody here is fictional and lives in Ruritania.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date
from itertools import permutations

from habeas.archive.intake import Taken
from habeas.casework.receive import Circumstances, record
from habeas.casework.register_folder import OpenRegister
from habeas.casework.rows import padded
from habeas.model import (
    Block,
    BlockRole,
    Certainty,
    Marking,
    Mention,
    Nature,
    Observation,
    ObservationKind,
    Original,
    Outcome,
    PageTime,
    ReadBy,
    Reading,
    Report,
    SandboxLevel,
    Span,
    When,
)
from habeas.reading.cascade import Cascade
from habeas.reading.reader import Reader
from tests.casework.histories import DAY, fresh_register


def add(register: OpenRegister, text: str, language: str, reader: Reader) -> None:
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    blocks = (Block(BlockRole.PARAGRAPH, 0, len(text)),)
    report = Report(sha256, text, blocks, "test 1", language, published=PageTime(date(2025, 12, 14)))
    taken = Taken(Original(sha256, len(text), "text/plain"), Outcome.READ, report, (), SandboxLevel.A)
    record(register, reader, taken, Circumstances(obtained_at=DAY, how="file", by="a test"))


def people(reports: Sequence[tuple[str, str]], reader: Reader) -> set[frozenset[tuple[str, str]]]:
    """The persons, each as the names with the reports that give them."""
    with fresh_register() as register:
        for text, language in reports:
            add(register, text, language, reader)
        with register.store.reading() as view:
            found = set()
            for _, person in view.rows("person", Marking.INTERNAL):
                rows = [view.row("mention", Marking.INTERNAL, padded(entry)) for entry in person["mentions"]]
                told = [(row["name"], view.entry(row["report"]).payload) for row in rows if row is not None]
                found.add(frozenset((name, payload["report"]["text"]) for name, payload in told if payload))
            return found


def in_any_order(*reports: tuple[str, str], reader: Reader | None = None) -> set[frozenset[tuple[str, str]]]:
    answers = [people(order, reader or Cascade()) for order in permutations(reports)]
    assert all(answer == answers[0] for answer in answers)
    return answers[0]


def test_father_and_son_of_one_name_are_two_people() -> None:
    father = ("Ivan Primerov, 61, was arrested in Zenda on 9 December 2025.", "en")
    son = ("Суд в Зенде приговорил 30-летнего Ивана Примерова к трём годам колонии.", "ru")
    assert len(in_any_order(father, son)) == 2


def test_one_man_of_two_reports_is_one_person() -> None:
    here = ("Ivan Primerov, 31, was arrested in Zenda on 9 December 2025.", "en")
    there = ("Суд в Зенде приговорил 30-летнего Ивана Примерова к трём годам колонии.", "ru")
    assert len(in_any_order(here, there)) == 1


def test_an_initial_with_charge_term_town_and_day_is_the_same_person() -> None:
    told = "to five years and six months in prison for riots under Article 412 in Zenda on 3 March 2023."
    initial = (f"I. Primerov was sentenced {told}", "en")
    sentenced = "3 марта 2023 года суд в Зенде приговорил Ивана Примерова"
    full = (f"{sentenced} к пяти годам и шести месяцам колонии по статье 412 УК.", "ru")
    bare = ("I. Primerov was arrested in Strelsau.", "en")
    assert len(in_any_order(initial, full)) == 1
    assert len(in_any_order(bare, full)) == 2


class Watcher:
    """Reads of the man whom a report begins with that he was seen held, or free, on a day."""

    name, version, languages = "test", "1", ("en",)

    def read(self, report: Report) -> Reading:
        evidence = Span.of(report.text, 0, len(report.text))
        name = Span.of(report.text, 0, len("Ivan Primerov"))
        when = Span.of(report.text, len(report.text) - len("2024-05-01"), len(report.text))
        kind = ObservationKind.SEEN_HELD if "cell" in report.text else ObservationKind.SEEN_FREE
        whom = Mention(name.words, name.words, Nature.NAME, name)
        day = When.day(date.fromisoformat(when.words), when)
        seen = Observation(kind, whom, evidence, evidence, Certainty.ASSERTED, ReadBy("test", "1", "by hand"), when=day)
        return Reading(ReadBy("test", "1", "by hand"), observations=(seen,))


def test_a_prisoner_who_speaks_freely_elsewhere_on_the_day_is_a_question_for_a_person() -> None:
    held = ("Ivan Primerov sits in his cell in Zenda, 2024-05-01", "en")
    free = ("Ivan Primerov talks to us in Strelsau, 2024-05-01", "en")
    later = ("Ivan Primerov talks to us in Strelsau, 2024-05-02", "en")
    assert len(in_any_order(held, free, reader=Watcher())) == 2
    assert len(in_any_order(held, later, reader=Watcher())) == 1
