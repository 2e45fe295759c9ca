"""Works as rows: CSV for spreadsheets, JSON lines for programs."""

import csv
import io
import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict

from csto_db.export.cited import CitedWork
from csto_db.model.vocabulary import IdentifierScheme, Role
from csto_db.model.work import Name

_COLUMNS = (
    "citation_key", "entry_type", "title", "container", "issued", "issued_printed", "url",
    "place", "publisher", "volume", "issue", "pages", "edition", "series", "genre", "language",
    "original_title", "transliterated_title", "translated_title", "script", "note",
)  # fmt: skip


def csv_rows(works: Iterable[CitedWork]) -> Iterator[str]:
    """Yield works as CSV (RFC 4180, with line feeds), names and places separated by "; "."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    head = (*_COLUMNS, *Role, *IdentifierScheme, "accessed", "cited_in", "inferred")
    writer.writerow(head)
    for cited in works:
        writer.writerow(_cells(cited))
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()
    yield buffer.getvalue()


def _cells(cited: CitedWork) -> Iterator[str | None]:
    work = cited.work
    yield from (getattr(work, column) for column in _COLUMNS)
    yield from ("; ".join(map(str, work.names(role))) for role in Role)
    for scheme in IdentifierScheme:
        yield "; ".join(one.value for one in work.identifiers if one.scheme is scheme)
    yield cited.accessed
    yield "; ".join(str(place).removeprefix("cited in ") for place in cited.places)
    yield "; ".join(f"{field}: {basis}" for field, basis in work.inferred)


def jsonl(works: Iterable[CitedWork]) -> Iterator[str]:
    """Yield every work as a JSON object on a line, with names, identifiers and citations."""
    for cited in works:
        text = json.dumps(_object(cited), ensure_ascii=False)
        # JSON may name half a character pair, which no file can hold.
        yield text.encode("utf-8", "replace").decode() + "\n"


def _object(cited: CitedWork) -> dict[str, object]:
    work = cited.work
    found: dict[str, object] = {column: getattr(work, column) for column in _COLUMNS}
    found["contributions"] = [
        {"role": str(one.role), **_name(one.name), **_described(one.description)}
        for one in work.contributions
    ]
    found["identifiers"] = [{"scheme": str(i.scheme), "value": i.value} for i in work.identifiers]
    found["inferred"] = dict(work.inferred)
    found["accessed"] = cited.accessed
    found["former_keys"] = list(cited.former_keys)
    found["citations"] = [place._asdict() for place in cited.places]
    return {name: value for name, value in found.items() if value not in (None, [], {})}


def _name(name: Name) -> dict[str, str]:
    return {part: value for part, value in asdict(name).items() if value is not None}


def _described(description: str | None) -> dict[str, str]:
    return {} if description is None else {"description": description}
