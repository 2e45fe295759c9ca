"""Options that several commands share."""

from collections.abc import Callable
from typing import Any

import click

FORMATS = ("table", "markdown", "csv", "tsv", "json", "jsonl", "html")


class Target(str):
    """The database of a run, as a path or URL."""

    __slots__ = ()


def database(function: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command `--db` as well, and its value as the argument `target`."""

    def chosen(context: click.Context, _param: click.Parameter, value: str | None) -> str:
        return value or context.find_object(Target) or ""

    return click.option(
        "--db",
        "target",
        metavar="PATH|URL",
        callback=chosen,
        help="The database.  [default: $CSTO_DB, else csto.db]",
    )(function)


def output_file(function: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command `--output`."""
    return click.option(
        "-o",
        "--output",
        type=click.Path(dir_okay=False),
        help="Write to this file instead of the terminal.",
    )(function)


def output_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command `--format` and `--output`."""
    return click.option(
        "-f",
        "--format",
        "fmt",
        type=click.Choice(FORMATS),
        default="table",
        show_default=True,
        help="How to print the rows.",
    )(output_file(function))
