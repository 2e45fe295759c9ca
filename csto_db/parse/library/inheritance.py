"""What an entry of BibLaTeX takes over from others: `xdata` and `crossref`."""

from collections.abc import Iterator, Mapping

from csto_db.model.imported import Trouble

Fields = Mapping[str, str]

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


def inherited(
    fields: Fields,
    kind: str,
    named: Mapping[str, Fields],
    kinds: Mapping[str, str],
    line: int,
    troubles: list[Trouble],
) -> Fields:
    """Return the fields of an entry with those that it takes over (biblatex, section 2.4.1).

    The title of a parent is the booktitle of its child, or the journal of an article. A parent
    that is not in the file is a trouble.
    """
    if "xdata" not in fields and "crossref" not in fields:
        return fields
    for key in _missing(fields, named):
        troubles.append(Trouble(line, "no_parent", f"the entry {key!r} that it names is not there"))
    return _with_parents(fields, kind, named, kinds, _DEEPEST)


def _missing(fields: Fields, named: Mapping[str, Fields]) -> Iterator[str]:
    for key in (*_listed(fields.get("xdata", "")), *_listed(fields.get("crossref", ""))):
        if key not in named:
            yield key


def _listed(value: str) -> list[str]:
    return [key.strip() for key in value.split(",") if key.strip()]


def _with_parents(
    fields: Fields,
    kind: str,
    named: Mapping[str, Fields],
    kinds: Mapping[str, str],
    deepest: int,
) -> Fields:
    """Parents of parents give as well, but not without end: two may name each other."""
    found = dict(fields)
    if not deepest:
        return found
    for key in _listed(fields.get("xdata", "")):
        if key in named:
            given = _with_parents(named[key], kinds[key], named, kinds, deepest - 1)
            found = dict(given) | found
    parent = fields.get("crossref", "").strip()
    if parent in named:
        given = _with_parents(named[parent], kinds[parent], named, kinds, deepest - 1)
        found = dict(_given(given, kind)) | found
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
