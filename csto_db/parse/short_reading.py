"""The author-date pairs of running text as references."""

from csto_db.model.work import Name
from csto_db.parse.short_reference import ShortReference, short_references
from csto_db.parse.tagging.reference import Reference
from csto_db.text.sentences import has_lost_capitals

# A paragraph alone has fewer sentences to judge by than a document.
_FEWEST = 2


def author_date_references(text: str) -> tuple[Reference, ...]:
    """Return one reference for each cited pair of authors, or a title, and a year.

    >>> [found.date_printed for found in author_date_references("(Doe, 1999a, 2001; Roe 2002)")]
    ['1999a', '2001', '2002']
    """
    found_in = short_references(text, lost_capitals=has_lost_capitals(text, fewest=_FEWEST))
    return tuple(short_as_reference(text, found) for found in found_in)


def short_as_reference(text: str, found: ShortReference) -> Reference:
    """Return a short reference with the fields of a reference."""
    return Reference(
        span=found.span,
        text=text[found.span.start : found.span.end],
        author=found.authors or ((Name(literal=found.title),) if found.title else ()),
        date=found.issued,
        date_printed=found.printed_year,
        cited_pages=found.locator,
        type="short",
        signal=found.prefix,
    )
