"""What an entry of BibLaTeX takes over from others: `xdata` and `crossref`."""

from collections.abc import Iterator, Mapping

from csto_db.parse.library.named_keys import listed

Fields = Mapping[str, str]
Parents = dict[str, tuple[str, Fields]]
"""The type and the fields of entries that others name, by the keys that these name."""

_NOT_GIVEN = frozenset(
    "ids crossref xref xdata entryset entrysubtype execute label options presort related"
    " relatedoptions relatedstring relatedtype shorthand shorthandintro sortkey file".split()
)
_WITH_PARENT_TITLE = frozenset(
    "incollection inbook inproceedings inreference suppcollection suppbook bookinbook conference"
    " suppperiodical article review".split()
)
_BY_TITLE = {
    "title": "booktitle", "subtitle": "booksubtitle", "titleaddon": "booktitleaddon",
}  # fmt: skip
_BY_JOURNAL_TITLE = {"title": "journaltitle", "subtitle": "journalsubtitle"}
_PERIODICAL = ("article", "review", "suppperiodical")
_DEEPEST = 8


def inherited(fields: Fields, kind: str, parents: Parents) -> Fields:
    """Return the fields of an entry with those that it takes over (biblatex, section 2.4.1).

    The title of a parent is the booktitle of its child, or the journal of an article.
    """
    if "xdata" not in fields and "crossref" not in fields:
        return fields
    return _Heirs(parents).with_parents(fields, kind, _DEEPEST)


class _Heirs:
    """Entries with what they take over; each parent is looked at once for each depth."""

    def __init__(self, parents: Parents) -> None:
        self._parents = parents
        self._known: dict[tuple[str, int], Fields] = {}

    def with_parents(self, fields: Fields, kind: str, deepest: int) -> Fields:
        """Parents of parents give as well, but not without end: two may name each other."""
        found = dict(fields)
        if not deepest:
            return found
        for key in dict.fromkeys(listed(fields.get("xdata", ""))):
            if key in self._parents:
                found = dict(self._parent(key, deepest - 1)) | found
        parent = fields.get("crossref", "").strip()
        if parent in self._parents:
            found = dict(_given(self._parent(parent, deepest - 1), kind)) | found
        return found

    def _parent(self, key: str, deepest: int) -> Fields:
        known = self._known.get((key, deepest))
        if known is None:
            of, given = self._parents[key]
            known = self._known[key, deepest] = self.with_parents(given, of, deepest)
        return known


def _given(parent: Fields, kind: str) -> Iterator[tuple[str, str]]:
    renamed = _BY_JOURNAL_TITLE if kind in _PERIODICAL else _BY_TITLE
    for name, value in parent.items():
        if name in _NOT_GIVEN or name.startswith(("short", "sort", "index")):
            continue
        if kind in _WITH_PARENT_TITLE and name in _BY_TITLE:
            yield renamed.get(name, name), value
        elif name == "author" and kind == "inbook":
            yield "bookauthor", value
            yield name, value
        else:
            yield name, value
