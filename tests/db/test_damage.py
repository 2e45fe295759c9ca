"""Each kind of damage is found, and a copy that is made while others write is whole."""

import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from csto_db.db.check import copy_database, faults
from csto_db.errors import CstoError, DatabaseError, InputError

DAMAGES = {
    "a text block that was altered": (
        "UPDATE text_block SET text = replace(text, 'Moscow', 'Minsk') WHERE number = 3",
        "its text is not the document that was ingested",
    ),
    "a text block that is gone": (
        "DELETE FROM text_block WHERE number = 1",
        "its text is not the document that was ingested",
    ),
    "a text that is cut elsewhere": (
        "UPDATE text_block SET number = -number - 1",
        "its text is not the document that was ingested",
    ),
    "a text that is one block": (
        "INSERT INTO text_block SELECT source_id, -1, group_concat(text, '') FROM text_block"
        " WHERE number < 2 GROUP BY source_id; DELETE FROM text_block WHERE number IN (0, 1)",
        "its text is not cut where offsets expect it",
    ),
    "a wrong number of characters": (
        "UPDATE source SET character_count = character_count - 1",
        "its text is not cut where offsets expect it",
    ),
    "a passage beyond the end": (
        'UPDATE passage SET "end" = 10000000 WHERE passage_id = 1',
        "to 10000000 ends after the document",
    ),
    "a mention beyond the end": (
        'UPDATE mention SET "end" = 10000000 WHERE mention_id = 1',
        "mention at characters",
    ),
    "a candidate beyond the end": (
        'UPDATE citation_candidate SET "end" = 10000000',
        "candidate at characters",
    ),
    "a diagnostic beyond the end": (
        'UPDATE diagnostic SET "end" = 10000000 WHERE start IS NOT NULL',
        "diagnostic at characters",
    ),
    "a passage that the full text index lacks": (
        "INSERT INTO passage_fts (passage_fts, rowid, text)"
        " SELECT 'delete', passage_id, text FROM passage_text LIMIT 1",
        "the full text index lacks 1 passages, and holds 0 that are not there",
    ),
    "a passage that only the full text index has": (
        "INSERT INTO passage_fts (rowid, text) VALUES (10000000, 'gone')",
        "the full text index lacks 0 passages, and holds 1 that are not there",
    ),
    "a foreign key that points nowhere": (
        "UPDATE mention SET entity_id = 10000000 WHERE mention_id = 1",
        "mention: row 1 points at a row of entity that is not there",
    ),
    "a claim without evidence": (
        "UPDATE evidence SET passage_id = NULL WHERE evidence_id = 1",
        "a claim without evidence",
    ),
    "a work that nothing cites": (
        "INSERT INTO work (citation_key, entry_type) VALUES ('unused', 'book')",
        "unused: a work that nothing cites",
    ),
    "a value that breaks a rule": (
        "PRAGMA ignore_check_constraints = ON; UPDATE passage SET page = 0 WHERE passage_id = 1",
        "the file is damaged: CHECK constraint failed in passage",
    ),
    "a lost index": ("DROP INDEX ix_claim_block", "the structure lacks: CREATE INDEX ix_claim"),
    "a lost trigger": (
        "DROP TRIGGER judgement_no_delete",
        "the structure lacks: CREATE TRIGGER judgement_no_delete",
    ),
    "a changed view": (
        "DROP VIEW corroboration; CREATE VIEW corroboration AS SELECT * FROM finding_detail",
        "the structure lacks: CREATE VIEW corroboration",
    ),
}


def change(path: Path, script: str) -> None:
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA ignore_check_constraints = ON")
    connection.executescript(script)
    connection.close()


def test_the_collection_is_whole(built: Path) -> None:
    assert list(faults(built)) == []


@pytest.mark.parametrize(("script", "message"), DAMAGES.values(), ids=DAMAGES)
def test_damage_is_found(copy: Path, script: str, message: str) -> None:
    change(copy, script)
    assert [fault for fault in faults(copy) if message in fault]


def test_what_a_user_adds_is_no_damage(copy: Path) -> None:
    change(copy, "CREATE TABLE notes (text TEXT); CREATE INDEX by_title ON work (title)")
    assert list(faults(copy)) == []


@pytest.mark.parametrize("part", [0.99, 0.9, 0.5, 0.1, 0.01])
def test_a_truncated_file_is_found(copy: Path, part: float) -> None:
    whole = copy.read_bytes()
    copy.write_bytes(whole[: int(len(whole) * part) // 4096 * 4096 + 17])
    try:
        found = list(faults(copy))
    except DatabaseError as error:
        found = [str(error)]
    assert found


@pytest.mark.parametrize("page", [1, 5, 50, 100, 150, 200])
def test_a_page_of_rubbish_is_found(copy: Path, page: int) -> None:
    with copy.open("r+b") as file:
        file.seek(page * 4096)
        file.write(b"\xa5" * 4096)
    try:
        found = list(faults(copy))
    except DatabaseError as error:
        found = [str(error)]
    assert found


def test_the_command_prints_what_is_wrong_and_exits_with_1(
    cli: Callable[..., object], copy: Path
) -> None:
    assert cli("--db", str(copy), "db", "check").returncode == 0  # type: ignore[attr-defined]
    change(copy, "UPDATE source SET sha256 = replace(sha256, 'a', 'b')")
    done = cli("--db", str(copy), "db", "check")
    assert done.returncode == 1  # type: ignore[attr-defined]
    assert len(done.stdout.splitlines()) == 3  # type: ignore[attr-defined]


def test_a_database_that_is_not_there_is_not_made_by_checking(tmp_path: Path) -> None:
    with pytest.raises(CstoError):
        list(faults(tmp_path / "none.db"))
    assert list(tmp_path.iterdir()) == []


WRITER = """
import sys, time
from csto_db.db.engine import writing_engine
engine = writing_engine(sys.argv[1])
number = 0
while True:
    number += 1
    with engine.begin() as connection:
        for name in ("first", "second"):
            connection.exec_driver_sql(
                "INSERT INTO collection_file VALUES (?, ?)", (f"{name} {number}", "0" * 64)
            )
    if number == 1:
        print("writing", flush=True)
"""


def test_a_backup_while_another_writes_is_whole(copy: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-c", WRITER, str(copy)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "writing\n"
        copies = [tmp_path / f"backup{number}.db" for number in range(3)]
        for path in copies:
            copy_database(copy, path)
        writer.kill()
    for path in copies:
        assert list(faults(path)) == []
        connection = sqlite3.connect(path)
        query = "SELECT substr(name, 1, instr(name, ' ')), count(*) FROM collection_file"
        found = connection.execute(f"{query} WHERE name LIKE '% %' GROUP BY 1").fetchall()
        connection.close()
        assert [count for _, count in found] == [found[0][1]] * 2
    assert list(faults(copy)) == []


def test_a_backup_is_the_same_database(built: Path, tmp_path: Path) -> None:
    copy_database(built, tmp_path / "backup.db")
    dumps = []
    for path in (built, tmp_path / "backup.db"):
        connection = sqlite3.connect(path)
        dumps.append(list(connection.iterdump()))
        connection.close()
    assert dumps[0] == dumps[1]


def test_a_backup_never_overwrites(cli: Callable[..., object], built: Path, tmp_path: Path) -> None:
    there = tmp_path / "there.db"
    there.write_text("mine")
    with pytest.raises(InputError, match="already there"):
        copy_database(built, there)
    done = cli("--db", str(built), "db", "backup", str(there))
    assert done.returncode == 1  # type: ignore[attr-defined]
    assert there.read_text() == "mine"


def test_a_backup_into_a_folder_that_is_not_there_is_an_expected_failure(
    built: Path, tmp_path: Path
) -> None:
    with pytest.raises(DatabaseError, match="cannot be made"):
        copy_database(built, tmp_path / "no" / "backup.db")
