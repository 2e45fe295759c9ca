"""The references of a string, by the tagger alone."""

from csto_db.parse.tagging.fields import read_segment
from csto_db.parse.tagging.model import labels
from csto_db.parse.tagging.reference import Reference
from csto_db.parse.tagging.segments import segments
from csto_db.parse.tagging.tokens import tokenize


def tagged_references(text: str, kind: str) -> tuple[Reference, ...]:
    """Return the references of a note ("footnote") or an entry of a list ("reference").

    They stand in text order and do not overlap. Nothing is raised on any text.
    """
    tokens = tokenize(text)
    return tuple(
        read_segment(text, segment) for segment in segments(tokens, labels(tokens, kind))
    )
