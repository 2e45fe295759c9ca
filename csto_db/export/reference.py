"""A parsed reference as a record of plain values."""

from collections.abc import Iterator

from csto_db.model.work import Name
from csto_db.parse.tagging.reference import Interviewee, Reference

Record = dict[str, object]

_TEXTS = (
    "title", "original_title", "transliterated_title", "translated_title", "script", "language",
    "container", "series", "edition", "publisher", "place", "date", "date_printed",
    "volume", "issue", "pages", "cited_pages", "number", "doi", "url", "url_printed", "accessed",
    "genre", "type", "backref", "signal",
)  # fmt: skip
_NAMES = ("author", "editor", "translator")


def record(reference: Reference) -> Record:
    """Return a reference as JSON values: what it does not have is left out.

    >>> from csto_db.model.passage import Span
    >>> record(Reference(Span(0, 3), "Doe", author=(Name("Doe", "J."),)))
    {'text': 'Doe', 'start': 0, 'end': 3, 'author': [{'family': 'Doe', 'given': 'J.'}]}
    """
    found: Record = {
        "text": reference.text,
        "start": reference.span.start,
        "end": reference.span.end,
    }
    for field in _NAMES:
        names = getattr(reference, field)
        if names:
            found[field] = [dict(_parts(name)) for name in names]
    if reference.interviewee:
        found["interviewee"] = [_asked(one) for one in reference.interviewee]
    for field in _TEXTS:
        if getattr(reference, field):
            found[field] = getattr(reference, field)
    return found


def _asked(one: Interviewee) -> Record:
    """A person who was interviewed: the name, and what is said of who it is."""
    found: Record = dict(_parts(one.name))
    told = {"role": one.role, "organisation": one.organisation}
    found.update((field, words) for field, words in told.items() if words)
    return {**found, "anonymous": True} if one.is_anonymous else found


def _parts(name: Name) -> Iterator[tuple[str, str]]:
    for part in ("literal", "family", "given", "particle", "suffix"):
        value = getattr(name, part)
        if value:
            yield part, value
