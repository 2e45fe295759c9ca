"""The citations of a text as a table, JSON, CSL-JSON or BibTeX."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from csto_db.cli.output import terminal_width
from csto_db.export.cited import CitedWork
from csto_db.export.formats import FORMATS
from csto_db.export.reference import record
from csto_db.parse.api import DocumentReading, Reference, parse_document_text, parse_references
from csto_db.parse.reference_work import as_work
from csto_db.reports.render import table
from csto_db.resolve.citation_key import KeyRing

# A citation, and the number of the note that it stands in.
Cited = tuple[int | None, Reference]
_COLUMNS = ("note", "type", "citation")


def printed(text: str, kind: str, fmt: str) -> Iterator[str]:
    """Yield the citations of a text in a format; `kind` says what the text is."""
    cited = list(_of_document(text) if kind == "document" else _of_lines(text, kind))
    return _FORMATS[fmt](cited)


def _of_document(text: str) -> Iterator[Cited]:
    reading: DocumentReading = parse_document_text(text)
    for note in reading.notes:
        yield from ((note.number, found) for found in note.references)
    yield from ((None, found) for found in (*reading.in_text, *reading.links, *reading.listed))


def _of_lines(text: str, kind: str) -> Iterator[Cited]:
    for number, line in enumerate(text.splitlines(), 1):
        yield from ((number, found) for found in parse_references(line, kind))


def _table(cited: list[Cited]) -> Iterator[str]:
    if not cited:
        yield "No citations.\n"
        return
    rows = [(number, found.type, _told(found)) for number, found in cited]
    yield from table(_COLUMNS, rows, terminal_width())


def _told(found: Reference) -> str:
    """A reference in one line: who, what, in what, when, where, and which pages."""
    names = "; ".join(map(str, found.author or found.interviewee or found.editor))
    pages = found.cited_pages or found.pages
    held = found.container or found.publisher or found.place
    parts = (names, found.title, found.backref, held, found.date, found.number, pages, found.url)
    return " | ".join(part for part in parts if part)


def _json(cited: list[Cited]) -> Iterator[str]:
    # Imported late: a table needs none of it.
    import json

    found = [{"note": n, **record(one)} if n is not None else record(one) for n, one in cited]
    yield json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def _exported(fmt: str) -> Callable[[list[Cited]], Iterator[str]]:
    return lambda cited: FORMATS[fmt](_keyed(cited))


def _keyed(cited: list[Cited]) -> Iterator[CitedWork]:
    """The works of full citations under their keys; a short one describes no work."""
    keys = KeyRing()
    for _, found in cited:
        if found.type != "short":
            work = as_work(found)
            yield CitedWork(replace(work, citation_key=keys.give(work)), found.accessed)


_FORMATS: dict[str, Callable[[list[Cited]], Iterator[str]]] = {
    "table": _table,
    "json": _json,
    **{fmt: _exported(fmt) for fmt in ("csl-json", "bibtex", "biblatex")},
}
