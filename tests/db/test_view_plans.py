"""The views look things up: a claim or finding costs the same in a small and a large collection."""

import shutil
import sqlite3
from pathlib import Path

import pytest

LOOKED_UP = (
    ("claim_detail", "claim", "claim"),
    ("finding_detail", "finding", "finding"),
    ("contradiction", "finding", "finding"),
)
# What ANALYZE writes of a collection with 200,000 claims.
LARGE = (
    ("claim", "ix_claim_block", "200000 10 5 2 2 2 1 1 1 1 1 1 1 1 1 1"),
    ("claim", "ix_claim_value_entity_id", "200000 200"),
    ("claim", "ix_claim_source_id", "200000 83"),
    ("claim", "ix_claim_predicate_id", "200000 2381"),
    ("claim", "sqlite_autoindex_claim_1", "200000 1"),
    ("entity", "sqlite_autoindex_entity_1", "20161 1"),
    ("finding", "ix_finding_a_claim_id", "18115 2"),
    ("finding", "ix_finding_subject_id_predicate_id", "18115 5 3"),
    ("finding", "ix_finding_b_claim_id", "18115 2"),
    ("finding", "ix_finding_finding_key", "18115 1"),
    ("predicate", "ix_predicate_scale_id", "84 84"),
    ("predicate", "sqlite_autoindex_predicate_1", "84 1"),
    ("source", "sqlite_autoindex_source_1", "2410 1"),
)


def plan(database: Path, query: str) -> str:
    with sqlite3.connect(database) as connection:
        return "\n".join(row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {query}"))


@pytest.mark.parametrize(("view", "column", "key"), LOOKED_UP)
def test_one_row_is_found_without_reading_all_passages_and_voices(
    built: Path, view: str, column: str, key: str
) -> None:
    found = plan(built, f"SELECT * FROM {view} WHERE {column} = '{key}'")
    assert "MATERIALIZE" not in found
    assert "SCAN" not in found.replace("SCAN block", "").replace("SCAN chain", "")


def test_findings_of_a_large_collection_are_joined_in_a_good_order_after_analyze(
    built: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "analyzed.db"
    shutil.copy(built, copy)
    with sqlite3.connect(copy) as connection:
        connection.execute("ANALYZE")
        connection.execute("DELETE FROM sqlite_stat1")
        connection.executemany("INSERT INTO sqlite_stat1 VALUES (?, ?, ?)", LARGE)
    found = plan(copy, "SELECT finding, a_source FROM contradiction WHERE scope = 'between'")
    assert "SCAN predicate" not in found
    assert "SCAN pr" not in found
