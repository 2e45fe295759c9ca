"""The formats of an export, by name, and the readers that a format is fitted to."""

from collections.abc import Callable, Iterable, Iterator
from operator import itemgetter

from csto_db.db.reader import Reader
from csto_db.export.biblatex import BIBLATEX, PANDOC, ZOTERO
from csto_db.export.bibtex import BIBTEX
from csto_db.export.brought import bibtex_entry
from csto_db.export.choice import EVERYTHING, Choice
from csto_db.export.cited import CitedWork
from csto_db.export.csl import csl_json, zotero_csl_json
from csto_db.export.dialect import Dialect, entry
from csto_db.export.kept import kept_blocks
from csto_db.export.ris import ris
from csto_db.export.rows import csv_rows, jsonl
from csto_db.model.vocabulary import ImportFormat

Writer = Callable[[Iterable[CitedWork]], Iterator[str]]


def entries(works: Iterable[CitedWork], dialect: Dialect) -> Iterator[str]:
    """Yield the entries of a BibTeX file, with an empty line between them.

    Classic BibTeX wants an entry that others name in `crossref` behind these.
    """
    start = ""
    parents: list[tuple[bool, str]] = []
    for cited in works:
        brought = cited.brought
        is_bibtex = brought is not None and brought.format is ImportFormat.BIBTEX
        text = bibtex_entry(cited, dialect) if is_bibtex else entry(cited, dialect)
        if dialect.is_classic and brought is not None and brought.is_parent:
            parents.append((all(name.lower() != "crossref" for name in brought.entry.names), text))
            continue
        yield f"{start}{text}"
        start = "\n"
    for _, text in sorted(parents, key=itemgetter(0)):
        yield f"{start}{text}"
        start = "\n"


def _in(dialect: Dialect) -> Writer:
    return lambda works: entries(works, dialect)


DIALECTS = {"biblatex": BIBLATEX, "bibtex": BIBTEX, "zotero": ZOTERO, "pandoc": PANDOC}
FORMATS: dict[str, Writer] = {
    "bibtex": _in(BIBTEX),
    "biblatex": _in(BIBLATEX),
    "csl-json": csl_json,
    "ris": ris,
    "csv": csv_rows,
    "jsonl": jsonl,
}
_VERBATIM = {"csl-json": ImportFormat.CSL_JSON, "ris": ImportFormat.RIS}


def writer(fmt: str, profile: str | None) -> Writer:
    """Return what writes works in a format, fitted to a reader if one is named.

    Only BibTeX files and CSL-JSON differ from reader to reader.
    """
    if profile is not None and fmt in ("bibtex", "biblatex"):
        return _in(DIALECTS[profile])
    if profile == "zotero" and fmt == "csl-json":
        return zotero_csl_json
    return FORMATS[fmt]


def verbatim(fmt: str, profile: str | None) -> ImportFormat | None:
    """Return the format of the entries that its writer gives back as they came.

    It does not look at what their works are; classic BibTeX does.
    """
    if fmt in ("bibtex", "biblatex"):
        return None if DIALECTS[profile or fmt].is_classic else ImportFormat.BIBTEX
    return _VERBATIM.get(fmt)


def head(reader: Reader, fmt: str, choice: Choice) -> Iterator[str]:
    """Yield what stands in front of the works: of imported BibTeX files, what is no entry."""
    if fmt in ("bibtex", "biblatex"):
        yield from kept_blocks(reader, is_choice=choice != EVERYTHING)
