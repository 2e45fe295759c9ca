"""Collections on other subjects give exactly the findings that were planted in them."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from csto_db.db.reader import open_reader
from csto_db.ingest.pipeline import ingest
from csto_db.model.vocabulary import Verdict

KINDS = set(
    "agreement alike excludes implies level only order part polarity quantifier total value".split()
)
HERE = Path(__file__).parent
COLLECTIONS = sorted(path.parent.name for path in HERE.glob("*/expected.txt"))
_FINDINGS = """\
SELECT verdict, kind, a_claim, b_claim, explanation
FROM finding_detail
ORDER BY verdict, kind, a_claim, b_claim
"""


@dataclass(frozen=True)
class Planted:
    """A finding that a collection must give, and words of its explanation."""

    verdict: str
    kind: str
    claims: frozenset[str]
    words: str


def planted(collection: str) -> list[Planted]:
    lines = (HERE / collection / "expected.txt").read_text("utf-8").splitlines()
    found = []
    for line in lines:
        if line and not line.startswith("#"):
            verdict, kind, a, b, *words = line.split(maxsplit=4)
            found.append(Planted(verdict, kind, frozenset((a, b)), " ".join(words)))
    return found


@pytest.fixture(scope="module", params=COLLECTIONS)
def collection(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def findings(
    collection: str, tmp_path_factory: pytest.TempPathFactory
) -> dict[tuple[str, str, frozenset[str]], str]:
    """The findings of a collection, each with its explanation."""
    path = tmp_path_factory.mktemp(collection) / "csto.db"
    ingest(str(path), [HERE / collection])
    rows = open_reader(str(path)).execute(_FINDINGS).rows
    return {(str(v), str(k), frozenset((str(a), str(b)))): str(why) for v, k, a, b, why in rows}


def test_a_collection_gives_what_was_planted_and_nothing_else(
    collection: str, findings: dict[tuple[str, str, frozenset[str]], str]
) -> None:
    wanted = {(one.verdict, one.kind, one.claims) for one in planted(collection)}
    assert (set(findings) - wanted, wanted - set(findings)) == (set(), set())


def test_the_explanations_give_the_reasons(
    collection: str, findings: dict[tuple[str, str, frozenset[str]], str]
) -> None:
    silent = [
        (one, why)
        for one in planted(collection)
        if one.words not in (why := findings[one.verdict, one.kind, one.claims])
    ]
    assert silent == []


def test_every_kind_of_clash_and_every_verdict_is_planted() -> None:
    everything = [one for name in COLLECTIONS for one in planted(name)]
    assert {one.verdict for one in everything} == set(Verdict)
    assert {one.kind for one in everything} == KINDS
