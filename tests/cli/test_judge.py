"""`csto-db judge`: what a person decides overrules the rules, and the newest decision counts."""

from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

from csto_db.cli.judge import VERDICTS
from csto_db.model.vocabulary import Verdict

Run = Callable[..., CompletedProcess[str]]


def test_every_verdict_of_the_vocabulary_is_offered() -> None:
    assert tuple(map(str, Verdict)) == VERDICTS


def test_the_newest_decision_counts_even_if_it_was_made_before(
    cli: Run, built: Path, tmp_path: Path
) -> None:
    database = str(tmp_path / "copy.db")
    assert cli("--db", str(built), "db", "backup", database).returncode == 0
    pair = "SELECT a_claim, b_claim FROM contradiction WHERE verdict = 'contradicts' LIMIT 1"
    a, b = cli("--db", database, "sql", pair, "-f", "csv").stdout.splitlines()[1].split(",")
    verdict = f"SELECT verdict FROM finding_detail WHERE a_claim = '{a}' AND b_claim = '{b}'"
    for said in ("compatible", "in_tension", "compatible"):
        result = cli("--db", database, "judge", a, b, said, "--by", "A. R.", "--reason", "read")
        assert result.returncode == 0, result.stderr
        assert cli("--db", database, "sql", verdict, "-f", "tsv").stdout.split() == [
            "verdict",
            said,
        ]
    count = cli("--db", database, "sql", "SELECT count(*) FROM judgement", "-f", "tsv").stdout
    assert count.split()[-1] == "3"
