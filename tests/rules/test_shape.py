"""Functions are small, errors are one documented tree, nothing is swallowed; and the rules see it when it isn't so."""

from __future__ import annotations

from pathlib import Path

import pytest

from habeas import errors
from tests.rules.plant import plant
from tests.rules.shape import (
    LONGEST_FUNCTION,
    errors_are_documented,
    errors_are_one_tree,
    functions_are_small,
    nothing_is_swallowed,
)
from tests.rules.tree import REPOSITORY, SOURCE


@pytest.mark.parametrize("folder", ["src", "tests", "docs", "bench"])
def test_functions_are_small(folder: str) -> None:
    assert functions_are_small(REPOSITORY / folder) == []


@pytest.mark.parametrize("folder", ["src/habeas", "bench", "docs"])
def test_nothing_is_swallowed(folder: str) -> None:
    assert nothing_is_swallowed(REPOSITORY / folder) == []


def test_errors_are_one_tree() -> None:
    assert errors_are_one_tree(SOURCE) == []


def test_every_error_is_on_the_page_of_errors() -> None:
    assert errors_are_documented(SOURCE, REPOSITORY / "docs" / "errors.md") == []


def test_every_error_says_what_to_do_and_how_the_command_ends() -> None:
    tree = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, errors.HabeasError)]
    assert len(tree) > 1
    assert [kind.__name__ for kind in tree if not kind.hint.strip() or kind.exit_code not in (1, 2, 3)] == []


def test_a_planted_long_function_is_seen(tmp_path: Path) -> None:
    fits = "def fits():\n" + "    pass\n" * (LONGEST_FUNCTION - 1)
    long = "async def too_long():\n" + "    pass\n" * LONGEST_FUNCTION
    faults = functions_are_small(plant(tmp_path, cli__a=fits, cli__b=long))
    assert [fault.path for fault in faults] == ["cli/b.py"]


SWALLOWED = [
    "try:\n    f()\nexcept:\n    pass",
    "try:\n    f()\nexcept Exception:\n    pass",
    "try:\n    f()\nexcept (ValueError, BaseException) as e:\n    raise",
    "import contextlib\nwith contextlib.suppress(Exception):\n    f()",
    "from contextlib import suppress as quiet\nwith quiet(ValueError, Exception):\n    f()",
]


@pytest.mark.parametrize("lines", SWALLOWED)
def test_a_planted_broad_except_is_seen(tmp_path: Path, lines: str) -> None:
    narrow = "try:\n    f()\nexcept (ValueError, OSError):\n    pass"
    package = plant(tmp_path, archive__intake=lines, cli__add=lines, cli__held=narrow)
    assert {fault.path for fault in nothing_is_swallowed(package)} == {"archive/intake.py", "cli/add.py"}


def test_only_the_front_of_a_door_may_catch_our_own_fault(tmp_path: Path) -> None:
    run = "def run():\n    try:\n        f()\n    except Exception:\n        say()"
    package = plant(tmp_path, **{"cli/__init__": run, "web/__init__": run.replace("run", "page")})
    plant(package, cli__add=run, casework__add=run)
    faults = [fault.path for fault in nothing_is_swallowed(package)]
    assert faults == ["casework/add.py", "cli/add.py", "web/__init__.py"]


@pytest.mark.parametrize(
    "base", ["Exception", "ValueError", "KeyboardInterrupt", "HabeasError", "click.ClickException"]
)
def test_a_planted_error_outside_the_tree_is_seen(tmp_path: Path, base: str) -> None:
    faults = errors_are_one_tree(plant(tmp_path, archive__vault=f"class FullError({base}): pass"))
    assert [fault.path for fault in faults] == ["archive/vault.py"]


def test_a_planted_error_beside_the_root_is_seen(tmp_path: Path) -> None:
    tree = "class HabeasError(Exception): pass\nclass A(HabeasError): pass\nclass B(A): pass\nclass C(ValueError): pass"
    faults = errors_are_one_tree(plant(tmp_path, errors=tree))
    assert [fault.says for fault in faults] == ["C does not descend from HabeasError"]


def test_a_planted_error_without_a_heading_is_seen(tmp_path: Path) -> None:
    package = plant(tmp_path, errors="class HabeasError(Exception): pass\nclass LateError(HabeasError): pass")
    page = tmp_path / "errors.md"
    page.write_text("## `HabeasError`\n\nBeside it there is LateError, without a heading.\n")
    assert [fault.says for fault in errors_are_documented(package, page)] == ["LateError is not in errors.md"]
