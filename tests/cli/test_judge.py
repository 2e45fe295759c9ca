"""`csto-db judge`: what a person decides overrules the rules, and the newest decision counts."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

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


@pytest.fixture
def decide(cli: Run, built: Path, tmp_path: Path) -> Run:
    """Runs `judge` on a copy of the database of the collection."""
    shutil.copy(built, tmp_path / "csto.db")

    def run(*arguments: str, reason: str = "read again") -> CompletedProcess[str]:
        return cli("judge", *arguments, "--by", "A. R.", "--reason", reason)

    return run


PAIR = ("kaszuba2019/priority", "raisonsdetre2020/no-priority")
UNRELATED = ("kaszuba2019/priority", "raisonsdetre2020/six-members")


def test_a_pair_that_no_rule_relates_is_judged_only_on_purpose(decide: Run, cli: Run) -> None:
    refused = decide(*UNRELATED, "contradicts")
    assert refused.returncode == 1
    assert "no rule relates kaszuba2019/priority (csto: priority_of)" in refused.stderr
    assert "--unrelated" in refused.stderr
    assert "Traceback" not in refused.stderr
    assert decide(*UNRELATED, "contradicts", "--unrelated").returncode == 0
    why = "SELECT explanation FROM finding_detail WHERE kind = 'judgement'"
    said = cli("sql", why, "-f", "tsv").stdout
    assert "A. R. judged: read again (no rule made a finding of these two claims)." in said
    assert decide(*reversed(UNRELATED), "compatible").returncode == 0


def test_claims_that_a_list_ties_to_a_number_are_related(cli: Run, tmp_path: Path) -> None:
    shutil.copytree(Path(__file__).parent.parent / "collections" / "selve", tmp_path / "selve")
    assert cli("ingest", "selve").returncode == 0
    listed = "SELECT a_claim, claim FROM finding_detail JOIN finding_claim USING (finding)"
    query = f"{listed} WHERE kind = 'total' AND rule = 'counts' AND side = 'b' ORDER BY claim DESC"
    a, b = cli("sql", query, "-f", "tsv").stdout.splitlines()[1].split("\t")
    done = cli("judge", a, b, "compatible", "--by", "A. R.", "--reason", "one is a part")
    assert done.returncode == 0, done.stderr


def test_judgements_come_out_as_the_file_they_go_in_as(
    decide: Run, cli: Run, tmp_path: Path
) -> None:
    for verdict in ("compatible", "in_tension", "compatible"):
        assert decide(*PAIR, verdict, reason='"priority": two senses, no: 1\nand 2').returncode == 0
    assert decide(*UNRELATED, "in_tension", "--unrelated").returncode == 0
    stored = "SELECT a_claim_key, b_claim_key, verdict, reason, judged_by, judged_on FROM judgement"
    before = cli("sql", f"{stored} ORDER BY judgement_id", "-f", "json").stdout
    assert cli("claims", "judgements", "-o", "judgements.yml").returncode == 0
    text = (tmp_path / "judgements.yml").read_text()
    assert f"  - claims: [{', '.join(PAIR)}]\n    verdict: compatible\n" in text
    (tmp_path / "csto.db").unlink()
    seeds = Path(__file__).parent.parent.parent / "seeds"
    assert cli("ingest", str(seeds)).returncode == 0
    assert cli("ingest", "judgements.yml").returncode == 0
    assert cli("sql", f"{stored} ORDER BY judgement_id", "-f", "json").stdout == before
    assert cli("claims", "judgements").stdout == text


def test_a_database_without_judgements_gives_a_file_without_any(cli: Run, built: Path) -> None:
    written = cli("--db", str(built), "claims", "judgements").stdout
    assert written.endswith("\njudgements: []\n")


def test_a_decision_on_a_claim_that_was_edited_since_is_stale_in_a_new_database_too(
    decide: Run, cli: Run, tmp_path: Path
) -> None:
    assert decide(*PAIR, "compatible").returncode == 0
    seeds = Path(__file__).parent.parent.parent / "seeds"
    folder = Path(shutil.copytree(seeds, tmp_path / "collection"))
    assert cli("claims", "judgements", "-o", "collection/judgements.yml").returncode == 0
    why = "SELECT explanation FROM finding_detail WHERE explanation LIKE '%judged%'"
    (tmp_path / "csto.db").unlink()
    assert cli("ingest", "collection").returncode == 0
    assert PAIR[0] not in cli("report", "stale-judgements", "-f", "json").stdout
    assert json.loads(cli("sql", why, "-f", "json").stdout)
    source, _, name = PAIR[0].partition("/")
    path = folder / "claims" / f"{source}.yml"
    text = path.read_text("utf-8")
    start = text.index(f"- id: {name}\n")
    path.write_text(
        text[:start] + text[start:].replace("predicate:", "scope: x\n    predicate:", 1)
    )
    (tmp_path / "csto.db").unlink()
    assert cli("ingest", "collection").returncode == 0
    stale = json.loads(cli("report", "stale-judgements", "-f", "json").stdout)
    assert [(row["a_claim"], row["why"]) for row in stale] == [
        (min(PAIR), "a claim says something else")
    ]
    assert not json.loads(cli("sql", why, "-f", "json").stdout)


@pytest.mark.parametrize("empty", ["--by", "--reason"])
def test_a_decision_without_a_name_or_a_reason_is_refused(
    empty: str, cli: Run, built: Path, tmp_path: Path
) -> None:
    shutil.copy(built, tmp_path / "csto.db")
    given = {"--by": "A. R.", "--reason": "two senses", empty: " "}
    options = [word for pair in given.items() for word in pair]
    refused = cli("judge", *PAIR, "compatible", *options)
    assert refused.returncode == 1
    assert f"{empty} is empty" in refused.stderr
    assert cli("claims", "judgements").stdout.endswith("\njudgements: []\n")
