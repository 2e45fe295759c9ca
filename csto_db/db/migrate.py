"""Bringing a database to the newest schema."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection, text

from csto_db.config import data_folder
from csto_db.db.engine import stored_revision, writing_engine
from csto_db.db.identity import check_revision
from csto_db.errors import DatabaseError


def newest_revision(migrations: Path | None = None) -> str | None:
    """Return the newest revision among the migrations, of another folder if one is given."""
    return ScriptDirectory.from_config(_config(migrations)).get_current_head()


def upgrade(target: str, revision: str = "head", migrations: Path | None = None) -> str | None:
    """Migrate a path or URL in one transaction; return the revision that it had before.

    An empty or missing database gets the whole schema. `migrations` is another folder of
    migrations than the program's own. Raises DatabaseError if the database is not ours, or
    is newer than the migrations.
    """
    return _migrate(target, "upgrade", revision, migrations)


def downgrade(target: str, revision: str, migrations: Path | None = None) -> str | None:
    """Migrate back in one transaction; return the revision that the database had before."""
    return _migrate(target, "downgrade", revision, migrations)


def _migrate(target: str, direction: str, revision: str, migrations: Path | None) -> str | None:
    engine = writing_engine(target, foreign_keys=False)
    before = stored_revision(engine)
    if before is not None and before > (newest_revision(migrations) or ""):
        check_revision(before, target)
    config = _config(migrations)
    try:
        with engine.begin() as connection:
            _check_order(connection, target)
            config.attributes["connection"] = connection
            getattr(command, direction)(config, revision)
    except CommandError as error:
        raise DatabaseError(f"{target}: cannot be migrated: {error}") from error
    finally:
        engine.dispose()
    return before


def _check_order(connection: Connection, target: str) -> None:
    """Raise DatabaseError unless texts are ordered by code point, as SQLite and Python do it."""
    if not connection.execute(text("SELECT 'B' < 'a' AND 'a_' < 'ab'")).scalar():
        raise DatabaseError(
            f"{target}: orders texts as a language does; make the database by code point:"
            " createdb --template=template0 --locale=C.UTF-8 NAME"
        )


def _config(migrations: Path | None) -> Config:
    config = Config()
    folder = migrations or data_folder("migrations")
    config.set_main_option("script_location", str(folder).replace("%", "%%"))
    return config
