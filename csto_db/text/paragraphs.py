"""The paragraphs of clean text."""

from csto_db.model.passage import Span

BREAK = "\n\n"


def paragraphs(text: str) -> tuple[Span, ...]:
    """The spans between blank lines, in order, none of them empty.

    >>> paragraphs("One.\\n\\nTwo.")
    (Span(start=0, end=4), Span(start=6, end=10))
    """
    found = []
    start = 0
    while start < len(text):
        end = text.find(BREAK, start)
        end = len(text) if end < 0 else end
        if end > start:
            found.append(Span(start, end))
        start = end + len(BREAK)
    return tuple(found)
