"""The command line: thin commands, and one place where errors become messages."""

import sys
from io import TextIOWrapper

from csto_db.cli.interrupt import raise_dropped_interrupts


def run() -> None:
    """Run `csto-db` and exit: 0 done, 1 expected failure, 2 usage, 3 bug, 130 interrupted."""
    try:
        raise_dropped_interrupts()
        code = _exit_code(sys.argv[1:])
    except KeyboardInterrupt:
        sys.stderr.write("csto-db: interrupted\n")
        code = 130
    sys.exit(code)


def _exit_code(arguments: list[str]) -> int:
    import os

    import click

    from csto_db.cli.main import main
    from csto_db.errors import CstoError

    _write_any_character()
    try:
        # Without standalone_mode click gives back the code that a command exits with.
        code = main(arguments, prog_name="csto-db", standalone_mode=False)
        sys.stdout.flush()
    except click.exceptions.Exit as error:
        return error.exit_code
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except CstoError as error:
        click.echo(f"csto-db: {error}", err=True)
        return error.exit_code
    except click.Abort:
        raise KeyboardInterrupt from None
    except BrokenPipeError:
        # The reader has gone: what is still buffered must not raise again at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        place = f"{error.filename}: " if error.filename else ""
        click.echo(f"csto-db: {place}{error.strerror or error}", err=True)
        return 1
    except Exception as error:
        if os.environ.get("CSTO_DEBUG"):
            raise
        kind = type(error).__name__
        click.echo(
            f"csto-db: this is a bug: {kind}: {error}\n"
            "Please report it, with what CSTO_DEBUG=1 prints for the same command.",
            err=True,
        )
        return 3
    return code if isinstance(code, int) else 0


def _write_any_character() -> None:
    """Escape the characters that the encoding of the terminal does not have."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
