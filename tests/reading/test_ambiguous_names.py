"""A form that is one person's nominative and another's accusative is what the sentence makes of it."""

from __future__ import annotations

import pytest

from habeas.model import Mention
from habeas.reading.cascade import Cascade
from tests.reading.reports import report


@pytest.mark.parametrize(
    ("language", "text", "who"),
    [
        ("uk", "У Стрельзау затримали Олександра Прикладова.", "Олександр Прикладов"),
        ("uk", "Олександра Прикладова вийшла на волю.", "Олександра Прикладова"),
        ("ru", "В Стрельсау задержали Александра Примерова.", "Александр Примеров"),
        ("ru", "Александра Примерова вышла на свободу.", "Александра Примерова"),
        ("be", "У Стрэльсаў затрымалі Уладзіслава Прыкладава.", "Уладзіслаў Прыкладаў"),
        ("be", "Уладзіслава Прыкладава выйшла на волю.", "Уладзіслава Прыкладава"),
    ],
)
def test_the_sentence_decides_whose_name_it_is(language: str, text: str, who: str) -> None:
    claims = Cascade().read(report(text, language=language)).claims
    assert [claim.about.normal for claim in claims if isinstance(claim.about, Mention)] == [who]
