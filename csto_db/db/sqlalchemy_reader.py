"""The reading door to PostgreSQL, through SQLAlchemy."""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from sqlalchemy import CursorResult, event, text
from sqlalchemy.exc import SQLAlchemyError

from csto_db.db.engine import plain_engine, stored_revision
from csto_db.db.identity import check_revision
from csto_db.db.reader import Cell, Result
from csto_db.errors import DatabaseError, QueryError

_WITH_COLONS = re.compile(r"""'(?:[^']|'')*'|"[^"]*"|--[^\n]*|/\*.*?\*/|::|:\w+""", re.DOTALL)


class SqlalchemyReader:
    """A database behind cursors in a read-only transaction.

    DECLARE CURSOR admits one SELECT and nothing else; a transaction that is read-only lets
    no function of a SELECT write. What the role may do outside tables (pg_read_file of a
    superuser) stays possible: give readers a role that may only read.
    """

    def __init__(self, target: str, seconds: float | None = None) -> None:
        self._seconds = seconds
        engine = plain_engine(target)
        if seconds is not None:
            event.listen(engine, "connect", self._bound_time)
        check_revision(stored_revision(engine), target)
        self._engine = engine.execution_options(postgresql_readonly=True, stream_results=True)
        try:
            self._connection = self._engine.connect()
        except SQLAlchemyError as error:
            raise DatabaseError(f"{target}: cannot be reached: {error}") from error

    def execute(self, sql: str, params: Mapping[str, Cell] | Sequence[Cell] = ()) -> Result:
        """Run one query. Raises QueryError if it is refused, wrong, or takes too long."""
        named = dict(params) if isinstance(params, Mapping) else {}
        assert len(named) == len(params), "name the parameters: not every database counts them"
        try:
            result = self._connection.execute(text(_only_parameters(sql, named)), named)
        except SQLAlchemyError as error:
            raise self._explained(error) from error
        return Result(tuple(result.keys()), self._rows(result))

    def close(self) -> None:
        """Let go of the connection."""
        self._connection.close()
        self._engine.dispose()

    def _bound_time(self, connection: Any, _record: object) -> None:
        with connection.cursor() as cursor:
            cursor.execute(f"SET statement_timeout = {round((self._seconds or 0) * 1000)}")
        connection.commit()

    def _rows(self, result: CursorResult[Any]) -> Iterator[tuple[Cell, ...]]:
        try:
            for row in result:
                yield tuple(map(_cell, row))
        except SQLAlchemyError as error:
            raise self._explained(error) from error

    def _explained(self, error: SQLAlchemyError) -> QueryError:
        self._connection.rollback()
        message = str(getattr(error, "orig", None) or error)
        if "statement timeout" in message:
            return QueryError(f"the query was stopped after {self._seconds:g} s; narrow it down")
        return QueryError(f"SQL (only SELECT is allowed here): {message}")


def _only_parameters(sql: str, names: Mapping[str, Cell]) -> str:
    r"""Return SQL in which no colon but that of a parameter means something to SQLAlchemy.

    >>> print(_only_parameters("SELECT ':a', 1::int, :a, x[1:b]", {"a": 1}))
    SELECT '\:a', 1\:\:int, :a, x[1\:b]
    """

    def escaped(found: re.Match[str]) -> str:
        is_parameter = found[0][1:] in names and found[0][0] == ":"
        return found[0] if is_parameter else found[0].replace(":", r"\:")

    return _WITH_COLONS.sub(escaped, sql)


def _cell(value: object) -> Cell:
    """Return what SQLite would have given: numbers as int or float, dates as text."""
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if value is None or isinstance(value, str | int | float | bytes):
        return value
    return str(value)
