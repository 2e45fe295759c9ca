"""A note by the rules where they are sure of it, else by the tagger."""

from csto_db.parse.tagging.read import tagged_references
from csto_db.parse.tagging.reference import Reference


def note_references(text: str) -> tuple[Reference, ...]:
    """Return the references of a note."""
    return tagged_references(text, "footnote")
