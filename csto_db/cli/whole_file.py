"""A file that appears whole or not at all."""

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

from csto_db.errors import InputError

_BUFFER = 1 << 16


def write_whole(parts: Iterable[str], path: Path) -> None:
    """Write text to a file; if that fails, what stood there before stays.

    Raises InputError if there is no such folder.
    """
    if not path.parent.is_dir():
        raise InputError(f"{path.parent}: no such folder to write {path.name} into")
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "w", _BUFFER, encoding="utf-8", newline="") as file:
            file.writelines(parts)
        Path(name).chmod(0o666 & ~_umask())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
