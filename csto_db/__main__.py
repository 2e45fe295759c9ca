"""`python -m csto_db` is `csto-db`."""

from csto_db.cli import run

run()
