"""A migration loses nothing, or leaves everything as it was."""

import shutil
import sqlite3
from pathlib import Path

import pytest

from csto_db.config import data_folder
from csto_db.db import migrate
from csto_db.db.check import faults
from csto_db.db.engine import writing_engine
from csto_db.db.fingerprint import Fingerprint, fingerprint
from csto_db.db.identity import SCHEMA_REVISION
from csto_db.db.tables import METADATA
from csto_db.errors import DatabaseError
from csto_db.ingest.pipeline import ingest

HEAD = '''\
"""A migration of the tests."""

import sqlalchemy as sa
from alembic import op
from csto_db.db.tables import METADATA

revision = "9999"
down_revision = "{newest}"


def rules(table):
    return [c for c in METADATA.tables[table].constraints if isinstance(c, sa.CheckConstraint)]


def rebuild(table):
    return op.batch_alter_table(
        table,
        recreate="always",
        table_args=[sa.CheckConstraint(c.sqltext, name=op.f(c.name)) for c in rules(table)],
        table_kwargs={"sqlite_strict": True},
    )

'''
A_COLUMN_MORE = """
def upgrade():
    for table in ("work", "source", "passage", "judgement"):
        with rebuild(table) as batch:
            batch.add_column(sa.Column("more", sa.Text()))


def downgrade():
    for table in ("work", "source", "passage", "judgement"):
        with rebuild(table) as batch:
            batch.drop_column("more")
"""
RAISES_IN_THE_MIDDLE = """
def upgrade():
    with rebuild("source") as batch:
        batch.add_column(sa.Column("more", sa.Text()))
    op.execute("DELETE FROM mention")
    op.execute("PRAGMA application_id = 1")
    raise ZeroDivisionError


def downgrade():
    pass
"""
LEAVES_ORPHANS = """
def upgrade():
    op.execute("DELETE FROM work")


def downgrade():
    pass
"""


def migrations(folder: Path, body: str) -> Path:
    shutil.copytree(data_folder("migrations"), folder / "migrations")
    text = HEAD.replace("{newest}", SCHEMA_REVISION) + body
    (folder / "migrations" / "versions" / "9999.py").write_text(text, encoding="utf-8")
    return folder / "migrations"


def structure(path: Path) -> Fingerprint:
    engine = writing_engine(str(path))
    with engine.connect() as connection:
        found = fingerprint(connection)
    engine.dispose()
    return found


def rows(path: Path) -> dict[str, list[tuple[object, ...]]]:
    connection = sqlite3.connect(path)
    found = {
        name: connection.execute(f"SELECT {columns} FROM {name} ORDER BY 1, 2").fetchall()
        for name, table in METADATA.tables.items()
        if (columns := ", ".join(f'"{column.name}"' for column in table.columns))
    }
    connection.close()
    return found


def dump(path: Path) -> list[str]:
    connection = sqlite3.connect(path)
    lines = [str(connection.execute("PRAGMA application_id").fetchone()), *connection.iterdump()]
    connection.close()
    return lines


def test_the_schema_goes_up_down_and_up_again(tmp_path: Path) -> None:
    path = tmp_path / "new.db"
    assert migrate.upgrade(str(path)) is None
    first = structure(path)
    assert migrate.downgrade(str(path), "base") == SCHEMA_REVISION
    assert structure(path).facts == frozenset()
    assert migrate.upgrade(str(path)) is None
    assert first.difference(structure(path)) == ""


def test_claims_from_before_files_were_noted_keep_their_document(
    copy: Path, tmp_path: Path
) -> None:
    migrate.downgrade(str(copy), "0015")
    migrate.upgrade(str(copy))
    folder = tmp_path / "other"
    shutil.copytree(data_folder("seeds"), folder, ignore=shutil.ignore_patterns("claims"))
    ingest(str(copy), [folder])
    bibliography = (folder / "sources.bib").read_text("utf-8")
    one = bibliography[: bibliography.index("\n@", bibliography.index("@"))]
    (folder / "sources.bib").write_text(one, "utf-8")
    assert ingest(str(copy), [folder]).gone == []
    assert list(faults(copy)) == []


def test_the_sides_of_findings_survive_the_way_down_and_up(copy: Path) -> None:
    def sides() -> list[tuple[object, ...]]:
        with sqlite3.connect(copy) as connection:
            return connection.execute("SELECT * FROM finding_claim ORDER BY 1, 2").fetchall()

    before = sides()
    migrate.downgrade(str(copy), "0005")
    with sqlite3.connect(copy) as connection:
        [(kept,)] = connection.execute("SELECT count(*) FROM finding_side").fetchall()
    migrate.upgrade(str(copy))
    assert (kept, sides()) == (len(before), before)


def test_an_upgrade_of_the_newest_schema_changes_nothing(copy: Path) -> None:
    before = dump(copy)
    assert migrate.upgrade(str(copy)) == SCHEMA_REVISION
    assert sorted(dump(copy)) == sorted(before)


def test_a_rebuild_of_parent_tables_loses_no_row(copy: Path, tmp_path: Path) -> None:
    folder = migrations(tmp_path, A_COLUMN_MORE)
    before = rows(copy)
    assert all(before[name] for name in ("mention", "citation", "evidence", "finding_side"))
    assert migrate.upgrade(str(copy), migrations=folder) == SCHEMA_REVISION
    assert rows(copy) == before


def test_a_rebuild_changes_only_what_it_names(copy: Path, tmp_path: Path) -> None:
    folder = migrations(tmp_path, A_COLUMN_MORE)
    before = structure(copy)
    migrate.upgrade(str(copy), migrations=folder)
    assert before.difference(structure(copy)).splitlines() == [
        f"+ table {name}, column more: TEXT" for name in ("judgement", "passage", "source", "work")
    ]
    assert migrate.downgrade(str(copy), SCHEMA_REVISION, folder) == "9999"
    assert before.difference(structure(copy)) == ""
    assert list(faults(copy)) == []


def test_a_migration_that_fails_leaves_all_as_it_was(copy: Path, tmp_path: Path) -> None:
    folder = migrations(tmp_path, RAISES_IN_THE_MIDDLE)
    before = dump(copy)
    with pytest.raises(ZeroDivisionError):
        migrate.upgrade(str(copy), migrations=folder)
    assert dump(copy) == before
    assert list(faults(copy)) == []


def test_a_migration_that_leaves_rows_pointing_nowhere_is_undone(
    copy: Path, tmp_path: Path
) -> None:
    folder = migrations(tmp_path, LEAVES_ORPHANS)
    before = dump(copy)
    with pytest.raises(RuntimeError, match="point nowhere"):
        migrate.upgrade(str(copy), migrations=folder)
    assert dump(copy) == before


def test_a_new_database_whose_migration_fails_holds_nothing(tmp_path: Path) -> None:
    folder = migrations(tmp_path, RAISES_IN_THE_MIDDLE)
    with pytest.raises(ZeroDivisionError):
        migrate.upgrade(str(tmp_path / "new.db"), migrations=folder)
    assert structure(tmp_path / "new.db").facts == frozenset()
    assert migrate.upgrade(str(tmp_path / "new.db")) is None


def test_a_database_of_a_newer_program_is_left_alone(copy: Path, tmp_path: Path) -> None:
    migrate.upgrade(str(copy), migrations=migrations(tmp_path, A_COLUMN_MORE))
    before = dump(copy)
    with pytest.raises(DatabaseError, match="written by a newer csto-db"):
        migrate.upgrade(str(copy))
    assert dump(copy) == before
