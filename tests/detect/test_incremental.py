"""Findings that grow with a collection are those of one ingest of the whole."""

from collections import defaultdict
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import example, given, settings
from hypothesis import strategies as st
from random_claims import claim, claims
from written_collection import write_collection

from csto_db.db.reader import Cell, open_reader
from csto_db.ingest.pipeline import ingest
from csto_db.model.claim import Claim
from csto_db.model.vocabulary import Quantifier

ACROSS = [
    claim("a/1", "is_effective", "yes", subject="asia", quantifier=Quantifier.ALL),
    claim("b/1", "is_effective", "no", subject="osh"),
    claim("a/2", "budget", "1", subject="asia"),
    claim("a/3", "member_count", "1", subject="asia"),
    claim("b/2", "budget", "~4000", subject="kyrgyzstan"),
    claim("b/3", "member_of", "asia", subject="nato"),
    claim("b/4", "member_of", "asia", subject="osh"),
]
FINDINGS = """
SELECT finding, verdict, kind, rule, scope, subject, predicate, a_claim, b_claim, pair_count,
  explanation
FROM finding_detail
ORDER BY finding
"""
SIDES = "SELECT finding, claim, side FROM finding_claim ORDER BY finding, claim"


def findings(database: Path) -> list[tuple[Cell, ...]]:
    reader = open_reader(str(database))
    return [*reader.execute(FINDINGS).rows, *reader.execute(SIDES).rows]


def by_source(some: list[Claim]) -> dict[str, list[Claim]]:
    sources: dict[str, list[Claim]] = defaultdict(list)
    for one in some:
        sources[one.source].append(one)
    return sources


@settings(max_examples=4)
@given(claims(30, few=10), st.permutations("abc"))
@example(ACROSS, ["b", "a", "c"])
@example(ACROSS, ["a", "b", "c"])
def test_one_document_after_the_other_and_changed_ones_give_what_one_ingest_does(
    some: list[Claim], order: list[str]
) -> None:
    sources = by_source(some)
    with TemporaryDirectory() as name:
        folder, growing, whole = (Path(name) / part for part in ("c", "growing.db", "whole.db"))
        given_so_far: dict[str, list[Claim]] = {}
        for source in order:
            if source in sources:
                given_so_far[source] = sources[source][::2]
                write_collection(folder, given_so_far)
                ingest(str(growing), [folder])
        for source in given_so_far:
            given_so_far[source] = sources[source]
            write_collection(folder, given_so_far)
            ingest(str(growing), [folder])
        ingest(str(whole), [folder])
        assert findings(growing) == findings(whole)


SAME = "the member states agreed in Moscow to form a joint force of their own"


def test_a_quote_that_stands_in_another_source_supports_nothing(tmp_path: Path) -> None:
    said = [replace(claim(f"{source}/1", "is_effective", "yes"), quote=SAME) for source in "ab"]
    said.append(replace(claim("c/1", "is_effective", "yes"), quote="quite another set of words"))
    write_collection(tmp_path, by_source([replace(one, subject="nato") for one in said]))
    ingest(str(tmp_path / "a.db"), [tmp_path])
    [told] = [str(row[10]) for row in findings(tmp_path / "a.db") if len(row) > 3]
    assert told == (
        "The nato: "
        "both say “is effective”; neither cites the other, nor do both lean on one work or share"
        " their wording; b agrees with a, but is not independent: they use nearly the same words"
        " (3 such pairs of claims)."
    )
