"""Splink on the naive columns of a name in Latin letters, its weights learned from labelled pairs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from bench.peers.naming import parts

if TYPE_CHECKING:
    from bench.peers.matchers import Answer, Ask, Labelled, Names

SEED = 13122025
LEFT, RIGHT = "lefts", "rights"


def ready(labelled: Sequence[Labelled]) -> Ask:
    """Splink with m from the true ones of the labelled pairs, u from random pairs, and as prior their share.

    It is asked with the pairs themselves as the only block, so that each is scored and nothing else.
    """
    con = _connection()
    _fill(con, [pair.names for pair in labelled])
    prior = sum(pair.same for pair in labelled) / len(labelled)
    linker = _linker(con, _settings(prior))
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6, seed=SEED)
    true = [(LEFT, number, RIGHT, number) for number, pair in enumerate(labelled) if pair.same]
    con.execute(
        "CREATE TABLE labels (source_dataset_l VARCHAR, unique_id_l INT, source_dataset_r VARCHAR, unique_id_r INT)"
    )
    con.executemany("INSERT INTO labels VALUES (?, ?, ?, ?)", true)
    linker.training.estimate_m_from_pairwise_labels("labels")
    model = linker.misc.save_model_to_json()

    def ask(pairs: Sequence[Names]) -> list[Answer]:
        fresh = _connection()
        _fill(fresh, pairs)
        found = _linker(fresh, model).inference.predict().as_record_list()
        by_pair = {row["pair_l"]: float(row["match_probability"]) for row in found}
        return [(by_pair[number], None) for number in range(len(pairs))]

    return ask


def _connection() -> Any:
    import duckdb

    return duckdb.connect(config={"threads": 1})


def _fill(con: Any, pairs: Sequence[Names]) -> None:
    from pyarrow import Table

    for table, side in ((LEFT, 0), (RIGHT, 1)):
        rows = [{"unique_id": n, "pair": n, **_plain(names[side])} for n, names in enumerate(pairs)]
        con.register(f"{table}_arrow", Table.from_pylist(rows))
        typed = (
            "unique_id, pair, given::VARCHAR AS given, surname::VARCHAR AS surname, patronymic::VARCHAR AS patronymic"
        )
        con.execute(f"CREATE TABLE {table} AS SELECT {typed} FROM {table}_arrow")  # noqa: S608 -- names of our own


def _plain(name: str) -> dict[str, str | None]:
    from anyascii import anyascii

    return {column: anyascii(part).lower() if part else None for column, part in parts(name)._asdict().items()}


def _linker(con: Any, settings: Any) -> Any:
    from splink import Linker
    from splink.backends.duckdb import DuckDBAPI

    api = DuckDBAPI(con)
    tables = [api.register(table, dataset_display_name=table) for table in (LEFT, RIGHT)]
    return Linker(tables, settings, log_level="CRITICAL")


def _settings(prior: float) -> Any:
    import splink.comparison_library as compare
    from splink import SettingsCreator, block_on

    return SettingsCreator(
        link_type="link_only",
        comparisons=[
            compare.NameComparison("given"),
            compare.NameComparison("surname"),
            compare.JaroWinklerAtThresholds("patronymic"),
        ],
        blocking_rules_to_generate_predictions=[block_on("pair")],
        probability_two_random_records_match=prior,
    )
