"""All sources that agree with one are one finding, which says whether any two are independent."""

import json
import subprocess
from collections.abc import Callable
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest
from random_claims import PREDICATES, claim
from written_collection import write_collection

from csto_db.detect.background import Background
from csto_db.detect.engine import detect
from csto_db.ingest.pipeline import ingest
from csto_db.model.claim import Claim
from csto_db.model.finding import Finding
from csto_db.model.statement import statement

SAME = "the member states agreed in Moscow to form a joint force of their own"

Run = Callable[..., subprocess.CompletedProcess[str]]


def found(*some: Claim, **more: object) -> list[Finding]:
    background = Background(PREDICATES, **more)  # type: ignore[arg-type]
    return detect(map(statement, some), background)


def effective(source: str) -> Claim:
    return claim(f"{source}/1", "is_effective", "yes", subject="nato")


def test_two_that_are_independent_are_shown_before_two_that_are_not() -> None:
    cites = {"a": frozenset("bc")}
    [one] = found(*map(effective, "abcd"), cites=cites)
    assert (one.a_claims, one.b_claims) == (("a/1",), ("d/1", "b/1", "c/1"))
    assert one.explanation == (
        "both say “is effective”; neither cites the other, nor do both lean on one work or share"
        " their wording; b agrees with a, but is not independent: a cites b; c agrees with a,"
        " but is not independent: a cites c (6 such pairs of claims)."
    )


def test_two_that_are_independent_stand_for_a_crowd_that_agrees() -> None:
    cites = {"a": frozenset("bcdefgh"), "b": frozenset("cd")}
    [one] = found(*map(effective, "abcdefgh"), cites=cites)
    assert (one.a_claims, one.b_claims, one.pair_count) == (("b/1",), ("e/1",), 28)
    assert "neither cites the other" in one.explanation
    [one] = found(*map(effective, "abcdefgh"), cites={s: frozenset("abcdefgh") for s in "abcdefgh"})
    assert (one.a_claims, one.b_claims) == (("a/1",), ("b/1",))


def test_if_no_two_are_independent_the_first_are_shown_with_the_reason() -> None:
    cites = {"a": frozenset("bc"), "b": frozenset("c")}
    [one] = found(*map(effective, "abc"), cites=cites)
    assert one.explanation.startswith("both say “is effective”; not independent: a cites b; c")
    assert one.pair_count == 3


def test_what_agrees_with_one_of_two_that_clash_is_an_agreement_with_each() -> None:
    values = ("3500/4000", "4000/4500", "4500/5000")
    some = [claim(f"{s}/1", "troops", v) for s, v in zip("abc", values, strict=True)]
    agreed = [f for f in found(*some) if f.verdict == "corroborates"]
    assert {(f.a_claims, f.b_claims, f.pair_count) for f in agreed} <= {
        (("a/1",), ("b/1",), 1),
        (("b/1",), ("c/1",), 1),
    }
    assert len(agreed) == 2


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four sources that agree, two of them in the same words."""
    folder = tmp_path_factory.mktemp("agreed")
    sources = {source: [effective(source)] for source in "abcd"}
    for source in "ab":
        sources[source] = [replace(effective(source), quote=SAME)]
    write_collection(folder, sources)
    ingest(str(folder / "a.db"), [folder])
    return folder


@pytest.mark.parametrize("source", "abcd")
def test_the_report_finds_an_agreement_by_each_of_its_sources(
    cli: Run, folder: Path, source: str
) -> None:
    report = ("report", "corroborations", "--source", source, "-f", "json")
    [row] = json.loads(cli("--db", str(folder / "a.db"), *report).stdout)
    assert row["why"].endswith(
        "; d agrees with a; b agrees with a, but is not independent:"
        " they use nearly the same words (6 such pairs of claims)."
    )


def test_every_two_that_agree_are_shown_page_by_page(cli: Run, folder: Path) -> None:
    query = "SELECT finding FROM corroboration"
    key = cli("--db", str(folder / "a.db"), "sql", query, "-f", "csv").stdout.split()[-1]
    show = ("--db", str(folder / "a.db"), "show", "finding", key, "-f", "json", "--limit", "4")
    rows = [
        row
        for offset in ("0", "4")
        for row in json.loads(cli(*show, "--offset", offset).stdout)["pairs"]
    ]
    pairs = [frozenset((row["a_claim"], row["b_claim"])) for row in rows]
    assert len(pairs) == 6
    assert set(pairs) == {frozenset((f"{a}/1", f"{b}/1")) for a, b in combinations("abcd", 2)}
    [of_a_and_b] = [r for r in rows if {r["a_claim"], r["b_claim"]} == {"a/1", "b/1"}]
    assert "not independent: they use nearly the same words" in of_a_and_b["why"]


TRANSLATION = "related = {{{}}}, relatedtype = {{translationof}}, file ="


def explained(cli: Run, folder: Path) -> list[str]:
    report = ("report", "corroborations", "-f", "json")
    return [row["why"] for row in json.loads(cli("--db", str(folder / "t.db"), *report).stdout)]


def test_a_source_and_its_translation_are_one_text_as_long_as_sources_bib_says_so(
    cli: Run, tmp_path: Path
) -> None:
    write_collection(tmp_path, {source: [effective(source)] for source in "ab"})
    bibliography = tmp_path / "sources.bib"
    independent = bibliography.read_text()
    a, b = independent.splitlines(keepends=True)
    of_a, of_x = (b.replace("file =", TRANSLATION.format(key)) for key in "ax")
    for entries, reason in (
        (a + b, "neither cites the other"),
        (a + of_a, "not independent: b is a translation of a."),
        (a.replace("file =", TRANSLATION.format("x")) + of_x, "both are translations of x."),
        (a + of_x, "neither cites the other"),
    ):
        bibliography.write_text(entries)
        ingest(str(tmp_path / "t.db"), [tmp_path])
        [why] = explained(cli, tmp_path)
        assert reason in why
