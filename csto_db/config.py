"""Where things are: the default database, and the data that travels with the package."""

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

DEFAULT_DB = "csto.db"
DB_VARIABLE = "CSTO_DB"


def data_folder(name: str) -> "Path":
    """Return the folder `migrations` or `seeds`, of the wheel or of the checkout.

    Raises FileNotFoundError if neither has it.
    """
    # Imported late: help needs no path.
    from pathlib import Path

    package = Path(__file__).parent
    for folder in (package / "_data" / name, package.parent / name):
        if folder.is_dir():
            return folder
    raise FileNotFoundError(f"{name} is neither in the package nor beside it")


def default_database() -> str:
    """Return the database named by CSTO_DB, else csto.db in the working folder."""
    return os.environ.get(DB_VARIABLE) or DEFAULT_DB
