"""Writes docs/commands.md: the help of every command, as `make docs` does."""

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from csto_db.cli.main import main

WIDTH = 90


def manual() -> str:
    """Return the text of docs/commands.md."""
    parts = ["# Commands\n\nWritten by `make docs` from the commands themselves.\n"]
    parts += (
        f"## {name}\n\n```\n{text}\n```\n"
        for name, text in _helps(main, click.Context(main, info_name="csto-db"))
    )
    return "\n".join(parts)


def _helps(command: click.Command, context: click.Context) -> Iterator[tuple[str, str]]:
    context.terminal_width = WIDTH
    context.help_option_names = ["-h", "--help"]
    yield context.command_path, command.get_help(context)
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            child = command.get_command(context, name)
            assert child is not None
            yield from _helps(child, click.Context(child, info_name=name, parent=context))


if __name__ == "__main__":
    target = Path(sys.argv[1]) if sys.argv[1:] else Path(__file__).with_suffix(".md")
    target.write_text(manual(), encoding="utf-8")
