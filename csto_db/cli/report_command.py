"""One report as a command, and its rows in print."""

from collections.abc import Mapping
from typing import Any

import click

from csto_db.cli.options import database, output_options
from csto_db.cli.output import terminal_width, write, write_result
from csto_db.cli.reading import opened
from csto_db.db.reader import Cell, Result
from csto_db.reports.registry import Param, Report, load_report


def report_command(name: str) -> click.Command:
    """Return the command of a report. Raises KeyError for a name that is none."""
    loaded = load_report(name)

    def run(fmt: str, output: str | None, target: str, **values: Any) -> None:
        print_report(loaded.name, values, target, fmt, output)

    command = click.Command(
        loaded.name,
        callback=run,
        help=f"{loaded.title}.\n\n{loaded.question}",
        short_help=loaded.question,
        params=[_option(param) for param in loaded.params],
    )
    for add in (output_options, database):
        add(command)
    return command


def _option(param: Param) -> click.Option:
    return click.Option(
        [f"--{param.name.replace('_', '-')}"],
        type=int if param.is_integer else str,
        default=param.default,
        show_default=param.default is not None,
        help=param.help,
    )


def print_report(
    name: str, values: Mapping[str, Cell], target: str, fmt: str, output: str | None
) -> None:
    """Run a report and print it."""
    loaded = load_report(name)
    with opened(target) as reader:
        params = {param.name: values.get(param.name, param.default) for param in loaded.params}
        result = reader.execute(loaded.sql, params)
        if fmt == "table":
            _print_table(loaded, result, output)
        else:
            write_result(result, fmt, output)


def _print_table(loaded: Report, result: Result, output: str | None) -> None:
    # Imported late: help needs none of it.
    from csto_db.reports import render

    rows = list(result.rows)
    if not rows:
        click.echo(loaded.empty, err=True)
        return
    width = terminal_width()
    if loaded.rows:
        parts = render.records(result.columns, rows, width, loaded.rows)
    elif loaded.columns:
        pairs = [column.partition(" | ") for column in loaded.columns]
        cells = render.composed(rows, result.columns, [text for _, _, text in pairs])
        parts = render.table([heading for heading, _, _ in pairs], cells, width)
    else:
        parts = render.table(result.columns, rows, width)
    write([f"{loaded.title} ({len(rows)})\n", *parts], output)
