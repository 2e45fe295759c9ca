"""Text to the terminal, a pipe or a file."""

import os
import shutil
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

import click

from csto_db.db.reader import Result


def terminal_width() -> int:
    """Return the width of the terminal in characters: COLUMNS, else what it says, else 80."""
    return shutil.get_terminal_size((80, 24)).columns


def write(parts: Iterable[str], output: str | None) -> None:
    """Write text to standard output, or to a file that appears whole or not at all."""
    if output is None:
        for part in parts:
            sys.stdout.write(part)
        return
    path = Path(output)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            file.writelines(parts)
        Path(name).chmod(0o666 & ~_umask())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def write_result(result: Result, fmt: str, output: str | None, empty: str = "No rows.") -> None:
    """Write the rows of a query in a format; `empty` is said where a table has none."""
    # Imported late: the formats are not needed to print help.
    from csto_db.reports import render

    if fmt != render.TABLE:
        write(render.FORMATS[fmt](result.columns, result.rows), output)
        return
    rows = list(result.rows)
    if rows:
        write(render.table(result.columns, rows, terminal_width()), output)
    else:
        click.echo(empty, err=True)
