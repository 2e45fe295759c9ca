"""The keys by which things are named, and what to say of one that names nothing."""

from csto_db.db.reader import Reader
from csto_db.errors import InputError

KEYS = {
    "source": "SELECT source_key FROM source",
    "footnote": "SELECT source || ':' || label FROM footnote_detail",
    "work": "SELECT citation_key FROM work_key WHERE work IS NOT NULL",
    "entity": "SELECT entity_key FROM entity",
    "claim": "SELECT claim_key FROM claim",
    "finding": "SELECT finding_key FROM finding",
    "predicate": "SELECT name FROM predicate",
    "entity_type": "SELECT name FROM entity_type",
    "entry_type": "SELECT entry_type FROM work",
    "host": "SELECT host FROM link",
    "code": "SELECT code FROM diagnostic",
    "voice": (
        "SELECT name FROM attribution UNION SELECT e.entity_key FROM attribution AS a"
        " JOIN entity AS e ON e.entity_id = a.entity_id"
    ),
    "reason": "SELECT against FROM possible_duplicate",
}
"""For each kind of thing, the query that yields its keys."""

_CURRENT_KEY = """\
SELECT work
FROM work_key
WHERE citation_key = :key AND work IS NOT NULL
ORDER BY kind = 'alias', kind
LIMIT 1
"""
_MOST_NAMED = 8


def check_key(reader: Reader, kind: str, key: str) -> None:
    """Raise InputError, with the nearest keys, if a key names no thing of its kind."""
    known_keys = f"WITH known (key) AS ({KEYS[kind]})"
    query = f"{known_keys} SELECT 1 FROM known WHERE key = :key LIMIT 1"  # noqa: S608  no input
    if not list(reader.execute(query, {"key": key}).rows):
        known = sorted({str(row[0]) for row in reader.execute(KEYS[kind]).rows})
        what = kind.replace("_", " ")
        raise InputError(f"no {what} {key!r} in this database{_hint(key, known)}")


def current_work(reader: Reader, key: str) -> str:
    """Return the key that the work that has or had a key has now.

    Raises InputError, with the nearest keys, if it names no work.
    """
    check_key(reader, "work", key)
    return str(next(iter(reader.execute(_CURRENT_KEY, {"key": key}).rows))[0])


def _hint(key: str, known: list[str]) -> str:
    # Imported late: only a wrong key needs it.
    from difflib import get_close_matches

    spelt = [one for one in known if one.casefold() == key.casefold()]
    near = spelt or get_close_matches(key, known, n=3, cutoff=0.5)
    if near:
        return f"; did you mean {', '.join(near)}?"
    if len(known) <= _MOST_NAMED:
        return f"; there are: {', '.join(known) or 'none'}"
    return ""
