"""The labels of tokens: which field, and whether a field or a reference starts here."""

OUTSIDE = "O"
COMMENT = "comment"
SIGNAL = "signal"

FIELDS = frozenset(
    "author editor translator interviewee title container publisher place date url accessed volume"
    " issue pages cited_pages number edition series doi genre backref signal comment".split()
)


def start(field: str) -> str:
    """The label of the first token of a reference, which is also the first of its field."""
    return f"R-{field}"


def begin(field: str) -> str:
    """The label of the first token of a field within a reference."""
    return f"B-{field}"


def inside(field: str) -> str:
    """The label of a later token of a field."""
    return f"I-{field}"


def field_of(label: str) -> str | None:
    """The field that a label names; None for what belongs to none.

    >>> field_of("R-author"), field_of("O"), field_of("comment")
    ('author', None, None)
    """
    return label[2:] if label[1:2] == "-" else None
