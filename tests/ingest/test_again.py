"""A second ingest: the same, changed, in another order, in parts."""

import sqlite3
from collections.abc import Iterator
from itertools import permutations
from pathlib import Path

import pytest
from dumps import FINDINGS, everything, meaning, select
from small_collection import JUDGEMENTS, edit, write_collection

from csto_db.errors import InputError
from csto_db.ingest.pipeline import ingest

SEEDS = Path(__file__).parents[2] / "seeds"
STALE = "SELECT claim FROM claim_detail WHERE status = 'stale'"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_collection(tmp_path / "collection")


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "csto.db"


def run(database: Path, *paths: Path) -> None:
    ingest(str(database), paths)


def test_the_same_collection_again_changes_no_row(database: Path, folder: Path) -> None:
    (folder / "judgements.yml").write_text(JUDGEMENTS)
    run(database, folder)
    before = everything(database)
    run(database, folder)
    assert everything(database) == before


def test_the_seeds_again_change_no_row(tmp_path: Path, built: Path) -> None:
    database = tmp_path / "copy.db"
    database.write_bytes(built.read_bytes())
    before = everything(database)
    assert ingest(str(database), [SEEDS]).unchanged == [
        "kropatcheva2016",
        "kaszuba2019",
        "raisonsdetre2020",
    ]
    assert everything(database) == before


def test_the_same_folder_by_another_path_changes_no_row(
    database: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(database, folder)
    before = everything(database)
    monkeypatch.chdir(folder.parent)
    run(database, Path("collection"))
    assert everything(database) == before


def test_a_path_named_twice_is_read_once(database: Path, folder: Path) -> None:
    run(database, folder, folder, folder / "claims" / "atlas2010.yml")
    assert select(database, "SELECT count(*) FROM source") == [(2,)]


def test_a_changed_document_replaces_its_rows_and_leaves_the_others(
    database: Path, folder: Path
) -> None:
    run(database, folder)
    before = meaning(database)
    edit(folder / "texts" / "atlas.txt", "3 Interview with an anonymous official", "Not a note")
    edit(folder / "texts" / "atlas.txt", "Notes\n", "A new paragraph names Moravia.\n\nNotes\n")
    run(database, folder)
    after = meaning(database)
    notes = "SELECT label FROM footnote_detail WHERE source = 'atlas2010'"
    assert select(database, notes) == [("1",), ("2",)]
    assert select(database, "SELECT count(*) FROM work WHERE entry_type = 'interview'") == [(0,)]
    for kind in ("passage", "citation", "mention"):
        assert _of("bulletin2012", after[kind]) == _of("bulletin2012", before[kind])
        assert _of("atlas2010", after[kind]) != _of("atlas2010", before[kind])


def _of(source: str, rows: list[tuple[object, ...]]) -> list[tuple[object, ...]]:
    return [row for row in rows if row[0] == source]


def test_a_database_after_changes_holds_what_one_made_anew_would_hold(
    database: Path, folder: Path, tmp_path: Path
) -> None:
    run(database, folder)
    edit(folder / "texts" / "atlas.txt", "six members.1", "nine members.1")
    edit(folder / "claims" / "atlas2010.yml", "six members", "nine members")
    edit(folder / "claims" / "atlas2010.yml", "value: 6", "value: 9")
    edit(folder / "entities.yml", "aliases: [League]", "aliases: [League, the bulletin]")
    edit(folder / "predicates.yml", "conflict: boolean", "conflict: boolean\n    cap: in_tension")
    run(database, folder)
    anew = tmp_path / "anew.db"
    run(anew, folder)
    assert meaning(database) == meaning(anew)


def test_a_claim_whose_quote_is_gone_is_kept_as_stale_and_in_no_finding(
    database: Path, folder: Path
) -> None:
    run(database, folder)
    assert len(meaning(database)["finding"]) == 2
    edit(folder / "texts" / "atlas.txt", "six members", "a few members")
    run(database, folder / "sources.bib")
    assert select(database, STALE) == [("atlas2010/six",)]
    findings = select(database, "SELECT a_claim, b_claim FROM finding_detail")
    assert findings == [("atlas2010/no-priority", "bulletin2012/priority")]


def test_a_stale_claim_is_active_again_when_its_quote_is_back(database: Path, folder: Path) -> None:
    run(database, folder)
    before = meaning(database)
    edit(folder / "texts" / "atlas.txt", "six members", "a few members")
    run(database, folder / "sources.bib")
    edit(folder / "texts" / "atlas.txt", "a few members", "six members")
    run(database, folder / "sources.bib")
    assert meaning(database) == before


def test_a_judgement_survives_and_goes_out_of_force_with_its_claim(
    database: Path, folder: Path
) -> None:
    (folder / "judgements.yml").write_text(JUDGEMENTS)
    run(database, folder)
    verdict = "SELECT verdict FROM finding_detail WHERE a_claim = 'atlas2010/six'"
    assert select(database, verdict) == [("compatible",)]
    edit(folder / "claims" / "bulletin2012.yml", "value: 7", "value: 8")
    run(database, folder)
    assert select(database, verdict) == [("contradicts",)]
    assert select(database, "SELECT reason FROM judgement") == [
        ("The bulletin counts an observer.",)
    ]
    edit(folder / "claims" / "bulletin2012.yml", "value: 8", "value: 7")
    run(database, folder)
    assert select(database, verdict) == [("compatible",)]


def test_a_judgement_on_claims_about_two_subjects_stays_when_one_is_read_again(
    database: Path, folder: Path
) -> None:
    edit(folder / "claims" / "bulletin2012.yml", "subject: league", "subject: moravia")
    edit(folder / "claims" / "bulletin2012.yml", "value: moravia", "value: moravia\n    note: x")
    (folder / "judgements.yml").write_text(JUDGEMENTS.replace("compatible", "in_tension"))
    run(database, folder)
    before = meaning(database, FINDINGS)
    assert [row[1] for row in before["finding"]] == ["in_tension"]
    edit(folder / "claims" / "bulletin2012.yml", "note: x", "note: y")
    run(database, folder / "claims" / "bulletin2012.yml")
    assert meaning(database, FINDINGS) == before


def test_a_single_document_gets_its_key_and_title_from_its_name(
    database: Path, folder: Path
) -> None:
    run(database, folder / "texts" / "atlas.txt")
    own = "SELECT source, title FROM work_detail WHERE source IS NOT NULL"
    assert select(database, own) == [("atlas", "atlas")]
    assert select(database, "SELECT count(*) FROM footnote_detail") == [(3,)]


def test_a_bibliography_alone_brings_its_documents(database: Path, folder: Path) -> None:
    run(database, folder / "sources.bib")
    assert select(database, "SELECT source_key FROM source ORDER BY 1") == [
        ("atlas2010",),
        ("bulletin2012",),
    ]


def test_a_claims_file_alone_brings_its_claims(database: Path, folder: Path) -> None:
    run(database, folder / "sources.bib", folder / "entities.yml", folder / "predicates.yml")
    for name in ("atlas2010", "bulletin2012"):
        run(database, folder / "claims" / f"{name}.yml")
    assert select(database, "SELECT count(*) FROM claim_detail") == [(5,)]
    assert len(meaning(database)["finding"]) == 2


def test_the_claims_file_that_was_read_last_counts(database: Path, folder: Path) -> None:
    run(database, folder)
    other = folder.parent / "other.yml"
    other.write_text((folder / "claims" / "atlas2010.yml").read_text().replace("id: six", "id: 6"))
    run(database, other)
    run(database, folder / "claims" / "atlas2010.yml")
    claims = select(database, "SELECT claim FROM claim_detail WHERE claim LIKE 'atlas2010/%6'")
    assert claims == []


def test_claims_of_a_source_that_is_not_there_are_refused(database: Path, folder: Path) -> None:
    run(database, folder / "entities.yml", folder / "predicates.yml")
    with pytest.raises(InputError, match=r"atlas2010.yml:1:9: the source 'atlas2010' is not there"):
        run(database, folder / "claims" / "atlas2010.yml")


def test_a_changed_name_of_an_entity_is_found_in_stored_sources(
    database: Path, folder: Path
) -> None:
    run(database, folder)
    edit(folder / "entities.yml", "label: Moravia,", "label: Moravia, aliases: [Ostrava],")
    run(database, folder / "entities.yml")
    named = "SELECT count(*) FROM mention_detail WHERE entity = 'moravia' AND exact = 'Ostrava'"
    assert select(database, named) == [(3,)]
    edit(folder / "entities.yml", "aliases: [Ostrava],", "")
    run(database, folder / "entities.yml")
    assert select(database, named) == [(0,)]


def test_a_changed_entry_of_the_bibliography_changes_the_work(database: Path, folder: Path) -> None:
    run(database, folder)
    edit(folder / "sources.bib", "Novak, Jan", "Nováková, Jana")
    edit(folder / "sources.bib", "{2010}", "{2011}")
    run(database, folder)
    own = "SELECT authors, issued FROM work_detail WHERE citation_key = 'atlas2010'"
    assert select(database, own) == [("Nováková, Jana", "2011")]
    assert select(database, "SELECT count(*) FROM contribution WHERE family LIKE 'Nov%'") == [(2,)]


def test_a_source_that_was_cited_before_it_came_is_the_cited_work(
    database: Path, folder: Path
) -> None:
    cites = folder / "texts" / "bulletin.txt"
    title = "‘The Atlas of Alliances’, Journal of Atlases, 2010"
    cites.write_text(f"A text.1\n\nAnother one.2\n\n1 {title}.\n2 Ibid.\n")
    entries = (folder / "sources.bib").read_text().split("\n\n")
    (folder / "one.bib").write_text(entries[1])
    (folder / "two.bib").write_text(entries[0])
    run(database, folder / "one.bib")
    run(database, folder / "two.bib")
    cited = "SELECT DISTINCT work, authors FROM citation_detail WHERE title LIKE 'The Atlas%'"
    assert select(database, cited) == [("atlas2010", "Novak, Jan")]


def test_a_source_takes_its_key_from_a_work_that_was_cited_by_that_key(
    database: Path, folder: Path
) -> None:
    run(database, folder)
    (folder / "novak.txt").write_text("Other words of another Novak.")
    (folder / "novak.bib").write_text("@book{novak2009, title={Words}, file={novak.txt}}")
    run(database, folder / "novak.bib")
    keys = (
        "SELECT citation_key, source FROM work_detail WHERE citation_key LIKE 'novak%' ORDER BY 1"
    )
    assert select(database, keys) == [("novak2009", "novak2009"), ("novak2009a", None)]


def test_two_sources_of_one_title_stay_two(database: Path, folder: Path) -> None:
    edit(folder / "sources.bib", "{A Bulletin}", "{The Atlas of Alliances}")
    edit(folder / "sources.bib", "{2012-04-01}", "{2010}")
    run(database, folder)
    assert select(database, "SELECT count(DISTINCT work_id) FROM source") == [(2,)]


@pytest.fixture(scope="module")
def parts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Path, Path]]:
    """Each document of the seeds as a bibliography of one entry, and its claims."""
    folder = tmp_path_factory.mktemp("parts")
    (folder / "texts").symlink_to(SEEDS / "texts")
    entries = (SEEDS / "sources.bib").read_text(encoding="utf-8").split("\n\n@")[1:]
    return {key: _part(folder, key, entry) for entry in entries for key in [_key(entry)]}


def _key(entry: str) -> str:
    return entry.partition("{")[2].partition(",")[0]


def _part(folder: Path, key: str, entry: str) -> tuple[Path, Path]:
    bibliography = folder / f"{key}.bib"
    bibliography.write_text(f"@{entry}", encoding="utf-8")
    return bibliography, SEEDS / "claims" / f"{key}.yml"


def _orders() -> Iterator[tuple[str, ...]]:
    return permutations(("kaszuba2019", "kropatcheva2016", "raisonsdetre2020"))


@pytest.mark.slow
@pytest.mark.parametrize("order", list(_orders()), ids="-".join)
def test_the_order_of_the_documents_changes_no_finding_and_no_count_of_works(
    order: tuple[str, ...], parts: dict[str, tuple[Path, Path]], built: Path, database: Path
) -> None:
    run(database, SEEDS / "entities.yml", SEEDS / "predicates.yml")
    for key in order:
        run(database, *parts[key])
    assert meaning(database, FINDINGS) == meaning(built, FINDINGS)
    works = "SELECT entry_type, count(*) FROM work GROUP BY entry_type ORDER BY entry_type"
    assert select(database, works) == select(built, works)


def test_a_dry_run_makes_no_database(database: Path, folder: Path) -> None:
    assert ingest(str(database), [folder], is_dry_run=True).new == ["atlas2010", "bulletin2012"]
    assert not database.exists()


def test_a_dry_run_writes_nothing_and_foresees_what_a_run_does(
    database: Path, folder: Path
) -> None:
    run(database, folder)
    before = everything(database)
    edit(folder / "texts" / "atlas.txt", "A", "An")
    edit(folder / "claims" / "atlas2010.yml", "id: founded", "id: founding")
    foreseen = ingest(str(database), [folder], is_dry_run=True)
    assert everything(database) == before
    assert ingest(str(database), [folder]) == foreseen


def test_a_dry_run_waits_for_no_writer(database: Path, folder: Path) -> None:
    run(database, folder)
    edit(folder / "texts" / "atlas.txt", "A", "An")
    writer = sqlite3.connect(database, isolation_level=None)
    writer.execute("BEGIN IMMEDIATE")
    assert ingest(str(database), [folder], is_dry_run=True).changed == ["atlas2010"]
    writer.close()


def test_a_dry_run_reports_the_mistakes_of_a_run(database: Path, folder: Path) -> None:
    edit(folder / "claims" / "atlas2010.yml", "value: 6", "value: six")
    with pytest.raises(InputError, match="value of member_count"):
        ingest(str(database), [folder], is_dry_run=True)


def test_two_claims_files_of_one_source_are_refused(database: Path, folder: Path) -> None:
    claims = folder / "claims"
    (claims / "more.yaml").write_text((claims / "atlas2010.yml").read_text())
    with pytest.raises(InputError, match=r"more.yaml:1:9: .*atlas2010.yml has claims of this"):
        run(database, folder)
