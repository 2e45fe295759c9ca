"""What claims say, in the words that reports and the page have for it."""

import json
from pathlib import Path

import pytest
from printed import printed

from csto_db.ingest.pipeline import ingest

BIBLIOGRAPHY = """\
@book{survey, title = {Survey of the Abbey}, date = {1968}, file = {texts/survey.txt}}
@book{guide, title = {Guide to the Town}, date = {2005}, file = {texts/guide.txt}}
"""
SURVEY = """\
The guild was founded in 1244. All the wards had sewers. The steward was one of the authors of
the award. The town was fined at least 60 marks. The wards of the town were one of several causes.
None of the wards was ever in the guild.
"""
GUIDE = """\
The guild existed before 1240. Westgate never had sewers. The mayor alone was the author of the
award. The town was fined 40 marks.
"""
ENTITIES = """\
types: {body: A body., place: A place., person: A person.}
entities:
  - {key: guild, label: Guild, wording: the guild, type: body}
  - {key: award, label: Award, wording: the award, type: body}
  - {key: town, label: Town, wording: the town, type: place}
  - {key: wards, label: Wards, wording: the wards, type: place}
  - {key: westgate, label: Westgate, type: place, relations: [{relation: part_of, entity: wards}]}
  - {key: steward, label: Steward, wording: the steward, type: person}
  - {key: mayor, label: Mayor, wording: the mayor, type: person}
"""
PREDICATES = """\
predicates:
  - {name: founded_on, definition: When., value: date, conflict: functional}
  - {name: has_sewers, definition: Whether., value: boolean, conflict: boolean}
  - {name: written_by, definition: By whom., value: entity, conflict: set}
  - {name: fine, definition: How much., value: number, unit: marks, conflict: functional}
  - {name: troubled_by, definition: By what., value: entity, conflict: set}
  - {name: member_of, definition: Of what., value: entity, conflict: boolean}
"""
CLAIMS = {
    "survey": """\
source: survey
claims:
  - {id: founded, quote: founded in 1244, subject: guild, predicate: founded_on, value: 1244}
  - {id: sewers, quote: All the wards had sewers, subject: wards, predicate: has_sewers,
     value: yes, quantifier: all, valid: {from: 1201, to: 1300}}
  - {id: steward, quote: The steward was one of the authors, subject: award,
     predicate: written_by, value: steward, quantifier: one_of}
  - {id: fine, quote: fined at least 60 marks, subject: town, predicate: fine, value: 60/}
  - {id: cause, quote: The wards of the town were one of several causes, subject: town,
     predicate: troubled_by, value: wards, quantifier: one_of}
  - {id: members, quote: None of the wards was ever in the guild, subject: wards,
     predicate: member_of, value: guild, quantifier: none}
""",
    "guide": """\
source: guide
claims:
  - {id: founded, quote: existed before 1240, subject: guild, predicate: founded_on, value: ../1239}
  - {id: sewers, quote: Westgate never had sewers, subject: westgate, predicate: has_sewers,
     value: no}
  - {id: mayor, quote: The mayor alone was the author, subject: award, predicate: written_by,
     value: mayor, quantifier: only}
  - {id: fine, quote: fined 40 marks, subject: town, predicate: fine, value: 40}
""",
}


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("abbey")
    (folder / "texts").mkdir()
    (folder / "claims").mkdir()
    files = {"sources.bib": BIBLIOGRAPHY, "entities.yml": ENTITIES, "predicates.yml": PREDICATES}
    files |= {"texts/survey.txt": SURVEY, "texts/guide.txt": GUIDE}
    files |= {f"claims/{name}.yml": text for name, text in CLAIMS.items()}
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    path = folder / "abbey.db"
    ingest(str(path), [folder])
    return path


def test_claims_are_told_in_words(database: Path) -> None:
    said = printed(database, "report", "positions", "--format", "tsv")
    assert "\tfounded on: 1244\t" in said
    assert "\twritten by the steward (one of several)\t" in said
    assert "\ttroubled by the wards (one of several)\t" in said


def test_the_page_says_dates_and_numbers_in_words(database: Path) -> None:
    page = printed(database, "report", "contradictions", "--format", "html")
    assert "<b>founded on: 1239 or earlier</b>" in page
    assert "<b>fine: at least 60 marks</b>" in page
    assert (
        "“fine” can have only one value: guide says 40 marks, survey says at least 60 marks" in page
    )


@pytest.mark.parametrize("entity", ["westgate", "wards"])
def test_a_part_against_its_whole_is_found_under_both(database: Path, entity: str) -> None:
    found = printed(database, "report", "contradictions", "--entity", entity, "--format", "tsv")
    assert "\twestgate\tWestgate\thas sewers\t" in found
    assert found.count("\n") == 2


def test_who_is_no_member_is_not_listed_as_one(database: Path) -> None:
    listed = printed(database, "report", "membership", "--format", "tsv").splitlines()
    rows = [row.split("\t")[:3] for row in listed[1:]]
    assert rows == [["Wards", "not member_of", "not Guild"]]


def test_what_was_before_a_date_stands_at_that_date(database: Path) -> None:
    def dated(*options: str) -> list[str]:
        rows = printed(database, "report", "timeline", "--format", "tsv", *options).splitlines()
        return [row.split("\t")[0] for row in rows[1:]]

    assert dated() == ["1201/1300", "../1239", "1244"]
    assert dated("--to", "1210") == ["1201/1300"]
    assert dated("--from", "1210") == ["../1239", "1244"]


def test_an_open_end_is_null_in_json(database: Path) -> None:
    query = "SELECT value_low, value_high FROM claim WHERE value IN ('60/', '../1239')"
    rows = json.loads(printed(database, "sql", query, "--format", "json"), parse_constant=fail)
    assert [row["value_high"] is None or row["value_low"] is None for row in rows] == [True, True]


def fail(constant: str) -> None:
    raise AssertionError(f"{constant} is not JSON")
