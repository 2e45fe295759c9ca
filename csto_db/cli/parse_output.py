"""The citations of a text as a table, JSON, CSL-JSON or BibTeX."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from csto_db.cli.output import terminal_width
from csto_db.export.csl import csl_json
from csto_db.export.entry import CitedWork, entry
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
    yield from ((None, found) for found in (*reading.in_text, *reading.links))


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


def _csl(cited: list[Cited]) -> Iterator[str]:
    yield csl_json(found for _, found in _keyed(cited))


def _bibtex(cited: list[Cited]) -> Iterator[str]:
    for number, (_, found) in enumerate(_keyed(cited)):
        yield ("\n" if number else "") + entry(found)


def _keyed(cited: list[Cited]) -> Iterator[tuple[int | None, CitedWork]]:
    """The works of full citations under their keys; a short one describes no work."""
    keys = KeyRing()
    for number, found in cited:
        if found.type != "short":
            work = as_work(found)
            yield number, CitedWork(replace(work, citation_key=keys.give(work)), found.accessed)


_FORMATS: dict[str, Callable[[list[Cited]], Iterator[str]]] = {
    "table": _table,
    "json": _json,
    "csl-json": _csl,
    "bibtex": _bibtex,
}
