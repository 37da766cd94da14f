"""English names meet their Cyrillic spellings, which follow the ear; nobody else's names are read that way."""

from __future__ import annotations

import pytest

from habeas.identity.compare import compare
from habeas.identity.names import Name
from habeas.identity.spelling import tokens
from habeas.model.decisions import Verdict


@pytest.mark.parametrize(
    ("latin", "cyrillic"),
    [
        ("Jake Baker", "Джейк Бейкер"),
        ("Donald Crump", "Дональд Крамп"),
        ("Jeremy Dawson", "Джереми Доусон"),
        ("Theresa Grey", "Тереза Грей"),
        ("Michael Haden", "Майкл Хейден"),
    ],
)
def test_an_english_name_is_one_with_its_spelling_by_ear(latin: str, cyrillic: str) -> None:
    assert compare(Name.of(latin), Name.of(cyrillic)).verdict is not Verdict.DIFFERENT


@pytest.mark.parametrize(("latin", "cyrillic"), [("Jake Baker", "Джейк Бейкер"), ("Donald Crump", "Дональд Крамп")])
def test_where_every_letter_follows_the_rules_it_is_linked(latin: str, cyrillic: str) -> None:
    assert compare(Name.of(latin), Name.of(cyrillic)).verdict is Verdict.SAME


def test_another_given_name_or_surname_is_somebody_else() -> None:
    for other in ("Джон Бейкер", "Джейк Бойд", "Джейк Бартон"):
        assert compare(Name.of("Jake Baker"), Name.of(other)).verdict is not Verdict.SAME


def test_a_slavic_name_is_not_read_by_ear() -> None:
    (_, surname), (_, slavic) = tokens("Donald Crump"), tokens("Siarhei Krump")
    assert "kramp" in surname.sounds
    assert "kramp" not in slavic.sounds
