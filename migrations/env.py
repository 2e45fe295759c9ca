"""How Alembic meets a csto-db database."""

from typing import Any

from alembic import context
from sqlalchemy import Connection, create_engine, text
from sqlalchemy.types import TypeDecorator

from csto_db.db import ddl, schema  # noqa: F401  ddl registers how comments are written
from csto_db.db.tables import METADATA


def render_item(kind: str, item: Any, _autogen: Any) -> str | bool:
    """Write plain types into migrations: they must not break when a decorator moves."""
    if kind == "type" and isinstance(item, TypeDecorator):
        return f"sa.{item.impl_instance!r}"
    return False


def include_object(item: Any, name: str | None, kind: str, _reflected: bool, _to: Any) -> bool:
    """Leave the shadow tables of the full text index to SQLite."""
    return not (kind == "table" and name is not None and name.startswith("passage_fts"))


def migrate(connection: Connection) -> None:
    """Run the migrations on an open transaction.

    A view on a table makes its batch rebuild fail, and triggers vanish with the table
    they stand on without notice: both are dropped before and made again after.
    """
    is_sqlite = connection.dialect.name == "sqlite"
    context.configure(
        connection=connection,
        target_metadata=METADATA,
        render_as_batch=True,
        transactional_ddl=True,
        render_item=render_item,
        include_object=include_object,
    )
    schema.drop_views(connection)
    schema.drop_triggers(connection)
    with context.begin_transaction():
        context.run_migrations()
    if "source" in connection.dialect.get_table_names(connection):
        schema.create_views(connection)
        schema.create_triggers(connection)
    if is_sqlite and connection.execute(text("PRAGMA foreign_key_check")).first():
        raise RuntimeError("the migration would leave rows that point nowhere")


def main() -> None:
    """Use the connection that the program gives, or the URL of alembic.ini for developers."""
    given = context.config.attributes.get("connection")
    if given is not None:
        migrate(given)
        return
    engine = create_engine(context.config.get_main_option("sqlalchemy.url") or "sqlite://")
    with engine.begin() as connection:
        migrate(connection)


main()
