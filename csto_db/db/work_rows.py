"""The rows of a work."""

from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import Any

from csto_db.model.vocabulary import Role
from csto_db.model.work import Work

_COLUMNS = (
    "entry_type", "title", "container", "issued", "issued_printed", "place",
    "publisher", "volume", "issue", "pages", "edition", "series", "genre", "language",
    "original_title", "transliterated_title", "translated_title", "translation_of", "script",
    "note",
)  # fmt: skip
_values = attrgetter(*_COLUMNS)


def work_rows(
    work: Work,
    work_id: int,
    citation_key: str,
    keys: Sequence[tuple[str, str]],
    link_id: int | None,
) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield (table, row) for a work and all that belongs to it; ids of parts are left out."""
    columns = dict(zip(_COLUMNS, _values(work), strict=True))
    columns["entry_type"] = str(work.entry_type)
    yield "work", {"work_id": work_id, "link_id": link_id, "citation_key": citation_key, **columns}
    for field, basis in work.inferred:
        yield "work_inference", {"work_id": work_id, "field": field, "basis": basis}
    for rule, value in keys:
        yield "work_match", {"work_id": work_id, "rule": rule, "value": value}
    positions: dict[Role, int] = {}
    for contribution in work.contributions:
        positions[contribution.role] = positions.get(contribution.role, 0) + 1
        name = contribution.name
        yield (
            "contribution",
            {
                "work_id": work_id,
                "role": str(contribution.role),
                "position": positions[contribution.role],
                "family": name.family,
                "given": name.given,
                "particle": name.particle,
                "suffix": name.suffix,
                "literal": name.literal,
                "description": contribution.description,
            },
        )
    for identifier in dict.fromkeys(work.identifiers):
        row = {"work_id": work_id, "scheme": str(identifier.scheme), "value": identifier.value}
        yield "identifier", row
