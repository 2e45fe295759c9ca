"""JSON Lines in, JSON Lines out: each string is answered by its references."""

import json
from collections.abc import Iterable, Iterator
from typing import Never

from csto_db.export.reference import Record, record
from csto_db.parse.api import TextKind, parse_document_text, parse_references

DOCUMENT = "document"


def answers(lines: Iterable[bytes], kind: str) -> Iterator[str]:
    """Yield a line for each line that is not blank; what is wrong with one is its answer.

    >>> list(answers([b'{"id": 1, "raw": "(Doe 1999)", "kind": "poem"}'], "intext"))
    ['{"id": 1, "error": "kind \\'poem\\' is none of document, footnote, reference, intext"}\\n']
    """
    for line in lines:
        if line.strip():
            # JSON may name half a character pair, which no file can hold.
            yield _printed(line, kind).encode("utf-8", "replace").decode("utf-8") + "\n"


def _printed(line: bytes, kind: str) -> str:
    try:
        return json.dumps(_answer(line, kind), ensure_ascii=False)
    # Whatever one line brings to light, the lines behind it still want their answers.
    except Exception as error:
        return json.dumps({"id": None, "error": f"a bug: {type(error).__name__}: {error}"})


def _answer(line: bytes, kind: str) -> Record:
    try:
        asked = json.loads(line, parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        return {"id": None, "error": f"this line is not JSON: {error}"}
    if not isinstance(asked, dict):
        return {"id": None, "error": 'a line is an object {"id", "raw", "kind"}'}
    key, raw, asked_kind = asked.get("id"), asked.get("raw"), asked.get("kind") or kind
    if not isinstance(raw, str):
        return {"id": key, "error": 'the text to parse is missing: "raw" is a string'}
    if asked_kind == DOCUMENT:
        return {"id": key, "refs": _notes(raw)}
    if asked_kind not in tuple(TextKind):
        known = ", ".join((DOCUMENT, *TextKind))
        return {"id": key, "error": f"kind {asked_kind!r} is none of {known}"}
    return {"id": key, "refs": _references(raw, asked_kind)}


def _references(raw: str, kind: str) -> list[Record]:
    """The references of one string; of running text also the numbered notes that it holds."""
    found = [record(found) for found in parse_references(raw, kind)]
    if kind == TextKind.REFERENCE or (kind == TextKind.FOOTNOTE and "\n" not in raw):
        return found
    notes = _notes(raw)
    if kind == TextKind.INTEXT:
        return found + notes
    return notes if len(notes) > 1 else found


def _no_number(name: str) -> Never:
    raise ValueError(f"{name} is no number")


def _notes(raw: str) -> list[Record]:
    """Each numbered note of a document with its number, its words and its references."""
    return [
        {"n": note.number, "text": note.text, "refs": [record(found) for found in note.references]}
        for note in parse_document_text(raw).notes
    ]
