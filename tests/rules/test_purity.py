"""The pure rooms know no clock, no chance and no files; and the rule sees it when they do."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.rules.plant import plant
from tests.rules.purity import pure_rooms_are_pure
from tests.rules.tree import SOURCE


def test_pure_rooms_are_pure() -> None:
    assert pure_rooms_are_pure(SOURCE) == []


IMPURE = [
    "from datetime import date\ntoday = date.today()",
    "import datetime as dt\nnow = dt.datetime.now(dt.UTC)",
    "from datetime import datetime\nmake(default_factory=datetime.now)",
    "import time\nstart = time.perf_counter()",
    "from random import choice\nchoice(names)",
    "import random\nrandom.Random()",
    "import numpy as np\nnp.random.default_rng()",
    "import numpy as np\nnp.random.seed(1)",
    "from uuid import uuid4 as new\nnew()",
    "import os\nsalt = os.urandom(32)",
    "open(path)",
    "print(status)",
]


@pytest.mark.parametrize("room", ["model", "register", "reconcile", "estimate", "reading", "identity"])
@pytest.mark.parametrize("lines", IMPURE)
def test_planted_impurity_is_seen(tmp_path: Path, room: str, lines: str) -> None:
    package = plant(tmp_path, **{f"{room}__status": lines, "casework__clock": lines})
    assert {fault.path for fault in pure_rooms_are_pure(package)} == {f"{room}/status.py"}


def test_only_rooms_with_tables_read_them(tmp_path: Path) -> None:
    lines = 'from importlib.resources import files\ntable = (files("habeas") / "names.toml").read_text("utf-8")'
    package = plant(tmp_path, reading__tables=lines, identity__tables=lines, register__tables=lines)
    assert [fault.path for fault in pure_rooms_are_pure(package)] == ["register/tables.py"]


@pytest.mark.parametrize(
    "lines",
    [
        "import numpy as np\ndraws = np.random.default_rng(seed)",
        "from numpy.random import Generator\ndef draw(chance: Generator) -> float:\n    return chance.random()",
        "from datetime import date\nday = date(2025, 12, 13)",
        "time = when.time\ntime.hour",
    ],
)
def test_a_seed_a_date_and_a_local_name_are_pure(tmp_path: Path, lines: str) -> None:
    assert pure_rooms_are_pure(plant(tmp_path, estimate__overlap=lines)) == []
