"""One broken page of a fictional country, and what an analyst may conclude from it alone, through the command line."""

# ruff: noqa: E501 -- the lines of a page are as long as its paragraphs

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.shell import Shell

PAGE = """May 3, 2024, 2:00 p.mMay 3, 2024, 2:25 p.m
According to official figures, President Rupert Vogel has released 57 political prisoners in Ruritania. Opposition and human rights activists said that among them were well-known critics such as Anna Kolenda and the lawyer Boris Lenz. Former mayor Clara Holm is also free again.
Anna Kolenda is also said to have been let out of prison.Image: www.example.org
Opposition representatives in Zenda said Kolenda is no longer in Ruritania. Vogel had recently released dozens of prisoners and was open to letting Kolenda go too. However, she would first have to ask for clemency, he said.
Kolenda was arrested in March 2019 and a year later sentenced to nine years in prison for plotting a coup. She is considered a political prisoner. Hundreds of Vogel’s critics are still in prison in the country. (xyz/zna)
"""
UNTIL_THE_DAY_BEFORE = "2024-05-02"


@pytest.fixture
def shell(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Shell:
    """A register that holds just this page."""
    made = Shell(capsys, tmp_path / "register")
    page = tmp_path / "page.txt"
    page.write_text(PAGE, "utf-8")
    assert made("init", made.register).code == 0
    assert made("add", page, "--source", "Example Times", register=True).code == 0
    return made


def test_her_card_tells_all_of_it_and_is_one_origin(shell: Shell) -> None:
    told = shell("person", "--json", "Kolenda", register=True).json["person"]
    kinds = [
        (row["kind"], (row["when"] or {}).get("value", "").rstrip("~"), row["certainty"]) for row in told["timeline"]
    ]
    assert ("arrested", "2019-03", "asserted") in kinds
    assert ("sentenced", "2020-03", "asserted") in kinds
    assert {certainty for kind, _, certainty in kinds if kind == "released"} >= {"reported", "hedged", "conditional"}
    assert "exiled" in {kind for kind, _, _ in kinds}
    assert (told["status"]["liberty"]["value"], told["status"]["liberty"]["origins"]) == ("reported free", 1)


def test_approving_the_source_does_not_make_one_page_two_origins(shell: Shell) -> None:
    before = shell("person", "--json", "Kolenda", register=True).json["person"]["status"]["liberty"]
    assert shell("source", "approve", "Example Times", "--register", shell.register).code == 0
    after = shell("person", "--json", "Kolenda", register=True).json["person"]["status"]["liberty"]
    assert (before["value"], before["origins"]) == (after["value"], after["origins"]) == ("reported free", 1)


def test_the_day_before_nothing_was_known(shell: Shell) -> None:
    assert shell("source", "approve", "Example Times", "--register", shell.register).code == 0
    told = shell("person", "--json", "--known", UNTIL_THE_DAY_BEFORE, "Kolenda", register=True)
    assert told.code == 0
    assert told.json["person"]["timeline"] == []
    assert told.json["person"]["status"]["liberty"]["value"] == "unknown"


def test_an_approved_page_was_known_from_its_update_an_unknown_one_from_its_saving(shell: Shell) -> None:
    def timeline(known: str) -> list[object]:
        rows: list[object] = shell("person", "--json", "--known", known, "Kolenda", register=True).json["person"][
            "timeline"
        ]
        return rows

    assert timeline("2024-05-03T14:30:00+00:00") == []
    shell("source", "approve", "Example Times", "--register", shell.register)
    assert timeline("2024-05-03T14:20:00+00:00") == []
    assert timeline("2024-05-03T14:30:00+00:00") != []


def test_she_is_not_held_but_reported_free_and_hundreds_are_a_count(shell: Shell) -> None:
    told = shell("held", "--json", register=True).json
    assert told["held"] == []
    assert {row["name"] for row in told["reported_free"]} == {"Anna Kolenda", "Boris Lenz", "Clara Holm"}
    assert [(count["low"], count["high"]) for count in told["counts"]] == [(200, None)]


def test_the_tally_of_the_release(shell: Shell) -> None:
    (occasion,) = shell("occasion", "--json", register=True).json["occasions"]
    told = shell("occasion", "--json", occasion["id"], register=True).json
    assert [(count["low"], count["high"], count["said_by"]) for count in told["counts"]] == [
        (57, 57, "official figures")
    ]
    assert {row["name"]: row["standing"] for row in told["named"]} == {
        "Anna Kolenda": "inside",
        "Boris Lenz": "inside",
        "Clara Holm": "possible",
    }
    assert told["unnamed"] == {"low": 54, "high": 57}


def test_a_name_alone_never_shows_more_than_the_words_say(shell: Shell) -> None:
    told = shell("person", "--json", "Holm", register=True).json["person"]
    for row in told["timeline"]:
        assert PAGE[row["span"][0] : row["span"][1]] == row["words"]
