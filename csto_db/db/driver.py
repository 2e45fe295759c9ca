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
    connection: Connection, table: str, columns: tuple[str, ...], values: list[tuple[Cell, ...]]
) -> None:
    """Insert rows, each a tuple in the order of the columns, as `insert_rows` does."""
    connection.exec_driver_sql(_insert(table, columns, placeholder(connection)), values)


@cache
def _insert(table: str, columns: tuple[str, ...], mark: str) -> str:
    names = ", ".join(f'"{column}"' for column in columns)
    marks = ", ".join([mark] * len(columns))
    return f"INSERT INTO {table} ({names}) VALUES ({marks})"  # noqa: S608
