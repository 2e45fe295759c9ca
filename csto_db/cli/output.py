"""Text to the terminal, a pipe or a file."""

import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from csto_db.db.reader import Result


def terminal_width() -> int:
    """Return the width of the terminal in characters: COLUMNS, else what it says, else 80."""
    # Imported late: it reads every kind of archive, and only tables need the width.
    from shutil import get_terminal_size

    return get_terminal_size((80, 24)).columns


def write(parts: Iterable[str], output: str | None) -> None:
    """Write text to standard output, or to a file that appears whole or not at all."""
    if output is None:
        for part in parts:
            sys.stdout.write(part)
        return
    # Imported late: most output goes to the terminal.
    from pathlib import Path

    from csto_db.cli.whole_file import write_whole

    write_whole(parts, Path(output))


def write_result(result: "Result", fmt: str, output: str | None, empty: str = "No rows.") -> None:
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
        write_nothing(empty, output)


def write_nothing(message: str, output: str | None) -> None:
    """Say that there are no rows: on standard error, or in the file that was asked for."""
    if output is None:
        click.echo(message, err=True)
    else:
        write([f"{message}\n"], output)
