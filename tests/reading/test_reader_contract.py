"""Each reader keeps the contract of readers."""

from __future__ import annotations

from habeas.reading.cascade import Cascade
from habeas.reading.llm.asking import Failed, Failure
from habeas.reading.llm.reader import LlmReader
from habeas.reading.reader import Reader
from tests.contracts.reader import REPORTS, ReaderContract
from tests.reading.models import Model, plain


class TestCascade(ReaderContract):
    def make(self) -> Reader:
        return Cascade()


class TestLlm(ReaderContract):
    def make(self) -> Reader:
        return LlmReader(Model([plain]), "plain-1", characters=900)


class TestLlmWithoutAnAnswer:
    def test_every_block_that_was_not_answered_is_unread_with_the_reason(self) -> None:
        page = REPORTS["news"]
        reading = LlmReader(Model([Failed(Failure.SERVER, "it broke")]), "broken-1").read(page)
        assert reading.claims == ()
        assert [unread.span.words for unread in reading.unread] == [page.text[b.start : b.end] for b in page.blocks]
        assert {unread.why for unread in reading.unread} == {"the model did not answer: it broke"}
