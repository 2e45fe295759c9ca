"""What the paths on the command line name: texts, claims, entities, predicates, judgements."""

import hashlib
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from csto_db.errors import InputError
from csto_db.ingest.libraries import Library, is_library, read_library
from csto_db.model.work import Work
from csto_db.parse.collection.bibliography import SourceEntry, read_bibliography
from csto_db.parse.collection.tree import Problem, Problems
from csto_db.resolve.citation_key import LONGEST_KEY, key_like
from csto_db.resolve.spelling import words
from csto_db.text.decode import decode

BIBLIOGRAPHY = "sources.bib"
ENTITIES = "entities.yml"
PREDICATES = "predicates.yml"
JUDGEMENTS = "judgements.yml"
CLAIMS = "claims"
_DIGEST = 8
_PARTS = (BIBLIOGRAPHY, ENTITIES, PREDICATES, JUDGEMENTS, CLAIMS)


@dataclass(frozen=True, slots=True)
class PlannedDocument:
    """A text to read, with the key and the work that it gets.

    `origin` is the file that names it: a bibliography, or the text itself.
    """

    path: Path
    work: Work
    origin: Path

    @property
    def key(self) -> str:
        """The key of the source."""
        assert self.work.citation_key is not None
        return self.work.citation_key

    @property
    def is_alone(self) -> bool:
        """Whether no bibliography says what work the text is."""
        return self.origin == self.path


@dataclass(slots=True)
class Plan:
    """All that is to be read, in the order in which it depends on each other.

    `folders` are those that are read as a whole: what is missing in them is gone.
    """

    folders: list[Path] = field(default_factory=list)
    entities: list[Path] = field(default_factory=list)
    predicates: list[Path] = field(default_factory=list)
    documents: list[PlannedDocument] = field(default_factory=list)
    libraries: list[Library] = field(default_factory=list)
    claims: list[Path] = field(default_factory=list)
    judgements: list[Path] = field(default_factory=list)


def plan(paths: Iterable[Path]) -> Plan:
    """Return what some paths name: folders, files of a reference manager or of a collection,
    single documents.

    Raises InputError for a path that is missing, or a folder without a collection.
    """
    found = Plan()
    for path in dict.fromkeys(paths):
        if not path.exists():
            raise InputError(f"{path}: no such file or folder")
        if path.is_dir():
            _add_folder(path, found)
        else:
            _add_file(path, found)
    found.claims = list(dict.fromkeys(found.claims))
    _refuse_same_keys(found.documents)
    return found


def _add_folder(folder: Path, found: Plan) -> None:
    if not any((folder / part).exists() for part in _PARTS):
        raise InputError(
            f"{folder}: no collection in this folder; it needs at least a {BIBLIOGRAPHY}"
            " (docs/collection.md), or name single documents"
        )
    found.folders.append(folder)
    for part in _PARTS[:-1]:
        if (folder / part).is_file():
            _add_file(folder / part, found)
    files = (folder / CLAIMS).glob("*")
    found.claims += sorted(path for path in files if path.suffix in (".yml", ".yaml"))


def _add_file(path: Path, found: Plan) -> None:
    if path.name == BIBLIOGRAPHY:
        found.documents += _documents(path)
    elif is_library(path):
        _add_library(path, found)
    elif path.name == ENTITIES:
        found.entities.append(path)
    elif path.name == PREDICATES:
        found.predicates.append(path)
    elif path.name == JUDGEMENTS:
        found.judgements.append(path)
    elif path.suffix in (".yml", ".yaml"):
        found.claims.append(path)
    else:
        found.documents.append(PlannedDocument(path, _bare_work(path), path))


def _add_library(path: Path, found: Plan) -> None:
    data = read_bytes(path)
    library = read_library(path, data, sha256(data))
    found.libraries.append(library)
    found.documents += [PlannedDocument(text.path, text.work, path) for text in library.texts]


def _bare_work(path: Path) -> Work:
    title = " ".join(path.stem.replace("_", " ").split())
    return Work(
        title=title,
        citation_key=_file_key(path.stem),
        inferred=(("title", "file name"),),
    )


def _file_key(stem: str) -> str:
    """The key of a text by all of its file's name: "paper 2" does not replace "paper 1"."""
    name = "".join(words(stem))
    if name and len(name) <= LONGEST_KEY:
        return key_like(stem)
    digest = sha256(os.fsencode(stem))[:_DIGEST]
    return key_like((name or "document")[: LONGEST_KEY - _DIGEST - 1] + digest)


def _documents(bibliography: Path) -> list[PlannedDocument]:
    problems = Problems()
    entries = read_bibliography(read_text(bibliography), problems)
    for entry in entries:
        _check_text(bibliography, entry, problems)
    raise_problems({bibliography: problems.found})
    folder = bibliography.parent
    return [PlannedDocument(folder / e.file, e.work, bibliography) for e in entries]


def _check_text(bibliography: Path, entry: SourceEntry, problems: Problems) -> None:
    path = bibliography.parent / entry.file
    if not path.is_file():
        message = f"{entry.work.citation_key}: its text {entry.file} is not there"
        problems.found.append(Problem(entry.line, 1, message))


def _refuse_same_keys(documents: Sequence[PlannedDocument]) -> None:
    seen: dict[str, Path] = {}
    for document in documents:
        other = seen.setdefault(document.key, document.path)
        if other is not document.path:
            raise InputError(
                f"{document.path}: would get the key {document.key!r}, as {other} does;"
                f" give each its own in a {BIBLIOGRAPHY}"
            )


def read_bytes(path: Path) -> bytes:
    """Return the bytes of a file. Raises InputError if it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror or error}") from error


def decode_file(data: bytes, path: Path) -> str:
    """Return the text of some bytes. Raises InputError, naming the file, if they are no UTF-8."""
    return decode(data, str(path))


def read_text(path: Path) -> str:
    """Return the text of a file. Raises InputError if it cannot be read or is no UTF-8 text."""
    return decode_file(read_bytes(path), path)


def sha256(data: bytes) -> str:
    """Return the SHA-256 of some bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def raise_problems(found: dict[Path, list[Problem]]) -> None:
    """Raise InputError with every problem as `file:line:column: message`, if there is one."""
    lines = [
        f"{path}:{problem.line}:{problem.column}: {problem.message}"
        for path, problems in found.items()
        for problem in sorted(problems)
    ]
    if lines:
        count = f"{len(lines)} mistake{'s' if len(lines) > 1 else ''}; nothing was changed"
        raise InputError("\n".join([*lines, count]))
