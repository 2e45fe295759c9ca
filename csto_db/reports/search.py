"""Full text search with snippets."""

import re

_TOKEN = re.compile(r'"[^"]*"|\(|\)|[^\s()"]+')
_OPERATORS = frozenset(("AND", "OR", "NOT", "(", ")"))

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

    >>> full_text_query("Moscow\u2019s role OR (ODKB*)")
    '"Moscow\u2019s" "role" OR ( "ODKB" * )'
    """
    return " ".join(map(_term, _TOKEN.findall(words)))


def _term(token: str) -> str:
    if token in _OPERATORS or (len(token) > 1 and token[0] == token[-1] == '"'):
        return token
    bare = token.replace('"', "").removesuffix("*")
    return f'"{bare}"' + (" *" if token.endswith("*") else "")
