"""Text and lines from a file or from standard input."""

import sys
from collections.abc import Iterator
from pathlib import Path

from csto_db.text.decode import decode

STDIN = "-"


def text_of(file: str) -> str:
    """Return the text of a file, or of standard input for "-".

    Raises InputError for what is no text, OSError for what cannot be read.
    """
    data = sys.stdin.buffer.read() if file == STDIN else Path(file).read_bytes()
    return decode(data, "standard input" if file == STDIN else file).removeprefix("\ufeff")


def lines_of(file: str) -> Iterator[bytes]:
    """Yield the lines of a file as they come."""
    if file == STDIN:
        yield from sys.stdin.buffer
        return
    with Path(file).open("rb") as lines:
        yield from lines
