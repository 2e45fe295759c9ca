"""A PostgreSQL server of the tests' own, from Debian's package, on a socket in its folder."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PROGRAMS = Path("/usr/lib/postgresql")
USER = "postgres"
SETTINGS = "-c listen_addresses='' -c fsync=off -c max_connections=30 -k {folder}"


def programs() -> Path | None:
    """The folder of the newest server that is installed."""
    found = sorted(PROGRAMS.glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    return found[-1].parent if found else None


def why_not() -> str | None:
    """Why no server can be started here, None if one can."""
    if programs() is None:
        return f"no PostgreSQL under {PROGRAMS}: apt-get install postgresql"
    if os.getuid() == 0 and shutil.which("runuser") is None:
        return "PostgreSQL does not run as root, and there is no runuser"
    return None


@contextmanager
def private_server() -> Iterator[str]:
    """The URL of a new server without the name of a database; it is gone afterwards."""
    # Not pytest's folder: the path of a socket has at most 107 characters.
    folder = Path(tempfile.mkdtemp(prefix="csto-pg-"))
    if os.getuid() == 0:
        shutil.chown(folder, USER, USER)
    data = str(folder / "data")
    try:
        _run("initdb", "-D", data, "-U", USER, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8")
        log, settings = str(folder / "log"), SETTINGS.format(folder=folder)
        _run("pg_ctl", "-D", data, "-l", log, "-o", settings, "-w", "-t", "30", "start")
        try:
            yield f"postgresql+psycopg://{USER}@/{{database}}?host={folder}"
        finally:
            _run("pg_ctl", "-D", data, "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _run(program: str, *arguments: str) -> None:
    folder = programs()
    assert folder is not None
    as_user = ["runuser", "-u", USER, "--"] if os.getuid() == 0 else []
    command = [*as_user, str(folder / program), *arguments]
    # Not through pipes: the server would hold them open, and this would wait for its end.
    with tempfile.TemporaryFile() as said:
        done = subprocess.run(command, cwd="/", stdout=said, stderr=said, check=False)
        said.seek(0)
        assert done.returncode == 0, said.read().decode()
