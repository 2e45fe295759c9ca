"""Figures that look alike are counted exactly where they are many, and paged through."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from random_claims import claim
from written_collection import write_collection

from csto_db.ingest.pipeline import ingest

Run = Callable[..., subprocess.CompletedProcess[str]]
SUBJECTS = ("asia", "kyrgyzstan", "osh", "europe", "nato")


@pytest.fixture
def many(tmp_path: Path) -> str:
    """Two sources on the troops of five things: 10 pairs in each, and 20 between them."""
    write_collection(
        tmp_path,
        {
            source: [
                claim(f"{source}/{subject}", "troops", str(4000 * number), subject=subject)
                for number, subject in enumerate(SUBJECTS, start=1)
            ]
            for source in "ab"
        },
    )
    database = str(tmp_path / "many.db")
    ingest(database, [tmp_path])
    return database


def rows(cli: Run, *command: str) -> list[dict[str, object]]:
    done = cli(*command, "-f", "json")
    assert done.returncode == 0, done.stderr
    found: list[dict[str, object]] = json.loads(done.stdout)
    return found


def test_very_many_are_one_finding_for_each_scope_with_their_number(cli: Run, many: str) -> None:
    query = "SELECT scope, pair_count FROM finding WHERE kind = 'alike' ORDER BY scope"
    assert rows(cli, "--db", many, "sql", query) == [
        {"scope": "between", "pair_count": 20},
        {"scope": "within", "pair_count": 20},
    ]
    [between, _] = rows(
        cli,
        "--db",
        many,
        "sql",
        "SELECT finding_key AS k FROM finding WHERE kind = 'alike' ORDER BY scope",
    )
    page = ("show", "finding", str(between["k"]), "--format", "json", "--limit", "10", "--offset")
    shown = [cli("--db", many, *page, offset) for offset in ("0", "10")]
    assert all(page.returncode == 0 for page in shown), shown[0].stderr
    assert [page.stdout.count("these are two things.") for page in shown] == [10, 10]


def test_a_judged_pair_among_very_many_is_a_finding_of_its_own(cli: Run, many: str) -> None:
    judged = ("judge", "a/europe", "b/nato", "in_tension", "--by", "A. R.", "--reason", "one force")
    assert cli("--db", many, *judged).returncode == 0
    query = (
        "SELECT verdict, pair_count FROM finding WHERE kind = 'alike' ORDER BY verdict, pair_count"
    )
    assert rows(cli, "--db", many, "sql", query) == [
        {"verdict": "compatible", "pair_count": 19},
        {"verdict": "compatible", "pair_count": 20},
        {"verdict": "in_tension", "pair_count": 1},
    ]


def test_few_are_listed_pair_by_pair(cli: Run, tmp_path: Path) -> None:
    said = [claim(f"a/{s}", "troops", "4000", subject=s) for s in ("asia", "europe", "nato")]
    write_collection(tmp_path, {"a": said})
    database = str(tmp_path / "few.db")
    ingest(database, [tmp_path])
    listed = rows(cli, "--db", database, "report", "lookalikes", "--entity", "nato")
    assert [(row["a_claim"], row["b_claim"]) for row in listed] == [
        ("a/asia", "a/nato"), ("a/europe", "a/nato"),
    ]  # fmt: skip
