"""Files of reference managers as they are planned: their entries, and the texts that these name."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from csto_db.db.collector import no_collector
from csto_db.errors import InputError
from csto_db.ingest.shelf import FileShelf
from csto_db.model.imported import ImportedEntry, ReadFile, Shelf, Trouble
from csto_db.model.vocabulary import BlockKind, Severity
from csto_db.model.work import Work
from csto_db.parse.library.attached import attached_files
from csto_db.parse.library.bibtex import read_bibtex
from csto_db.parse.library.csl_json import read_csl_json
from csto_db.parse.library.ris import read_ris
from csto_db.resolve.citation_key import key_like
from csto_db.text.decode import decode
from csto_db.text.decode_any import GUESSED, encoding_of, pieces

_READERS: dict[str, tuple[Callable[[Iterable[str], Shelf], ReadFile], str]] = {
    ".bib": (read_bibtex, "@"),
    ".bibtex": (read_bibtex, "@"),
    ".ris": (read_ris, "TY"),
    ".json": (read_csl_json, ""),
    ".csljson": (read_csl_json, ""),
}
"""How a file is read, and how the lines start in front of which it is cut."""
_NOT_READ = {
    ".enw": "EndNote", ".nbib": "PubMed", ".ciw": "Web of Science", ".rdf": "Zotero RDF",
    ".mods": "MODS",
}  # fmt: skip
_LOST = "\ufffd"
_TEXTS = (".txt", ".text", ".md")


@dataclass(frozen=True, slots=True)
class AttachedText:
    """A text that an entry names: the key of the entry, the file, and the work with its key."""

    entry_key: str
    path: Path
    work: Work


@dataclass(frozen=True, slots=True)
class Library:
    """A file of a reference manager, read, and the texts that come with it."""

    path: Path
    sha256: str
    read: ReadFile
    texts: tuple[AttachedText, ...] = ()


def is_library(path: Path) -> bool:
    """Whether a file is, by its name, one of a reference manager.

    Raises InputError if it is one in a format that is not read.
    """
    other = _NOT_READ.get(path.suffix.lower())
    if other is not None:
        raise InputError(
            f"{path}: a library in the format of {other}, which is not read;"
            " export it as BibTeX, RIS or CSL-JSON"
        )
    return path.suffix.lower() in _READERS


def read_library(path: Path, data: bytes, sha256: str) -> Library:
    """Return what a file holds. Raises InputError if nothing in it is what its name says."""
    encoding = encoding_of(data)
    reader, start = _READERS[path.suffix.lower()]
    lost: list[Trouble] = []
    try:
        with no_collector():
            text = pieces(data, encoding, start)
            if encoding != "utf-8" or b"\x00" in data:
                text = _noted(text, lost)
            read = reader(text, FileShelf())
    except InputError as error:
        raise InputError(f"{path}:{error}") from None
    troubles = [*lost, *read.troubles]
    if not (read.keys or any(block.kind is BlockKind.STRING for block in read.blocks)):
        troubles.append(Trouble(1, "no_entries", "there is no entry in this file"))
    if encoding != "utf-8":
        troubles.insert(0, _said_of(encoding))
    texts = tuple(_texts(path.parent, read, troubles))
    return Library(path, sha256, replace(read, troubles=tuple(troubles)), texts)


def _noted(parts: Iterable[str], lost: list[Trouble]) -> Iterator[str]:
    """Yield a text, and say where characters in it could not be read."""
    line = 1
    for part in parts:
        if not lost and _LOST in part:
            message = (
                f"a character cannot be read here; {_LOST} stands for it, and for others like it"
            )
            lost.append(
                Trouble(line + part.count("\n", 0, part.index(_LOST)), "character", message)
            )
        line += part.count("\n")
        yield part


def _said_of(encoding: str) -> Trouble:
    message = f"the file is not UTF-8; it is read as {encoding}"
    if encoding not in GUESSED:
        return Trouble(1, "encoding", message, Severity.INFO)
    return Trouble(1, "encoding", f"{message}, a guess: if letters are wrong, save it as UTF-8")


def _texts(folder: Path, read: ReadFile, troubles: list[Trouble]) -> Iterator[AttachedText]:
    if not read.has_files:
        return
    given: set[str] = set()
    for entry in read.shelf:
        path = _text_of(entry, folder, troubles)
        key = key_like(entry.key)
        if entry.key and path is not None and key not in given:
            given.add(key)
            yield AttachedText(entry.key, path, replace(read.work_of(entry), citation_key=key))


def _text_of(entry: ImportedEntry, folder: Path, troubles: list[Trouble]) -> Path | None:
    """The text of an entry, the first if it names several; what is no text is said."""
    fields = zip(entry.names, entry.values, strict=True)
    value = next((v for name, v in fields if len(name) == 4 and name.lower() == "file"), "")
    for name in attached_files(value):
        path = folder / name
        said = _why_no_text(path)
        if said is None:
            return path
        troubles.append(Trouble(entry.line, "attached_file", f"{name}: {said}", Severity.INFO))
    return None


def _why_no_text(path: Path) -> str | None:
    if path.suffix.lower() not in _TEXTS:
        return "is not a text, and is not read"
    try:
        decode(path.read_bytes(), path.name)
    except (OSError, ValueError) as error:
        return f"cannot be read: {getattr(error, 'strerror', None) or error}"
    except InputError as error:
        return str(error).removeprefix(f"{path.name}: ")
    return None
