"""One report as a command, and its rows in print."""

import re
from collections.abc import Mapping
from typing import Any

import click

from csto_db.cli.options import database, output_options
from csto_db.cli.output import terminal_width, write, write_nothing, write_result
from csto_db.cli.reading import opened
from csto_db.db.reader import Cell, Reader, Result
from csto_db.errors import InputError
from csto_db.reports.keys import KEYS, check_key
from csto_db.reports.registry import Param, Report, load_report

_DATE = re.compile(r"\d{4}(-\d\d){0,2}")


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
        type=_type(param.kind),
        default=param.default,
        show_default=param.default is not None,
        help=param.help,
    )


def _type(kind: str) -> click.IntRange | click.types.StringParamType | click.Choice[str]:
    if "|" in kind:
        return click.Choice(kind.split("|"))
    return click.IntRange(min=0) if kind == "integer" else click.STRING


def print_report(
    name: str, values: Mapping[str, Cell], target: str, fmt: str, output: str | None
) -> None:
    """Run a report and print it."""
    loaded = load_report(name)
    with opened(target) as reader:
        params = {param.name: values.get(param.name, param.default) for param in loaded.params}
        _check_values(reader, loaded, params)
        result = reader.execute(loaded.sql, params)
        if fmt == "table":
            _print_table(loaded, result, output, _empty(loaded, params))
        elif fmt == "html" and loaded.is_page:
            _print_page(reader, loaded, result, output)
        else:
            write_result(result, fmt, output)


def _check_values(reader: Reader, loaded: Report, params: Mapping[str, Cell]) -> None:
    for param in loaded.params:
        value = params[param.name]
        if value in (None, param.default):
            continue
        if param.kind in KEYS:
            check_key(reader, param.kind, str(value))
        elif param.kind == "date":
            _check_date(param.name, str(value))
    _check_order(loaded, params)


def _check_date(name: str, value: str) -> None:
    # Imported late: only a date needs it.
    from csto_db.model.dates import is_edtf

    if not (_DATE.fullmatch(value) and is_edtf(value)):
        raise InputError(f"--{name}: no date: {value!r}; write 2010, 2010-06 or 2010-06-14")


def _check_order(loaded: Report, params: Mapping[str, Cell]) -> None:
    names = {param.name for param in loaded.params if param.kind == "date"}
    if {"from", "to"} <= names and params["from"] and params["to"]:
        start, end = str(params["from"]), str(params["to"])
        if start[: len(end)] > end:
            raise InputError(f"--from {start} lies after --to {end}; nothing is between them")


def _empty(loaded: Report, params: Mapping[str, Cell]) -> str:
    """Return what is said where there are no rows: also what they were narrowed down to."""
    given = [
        f"--{param.name.replace('_', '-')} {params[param.name]!s}"
        for param in loaded.params
        if params[param.name] not in (None, param.default)
    ]
    return f"{loaded.empty.rstrip('.')} ({', '.join(given)})." if given else loaded.empty


def _print_page(reader: Reader, loaded: Report, result: Result, output: str | None) -> None:
    # Imported late: only pages need it.
    from csto_db.reports.page import findings_page

    rows = [dict(zip(result.columns, row, strict=True)) for row in result.rows]
    write(findings_page(reader, loaded, rows), output)


def _print_table(loaded: Report, result: Result, output: str | None, empty: str) -> None:
    # Imported late: help needs none of it.
    from csto_db.reports import render

    rows = list(result.rows)
    if not rows:
        write_nothing(empty, output)
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
