"""The declarative base: every constraint is named, every table is STRICT."""

from typing import Any

from sqlalchemy import CheckConstraint, MetaData
from sqlalchemy.orm import DeclarativeBase

NAMING = {
    "pk": "pk_%(table_name)s",
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
}


class Base(DeclarativeBase):
    """What all tables share."""

    metadata = MetaData(naming_convention=NAMING)


def table_args(comment: str, *items: Any, **options: Any) -> tuple[Any, ...]:
    """Return `__table_args__` for a STRICT table with a comment and these constraints."""
    return (*items, {"comment": comment, "sqlite_strict": True, **options})


def check(text: str, name: str) -> CheckConstraint:
    """Return a CHECK; its full name is `ck_<table>_<name>`."""
    return CheckConstraint(text, name=name)
