"""The command line: thin commands, and one place where errors become messages."""

import sys


def run() -> None:
    """Run `csto-db` and exit: 0 done, 1 expected failure, 2 usage, 3 bug, 130 interrupted."""
    sys.exit(_exit_code(sys.argv[1:]))


def _exit_code(arguments: list[str]) -> int:
    import os

    import click

    from csto_db.cli.main import main
    from csto_db.errors import CstoError

    try:
        main(arguments, prog_name="csto-db", standalone_mode=False)
        sys.stdout.flush()
    except click.exceptions.Exit as error:
        return error.exit_code
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except CstoError as error:
        click.echo(f"csto-db: {error}", err=True)
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("csto-db: interrupted", err=True)
        return 130
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
    return 0
