"""SQL in the words of the driver, where SQLAlchemy would look at every value."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import chain
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection

Cell = str | int | float | None
Row = Mapping[str, Cell]
_ROWS = 1000
_CELLS = 1300
"""Values to a statement; databases admit at least 32,000."""


def placeholder(connection: Connection) -> str:
    """Return what stands for a value in the SQL of the driver."""
    return "?" if connection.dialect.paramstyle == "qmark" else "%s"


def fetched(connection: Connection, query: str) -> Iterator[Any]:
    """Yield the rows of a query as the driver makes them: SQLAlchemy's cost as much again."""
    cursor = connection.connection.cursor()
    cursor.execute(query)
    return chain.from_iterable(iter(lambda: cursor.fetchmany(_ROWS), []))


def insert_rows(connection: Connection, table: str, rows: Sequence[Row]) -> None:
    """Insert rows that all have the same columns, their values as the database keeps them.

    SQLAlchemy's own `executemany` costs as much again as the writing itself.
    """
    columns = tuple(rows[0])
    assert len(columns) > 1, "itemgetter gives no tuple for one column"
    insert_values(connection, table, columns, list(map(itemgetter(*columns), rows)))


def insert_values(
    connection: Connection, table: str, columns: tuple[str, ...], values: Sequence[tuple[Cell, ...]]
) -> None:
    """Insert rows, each a tuple in the order of the columns, as `insert_rows` does.

    Many go into one statement: SQLite makes the lists of its CHECKs anew for each, which costs a
    third of the writing.
    """
    mark = placeholder(connection)
    count = _CELLS // len(columns)
    whole = len(values) - len(values) % count
    if whole:
        many = [tuple(chain.from_iterable(values[n : n + count])) for n in range(0, whole, count)]
        connection.exec_driver_sql(_insert(table, columns, mark, count), many)
    if values[whole:]:
        connection.exec_driver_sql(_insert(table, columns, mark, 1), values[whole:])


def insert_new(
    connection: Connection, table: str, columns: tuple[str, ...], values: Sequence[tuple[Cell, ...]]
) -> None:
    """Insert those of some rows that are not there."""
    if values:
        one = _insert(table, columns, placeholder(connection), 1)
        connection.exec_driver_sql(f"{one} ON CONFLICT DO NOTHING", list(values))


@cache
def _insert(table: str, columns: tuple[str, ...], mark: str, rows: int) -> str:
    names = ", ".join(f'"{column}"' for column in columns)
    marks = ", ".join([mark] * len(columns))
    return f"INSERT INTO {table} ({names}) VALUES {', '.join([f'({marks})'] * rows)}"  # noqa: S608
