"""What a further reading of a work adds to it."""

from dataclasses import replace

from csto_db.model.work import Work

_FIELDS = (
    "title",
    "container",
    "place",
    "publisher",
    "volume",
    "issue",
    "pages",
    "edition",
    "series",
    "language",
    "original_title",
    "transliterated_title",
    "translated_title",
)


def completed(work: Work, other: Work) -> Work:
    """Return a work with what it lacks and another reading of it has; what it has stays.

    Names and identifiers come by their role and scheme, a date with how it is printed.

    >>> first = Work(title="Strategy", place="Minsk")
    >>> completed(first, Work(title="The Strategy", publisher="Council"))
    ... # doctest: +ELLIPSIS
    Work(entry_type=..., title='Strategy', ..., place='Minsk', publisher='Council', ...)
    """
    roles = {contribution.role for contribution in work.contributions}
    schemes = {identifier.scheme for identifier in work.identifiers}
    contributions = tuple(c for c in other.contributions if c.role not in roles)
    identifiers = tuple(i for i in other.identifiers if i.scheme not in schemes)
    lacking = {name: getattr(other, name) for name in _FIELDS if getattr(work, name) is None}
    if work.issued is None:
        lacking |= {"issued": other.issued, "issued_printed": other.issued_printed}
    new = {name: value for name, value in lacking.items() if value is not None}
    if not (new or contributions or identifiers):
        return work
    return replace(
        work,
        contributions=(*work.contributions, *contributions),
        identifiers=(*work.identifiers, *identifiers),
        **new,
    )
