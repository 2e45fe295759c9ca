"""Descriptions by GOST with their authors in Latin letters: "Hale M. The Lake // Law. 2011"."""

import re
from dataclasses import replace

from csto_db.parse.tagging.names import read_name_list
from csto_db.parse.tagging.reference import Reference

_NAME = r"[A-Z][\w’'-]{1,30}\s(?:[A-Z]\.[\s-]?){1,3}"
_DESCRIPTION = re.compile(
    rf"(?P<names>{_NAME}(?:,\s{_NAME}){{0,9}})(?P<title>[^/.][^/]{{0,300}}?)\s//\s"
)


def with_authors(reference: Reference, text: str) -> Reference:
    """Return a reference with the names before its title as authors: all up to the last initial.

    Only a reference whose title is cut off, or too long, is read so.

    >>> from csto_db.model.passage import Span
    >>> text = "Hale M., Doe J. A Lake // Law. 2011."
    >>> cut = Reference(Span(0, 35), text, title="Lake")
    >>> found = with_authors(cut, text)
    >>> [str(name) for name in found.author], found.title
    (['Hale, M.', 'Doe, J.'], 'A Lake')
    """
    match = _DESCRIPTION.match(text, reference.span.start, reference.span.end)
    if match is None or reference.title is None:
        return reference
    title = match["title"].strip()
    if title == reference.title or not (
        title.endswith(reference.title) or reference.title.endswith(title)
    ):
        return reference
    return replace(reference, author=read_name_list(match["names"].strip()), title=title)
