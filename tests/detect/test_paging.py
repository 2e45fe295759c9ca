"""A finding that counts its pairs shows them all, a page at a time."""

import json
import subprocess
from collections import Counter
from collections.abc import Callable, Iterable
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from oracle import Oracle
from random_claims import PREDICATES, WITHIN, claim, claims
from written_collection import write_collection

from csto_db.detect.background import Background
from csto_db.detect.engine import Bounds, detect
from csto_db.detect.figures import figure, is_figure, pairs_alike
from csto_db.detect.paging import pairs_on_question
from csto_db.ingest.pipeline import ingest
from csto_db.model.claim import Claim, Judgement
from csto_db.model.statement import statement
from csto_db.model.vocabulary import Quantifier, Verdict

ORACLE = Oracle(PREDICATES, WITHIN)
VALUES = 30

Run = Callable[..., subprocess.CompletedProcess[str]]


@given(
    claims(),
    st.integers(1, 5),
    st.sampled_from((Bounds(positions=1, looked_at=1), Bounds(positions=1), Bounds(positions=50))),
)
def test_pages_hold_every_pair_that_was_counted_once(
    some: list[Claim], size: int, bounds: Bounds
) -> None:
    background = Background(PREDICATES, within=WITHIN)
    said = list(map(statement, some))
    expected = dict(ORACLE.pairs(some))
    for one in detect(said, background, bounds):
        if bounds.positions > 1 and one.pair_count == len(one.a_claims) * len(one.b_claims):
            continue  # its sides are all its pairs, and nobody asks for pages
        name = (one.subject, one.predicate, one.kind, one.rule, one.verdict, one.scope)
        about = [s for s in said if background.oriented(s).subject == one.subject]
        pages = [
            pairs_on_question(one, about, background, offset, size, bounds)
            for offset in range(0, one.pair_count, size)
        ]
        if one.kind == "total" or None in pages:
            assert one.kind in ("part", "total", "alike")
            continue
        paged = [frozenset(pair[:2]) for page in pages for pair in page or ()]
        assert len(paged) == len(set(paged)) == one.pair_count
        assert {expected[pair] for pair in paged} == {name}


def parties(keys: Iterable[str], some: list[Claim]) -> set[str]:
    """Sources of claims, and the entities that they are about."""
    found = set()
    for one in some:
        if one.key in keys:
            found |= {f"source {one.source}", one.subject}
            if PREDICATES[one.predicate].is_symmetric:
                found.add(one.value.text)
    return found


@given(
    claims(),
    st.sampled_from((Bounds(positions=1, looked_at=1), Bounds(positions=1))),
    st.integers(0, 60),
)
def test_the_parties_of_a_counted_finding_are_those_of_its_pairs(
    some: list[Claim], bounds: Bounds, judged: int
) -> None:
    said = list(map(statement, some))
    pairs = sorted(tuple(sorted(pair)) for pair, _ in ORACLE.pairs(some))
    decided = {
        (a, b): Judgement(a, b, Verdict.COMPATIBLE, "so", "me", "2026-01-01")
        for a, b in pairs[:judged]
    }
    background = Background(PREDICATES, within=WITHIN, judgements=decided)
    for one in detect(said, background, bounds):
        keys = {*one.a_claims, *one.b_claims, *one.among}
        about = [s for s in said if background.oriented(s).subject == one.subject]
        if one.judgement or one.kind in ("part", "total", "judgement", "alike"):
            continue
        page = pairs_on_question(one, about, background, 0, one.pair_count, bounds)
        paged = {key for pair in page or () for key in pair[:2]}
        assert keys <= paged
        assert parties(keys, some) == parties(paged, some)


def test_a_source_whose_pairs_are_all_judged_is_no_party_to_those_that_are_counted() -> None:
    numbers = ("1000", "1000", "2000", "1000")
    some = [claim(f"s{n}/t", "troops", number) for n, number in enumerate(numbers)]
    pair = "s2/t", "s3/t"
    decided = {pair: Judgement(*pair, Verdict.COMPATIBLE, "so", "me", "2026-01-01")}
    background = Background(PREDICATES, within=WITHIN, judgements=decided)
    for bounds in (Bounds(positions=1, looked_at=1), Bounds(positions=1)):
        found = detect(map(statement, some), background, bounds)
        [clash] = [one for one in found if one.kind == "value" and not one.judgement]
        assert (clash.a_claims, clash.b_claims) == (("s0/t",), ("s2/t",))
        assert (clash.among, clash.pair_count) == (("s1/t",), 2)


@given(claims(), st.integers(0, 5))
def test_the_parties_to_figures_that_look_alike_are_those_of_their_pairs(
    some: list[Claim], judged: int
) -> None:
    said = list(map(statement, some))
    pairs = sorted(tuple(sorted(p)) for p, name in ORACLE.pairs(some) if "alike" in name)
    decided = {
        (a, b): Judgement(a, b, Verdict.COMPATIBLE, "so", "me", "2026-01-01")
        for a, b in pairs[:judged]
    }
    background = Background(PREDICATES, within=WITHIN, judgements=decided)
    figures = [figure(one) for one in said if is_figure(one, background)]
    for one in detect(said, background, Bounds(alike=1)):
        if one.kind == "alike" and not one.judgement:
            keys = {*one.a_claims, *one.b_claims, *one.among}
            alike = pairs_alike(one.rule, one.scope, one.a_claims[0], figures, background)
            paged = {key for pair in alike for key in pair}
            assert keys <= paged
            assert parties(keys, some) == parties(paged, some)


@given(claims())
def test_pages_hold_every_pair_of_figures_that_look_alike(some: list[Claim]) -> None:
    background = Background(PREDICATES, within=WITHIN)
    said = list(map(statement, some))
    figures = [figure(one) for one in said if is_figure(one, background)]
    alike = [kind[2:] for kind in dict(ORACLE.pairs(some)).values() if kind[2] == "alike"]
    paged = []
    for one in detect(said, background, Bounds(alike=1)):
        if one.kind == "alike":
            pairs = list(pairs_alike(one.rule, one.scope, one.a_claims[0], figures, background))
            assert len(set(map(frozenset, pairs))) == len(pairs) == one.pair_count
            paged += [("alike", one.rule, one.verdict, one.scope)] * len(pairs)
    assert Counter(paged) == Counter(alike)


@pytest.fixture(scope="module")
def hot(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A question with many answers, and a whole that many claims about a part speak against."""
    folder = tmp_path_factory.mktemp("hot")
    sources: dict[str, list[Claim]] = {}
    for n in range(VALUES):
        sources[f"s{n}"] = [claim(f"s{n}/troops", "troops", str(1000 * 2**n), subject="asia")]
    sources["s0"] += [
        claim(f"s0/all{n}", "is_effective", "yes", subject="asia", quantifier=Quantifier.ALL,
              valid_from=str(1990 + n))
        for n in range(9)
    ]  # fmt: skip
    sources["s1"] += [
        claim(f"s1/not{n}", "is_effective", "no", subject="osh", valid_from=str(1990 + n))
        for n in range(9)
    ]
    write_collection(folder, sources)
    ingest(str(folder / "hot.db"), [folder])
    return folder


def key_of(cli: Run, folder: Path, kind: str) -> str:
    query = f"SELECT finding FROM finding_detail WHERE kind = '{kind}'"
    done = cli("--db", str(folder / "hot.db"), "sql", query, "-f", "csv")
    return done.stdout.split()[-1]


def pages(cli: Run, folder: Path, key: str, size: int, total: int) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = []
    for offset in range(0, total, size):
        window = ("--limit", str(size), "--offset", str(offset))
        done = cli("--db", str(folder / "hot.db"), "show", "finding", key, *window, "-f", "json")
        rows += json.loads(done.stdout)["pairs"]
    return rows


def test_the_pairs_of_a_hot_question_are_shown_page_by_page(cli: Run, hot: Path) -> None:
    key, total = key_of(cli, hot, "value"), VALUES * (VALUES - 1) // 2
    rows = pages(cli, hot, key, 200, total)
    assert [row["pair"] for row in rows] == list(range(1, total + 1))
    assert {frozenset((row["a_claim"], row["b_claim"])) for row in rows} == {
        frozenset((f"s{a}/troops", f"s{b}/troops")) for a, b in combinations(range(VALUES), 2)
    }
    assert len({row["why"] for row in rows}) == total


def test_the_pairs_of_a_part_with_its_wholes_are_shown_page_by_page(cli: Run, hot: Path) -> None:
    rows = pages(cli, hot, key_of(cli, hot, "part"), 50, 81)
    assert len({(row["a_claim"], row["b_claim"]) for row in rows}) == len(rows) == 81


def test_text_says_which_pairs_a_page_holds_and_csv_numbers_them(cli: Run, hot: Path) -> None:
    show = ("--db", str(hot / "hot.db"), "show", "finding", key_of(cli, hot, "value"))
    assert "Pairs 1 to 20 of 435\n" in cli(*show).stdout
    window = ("--offset", "430", "--limit", "50")
    assert "Pairs 431 to 435 of 435\n" in cli(*show, *window).stdout
    rows = cli(*show, *window, "-f", "csv").stdout.split("\n\n")[-1].splitlines()
    assert rows[0] == "pair,a_claim,b_claim,why"
    assert [row.split(",")[0] for row in rows[1:]] == ["431", "432", "433", "434", "435"]


def test_a_page_past_the_last_pair_is_an_error(cli: Run, hot: Path) -> None:
    key = key_of(cli, hot, "value")
    done = cli("--db", str(hot / "hot.db"), "show", "finding", key, "--offset", "435")
    assert (done.returncode, "stands for 435 pairs" in done.stderr) == (1, True)
    done = cli("--db", str(hot / "hot.db"), "show", "claim", "s1/troops", "--offset", "1")
    assert (done.returncode, "pairs of a finding" in done.stderr) == (2, True)


def test_a_counted_finding_is_found_by_every_source_of_its_pairs(cli: Run, hot: Path) -> None:
    key = key_of(cli, hot, "value")
    for source in ("s0", "s17", f"s{VALUES - 1}"):
        report = ("report", "contradictions", "--source", source, "-f", "json")
        done = cli("--db", str(hot / "hot.db"), *report)
        assert key in [row["finding"] for row in json.loads(done.stdout)]
    query = f"SELECT count(DISTINCT source) AS n FROM finding_party WHERE finding = '{key}'"
    done = cli("--db", str(hot / "hot.db"), "sql", query, "-f", "csv")
    assert done.stdout.split() == ["n", str(VALUES)]


def test_a_report_says_where_the_pairs_of_a_counted_finding_are(cli: Run, hot: Path) -> None:
    report = ("--db", str(hot / "hot.db"), "report", "contradictions")
    where = f"csto-db show finding {key_of(cli, hot, 'value')} lists all 435 pairs"
    assert where in cli(*report, "-f", "csv").stdout
    assert where in cli(*report, "-f", "html").stdout
    assert " ".join(cli(*report).stdout.replace("│", " ").split()).count("lists all 435 pairs") == 1
