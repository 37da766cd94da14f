"""German "der", "die", "das": an article before its noun, a relative before a clause with its verb at the end."""

from __future__ import annotations

import pytest

from habeas.reading.endings.language import load
from habeas.reading.endings.relatives import told_apart
from habeas.reading.endings.words import tokenise

SENTENCES = [
    ("Anna Beispiel, die im Mai festgenommen wurde, ist frei.", "die", True),
    ("Anna Beispiel, die Gründerin einer Zeitung, ist frei.", "die", False),
    ("Boris Muster, der seit 2020 inhaftierte Blogger, ist frei.", "der", False),
    ("Der Anwalt sagte, die Polizei habe Anna Beispiel festgenommen.", "die", False),
    ("Der Staat, in dem sie lebt, schweigt.", "dem", True),
    ("Die Polizei nahm den Blogger fest.", "den", False),
    ("Der Blogger, den die Behörden verhaftet hatten, schweigt.", "den", True),
]


@pytest.mark.parametrize(("text", "word", "is_relative"), SENTENCES)
def test_an_article_is_told_from_a_relative(text: str, word: str, is_relative: bool) -> None:
    tokens = told_apart(tokenise(text, 0, len(text), load("de").words))
    last = next(token for token in tokens if text[token.start : token.end] == word)
    assert ("relative" in last.classes, "article" in last.classes) == (is_relative, not is_relative)


def test_a_conjunction_within_a_clause_opens_none() -> None:
    text = "Er gilt als entführt, als ob das etwas erklärte."
    first, second = (
        token for token in told_apart(tokenise(text, 0, len(text), load("de").words)) if token.low == "als"
    )
    assert ("subordinator" in first.classes, "subordinator" in second.classes) == (False, True)
