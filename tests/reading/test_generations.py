"""Of a father nothing is told that is his son's, and the other way round, though they share a name and a report."""

from __future__ import annotations

import pytest

from habeas.model import Block, BlockRole, Claim, Mention, Report, Trait
from habeas.reading.cascade import Cascade
from tests.reading.test_births import ARRESTED


def told(text: str, language: str) -> list[tuple[str, str]]:
    """Of whom what is told."""
    report = Report("0" * 64, text, (Block(BlockRole.PARAGRAPH, 0, len(text)),), "test 1", language)
    reading = Cascade().read(report)
    found: list[Claim | Trait] = [*reading.claims, *reading.traits]
    assert all(text[one.about.span.start : one.about.span.end] == one.about.span.words for one in found)
    return [(one.about.normal, one.kind.value) for one in found if isinstance(one.about, Mention)]


@pytest.mark.parametrize(
    ("language", "of_the_son"),
    [
        ("en", "Ivan Primerov Jr., 30, was sentenced to five years in prison."),
        ("en", "Ivan Primerov Jr. was released on Friday. He was born in 1990."),
        ("en", "Ivan Primerov Jr. was released on Friday. Primerov was sentenced to five years in prison."),
        ("ru", "Иван Примеров младший освобождён в пятницу. Он родился в 1990 году."),
        ("ru", "Ивана Примерова (младшего), 1990 года рождения, освободили в пятницу."),
        ("be", "Іван Прымераў-малодшы вызвалены ў пятніцу. Ён нарадзіўся ў 1990 годзе."),
        ("uk", "Іван Прикладенко-молодший, 1990 р. н., звільнений у п'ятницю."),
        ("pl", "Jan Przykładowski junior, ur. 1990, został zwolniony w piątek."),
        ("pl", "Jan Przykładowski jr. został skazany na 5 lat więzienia. Urodził się w 1990 roku."),
        ("de", "Iwan Primerow junior, geboren 1990, wurde am Freitag freigelassen."),
    ],
)
def test_of_a_father_nothing_is_told_that_is_his_sons(language: str, of_the_son: str) -> None:
    father = " ".join(ARRESTED[language].split()[:2])
    found = told(f"{ARRESTED[language]} {of_the_son}", language)
    assert [kind for who, kind in found if who == father] in (["arrested"], ["detained"])
    son = [kind for who, kind in found if who.startswith((f"{father}-", f"{father} "))]
    assert set(son) & {"sentenced", "released"}
    assert not set(son) & {"arrested", "detained"}


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("en", "Ivan Primerov Jr. was arrested. He was sentenced to five years in prison.", "Ivan Primerov Jr."),
        ("ru", "Иван Примеров младший задержан. Примерова освободили в пятницу.", "Иван Примеров младший"),
        ("ru", "Ивана Примерова-младшего задержали. Он освобождён в пятницу.", "Иван Примеров-младший"),
    ],
)
def test_where_only_one_of_the_two_is_named_all_is_theirs(language: str, text: str, name: str) -> None:
    assert {who for who, _ in told(text, language)} == {name}


def test_a_rank_is_nobodys_generation() -> None:
    text = "Иван Примеров старший лейтенант. Ивана Примерова задержали в понедельник."
    assert told(text, "ru") == [("Иван Примеров", "detained")]
