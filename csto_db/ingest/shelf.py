"""The entries of a file of a reference manager on disk, while its works are made."""

import marshal
from collections.abc import Iterator
from tempfile import SpooledTemporaryFile

from csto_db.model.imported import ImportedEntry

_TOGETHER = 500
_IN_MEMORY = 1 << 22


class FileShelf:
    """Keeps entries in a file without a name: a library of any size takes little memory."""

    def __init__(self) -> None:
        # It is closed when nothing holds it any more.
        self._file = SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115
        self._waiting: list[tuple[object, ...]] = []
        self._lengths: list[int] = []

    def put(self, entry: ImportedEntry) -> None:
        """Add an entry."""
        self._waiting.append(tuple(entry))
        if len(self._waiting) >= _TOGETHER:
            self._write()

    def __iter__(self) -> Iterator[ImportedEntry]:
        """Yield the entries in the order in which they came."""
        self._write()
        place = 0
        for length in self._lengths:
            self._file.seek(place)
            place += length
            entries = marshal.loads(self._file.read(length))  # noqa: S302  what we wrote above
            yield from map(ImportedEntry._make, entries)

    def _write(self) -> None:
        if self._waiting:
            self._file.seek(0, 2)
            self._lengths.append(self._file.write(marshal.dumps(self._waiting)))
            self._waiting = []
