"""`csto-db claims`: what is checked, and that what comes out goes in again."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

SEEDS = Path(__file__).parent.parent.parent / "seeds"
SOURCES = sorted(path.stem for path in (SEEDS / "claims").glob("*.yml"))

Run = Callable[..., CompletedProcess[str]]


def test_the_claims_of_the_collection_are_checked_without_a_database(cli: Run) -> None:
    result = cli("claims", "check", *map(str, sorted((SEEDS / "claims").glob("*.yml"))))
    assert result.returncode == 0, result.stderr
    assert result.stderr.count("every quote binds") == len(SOURCES)


def test_exported_files_are_canonical_and_change_nothing(
    cli: Run, built: Path, tmp_path: Path
) -> None:
    shutil.copy(built, tmp_path / "csto.db")
    count = "SELECT claim, subject, predicate, value, voice, exact FROM claim_detail ORDER BY claim"
    before = cli("sql", count, "-f", "json").stdout
    exported = []
    for _ in range(2):
        for source in SOURCES:
            assert cli("claims", "export", source, "-o", f"{source}.yml").returncode == 0
        exported.append([(tmp_path / f"{source}.yml").read_bytes() for source in SOURCES])
        assert cli("ingest", *(f"{source}.yml" for source in SOURCES)).returncode == 0
    first, second = exported
    assert first == second
    assert cli("sql", count, "-f", "json").stdout == before


def test_a_file_outside_a_collection_is_checked_against_the_database(
    cli: Run, built: Path, tmp_path: Path
) -> None:
    path = tmp_path / "mine.yml"
    path.write_text("source: kaszuba2019\nclaims:\n- {id: a, quote: no such words}\n")
    result = cli("--db", str(built), "claims", "check", str(path))
    assert result.returncode == 1
    assert f"{path}:3:18: the quote does not stand in the document" in result.stderr
    assert "'subject' is missing" in result.stderr


def test_web_annotations_point_at_the_characters_of_the_document(cli: Run, built: Path) -> None:
    result = cli("--db", str(built), "claims", "export", "kaszuba2019", "-f", "jsonld")
    text = next(SEEDS.glob("texts/002*")).read_text(encoding="utf-8")
    items = json.loads(result.stdout)["first"]["items"]
    assert items
    for item in items:
        position, quote = item["target"]["selector"]
        start, end = position["start"], position["end"]
        assert quote["exact"] == text[start:end]
        assert text[:start].endswith(quote["prefix"])
        assert text[end:].startswith(quote["suffix"])


def test_a_claim_whose_quote_no_longer_stands_keeps_its_words_as_an_annotation(
    cli: Run, built: Path, tmp_path: Path
) -> None:
    shutil.copy(built, tmp_path / "csto.db")
    for name in ("sources.bib", "entities.yml", "predicates.yml", "texts", "claims"):
        source, copy = SEEDS / name, tmp_path / "collection" / name
        copy.parent.mkdir(exist_ok=True)
        shutil.copytree(source, copy) if source.is_dir() else shutil.copy(source, copy)
    text = next((tmp_path / "collection" / "texts").glob("002*"))
    text.write_text(text.read_text("utf-8").replace("is a priority for", "was a need of"), "utf-8")
    (tmp_path / "collection" / "claims" / "kaszuba2019.yml").unlink()
    assert cli("ingest", "collection").returncode == 0
    exported = json.loads(cli("claims", "export", "kaszuba2019", "-f", "jsonld").stdout)
    [stale] = [
        item
        for item in exported["first"]["items"]
        if item["id"] == "urn:csto-db:kaszuba2019/priority"
    ]
    [selector] = stale["target"]["selector"]
    assert selector["exact"].endswith("the Csto is a priority for russia")


def test_a_source_that_is_not_there_is_named_with_those_that_are(cli: Run, built: Path) -> None:
    result = cli("--db", str(built), "claims", "export", "nobody2000")
    assert result.returncode == 1
    assert "kaszuba2019" in result.stderr


def test_a_worklist_is_a_claims_file_whose_quotes_bind(
    cli: Run, built: Path, tmp_path: Path
) -> None:
    path = tmp_path / "drafts.yml"
    result = cli("--db", str(built), "claims", "new", "raisonsdetre2020", "-o", str(path))
    assert result.returncode == 0, result.stderr
    text = path.read_text(encoding="utf-8")
    assert "building up.”" in " ".join(text.split())
    assert (
        "# entities: csto-council-of-foreign-ministers, covid-19-pandemic; dates: May 2020" in text
    )
    complaints = cli("--db", str(built), "claims", "check", str(path)).stderr
    assert "'predicate' is missing" in complaints
    assert "does not stand in the document" not in complaints


WATCH = """\
The river watch

The River Patrol is useless. It rains in the valley. The River Patrol has met. Observers say that \
the River Patrol is asleep. The River Patrol and the Harbour Guard met.
"""
ENTITIES = """\
types: {body: A body.}
entities:
  - {key: patrol, label: River Patrol, type: body}
  - {key: guard, label: Harbour Guard, type: body}
"""
PREDICATES = """\
predicates:
  - {name: is_useful, definition: Whether the subject is of use., value: boolean, conflict: boolean}
"""
CLAIM = """\
source: watch2001
claims:
  - id: useless
    quote: The River Patrol is useless
    subject: patrol
    predicate: is_useful
    value: no
"""


def test_a_worklist_has_what_is_judged_or_reported_and_leaves_out_what_has_a_claim(
    cli: Run, tmp_path: Path
) -> None:
    for folder in ("texts", "claims"):
        (tmp_path / folder).mkdir()
    (tmp_path / "texts" / "watch.txt").write_text(WATCH)
    (tmp_path / "entities.yml").write_text(ENTITIES)
    (tmp_path / "predicates.yml").write_text(PREDICATES)
    entry = "@misc{watch2001, title = {The river watch}, file = {texts/watch.txt}}"
    (tmp_path / "sources.bib").write_text(entry)
    assert cli("ingest", ".").returncode == 0
    first = cli("claims", "new", "watch2001").stdout
    quotes = [line.partition("quote: ")[2] for line in first.splitlines() if "quote: " in line]
    assert quotes == [
        "The River Patrol is useless.",
        "Observers say that the River Patrol is asleep.",
        "The River Patrol and the Harbour Guard met.",
    ]
    assert "# entities: patrol; judging: is useless" in first
    (tmp_path / "claims" / "watch2001.yml").write_text(CLAIM)
    assert cli("ingest", ".").returncode == 0
    second = cli("claims", "new", "watch2001").stdout
    assert "is useless" not in second
    assert "is asleep" in second
    assert "Sentences that have a claim are left out (1)." in second


COURT = """\
The river court

The River Court was founded on 14 June 1987.1 It has many seats. The River Court has
seven judges2 and, as the Harbour Guard holds, no president. The River Court rests.

1 Lindgren, P. (1998). The law of rivers. Oxford: Lowe.
2 Vance, J. (2006). Overruling. Law Review, 5(1), 1-9.
"""


def test_a_worklist_has_sentences_one_by_one_though_they_call_notes(
    cli: Run, tmp_path: Path
) -> None:
    (tmp_path / "court.txt").write_text(COURT)
    (tmp_path / "entities.yml").write_text(ENTITIES.replace("River Patrol", "River Court"))
    (tmp_path / "sources.bib").write_text("@misc{court, title = {Court}, file = {court.txt}}")
    assert cli("ingest", ".").returncode == 0
    drafts = cli("claims", "new", "court").stdout
    assert "dates: 14 June 1987 (1987-06-14)\n" in drafts
    assert "quote: The River Court was founded on 14 June 1987.\n" in drafts
    assert "entities: patrol, guard; figures: seven" in drafts
    assert "quote: The River Court has seven judges2 and, as the Harbour Guard holds" in drafts
    assert "rests" not in drafts
    (tmp_path / "drafts.yml").write_text(drafts)
    assert "quote" not in cli("claims", "check", "drafts.yml").stderr


def test_drafts_are_no_claims(cli: Run, built: Path, tmp_path: Path) -> None:
    shutil.copy(built, tmp_path / "csto.db")
    before = cli("report", "claims", "-f", "json").stdout
    assert cli("claims", "new", "raisonsdetre2020", "-o", "raisonsdetre2020.yml").returncode == 0
    refused = cli("ingest", "raisonsdetre2020.yml")
    assert refused.returncode == 1
    assert "'predicate' is missing" in refused.stderr
    assert cli("report", "claims", "-f", "json").stdout == before


def test_claims_are_not_held_against_names_that_cannot_be_read(cli: Run, tmp_path: Path) -> None:
    folder = tmp_path / "collection"
    (folder / "claims").mkdir(parents=True)
    files = {
        "sources.bib": "@book{atlas, title = {Atlas}, date = {2010}, file = {atlas.txt}}",
        "atlas.txt": "The League has six members.",
        "predicates.yml": "predicates:\n- {name: size, definition: d, wording: has {}}\n",
        "claims/atlas.yml": "source: atlas\nclaims: [{id: a, quote: six, predicate: size}]\n",
    }
    for name, text in files.items():
        (folder / name).write_text(text)
    said = cli("claims", "check", str(folder / "claims" / "atlas.yml")).stderr
    assert "predicates.yml:2:44: not YAML" in said
    assert "atlas.yml" not in said


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("", "a folder; name claims files"),
        ("sources.bib", "no claims file"),
        ("entities.yml", "no claims file; 'csto-db ingest FOLDER --dry-run' checks a whole"),
        ("claims/nobody.yml", "no such file"),
    ],
)
def test_only_claims_files_are_checked_as_such(cli: Run, name: str, said: str) -> None:
    result = cli("claims", "check", str(SEEDS / name))
    assert result.returncode == 1
    assert f"{SEEDS / name}: {said}" in result.stderr


def test_web_annotations_are_not_taken_for_a_library(cli: Run, built: Path, tmp_path: Path) -> None:
    exported = ("claims", "export", "kaszuba2019", "-f", "jsonld", "-o", "claims.json")
    assert cli("--db", str(built), *exported).returncode == 0
    refused = cli("ingest", "claims.json")
    assert refused.returncode == 1
    assert "claims.json:1: JSON-LD" in refused.stderr
    assert not (tmp_path / "csto.db").exists()
