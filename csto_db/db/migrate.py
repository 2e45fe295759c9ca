"""Bringing a database to the newest schema."""

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory

from csto_db.config import data_folder
from csto_db.db.engine import stored_revision, writing_engine
from csto_db.db.identity import SCHEMA_REVISION, check_revision


def newest_revision() -> str | None:
    """Return the newest revision among the migrations."""
    return ScriptDirectory.from_config(_config()).get_current_head()


def upgrade(target: str, revision: str = "head") -> str | None:
    """Migrate a path or URL in one transaction; return the revision that it had before.

    An empty or missing database gets the whole schema. Raises DatabaseError if the
    database is not ours, or is newer than this program.
    """
    return _migrate(target, "upgrade", revision)


def downgrade(target: str, revision: str) -> str | None:
    """Migrate back in one transaction; return the revision that the database had before."""
    return _migrate(target, "downgrade", revision)


def _migrate(target: str, direction: str, revision: str) -> str | None:
    engine = writing_engine(target, foreign_keys=False)
    before = stored_revision(engine)
    if before is not None and before > SCHEMA_REVISION:
        check_revision(before, target)
    config = _config()
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        getattr(command, direction)(config, revision)
    engine.dispose()
    return before


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(data_folder("migrations")).replace("%", "%%"))
    return config
