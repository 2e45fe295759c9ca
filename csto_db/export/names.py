"""Names as BibTeX reads them: `von Last, Jr, First`, and in braces what must not be split."""

import re
from collections.abc import Iterable
from functools import lru_cache

from csto_db.export.escape import escaped
from csto_db.model.work import Name

# A comma, a word "and", a brace or a tie would cut a name in other parts than its own.
_CUTS = re.compile(r"[,{}~\\]")
_AND = re.compile(r"\band\b", re.I)


def bibtex_names(names: Iterable[Name]) -> str:
    """Return names as the value of an `author` or `editor` field.

    >>> bibtex_names([Name("Berg", "Jan", particle="van der"), Name(literal="NATO and EU")])
    'van der Berg, Jan and {NATO and EU}'
    """
    return " and ".join([bibtex_name(name) for name in names])


def bibtex_name(name: Name) -> str:
    """Return one name as BibTeX and biblatex read it.

    >>> bibtex_name(Name("King", "Martin Luther", suffix="Jr."))
    'King, Jr., Martin Luther'
    >>> bibtex_name(Name("al and Co", "A, B"))
    '{al and Co}, {A, B}'
    """
    if name.literal is not None or name.family is None:
        return f"{{{escaped(name.literal or '')}}}"
    family = _part(name.family)
    if name.particle:
        family = f"{_part(name.particle)} {family}"
    if name.suffix:
        family = f"{family}, {_part(name.suffix)}"
    if name.given:
        return f"{family}, {_part(name.given)}"
    if name.given is None and name.suffix is None:
        # A family name of several words would be taken for given names before it.
        return f"{{{family}}}" if " " in family and family[0] != "{" else family
    return family


# Names recur from work to work.
@lru_cache(maxsize=16384)
def _part(text: str) -> str:
    if _CUTS.search(text) or ("and" in text.lower() and _AND.search(text)):
        return f"{{{escaped(text)}}}"
    return escaped(text)


def spoken(name: Name) -> str:
    """Return a name in the order in which it is said.

    >>> spoken(Name("Berg", "Jan", particle="van der"))
    'Jan van der Berg'
    """
    parts = (name.given, name.particle, name.family, name.suffix)
    return name.literal or " ".join(part for part in parts if part)
