"""`csto-db report`: each report is a subcommand, made from the header of its file."""

from collections.abc import Mapping
from typing import Any

import click

from csto_db.cli.options import database, output_options
from csto_db.cli.output import terminal_width, write, write_result
from csto_db.db.reader import Cell, Result, open_reader
from csto_db.reports.registry import Param, Report, load_report, report_names


class _Reports(click.Group):
    """Loads only the report that is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return report_names()

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        try:
            return _command(load_report(cmd_name))
        except KeyError:
            return None


@click.group(cls=_Reports, invoke_without_command=True)
@output_options
@database
@click.pass_context
def report(context: click.Context, fmt: str, output: str | None, target: str) -> None:
    """Answer a question about the collection; without a name: list the questions."""
    context.obj = type(context.obj)(target) if context.obj else None
    if context.invoked_subcommand is None:
        reports = (load_report(name) for name in report_names())
        rows = iter([(r.name, r.question) for r in reports])
        write_result(Result(("report", "question"), rows), fmt, output)


def _command(loaded: Report) -> click.Command:
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
    reader = open_reader(target)
    try:
        params = {param.name: values.get(param.name, param.default) for param in loaded.params}
        result = reader.execute(loaded.sql, params)
        if fmt == "table":
            _print_table(loaded, result, output)
        else:
            write_result(result, fmt, output)
    finally:
        reader.close()


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
