"""The pages that follow from the code are up to date, and a stale one is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from docs import generate


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    """A copy of the pages as the code makes them now."""
    assert generate.main([], tmp_path) == 0
    return tmp_path


def test_the_pages_in_the_repository_are_up_to_date() -> None:
    assert generate.main(["--check"]) == 0


@pytest.mark.parametrize("name", generate.PAGES)
def test_a_stale_page_is_named_and_left_alone(docs: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    page = docs / name
    page.write_text(page.read_text("utf-8") + "\nAn afterthought.\n", "utf-8")
    assert generate.main(["--check"], docs) == 1
    assert f"docs/{name} is stale" in capsys.readouterr().err
    assert "An afterthought." in page.read_text("utf-8")


def test_a_missing_page_is_stale(docs: Path) -> None:
    (docs / "errors.md").unlink()
    assert generate.main(["--check"], docs) == 1


def test_making_the_pages_again_mends_them(docs: Path) -> None:
    (docs / "cli.md").write_text("")
    assert generate.main([], docs) == 0
    assert generate.main(["--check"], docs) == 0


def record(folder: Path, name: str, text: str) -> None:
    (folder / name).write_text(text, "utf-8")


def test_decisions_are_listed_in_order_with_their_status(tmp_path: Path) -> None:
    record(tmp_path, "0002-later.md", "# 0002 – Later\n\nStatus: proposed\n")
    record(tmp_path, "0001-first.md", "# 0001 – First\n\nStatus: replaced by 0002.\n")
    lines = generate.decisions_page(tmp_path).splitlines()[-2:]
    assert lines == [
        "- [0001 – First](0001-first.md) – replaced by 0002",
        "- [0002 – Later](0002-later.md) – proposed",
    ]


def test_two_decisions_under_one_number_are_refused(tmp_path: Path) -> None:
    record(tmp_path, "0002-one.md", "# 0002 – One\n\nStatus: accepted\n")
    record(tmp_path, "0002-other.md", "# 0002 – Other\n\nStatus: accepted\n")
    with pytest.raises(SystemExit, match="0002"):
        generate.decisions_page(tmp_path)


def test_a_decision_without_a_status_is_refused(tmp_path: Path) -> None:
    record(tmp_path, "0002-one.md", "# 0002 – One\n")
    with pytest.raises(SystemExit, match="Status"):
        generate.decisions_page(tmp_path)
