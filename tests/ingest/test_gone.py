"""What was deleted from the folder of a collection goes when the folder is ingested again."""

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from dumps import FINDINGS, Rows, everything, meaning, select
from hypothesis import given, settings
from hypothesis import strategies as st
from small_collection import JUDGEMENTS, edit, write_collection

from csto_db.db.check import faults
from csto_db.db.migrate import upgrade
from csto_db.ingest import removal
from csto_db.ingest.pipeline import ingest
from tests.conftest import SEEDS, Run

WORKS = """
SELECT entry_type, authors, title, container, issued, url, n_citations, n_sources FROM work_detail
"""
BY = ("--by", "A. Reader", "--reason", "I read both")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_collection(tmp_path / "c")


def said(cli: Run, *arguments: str) -> str:
    done = cli(*arguments)
    assert done.returncode == 0, done.stderr
    return done.stderr


def state(database: Path) -> dict[str, Rows]:
    """What a database says, its works too, but for the judgements, which are never deleted."""
    found = meaning(database) | {"work": sorted(select(database, WORKS), key=repr)}
    del found["judgement"]
    return found


def anew(cli: Run, *paths: str) -> dict[str, Rows]:
    """What a database says that was made from nothing but some paths."""
    with TemporaryDirectory() as name:
        said(cli, "--db", f"{name}/anew.db", "ingest", *paths)
        return state(Path(name) / "anew.db")


def without_entry(folder: Path, key: str) -> None:
    entries = (folder / "sources.bib").read_text().split("\n\n")
    kept = [entry for entry in entries if f"{{{key}," not in entry]
    (folder / "sources.bib").write_text("% sources\n" + "\n\n".join(kept))


def test_the_claims_of_a_deleted_file_go_with_their_findings(
    cli: Run, folder: Path, tmp_path: Path
) -> None:
    said(cli, "ingest", "c")
    (folder / "claims" / "atlas2010.yml").unlink()
    assert said(cli, "ingest", "c") == (
        f"{folder}/claims/atlas2010.yml is no longer there: what only it defined goes\n"
        "csto.db: documents: 2 unchanged; claims: 2, 3 gone\n"
    )
    assert state(tmp_path / "csto.db") == anew(cli, "c")
    assert select(tmp_path / "csto.db", "SELECT count(*) FROM claim") == [(2,)]
    assert said(cli, "ingest", "c") == "csto.db: documents: 2 unchanged; claims: 2\n"


def test_a_document_without_an_entry_goes_with_all_that_was_derived_from_it(
    cli: Run, folder: Path, tmp_path: Path
) -> None:
    said(cli, "ingest", "c")
    without_entry(folder, "atlas2010")
    (folder / "claims" / "atlas2010.yml").unlink()
    assert "documents: 1 unchanged, 1 gone (atlas2010); claims: 2, 3 gone\n" in said(
        cli, "ingest", "c"
    )
    assert state(tmp_path / "csto.db") == anew(cli, "c")
    assert list(faults(tmp_path / "csto.db")) == []
    assert "bulletin2012" in cli("search", "Moravia").stdout
    assert "atlas" not in cli("search", "Moravia").stdout


def test_a_deleted_text_without_its_entry_goes_too(cli: Run, folder: Path, tmp_path: Path) -> None:
    said(cli, "ingest", "c")
    without_entry(folder, "atlas2010")
    (folder / "claims" / "atlas2010.yml").unlink()
    (folder / "texts" / "atlas.txt").unlink()
    said(cli, "ingest", "c")
    assert state(tmp_path / "csto.db") == anew(cli, "c")


def test_claims_of_a_document_without_an_entry_are_a_mistake_and_nothing_goes(
    cli: Run, folder: Path, tmp_path: Path
) -> None:
    said(cli, "ingest", "c")
    before = everything(tmp_path / "csto.db")
    without_entry(folder, "atlas2010")
    done = cli("ingest", "c")
    assert done.returncode == 1
    assert done.stderr == (
        "csto-db: c/claims/atlas2010.yml:1:9: no file names 'atlas2010' any more; put its entry"
        " back, or delete its claims\n1 mistake; nothing was changed\n"
    )
    assert everything(tmp_path / "csto.db") == before


def test_the_whole_vocabulary_goes_with_its_files(cli: Run, folder: Path, tmp_path: Path) -> None:
    said(cli, "ingest", "c")
    for name in ("entities.yml", "predicates.yml"):
        (folder / name).unlink()
    assert "league" in cli("ingest", "c").stderr
    shutil.rmtree(folder / "claims")
    assert "entities.yml is no longer there" in said(cli, "ingest", "c")
    assert state(tmp_path / "csto.db") == anew(cli, "c")
    for table in ("entity", "predicate", "mention", "claim", "finding"):
        assert select(tmp_path / "csto.db", f"SELECT count(*) FROM {table}") == [(0,)]


def test_the_documents_go_with_the_bibliography(cli: Run, folder: Path, tmp_path: Path) -> None:
    said(cli, "ingest", "c")
    (folder / "sources.bib").unlink()
    shutil.rmtree(folder / "claims")
    assert "2 gone (atlas2010, bulletin2012)" in said(cli, "ingest", "c")
    assert state(tmp_path / "csto.db") == anew(cli, "c")


def test_an_empty_folder_is_an_error_and_nothing_goes(
    cli: Run, folder: Path, tmp_path: Path
) -> None:
    said(cli, "ingest", "c")
    before = everything(tmp_path / "csto.db")
    shutil.rmtree(folder)
    folder.mkdir()
    assert cli("ingest", "c").returncode == 1
    assert everything(tmp_path / "csto.db") == before


def test_what_comes_back_is_there_again(cli: Run, folder: Path, tmp_path: Path) -> None:
    (folder / "judgements.yml").write_text(JUDGEMENTS)
    said(cli, "ingest", "c")
    before = state(tmp_path / "csto.db")
    kept = shutil.copytree(folder, tmp_path / "kept")
    without_entry(folder, "atlas2010")
    for name in ("entities.yml", "predicates.yml", "judgements.yml", "claims/bulletin2012.yml"):
        (folder / name).unlink()
    (folder / "claims" / "atlas2010.yml").unlink()
    said(cli, "ingest", "c")
    assert state(tmp_path / "csto.db") == anew(cli, "c")
    shutil.copytree(kept, folder, dirs_exist_ok=True)
    said(cli, "ingest", "c")
    assert state(tmp_path / "csto.db") == before


def test_a_claims_file_that_comes_back_brings_its_claims_again(
    cli: Run, folder: Path, tmp_path: Path
) -> None:
    said(cli, "ingest", "c")
    before = state(tmp_path / "csto.db")
    (folder / "claims" / "atlas2010.yml").rename(tmp_path / "atlas2010.yml")
    said(cli, "ingest", "c")
    (tmp_path / "atlas2010.yml").rename(folder / "claims" / "atlas2010.yml")
    said(cli, "ingest", "c")
    assert state(tmp_path / "csto.db") == before


def test_findings_that_stand_for_many_claims_are_those_of_the_claims_that_are_left(
    cli: Run, folder: Path, tmp_path: Path
) -> None:
    for number in range(9):
        write_paper(folder, f"paper{number}", members=6 + number % 3)
    said(cli, "ingest", "c")
    for gone in ("paper0", "paper4"):
        (folder / "claims" / f"{gone}.yml").unlink()
        said(cli, "ingest", "c")
        assert state(tmp_path / "csto.db") == anew(cli, "c")
        without_entry(folder, gone)
        said(cli, "ingest", "c")
        assert state(tmp_path / "csto.db") == anew(cli, "c")


def test_of_many_files_and_documents_that_go_five_are_named(
    cli: Run, folder: Path, tmp_path: Path
) -> None:
    for number in range(7):
        write_paper(folder, f"paper{number}", members=6)
    said(cli, "ingest", "c")
    for number in range(7):
        without_entry(folder, f"paper{number}")
        (folder / "claims" / f"paper{number}.yml").unlink()
    *_, fifth, others, summary = said(cli, "ingest", "c").splitlines()
    assert fifth == f"{folder}/claims/paper4.yml is no longer there: what only it defined goes"
    assert others == "nor are 2 more files"
    assert summary == (
        "csto.db: documents: 2 unchanged, 7 gone (paper0, paper1, paper2, paper3, paper4 and 2"
        " more); claims: 5, 7 gone"
    )


def write_paper(folder: Path, key: str, members: int) -> None:
    """Add a document to a collection that says how many members the League has."""
    entry = f"\n@misc{{{key},\n  title = {{{key}}},\n  file = {{texts/{key}.txt}},\n}}\n"
    edit(folder / "sources.bib", "@article", f"{entry.lstrip()}\n@article")
    (folder / "texts" / f"{key}.txt").write_text(f"The League has {members} members.\n")
    (folder / "claims" / f"{key}.yml").write_text(
        f"source: {key}\nclaims:\n  - {{id: x, quote: The League has {members} members,"
        f" subject: league, predicate: member_count, value: {members}}}\n"
    )


@pytest.mark.parametrize(
    "name", ["claims/bulletin2012.yml", "entities.yml", "sources.bib", "texts/atlas.txt"]
)
def test_a_single_file_of_the_folder_removes_nothing(
    cli: Run, folder: Path, tmp_path: Path, name: str
) -> None:
    (folder / "judgements.yml").write_text(JUDGEMENTS)
    said(cli, "ingest", "c", "c/texts/atlas.txt")
    before = everything(tmp_path / "csto.db")
    without_entry(folder, "atlas2010")
    for gone in ("claims/atlas2010.yml", "judgements.yml", "predicates.yml"):
        (folder / gone).unlink()
    said(cli, "ingest", f"c/{name}")
    assert everything(tmp_path / "csto.db") == before


def test_a_document_read_singly_stays(cli: Run, folder: Path, tmp_path: Path) -> None:
    (folder / "paper.txt").write_text("It grew (Haas, 2017).\n")
    said(cli, "ingest", "c", "c/paper.txt")
    without_entry(folder, "atlas2010")
    (folder / "claims" / "atlas2010.yml").unlink()
    said(cli, "ingest", "c")
    assert state(tmp_path / "csto.db") == anew(cli, "c", "c/paper.txt")


def test_a_document_that_was_read_singly_as_well_stays(
    cli: Run, folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "atlas2010.txt").write_text((folder / "texts" / "atlas.txt").read_text())
    said(cli, "ingest", "atlas2010.txt")
    said(cli, "ingest", "c")
    without_entry(folder, "atlas2010")
    (folder / "claims" / "atlas2010.yml").unlink()
    said(cli, "ingest", "c")
    assert select(tmp_path / "csto.db", "SELECT source_key FROM source ORDER BY 1") == [
        ("atlas2010",),
        ("bulletin2012",),
    ]


def test_what_another_collection_defines_stays(cli: Run, folder: Path, tmp_path: Path) -> None:
    shutil.copytree(folder, tmp_path / "d")
    said(cli, "ingest", "c")
    said(cli, "ingest", "d")
    before = everything(tmp_path / "csto.db")
    without_entry(folder, "atlas2010")
    for name in ("claims/atlas2010.yml", "claims/bulletin2012.yml", "entities.yml"):
        (folder / name).unlink()
    said(cli, "ingest", "c")
    after = everything(tmp_path / "csto.db")
    for table in ("definition", "collection_file"):
        del before[table], after[table]
    assert after == before
    shutil.copytree(folder, tmp_path / "d", dirs_exist_ok=True)
    for name in ("claims/atlas2010.yml", "claims/bulletin2012.yml", "entities.yml"):
        (tmp_path / "d" / name).unlink()
    said(cli, "ingest", "d")
    assert state(tmp_path / "csto.db") == anew(cli, "d")


def test_a_document_stays_while_claims_of_another_collection_are_about_it(
    cli: Run, folder: Path, tmp_path: Path
) -> None:
    other = tmp_path / "d"
    (other / "claims").mkdir(parents=True)
    shutil.move(folder / "claims" / "atlas2010.yml", other / "claims" / "atlas2010.yml")
    said(cli, "ingest", "c")
    said(cli, "ingest", "d")
    without_entry(folder, "atlas2010")
    before = everything(tmp_path / "csto.db")
    said(cli, "ingest", "c")
    assert everything(tmp_path / "csto.db") == before
    (other / "claims" / "atlas2010.yml").unlink()
    said(cli, "ingest", "d")
    assert "1 gone (atlas2010)" in said(cli, "ingest", "c")
    assert state(tmp_path / "csto.db") == anew(cli, "c")


def test_of_two_files_with_claims_of_one_document_the_one_that_counts_takes_them_along(
    cli: Run, folder: Path, tmp_path: Path
) -> None:
    other = tmp_path / "d" / "claims"
    other.mkdir(parents=True)
    shutil.copy(folder / "claims" / "atlas2010.yml", other)
    edit(other / "atlas2010.yml", "id: six", "id: half-a-dozen")
    said(cli, "ingest", "c")
    said(cli, "ingest", "d")
    whole = state(tmp_path / "csto.db")
    (folder / "claims" / "atlas2010.yml").unlink()
    said(cli, "ingest", "c")
    assert state(tmp_path / "csto.db") == whole
    shutil.copy(other / "atlas2010.yml", folder / "claims")
    edit(folder / "claims" / "atlas2010.yml", "id: half-a-dozen", "id: six")
    said(cli, "ingest", "c")
    (folder / "claims" / "atlas2010.yml").unlink()
    said(cli, "ingest", "c")
    assert state(tmp_path / "csto.db") == anew(cli, "c")
    said(cli, "ingest", "d")
    assert state(tmp_path / "csto.db") == whole
    (other / "atlas2010.yml").unlink()
    said(cli, "ingest", "d")
    assert state(tmp_path / "csto.db") == anew(cli, "c")


def test_claims_that_moved_into_a_file_of_another_name_stay(
    cli: Run, folder: Path, tmp_path: Path
) -> None:
    said(cli, "ingest", "c")
    before = state(tmp_path / "csto.db")
    (folder / "claims" / "atlas2010.yml").rename(folder / "claims" / "novak.yaml")
    assert said(cli, "ingest", "c").endswith("csto.db: documents: 2 unchanged; claims: 5\n")
    assert state(tmp_path / "csto.db") == before
    (folder / "claims" / "novak.yaml").unlink()
    said(cli, "ingest", "c")
    assert state(tmp_path / "csto.db") == anew(cli, "c")


def test_a_document_under_another_key_is_another_document(
    cli: Run, folder: Path, tmp_path: Path
) -> None:
    said(cli, "ingest", "c")
    edit(folder / "sources.bib", "atlas2010", "novak2010")
    edit(folder / "claims" / "atlas2010.yml", "atlas2010", "novak2010")
    assert "1 new, 1 unchanged, 1 gone (atlas2010)" in said(cli, "ingest", "c")
    assert state(tmp_path / "csto.db") == anew(cli, "c")


def test_a_judgement_that_its_file_no_longer_has_counts_no_more_and_is_kept(
    cli: Run, folder: Path, tmp_path: Path
) -> None:
    database = tmp_path / "csto.db"
    plain = anew(cli, "c")
    (folder / "judgements.yml").write_text(JUDGEMENTS)
    said(cli, "ingest", "c")
    judged = meaning(database, FINDINGS)
    (folder / "judgements.yml").unlink()
    assert "judgements: 1 out of force\n" in said(cli, "ingest", "c")
    assert state(database) == plain
    assert select(database, "SELECT count(*) FROM judgement") == [(1,)]
    stale = cli("report", "stale-judgements", "--format", "tsv").stdout
    assert stale.endswith("its file no longer has it\n")
    assert cli("claims", "judgements").stdout.endswith("judgements: []\n")
    assert said(cli, "ingest", "c") == "csto.db: documents: 2 unchanged; claims: 5\n"
    (folder / "judgements.yml").write_text("judgements: []\n")
    said(cli, "ingest", "c")
    assert state(database) == plain
    (folder / "judgements.yml").write_text(JUDGEMENTS)
    said(cli, "ingest", "c")
    assert meaning(database, FINDINGS) == judged
    (folder / "judgements.yml").write_text("judgements: []\n")
    said(cli, "ingest", "c")
    assert state(database) == plain


def test_a_judgement_made_by_command_stays_without_a_file(
    cli: Run, folder: Path, tmp_path: Path
) -> None:
    said(cli, "ingest", "c")
    said(cli, "judge", "atlas2010/six", "bulletin2012/seven", "compatible", *BY)
    before = state(tmp_path / "csto.db")
    said(cli, "claims", "judgements", "--output", "c/judgements.yml")
    said(cli, "ingest", "c")
    (folder / "judgements.yml").unlink()
    assert "out of force" not in said(cli, "ingest", "c")
    assert state(tmp_path / "csto.db") == before


def test_a_decision_that_was_in_a_file_can_be_made_again_by_command(
    cli: Run, folder: Path, tmp_path: Path
) -> None:
    (folder / "judgements.yml").write_text(JUDGEMENTS)
    said(cli, "ingest", "c")
    (folder / "judgements.yml").unlink()
    said(cli, "ingest", "c")
    said(cli, "judge", "atlas2010/six", "bulletin2012/seven", "in_tension", *BY)
    verdict = "SELECT verdict FROM finding_detail WHERE a_claim = 'atlas2010/six'"
    assert select(tmp_path / "csto.db", verdict) == [("in_tension",)]
    (folder / "judgements.yml").write_text("judgements: []\n")
    said(cli, "ingest", "c")
    assert select(tmp_path / "csto.db", verdict) == [("in_tension",)]


def test_what_people_decided_on_works_holds_when_documents_go_and_come_back(
    cli: Run, folder: Path, tmp_path: Path
) -> None:
    said(cli, "ingest", "c")
    database = tmp_path / "csto.db"
    cited = "SELECT footnote, work FROM citation_detail WHERE source = 'atlas2010' ORDER BY start"
    (_, one), (_, other), _ = select(database, cited)
    said(cli, "work", "merge", str(one), str(other), *BY)
    before = select(database, cited)
    kept = shutil.copytree(folder, tmp_path / "kept")
    without_entry(folder, "atlas2010")
    (folder / "claims" / "atlas2010.yml").unlink()
    said(cli, "ingest", "c")
    shutil.copytree(kept, folder, dirs_exist_ok=True)
    said(cli, "ingest", "c")
    assert select(database, cited) == before


def test_a_failure_while_things_go_leaves_all_as_it_was(
    cli: Run, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said(cli, "ingest", "c")
    before = everything(tmp_path / "csto.db")
    without_entry(folder, "atlas2010")
    (folder / "claims" / "atlas2010.yml").unlink()
    with monkeypatch.context() as patch:
        patch.setattr(removal, "redetect", interrupted)
        assert cli("ingest", "c").returncode == 130
    assert everything(tmp_path / "csto.db") == before
    said(cli, "ingest", "c")
    assert state(tmp_path / "csto.db") == anew(cli, "c")


def interrupted(*_: object, **__: object) -> None:
    raise KeyboardInterrupt


@pytest.mark.parametrize("name", ["save_all_claims", "save_documents"])
def test_an_ingest_that_was_interrupted_later_is_completed_by_the_next(
    cli: Run, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    said(cli, "ingest", "c")
    without_entry(folder, "atlas2010")
    (folder / "entities.yml").write_text("types: {}\nentities: []\n")
    (folder / "predicates.yml").unlink()
    shutil.rmtree(folder / "claims")
    with monkeypatch.context() as patch:
        patch.setattr(f"csto_db.ingest.write.{name}", interrupted)
        assert cli("ingest", "c").returncode == 130
    said(cli, "ingest", "c")
    assert state(tmp_path / "csto.db") == anew(cli, "c")


def test_a_dry_run_foresees_what_goes_and_removes_nothing(folder: Path, tmp_path: Path) -> None:
    database = tmp_path / "csto.db"
    (folder / "judgements.yml").write_text(JUDGEMENTS)
    ingest(str(database), [folder])
    before = everything(database)
    without_entry(folder, "atlas2010")
    (folder / "claims" / "atlas2010.yml").unlink()
    (folder / "judgements.yml").unlink()
    foreseen = ingest(str(database), [folder], is_dry_run=True)
    assert everything(database) == before
    assert ingest(str(database), [folder]) == foreseen
    assert (foreseen.gone, foreseen.gone_claims, foreseen.gone_judgements) == (["atlas2010"], 3, 1)


# Documents that cite the same works, each saying more or less of them; one cites another.
PAPERS = {
    "p1": "It grew.1\n\nNotes\n\n1 ‘Statement of the Ministers’, 3 May 2004.\n",
    "p2": "It grew.1 Again.2\n\nNotes\n\n1 ‘Statement of the Ministers’, Ostrava Gazette, 3 May"
    " 2004, available at: http://www.gazette.org/a, accessed 4 May 2010.\n2 Jan Novak, ‘The Atlas"
    " of Alliances’, Journal of Atlases, 2010.\n",
    "p3": "It grew.1\n\nNotes\n\n1 J. Novak, ‘The Atlas of Alliances’, 2010.\n",
    "p4": "See http://www.gazette.org/a\n",
    "p5": "The Atlas.1\n\nNotes\n\n1 ‘Statement of the Ministers’, Ostrava Gazette, 3 May 2004.\n",
}


def write_papers(folder: Path, keys: frozenset[str]) -> None:
    folder.mkdir(exist_ok=True)
    bibliography = "% papers\n"
    for key in sorted(keys):
        (folder / f"{key}.txt").write_text(PAPERS[key])
        is_atlas = key == "p5"
        named = f"title={{{'The Atlas of Alliances' if is_atlas else f'Paper {key}'}}}"
        maker = "author={Novak, Jan}, date={2010}, " if is_atlas else ""
        bibliography += f"@misc{{{key}, {maker}{named}, file={{{key}.txt}}}}\n"
    (folder / "sources.bib").write_text(bibliography)


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("empty") / "csto.db"
    upgrade(str(path))
    return path


subsets = st.frozensets(st.sampled_from(sorted(PAPERS)))


@settings(max_examples=25)
@given(before=subsets, gone=subsets)
def test_works_are_described_by_the_documents_that_are_left(
    empty: Path, before: frozenset[str], gone: frozenset[str]
) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name) / "papers"
        databases = [Path(name) / "edited.db", Path(name) / "anew.db"]
        for database in databases:
            shutil.copy(empty, database)
        write_papers(folder, before)
        ingest(str(databases[0]), [folder])
        keys = keys_of_works(databases[0], before - gone)
        write_papers(folder, before - gone)
        for database in databases:
            ingest(str(database), [folder])
        assert state(databases[0]) == state(databases[1])
        assert keys_of_works(databases[0], before - gone).items() >= first(keys).items()
        assert list(faults(databases[0])) == []


@pytest.mark.parametrize("left", [(), ("p3",), ("p2", "p4"), ("p1", "p2", "p5")])
def test_works_have_their_keys_when_documents_go_and_come_back(
    tmp_path: Path, left: tuple[str, ...]
) -> None:
    papers = frozenset({"p1", "p2", "p3", "p5"})
    found = []
    for there in (papers, frozenset(left), papers):
        write_papers(tmp_path / "papers", there)
        ingest(str(tmp_path / "csto.db"), [tmp_path / "papers"])
        found.append(keys_of_works(tmp_path / "csto.db", papers))
    assert found[2] == found[0]


def keys_of_works(database: Path, sources: frozenset[str]) -> dict[tuple[object, ...], object]:
    """The citation keys of the works that some sources cite, by the place of the citation."""
    rows = select(database, "SELECT source, start, work FROM citation_detail ORDER BY 1, 2")
    return {row[:2]: row[2] for row in rows if row[0] in sources}


def first(keys: dict[tuple[object, ...], object]) -> dict[tuple[object, ...], object]:
    """The first place of each key: what one document alone held to be one work may be several."""
    places: dict[object, tuple[object, ...]] = {}
    for place, key in keys.items():
        places.setdefault(key, place)
    return {place: key for key, place in places.items()}


@pytest.mark.slow
@pytest.mark.parametrize("key", ["kaszuba2019", "kropatcheva2016", "raisonsdetre2020"])
def test_each_document_of_the_seeds_goes_and_leaves_what_the_others_give(
    cli: Run, tmp_path: Path, key: str
) -> None:
    folder = tmp_path / "seeds"
    shutil.copytree(SEEDS, folder)
    said(cli, "ingest", "seeds")
    without_entry(folder, key)
    (folder / "claims" / f"{key}.yml").unlink()
    said(cli, "ingest", "seeds")
    assert state(tmp_path / "csto.db") == anew(cli, "seeds")
