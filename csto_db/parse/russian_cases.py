"""Russian family names in the cases that sentences put them in."""

from collections.abc import Iterator

# The ending of a case, and of the nominative; the longer endings first.
_ENDINGS = (
    *((case, "ский") for case in ("ского", "скому", "ским", "ском")),
    *((case, "ская") for case in ("ской", "скую")),
    *((case, "ий") for case in ("его", "ему", "им")),
    *((case, "ый") for case in ("ого", "ому")),
    *((case, "") for case in ("ым", "ом", "ем", "а", "у", "е")),
    *((case, "а") for case in ("ой", "у", "ы", "е")),
    *((case, "й") for case in ("я", "ю", "ем")),
)
_SHORTEST = 2


def nominatives(word: str) -> Iterator[str]:
    """Yield what the nominative of a name in small Cyrillic letters may be.

    >>> "иванов" in nominatives("иванова"), "петрова" in nominatives("петровой")
    (True, True)
    >>> list(nominatives("haas"))
    []
    """
    for case, nominative in _ENDINGS:
        stem = word.removesuffix(case)
        if _SHORTEST < len(stem) < len(word):
            yield stem + nominative
