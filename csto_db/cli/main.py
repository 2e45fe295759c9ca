"""`csto-db`: the group that all commands hang on."""

from importlib import import_module

import click

from csto_db import __version__
from csto_db.cli.options import Target
from csto_db.config import default_database

_NAMES = (
    "build",
    "cite",
    "claims",
    "db",
    "export",
    "ingest",
    "judge",
    "parse",
    "report",
    "search",
    "show",
    "sql",
    "work",
)


class _Commands(click.Group):
    """Imports the module of a command only when that command is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_NAMES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _NAMES:
            return None
        command = getattr(import_module(f"csto_db.cli.{cmd_name}"), cmd_name)
        assert isinstance(command, click.Command)
        return command


@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 90},
)
@click.version_option(__version__, prog_name="csto-db")
@click.option(
    "--db",
    "target",
    metavar="PATH|URL",
    help="The database: a SQLite file, or a URL.  [default: $CSTO_DB, else csto.db]",
)
@click.pass_context
def main(context: click.Context, target: str | None) -> None:
    """Turn documents that argue about the same things into one database.

    Every footnote, citation, work, entity and claim is a row that points at the exact
    characters it came from; claims that contradict each other are found and explained.
    """
    context.obj = Target(target or default_database())
