"""Full text search with snippets."""

import re
from collections.abc import Iterator, Sequence

from csto_db.errors import InputError

_TOKEN = re.compile(r'"[^"]*"|\(|\)|[^\s()"]+')
_OPERATORS = frozenset(("AND", "OR", "NOT"))

SEARCH = """\
SELECT
  d.source,
  d.kind,
  coalesce('n. ' || f.label, 'p. ' || d.page, 'char. ' || d.start) AS "where",
  snippet(passage_fts, 0, '[', ']', '…', 24) AS text,
  d.start,
  d."end"
FROM passage_fts
JOIN passage_detail AS d ON d.passage_id = passage_fts.rowid
LEFT JOIN footnote AS f ON f.passage_id = d.passage_id
WHERE passage_fts MATCH :query
  AND (CAST(:source AS TEXT) IS NULL OR d.source = :source)
ORDER BY bm25(passage_fts), d.source, d.start
LIMIT :limit
"""


def full_text_query(words: str) -> str:
    """Return a query of FTS5 for what a person typed: punctuation cannot break it.

    Operators and brackets that make no sense where they stand are taken as words, or left
    out. Raises InputError if there is no word in it.

    >>> full_text_query("Moscow\u2019s role OR (ODKB*)")
    '"Moscow\u2019s" "role" OR ( "ODKB" * )'
    >>> full_text_query("war AND (peace")
    '"war" "AND" "peace"'
    """
    parts = [t for t in _TOKEN.findall(words) if t in "()" or any(map(str.isalnum, t))]
    plain = [part for part in parts if part not in "()"]
    if not plain:
        raise InputError(f"nothing to search for in {words!r}; give at least one word")
    if not _makes_sense(parts):
        return " ".join(map(_quoted, plain))
    return " ".join(_terms(parts))


def _makes_sense(parts: Sequence[str]) -> bool:
    """Whether operators stand between terms, and every bracket has its partner."""
    depth, wants_term = 0, True
    for part in parts:
        if part in _OPERATORS or part == ")":
            if wants_term:
                return False
            wants_term = part != ")"
            depth -= part == ")"
        else:
            depth += part == "("
            wants_term = part == "("
        if depth < 0:
            return False
    return depth == 0 and not wants_term


def _terms(parts: Sequence[str]) -> Iterator[str]:
    """Yield the parts of a query; beside a bracket FTS5 wants AND where a person has a blank."""
    previous = ""
    for part in parts:
        if previous and (previous == ")" or part == "(") and not _joins(previous, part):
            yield "AND"
        yield part if part in _OPERATORS or part in "()" else _quoted(part)
        previous = part


def _joins(previous: str, part: str) -> bool:
    return previous in _OPERATORS or part in _OPERATORS or previous == "(" or part == ")"


def _quoted(part: str) -> str:
    bare = part.replace('"', "")
    return f'"{bare.removesuffix("*")}"' + (" *" if bare.endswith("*") else "")
