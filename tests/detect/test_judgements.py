"""A decision holds as long as its claims say what was judged, and is seen to be stale if not."""

import json
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from random_claims import claim
from written_collection import write_collection

from csto_db.ingest.pipeline import ingest
from csto_db.model.claim import Claim, Voice
from csto_db.model.values import read_value
from csto_db.model.vocabulary import Polarity, Stance, ValueType, VoiceKind

Run = Callable[..., subprocess.CompletedProcess[str]]
JUDGEMENT = {
    "claims": ["a/troops", "b/troops"],
    "verdict": "compatible",
    "reason": "two counts",
    "by": "A. R.",
    "on": "2026-11-21",
}
SPEAKER = Voice("somebody", VoiceKind.SPEAKER, Stance.NEUTRAL)
OWN = claim("a/troops", "troops", "4000", subject="asia")
OTHER = claim("b/troops", "troops", "16000", subject="asia", voices=(SPEAKER,))


class Judged:
    """A database of two claims on which a person has decided."""

    def __init__(self, folder: Path, cli: Run) -> None:
        self.folder, self.database, self.cli = folder, str(folder / "judged.db"), cli

    def read(self, *said: Claim) -> None:
        sources = {key: [one for one in said if one.source == key] for key in "ab"}
        write_collection(self.folder, {key: some for key, some in sources.items() if some})
        (self.folder / "judgements.yml").write_text(json.dumps({"judgements": [JUDGEMENT]}))
        ingest(self.database, [self.folder])

    def rows(self, *command: str) -> list[dict[str, str]]:
        done = self.cli("--db", self.database, *command, "-f", "json")
        assert done.returncode == 0, done.stderr
        rows: list[dict[str, str]] = json.loads(done.stdout)
        return rows

    @property
    def verdicts(self) -> list[tuple[str, bool]]:
        rows = self.rows("sql", "SELECT verdict, explanation FROM finding_detail")
        return [(row["verdict"], "A. R. judged" in row["explanation"]) for row in rows]

    @property
    def stale(self) -> list[str]:
        return [row["why"] for row in self.rows("report", "stale-judgements")]


@pytest.fixture
def judged(tmp_path: Path, cli: Run) -> Judged:
    made = Judged(tmp_path, cli)
    made.read(OWN, OTHER)
    return made


def test_a_judgement_overrules_the_rule_and_is_not_stale(judged: Judged) -> None:
    assert judged.verdicts == [("compatible", True)]
    assert judged.stale == []


def test_it_holds_when_other_claims_come_and_the_documents_change(judged: Judged) -> None:
    further = claim("a/another", "signed_on", "1992", subject="asia")
    judged.read(further, OWN, claim("b/more", "signed_on", "1992", subject="asia"), OTHER)
    assert ("compatible", True) in judged.verdicts
    assert judged.stale == []


@pytest.mark.parametrize(
    ("one", "verdict"),
    [
        (replace(OTHER, value=read_value(ValueType.NUMBER, "17000")), "in_tension"),
        (replace(OTHER, voices=()), "contradicts"),
        (replace(OTHER, voices=(replace(SPEAKER, kind=VoiceKind.WORK),)), "in_tension"),
        (replace(OTHER, scope="on paper"), "compatible"),
        (replace(OTHER, valid_from="2009"), "in_tension"),
        (replace(OTHER, quote="Another quote of b/troops here"), "in_tension"),
    ],
    ids=["value", "voice", "kind of voice", "scope", "time", "quote"],
)
def test_it_goes_stale_when_a_claim_says_something_else_and_holds_again_when_not(
    judged: Judged, one: Claim, verdict: str
) -> None:
    judged.read(OWN, one)
    assert judged.verdicts == [(verdict, False)]
    assert judged.stale == ["a claim says something else"]
    judged.read(OWN, OTHER)
    assert judged.verdicts == [("compatible", True)]
    assert judged.stale == []


def test_it_goes_stale_when_a_claim_is_turned_round(judged: Judged) -> None:
    judged.read(OWN, replace(OTHER, polarity=Polarity.DENIED))
    assert judged.verdicts == []
    assert judged.stale == ["a claim says something else"]


def test_it_is_stale_when_a_claim_is_gone_and_nothing_of_it_is_lost(judged: Judged) -> None:
    judged.read(OWN, claim("b/else", "troops", "16000", subject="asia"))
    assert judged.verdicts == [("contradicts", False)]
    assert judged.stale == ["a claim is gone"]
    [kept] = judged.rows("sql", "SELECT verdict, reason, judged_by FROM judgement")
    assert kept == {"verdict": "compatible", "reason": "two counts", "judged_by": "A. R."}


def test_a_stale_judgement_is_written_out_as_a_comment(judged: Judged) -> None:
    judged.read(OWN, replace(OTHER, scope="on paper"))
    written = judged.cli("--db", judged.database, "claims", "judgements").stdout
    assert "judgements: []\n  # Stale, for " in written
    assert "  # - claims: [a/troops, b/troops]\n  #   verdict: compatible\n" in written
    judged.read(OWN, OTHER)
    written = judged.cli("--db", judged.database, "claims", "judgements").stdout
    assert "judgements:\n  - claims: [a/troops, b/troops]\n" in written
