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
    return _with_parents(fields, kind, parents, _DEEPEST)


def _with_parents(fields: Fields, kind: str, parents: Parents, deepest: int) -> Fields:
    """Parents of parents give as well, but not without end: two may name each other."""
    found = dict(fields)
    if not deepest:
        return found
    for key in listed(fields.get("xdata", "")):
        if key in parents:
            of, given = parents[key]
            found = dict(_with_parents(given, of, parents, deepest - 1)) | found
    parent = fields.get("crossref", "").strip()
    if parent in parents:
        of, given = parents[parent]
        found = dict(_given(_with_parents(given, of, parents, deepest - 1), kind)) | found
    return found


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
