"""WikiEvents: a text is made of its tokens, and triggers of justice are found in it."""

from __future__ import annotations

import json
from pathlib import Path

from habeas.casework.evaluating.scoring import Counts
from habeas.casework.evaluating.wikievents import TRIGGERS, WikiEvents, joined
from tests.contracts.corpus import CorpusContract

TOKENS = [
    "Police",
    "arrested",
    "Anna",
    "Example",
    ".",
    "A",
    "court",
    "later",
    "sentenced",
    "her",
    "to",
    "3",
    "years",
    ".",
    '"',
    "It",
    "is",
    "cold",
    ",",
    '"',
    "said",
    "Boris",
    ".",
]


class TestWikiEvents(CorpusContract):
    corpus = WikiEvents()
    measure = TRIGGERS

    def lay_out(self, folder: Path) -> Path:
        events = [
            {"event_type": "Justice.ArrestJailDetain.Unspecified", "trigger": {"start_idx": 3, "text": "arrested"}},
            {"event_type": "Justice.Sentence", "trigger": {"start_idx": 8, "text": "sentenced"}},
            {"event_type": "Contact.Contact", "trigger": {"start_idx": 20, "text": "said"}},
            {"event_type": "Justice.InvestigateCrime", "trigger": {"start_idx": 5, "text": "court"}},
        ]
        path = folder / "wiki-train-human.jsonl"
        path.write_text(json.dumps({"docid": "d", "tokens": TOKENS, "event_mentions": events}) + "\n", "utf-8")
        return path

    def test_triggers_are_found_by_type_even_where_they_lie_astray(self, tmp_path: Path) -> None:
        self.lay_out(tmp_path)
        (case,) = self.cases(tmp_path)
        counts = case.score(self.tools()).counts
        assert counts[TRIGGERS] == Counts(2, 2, 2)
        assert counts["ArrestJailDetain"] == Counts(1, 1, 1)
        assert counts["Acquit"] == Counts(0, 0, 0)


def test_every_token_stands_where_it_is_said_to() -> None:
    text, places = joined(TOKENS)
    assert [text[start:end] for start, end in places] == TOKENS
    assert text.endswith('3 years. "It is cold," said Boris.')
