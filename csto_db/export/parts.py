"""What hangs on works, for many at once: names, identifiers, places, keys that they had."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from csto_db.db.reader import Cell, Reader
from csto_db.export.cited import Place
from csto_db.model.vocabulary import IdentifierScheme, Role
from csto_db.model.work import Contribution, Identifier, Name

_RARE = """\
SELECT
  EXISTS (SELECT 1 FROM work_inference),
  EXISTS (SELECT 1 FROM former_key) OR EXISTS (SELECT 1 FROM work WHERE same_as_id > 0)
"""
_CONTRIBUTIONS = """\
SELECT work_id, role, description, family, given, particle, suffix, literal
FROM contribution
WHERE work_id IN ({ids})
ORDER BY work_id, role, position
"""
_IDENTIFIERS = """\
SELECT work_id, scheme, value FROM identifier WHERE work_id IN ({ids}) ORDER BY identifier_id
"""
_INFERRED = """\
SELECT work_id, field, basis FROM work_inference WHERE work_id IN ({ids}) ORDER BY work_id, field
"""
_PLACES = """\
SELECT c.work_id, c.accessed, s.source_key, p.start, p."end", f.label
FROM citation AS c
JOIN passage AS p ON p.passage_id = c.passage_id
JOIN source AS s ON s.source_id = p.source_id
LEFT JOIN footnote AS f ON f.footnote_id = c.footnote_id
WHERE c.work_id IN ({ids})
ORDER BY s.source_key, p.start
"""
_FORMER_KEYS = """\
SELECT w.work_id, k.citation_key
FROM work AS w
JOIN former_key AS k ON k.successor = w.citation_key
WHERE w.work_id IN ({ids})
UNION
SELECT same_as_id, citation_key FROM work WHERE same_as_id IN ({ids})
ORDER BY 1, 2
"""
_ROLES = {str(role): role for role in Role}
_SCHEMES = {str(scheme): scheme for scheme in IdentifierScheme}


@dataclass(frozen=True, slots=True)
class Parts:
    """What hangs on some works, by their ids; `accessed` is when one was last looked at."""

    contributions: Mapping[Cell, Sequence[Contribution]]
    identifiers: Mapping[Cell, Sequence[Identifier]]
    inferred: Mapping[Cell, Sequence[tuple[str, str]]]
    places: Mapping[Cell, Sequence[Place]]
    accessed: Mapping[Cell, str]
    former_keys: Mapping[Cell, Sequence[str]]


# Who wrote one work often wrote others.
@lru_cache(maxsize=1 << 14)
def _contribution(role: str, description: str | None, *name: str | None) -> Contribution:
    return Contribution(_ROLES[role], Name(*name), description)


def of_ids(reader: Reader, query: str, ids: Sequence[int]) -> Iterator[Any]:
    """Return the rows of a query for some ids, which stand in it as `{ids}`."""
    if not ids:
        return iter(())
    return reader.execute(query.format(ids=",".join(map(str, ids)))).rows


class PartsReader:
    """Reads the parts of works; what no work at all has is not asked for."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._has_inferred, self._has_former_keys = next(reader.execute(_RARE).rows)

    def of(self, ids: Sequence[int], whole: Sequence[int]) -> Parts:
        """Return the parts of works by their ids; names and identifiers only of some."""
        contributions = defaultdict(list)
        for work_id, *contribution in self._rows(_CONTRIBUTIONS, whole):
            contributions[work_id].append(_contribution(*contribution))
        identifiers = defaultdict(list)
        for work_id, scheme, value in self._rows(_IDENTIFIERS, whole):
            identifiers[work_id].append(Identifier(_SCHEMES[scheme], value))
        places, accessed = defaultdict(list), dict[Cell, str]()
        for work_id, day, *place in self._rows(_PLACES, ids):
            places[work_id].append(Place(*place))
            if day and day > accessed.get(work_id, ""):
                accessed[work_id] = day
        inferred = defaultdict(list)
        if self._has_inferred:
            for work_id, *told in self._rows(_INFERRED, ids):
                inferred[work_id].append(tuple(told))
        former_keys = defaultdict(list)
        if self._has_former_keys:
            for work_id, key in self._rows(_FORMER_KEYS, ids):
                former_keys[work_id].append(key)
        return Parts(contributions, identifiers, inferred, places, accessed, former_keys)

    def _rows(self, query: str, ids: Sequence[int]) -> Iterator[Any]:
        return of_ids(self._reader, query, ids)
