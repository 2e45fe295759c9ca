"""The schema beside the tables: views, the full text index, triggers, and schema.sql."""

import re
from pathlib import Path

from sqlalchemy import Connection
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable, ExecutableDDLElement

import csto_db.db.ddl  # noqa: F401  registers how comments are written
from csto_db.db.tables import METADATA, reading_order

_HERE = Path(__file__).parent
_NAME = re.compile(r"^CREATE (VIRTUAL TABLE|VIEW|TRIGGER) (\w+)", re.MULTILINE)
_CONCAT = re.compile(r"\{concat\(([\w.]+)(?:, '([^']*)')?\)\}")
_TRIGGER = re.compile(
    r"BEFORE (?P<event>UPDATE|DELETE) ON (?P<table>\w+)\s+BEGIN\s+"
    r"SELECT RAISE\(ABORT, '(?P<why>[^']+)'\);\s+END\Z"
)
_REFUSE = """\
CREATE OR REPLACE FUNCTION csto_db_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '%', TG_ARGV[0] USING ERRCODE = 'integrity_constraint_violation';
END $$
"""
_HEADER = """\
-- csto-db: the whole schema, generated from the models by `csto-db db schema`.
-- Read the views at the end first: they are what queries are written against.
"""


def statements(file_name: str, dialect: str = "sqlite") -> tuple[tuple[str, str], ...]:
    """Return (name, statement) for each CREATE in a file of this folder, in its order."""
    text = (_HERE / file_name).read_text(encoding="utf-8")
    starts = [match.start() for match in _NAME.finditer(text)]
    parts = [text[a:b].strip() for a, b in zip(starts, [*starts[1:], len(text)], strict=True)]
    return tuple((_name(part), _for_dialect(part, dialect).rstrip(";")) for part in parts)


def _name(statement: str) -> str:
    found = _NAME.match(statement)
    assert found is not None
    return found[2]


def _for_dialect(statement: str, dialect: str) -> str:
    function = "group_concat" if dialect == "sqlite" else "string_agg"
    return _CONCAT.sub(lambda m: f"{function}({m[1]}, '{m[2] or ''}')", statement)


def create_views(connection: Connection) -> None:
    """Create every view; they must not be there."""
    for _, statement in statements("views.sql", connection.dialect.name):
        _execute(connection, statement)


def _percent(connection: Connection) -> bool:
    return connection.dialect.paramstyle in ("format", "pyformat")


def drop_views(connection: Connection) -> None:
    """Drop every view that is there, those first that read others."""
    for name, _ in reversed(statements("views.sql")):
        connection.exec_driver_sql(f"DROP VIEW IF EXISTS {name}")


def create_triggers(connection: Connection) -> None:
    """Create every trigger."""
    if connection.dialect.name == "sqlite":
        for _, statement in _triggers():
            connection.exec_driver_sql(statement)
        return
    _execute(connection, _REFUSE)
    for name, statement in _triggers():
        _execute(connection, _for_postgresql(name, statement))


def drop_triggers(connection: Connection) -> None:
    """Drop every trigger that is there."""
    for name, statement in _triggers():
        table = (
            "" if connection.dialect.name == "sqlite" else f" ON {_refusing(statement)['table']}"
        )
        connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {name}{table}")


def _for_postgresql(name: str, statement: str) -> str:
    """A trigger as PostgreSQL has it; one against DELETE refuses TRUNCATE as well."""
    refused = _refusing(statement)
    # A row can be refused, a table that is emptied at once only as a whole.
    event = "DELETE OR TRUNCATE" if refused["event"] == "DELETE" else refused["event"]
    return (
        f"CREATE TRIGGER {name} BEFORE {event} ON {refused['table']} FOR EACH STATEMENT"
        f" EXECUTE FUNCTION csto_db_refuse('{refused['why']}')"
    )


def _refusing(statement: str) -> re.Match[str]:
    found = _TRIGGER.search(statement)
    assert found is not None, f"a trigger that does more than refuse: {statement}"
    return found


def _triggers() -> list[tuple[str, str]]:
    return [item for item in statements("sqlite.sql") if item[1].startswith("CREATE TRIGGER")]


def _execute(connection: Connection, statement: str) -> None:
    connection.exec_driver_sql(statement.replace("%", "%%") if _percent(connection) else statement)


def create_full_text(connection: Connection) -> None:
    """Create the full text index; SQLite only."""
    for _, statement in statements("sqlite.sql"):
        if statement.startswith("CREATE VIRTUAL"):
            connection.exec_driver_sql(statement)


def create_all(connection: Connection) -> None:
    """Create tables, indexes, views and triggers, and on SQLite the full text index."""
    METADATA.create_all(connection)
    create_views(connection)
    create_triggers(connection)
    if connection.dialect.name == "sqlite":
        create_full_text(connection)


def schema_sql() -> str:
    """Return the text of schema.sql: the whole SQLite schema with its comments."""
    parts = [_HEADER]
    dialect = sqlite.dialect()
    for table in reading_order():
        indexes = sorted(table.indexes, key=lambda index: index.name or "")
        ddl: list[ExecutableDDLElement] = [CreateTable(table), *map(CreateIndex, indexes)]
        texts = (str(element.compile(dialect=dialect)) for element in ddl)
        parts += [text.strip().replace("\t", "  ") + ";\n" for text in texts]
    for file_name in ("views.sql", "sqlite.sql"):
        parts += [f"{statement};\n" for _, statement in statements(file_name)]
    return re.sub(r"[ ]+$", "", "\n".join(parts), flags=re.MULTILINE)
