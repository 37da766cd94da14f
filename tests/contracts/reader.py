"""What every reader of reports keeps, whatever it reads with."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from habeas.model import Block, BlockRole, Reading, Report, Span
from habeas.reading.reader import Reader
from tests.reading.reports import report

NEWS = (
    "Union organiser freed in Ruritania\n"
    "Anna Example was released from prison on Friday, the rights group Open Door said. She was arrested in June 2022 "
    "and a year later sentenced to six years in prison for disturbing the peace.\n"
    "Police detained more than 100 protesters in Strelsau. Boris Sample was again arrested on 2 May 2024.\n"
    "Human rights groups called for the release of Carla Muster. Hundreds of union members are still in prison.\n"
)
REPORTS = {
    "news": report(NEWS, published="2024-05-03"),
    "no day": report(NEWS),
    "one block": Report("0" * 64, NEWS, (Block(BlockRole.PARAGRAPH, 0, len(NEWS)),), "tests 1", "en"),
    "no blocks": Report("0" * 64, NEWS, (), "tests 1", "en"),
    "no text": Report("0" * 64, "", (), "tests 1", "en"),
    "another language": report("Полиция задержала Анну Примерову в Стрельсау.\n", language="ru"),
    "no language of ours": report("Anna Example on vangistatud.\n", language="et"),
    "odd characters": report("İ “Anna\u200b Example” wás\u0301 arrested 😀 on\u00a0Friday.\n\ufeffShe ﬁled.\n"),
    "many": report("".join(f"Police arrested Anna Example on {day} May 2023.\n" for day in range(1, 29)) * 12),
}


def spans_of(reading: Reading) -> Iterator[Span]:
    """Every span of a reading, in whatever it stands."""
    for claim in reading.claims:
        yield from (claim.trigger, claim.evidence, claim.about.span)
        yield from (voice.span for voice in claim.said_by if voice.span is not None)
        slots = (claim.when, claim.where, claim.where_to, claim.handed_to, claim.by, claim.term, claim.charge)
        yield from (slot.span for slot in (*slots, claim.member_of) if slot is not None and slot.span is not None)
    for trait in reading.traits:
        yield from (trait.span, trait.evidence, trait.about.span)
    for seen in reading.observations:
        yield from (seen.trigger, seen.evidence, seen.about.span)
    for deal in reading.deals:
        yield from (deal.gives_span, deal.gets_span, deal.evidence)
    yield from (unread.span for unread in reading.unread)


def assert_exact(report: Report, reading: Reading) -> None:
    """Every span holds the words that stand there, and every claim lies in one block."""
    for span in spans_of(reading):
        assert report.text[span.start : span.end] == span.words
    for claim in reading.claims:
        around = [block for block in report.blocks if block.start <= claim.evidence.start < block.end]
        assert [claim.evidence.end <= block.end for block in around] == [True]
        assert claim.trigger.within(claim.evidence)


class ReaderContract:
    """Run by each reader; `make` gives a new one, that has read nothing."""

    def make(self) -> Reader:
        """The reader under test."""
        raise NotImplementedError

    @pytest.fixture(params=list(REPORTS))
    def page(self, request: pytest.FixtureRequest) -> Report:
        """Each of the reports."""
        return REPORTS[str(request.param)]

    def test_every_span_is_exact_and_every_claim_lies_in_a_block(self, page: Report) -> None:
        assert_exact(page, self.make().read(page))

    def test_the_same_report_gives_the_same_reading(self, page: Report) -> None:
        reader = self.make()
        assert reader.read(page) == reader.read(page) == self.make().read(page)

    def test_what_was_read_before_changes_nothing(self, page: Report) -> None:
        reader = self.make()
        for other in REPORTS.values():
            reader.read(other)
        assert reader.read(page) == self.make().read(page)

    def test_its_name_and_version_stand_in_everything_it_says(self, page: Report) -> None:
        reader = self.make()
        reading = reader.read(page)
        said = [reading.read_by, *(claim.read_by for claim in reading.claims)]
        assert {(one.reader, one.version) for one in said} == {(reader.name, reader.version)}
        assert all(one.rule for one in said)

    def test_it_makes_claims_of_ordinary_news(self) -> None:
        people = {claim.mention.normal for claim in self.make().read(REPORTS["news"]).claims if claim.mention}
        assert "Anna Example" in people

    def test_its_languages_are_codes_and_a_report_in_another_one_makes_no_claim(self) -> None:
        reader = self.make()
        assert reader.languages
        assert all(len(code) == 2 and code.islower() for code in reader.languages)
        assert reader.read(REPORTS["no language of ours"]).claims == ()

    def test_the_reports_own_day_is_needed_for_a_weekday(self) -> None:
        dated, undated = (self._friday(REPORTS[name]) for name in ("news", "no day"))
        assert (dated, undated) == ("2024-05-03", None)

    def _friday(self, page: Report) -> str | None:
        claims = self.make().read(page).claims
        found = [claim for claim in claims if claim.kind.value == "released" and claim.mention is not None]
        return found[-1].when.value if found and found[-1].when is not None else None
