"""A new database with the schema of the models at once: migrations are for those that are there."""

from sqlalchemy import Connection

from csto_db.db.engine import writing_engine
from csto_db.db.identity import APPLICATION_ID, SCHEMA_REVISION
from csto_db.db.schema import create_all

_VERSION = """\
CREATE TABLE IF NOT EXISTS alembic_version (
  version_num VARCHAR(32) NOT NULL, CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
)
"""


def create(path: str) -> None:
    """Give a missing or empty SQLite file the newest schema, in one transaction.

    A file that another program has filled in the meantime is left as it is. Raises
    DatabaseError if the file is a database, but not ours.
    """
    engine = writing_engine(path)
    try:
        with engine.begin() as connection:
            _create(connection)
    finally:
        engine.dispose()


def _create(connection: Connection) -> None:
    connection.exec_driver_sql(_VERSION)
    if connection.exec_driver_sql("SELECT version_num FROM alembic_version").first() is None:
        create_all(connection)
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.exec_driver_sql("INSERT INTO alembic_version VALUES (?)", (SCHEMA_REVISION,))
