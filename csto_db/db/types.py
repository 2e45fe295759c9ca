"""Short reusable column types, so that the models read as data."""

from enum import StrEnum
from typing import Annotated, Any

from sqlalchemy import REAL, BigInteger, Float, ForeignKey, Integer, Text
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import mapped_column
from sqlalchemy.types import TypeDecorator


class EnumText(TypeDecorator[StrEnum]):
    """A StrEnum kept as plain TEXT: STRICT tables refuse both ENUM and VARCHAR(n)."""

    impl = Text
    cache_ok = True

    def __init__(self, enum: type[StrEnum]) -> None:
        super().__init__()
        self.enum = enum

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        """Return the text of a member, refusing what is none."""
        return None if value is None else self.enum(value).value

    def process_result_value(self, value: Any, dialect: Dialect) -> StrEnum | None:
        """Return the member for a stored text."""
        return None if value is None else self.enum(value)


class YesNo(TypeDecorator[bool]):
    """A boolean kept as the integers 0 and 1, on every database alike."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> int | None:
        """Return 0 or 1."""
        return None if value is None else int(bool(value))

    def process_result_value(self, value: Any, dialect: Dialect) -> bool | None:
        """Return True or False."""
        return None if value is None else bool(value)


Id = Annotated[int, mapped_column(Integer, primary_key=True, autoincrement=True)]
Str = Annotated[str, mapped_column(Text)]
Int = Annotated[int, mapped_column(Integer)]
BigInt = Annotated[int, mapped_column(BigInteger().with_variant(Integer, "sqlite"))]
Real = Annotated[float, mapped_column(Float(53).with_variant(REAL(), "sqlite"))]


def one_of(column: str, enum: type[StrEnum]) -> str:
    """Return the text of a CHECK that admits the members of `enum` only.

    >>> from csto_db.model.vocabulary import Scope
    >>> one_of("scope", Scope)
    "scope IN ('between', 'within')"
    """
    return f"{column} IN ({', '.join(repr(str(member)) for member in enum)})"


def either(column: str, enum: type[StrEnum]) -> str:
    """Return the text of the same CHECK for a table into which many rows go.

    SQLite makes the list of an IN of three words or more anew for each row.

    >>> from csto_db.model.vocabulary import Scope
    >>> either("scope", Scope)
    "scope = 'between' OR scope = 'within'"
    """
    return " OR ".join(f"{column} = {str(member)!r}" for member in enum)


def owned_by(target: str) -> ForeignKey:
    """Return a foreign key whose row goes when the row that it points at goes."""
    return ForeignKey(target, ondelete="CASCADE")
