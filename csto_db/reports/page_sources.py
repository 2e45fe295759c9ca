"""The end of a page of findings: the documents, notes and works, each with its place to link to."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from csto_db.db.reader import Reader
from csto_db.reports.evidence import Evidence
from csto_db.reports.markup import Markup, joined, tag, web_link

_WORK = """\
SELECT authors, title, container, issued, url
FROM work_detail
WHERE citation_key = :key
"""
_NOTE = """\
SELECT f.exact, c.work
FROM footnote_detail AS f
LEFT JOIN citation_detail AS c ON c.source = f.source AND c.footnote = f.label
WHERE f.source = :source AND f.label = :label
ORDER BY c.start
"""


@dataclass(slots=True)
class Leaned:
    """The documents, notes and works that evidence stands in and leans on."""

    sources: set[str] = field(default_factory=set)
    notes: set[tuple[str, str]] = field(default_factory=set)
    works: set[str] = field(default_factory=set)

    def add(self, evidence: Evidence) -> None:
        """Note what one claim leans on."""
        self.sources.add(evidence.source)
        self.notes.update((evidence.source, label) for label in evidence.notes)
        self.works.update(evidence.works)


def work_id(key: str) -> str:
    """Return the anchor of a work, or of a source as a work."""
    return f"work-{key}"


def note_id(source: str, label: str) -> str:
    """Return the anchor of a note."""
    return f"note-{source}-{'-'.join(label.split())}"


def appendix(reader: Reader, leaned: Leaned) -> Iterator[str]:
    """Yield the documents, then the notes and the works that were leaned on, if there are any."""
    notes = [_note(reader, leaned, *note) for note in sorted(leaned.notes, key=_in_order)]
    documents = [_work(reader, key) for key in sorted(leaned.sources)]
    works = [_work(reader, key) for key in sorted(leaned.works - leaned.sources)]
    yield "<footer>\n"
    for title, items in (("The documents", documents), ("Notes", notes), ("Works", works)):
        if items:
            yield joined(tag("h2", title), tag("dl", *items), "\n")
    yield "</footer>\n"


def _in_order(note: tuple[str, str]) -> tuple[str, int, str]:
    source, label = note
    return (source, int(label) if label.isdecimal() else 0, label)


def _note(reader: Reader, leaned: Leaned, source: str, label: str) -> Markup:
    rows = list(reader.execute(_NOTE, {"source": source, "label": label}).rows)
    works = dict.fromkeys(str(work) for _, work in rows if work is not None)
    leaned.works.update(works)
    text = " ".join(str(rows[0][0]).split()) if rows else ""
    links = [joined(" ", tag("a", work, href=f"#{work_id(work)}")) for work in works]
    return tag(
        "div",
        tag("dt", f"{source} n. {label}"),
        tag("dd", text, *([tag("span", "cites", *links, class_="leans")] if links else ())),
        id=note_id(source, label),
    )


def _work(reader: Reader, key: str) -> Markup:
    found = next(iter(reader.execute(_WORK, {"key": key}).rows), None)
    *words, url = found or (None,) * 5
    authors, title, container, issued = (None if word is None else str(word) for word in words)
    said = [authors, title and tag("i", title), container, issued]
    parts: list[str] = []
    for part in filter(None, said):
        parts += [", ", part] if parts else [part]
    if url:
        parts += [" ", web_link(str(url))]
    return tag("div", tag("dt", key), tag("dd", *parts), id=work_id(key))
