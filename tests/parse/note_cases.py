"""Golden cases of notes: a title, the note, and its citations as lines that a person can edit.

`python tests/parse/note_cases.py` writes what comes out now into the files: read the diff.
"""

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from csto_db.model.vocabulary import CitationStatus
from csto_db.model.work import Citation
from csto_db.parse.note import parse_note

HERE = Path(__file__).parent
FILES = tuple(sorted(HERE.glob("notes_*.md")))
_CASE = re.compile(r"^(?P<title>.+)\n\.\n(?P<note>.+)\n\.\n(?P<expected>(?:(?!\.$).*\n)*)\.$", re.M)

_WORK_FIELDS = (
    "genre title container publisher place issued issued_printed volume issue pages note"
).split()


@dataclass(frozen=True)
class Case:
    """One note and what is expected of it."""

    title: str
    note: str
    expected: str


def read_cases(path: Path) -> list[Case]:
    return [Case(**found.groupdict()) for found in _CASE.finditer(path.read_text("utf-8"))]


def render(note: str) -> str:
    """The citations and diagnostics of a note, a field a line."""
    reading = parse_note(note)
    lines = [line for citation in reading.citations for line in _citation(note, citation)]
    for found in reading.diagnostics:
        assert found.span is not None
        lines.append(f"! {found.code}: {note[found.span.start : found.span.end]}")
    return "".join(f"{line}\n" for line in lines)


def _citation(note: str, citation: Citation) -> Iterator[str]:
    work = citation.work
    yield f"{work.entry_type} | {note[citation.span.start : citation.span.end]}"
    for name, value in _fields(citation):
        if value:
            yield f"  {name}: {value}"


def _fields(citation: Citation) -> Iterator[tuple[str, str | None]]:
    work = citation.work
    yield "status", None if citation.status is CitationStatus.FULL else citation.status
    yield "prefix", citation.prefix
    for made in work.contributions:
        said = f" | {made.description}" if made.description else ""
        yield made.role, f"{made.name}{said}"
    for name in _WORK_FIELDS:
        yield name, getattr(work, name)
    for identifier in work.identifiers:
        yield identifier.scheme, identifier.value
    yield "locator", citation.locator
    yield "url", citation.url
    yield "work.url", None if work.url == citation.url else work.url
    yield "accessed", citation.accessed
    for field, origin in work.inferred:
        yield "inferred", f"{field} from {origin}"


def refresh(path: Path) -> None:
    def again(found: re.Match[str]) -> str:
        return f"{found['title']}\n.\n{found['note']}\n.\n{render(found['note'])}."

    path.write_text(_CASE.sub(again, path.read_text("utf-8")), "utf-8")


if __name__ == "__main__":
    for each in FILES:
        refresh(each)
        sys.stdout.write(f"{each.name}: {len(read_cases(each))} cases\n")
