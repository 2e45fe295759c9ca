"""Full text search with snippets."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from unicodedata import normalize

from csto_db.errors import InputError

_TOKEN = re.compile(r'"[^"]*"|\(|\)|[^\s()"]+')
_WORD = re.compile(r"[^\W_]+")
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


# The words of a passage are parted as FTS5 parts them: PostgreSQL by itself keeps hosts whole.
# A word vector has a bound, which no paragraph that people wrote comes near.
SEARCH_POSTGRESQL = """\
WITH found AS (
  SELECT p.passage_id, ts_rank(p.words, q.query) AS weight, p.text, q.query
  FROM (
    SELECT passage_id, source, text, to_tsvector('simple', regexp_replace(
      regexp_replace(normalize(left(text, 200000), NFD), '[\\u0300-\\u036f]', '', 'g'),
      '\\W+|_', ' ', 'g'
    )) AS words
    FROM passage_text
    WHERE CAST(:source AS TEXT) IS NULL OR source = :source
  ) AS p
  CROSS JOIN to_tsquery('simple', :query) AS q(query)
  WHERE p.words @@ q.query
)
SELECT
  d.source,
  d.kind,
  coalesce('n. ' || f.label, 'p. ' || d.page, 'char. ' || d.start) AS "where",
  ts_headline('simple', found.text, found.query,
    'StartSel=[, StopSel=], MaxWords=24, MinWords=12, MaxFragments=1') AS text,
  d.start,
  d."end"
FROM found
JOIN passage_detail AS d ON d.passage_id = found.passage_id
LEFT JOIN footnote AS f ON f.passage_id = d.passage_id
ORDER BY found.weight DESC, d.source, d.start
LIMIT :limit
"""
_MARKS = re.compile("[\u0300-\u036f]")
_IN_TSQUERY = {"AND": "&", "OR": "|", "NOT": "& !"}


def full_text_query(words: str) -> str:
    """Return a query of FTS5 for what a person typed: punctuation cannot break it.

    Operators and brackets that make no sense where they stand are taken as words, or left
    out. Raises InputError if there is no word in it.

    >>> full_text_query("Moscow\u2019s role OR (ODKB*)")
    '"Moscow\u2019s" "role" OR ( "ODKB" * )'
    >>> full_text_query("war AND (peace")
    '"war" "AND" "peace"'
    """
    return " ".join(_query(words))


def tsquery(words: str) -> str:
    """Return the same query for `to_tsquery` of PostgreSQL. Raises InputError as well.

    >>> tsquery("Moscow\u2019s r\u00f4le NOT (ODKB* OR war)")
    "(('Moscow' <-> 's') & ('role')) & ! ( (('ODKB':*)) | (('war')) )"
    """
    parts: list[str] = []
    for is_term, run in groupby(_query(words), key=lambda part: part.startswith('"')):
        if is_term:
            parts.append(f"({' & '.join(map(_lexemes, run))})")
        else:
            parts += (_IN_TSQUERY.get(part, part) for part in run)
    return " ".join(parts)


def _lexemes(term: str) -> str:
    """The words of a term of FTS5, one behind the other."""
    plain = _MARKS.sub("", normalize("NFD", term))
    found = " <-> ".join(f"'{word}'" for word in _WORD.findall(plain))
    return f"({found}{':*' if term.endswith('*') else ''})"


def _query(words: str) -> list[str]:
    parts = [t for t in _TOKEN.findall(words) if t in "()" or any(map(str.isalnum, t))]
    plain = [part for part in parts if part not in "()"]
    if not plain:
        raise InputError(f"nothing to search for in {words!r}; give at least one word")
    return list(_terms(parts) if _makes_sense(parts) else map(_quoted, plain))


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
