"""Blanks inside a line: before stops, and more than one."""

import re
from collections.abc import Iterator

from csto_db.text.mapped import Edit

# Patterns begin with the literal blank: it is what makes them fast on long texts.
_BEFORE_STOP = re.compile(r" (?<=[\w)\]”’»\"%…] )(?=\.(?:\s|$|[)\]”’»\"])|,\s)")
# "8 .1" is "8.1" only where stops stand apart all through the document; ".5" is a number.
_BEFORE_DECIMAL = re.compile(r" (?<=\d )(?=\.\d)")
_RUN = re.compile(r"  +")
_FEWEST = 5


def blanks_before_stops(text: str) -> Iterator[Edit]:
    """The blank before a full stop or a comma is taken out."""
    stops = [match.start() for match in _BEFORE_STOP.finditer(text)]
    if len(stops) >= _FEWEST and len(stops) > 0.5 * (text.count(". ") + text.count(".\n")):
        decimals = (match.start() for match in _BEFORE_DECIMAL.finditer(text))
        stops = sorted({*stops, *decimals})
    return (Edit(start, start + 1) for start in stops)


def runs_of_blanks(text: str) -> Iterator[Edit]:
    """Several blanks become one."""
    return (Edit(m.start(), m.end(), " ") for m in _RUN.finditer(text))
