"""The reading door to databases other than SQLite, through SQLAlchemy."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, text
from sqlalchemy.exc import SQLAlchemyError

from csto_db.db.engine import current_engine
from csto_db.db.reader import Cell, Result
from csto_db.errors import DatabaseError, QueryError


class SqlalchemyReader:
    """A database behind a transaction that is read-only for the server."""

    def __init__(self, target: str, seconds: float | None = None) -> None:
        engine = current_engine(target)
        self._engine = engine.execution_options(postgresql_readonly=True)
        try:
            self._connection: Connection = self._engine.connect()
            if engine.dialect.name == "postgresql" and seconds is not None:
                self._connection.execute(text(f"SET statement_timeout = {int(seconds * 1000)}"))
        except SQLAlchemyError as error:
            raise DatabaseError(f"{target}: cannot be reached: {error}") from error

    def execute(self, sql: str, params: Mapping[str, Cell] | Sequence[Cell] = ()) -> Result:
        """Run one query. Raises QueryError if it is refused, wrong, or takes too long."""
        named: dict[str, Any] = dict(params) if isinstance(params, Mapping) else {}
        try:
            result = self._connection.execute(text(_escape_casts(sql)), named)
        except SQLAlchemyError as error:
            self._connection.rollback()
            raise QueryError(f"SQL: {getattr(error, 'orig', error)}") from error
        if not result.returns_rows:
            raise QueryError("the query returns nothing; only SELECT is allowed here")
        return Result(tuple(result.keys()), self._rows(result))

    def close(self) -> None:
        """Let go of the connection."""
        self._connection.close()
        self._engine.dispose()

    @staticmethod
    def _rows(result: Any) -> Iterator[tuple[Cell, ...]]:
        for row in result:
            yield tuple(row)


def _escape_casts(sql: str) -> str:
    """Keep the `::` of a cast from being read as a parameter."""
    return re.sub(r"::", r"\\:\\:", sql)
