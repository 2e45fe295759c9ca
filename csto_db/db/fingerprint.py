"""The structure of a SQLite database as facts that can be compared: what Alembic does not see."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, text

_WORD = re.compile(r"""--[^\n]*|'(?:[^']|'')*'|"(?:[^"]|"")*"|\w+|[<>=!|]+|[^\s\w]""")
_RULE = re.compile(
    r"(CONSTRAINT|CHECK|UNIQUE|PRIMARY|FOREIGN) |.* (CHECK|COLLATE|GENERATED|AUTOINCREMENT)\b", re.I
)
_NOT_OURS = ("alembic_version", "sqlite_schema", "sqlite_sequence", "sqlite_stat1", "sqlite_stat4")


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What a database is made of: equal for two databases with the same structure."""

    facts: frozenset[str]

    def difference(self, other: "Fingerprint") -> str:
        """Return what only one of two has, a line each: `-` for this one, `+` for the other.

        >>> a = Fingerprint(frozenset({"table a is STRICT", "table a, column b: TEXT"}))
        >>> print(a.difference(Fingerprint(frozenset({"table a, column b: TEXT NOT NULL"}))))
        - table a is STRICT
        - table a, column b: TEXT
        + table a, column b: TEXT NOT NULL
        """
        lines = [f"- {fact}" for fact in self.facts - other.facts]
        lines += [f"+ {fact}" for fact in other.facts - self.facts]
        return "\n".join(sorted(lines, key=lambda line: (line[2:], line)))


def fingerprint(connection: Connection) -> Fingerprint:
    """Return the structure of a SQLite database.

    Tables with their columns, keys, rules and STRICT, indexes, views, triggers and the full
    text index. The order of columns, comments, white space and quotes make no difference.
    """
    return Fingerprint(frozenset(_facts(connection)))


def normal_sql(sql: str) -> str:
    """Return SQL without comments, with one space between its words, names unquoted.

    >>> normal_sql('CREATE VIEW a AS -- why\\n  SELECT "end",  b\\nFROM c')
    'CREATE VIEW a AS SELECT end , b FROM c'
    """
    return " ".join(_words(sql))


def _words(sql: str) -> list[str]:
    found = (word for word in _WORD.findall(sql) if not word.startswith("--"))
    return [word.strip('"') if word.startswith('"') else word for word in found]


def _facts(connection: Connection) -> Iterator[str]:
    sql = {
        str(name): str(statement)
        for name, statement in _rows(connection, "SELECT name, sql FROM sqlite_master")
    }
    tables = "SELECT name, type, wr, strict FROM pragma_table_list WHERE schema = 'main'"
    for name, kind, is_without_rowid, is_strict in _rows(connection, tables):
        if kind == "table" and name not in _NOT_OURS:
            yield f"table {name}"
            if is_strict:
                yield f"table {name} is STRICT"
            if is_without_rowid:
                yield f"table {name} is WITHOUT ROWID"
            yield from _table_facts(connection, str(name), sql[str(name)])
    others = "SELECT sql FROM sqlite_master WHERE type IN ('view', 'trigger')"
    others += " OR sql LIKE 'CREATE VIRTUAL TABLE%'"
    for (statement,) in _rows(connection, others):
        yield normal_sql(str(statement))


def _table_facts(connection: Connection, table: str, sql: str) -> Iterator[str]:
    columns = 'SELECT name, type, "notnull", dflt_value, pk, hidden FROM pragma_table_xinfo(:table)'
    for name, kind, *rest in _rows(connection, columns, table):
        is_not_null, default, position, hidden = rest
        fact = f"table {table}, column {name}: {kind}"
        fact += " NOT NULL" if is_not_null else ""
        fact += "" if default is None else f" DEFAULT {default}"
        fact += f" PRIMARY KEY {position}" if position else ""
        yield fact + (f" GENERATED {hidden}" if hidden else "")
    for rule in _rules(sql):
        yield f"table {table}, rule {rule}"
    yield from _foreign_keys(connection, table)
    yield from _indexes(connection, table)


def _rules(sql: str) -> Iterator[str]:
    """Yield the constraints of CREATE TABLE, and the columns that carry one of their own."""
    for item in _items(_words(sql)):
        if _RULE.match(item):
            yield item


def _items(words: Sequence[str]) -> Iterator[str]:
    """Yield what stands between the commas of the outermost brackets."""
    depth, item = 0, list[str]()
    for word in words:
        depth -= word == ")"
        if (depth, word) in ((0, ")"), (1, ",")):
            yield " ".join(item)
            item = []
        elif depth:
            item.append(word)
        depth += word == "("


def _foreign_keys(connection: Connection, table: str) -> Iterator[str]:
    query = """
        SELECT group_concat("from", ', '), "table", group_concat("to", ', '), on_delete, on_update
        FROM (SELECT * FROM pragma_foreign_key_list(:table) ORDER BY id, seq)
        GROUP BY id
    """
    for columns, parent, keys, on_delete, on_update in _rows(connection, query, table):
        yield (
            f"table {table}, ({columns}) points at {parent} ({keys})"
            f" ON DELETE {on_delete} ON UPDATE {on_update}"
        )


def _indexes(connection: Connection, table: str) -> Iterator[str]:
    query = """
        SELECT i."unique", s.sql, (
          SELECT group_concat(name, ', ')
          FROM (SELECT c.name FROM pragma_index_info(i.name) AS c ORDER BY c.seqno)
        )
        FROM pragma_index_list(:table) AS i
        LEFT JOIN sqlite_master AS s ON s.type = 'index' AND s.name = i.name
    """
    for is_unique, sql, columns in _rows(connection, query, table):
        if sql is not None:
            yield normal_sql(str(sql))
        elif is_unique:
            yield f"table {table}, unique ({columns})"


def _rows(connection: Connection, query: str, table: str = "") -> Sequence[tuple[object, ...]]:
    parameters = {"table": table} if table else {}
    return [tuple(row) for row in connection.execute(text(query), parameters)]
