"""The statement of responsibility of GOST 7.1 and ISBD: all authors, behind a slash."""

import re

from csto_db.model.passage import Span
from csto_db.model.work import Name
from csto_db.parse.tagging.names import read_name_list

_INITIALS = r"(?:[A-ZÀ-ÞА-ЯЁІЇЄ](?:[a-zа-я]{1,2})?\.\s?-?){1,3}"
_NAME = rf"{_INITIALS}(?:[a-zа-я]+\s){{0,2}}[A-ZÀ-ÞА-ЯЁІЇЄ][\w’'ʹʺ-]+"
_STATEMENT = re.compile(
    rf"\s/\s?(?P<names>{_NAME}(?:,\s{_NAME}){{0,12}})(?=\s?(?:[.;:,]|\[|//|и\sдр|i\sdr|et\sal|[–—-]\s|\Z))"
)


def responsible(text: str, span: Span) -> tuple[Name, ...]:
    """Return the names behind the first slash of a description, given names first.

    >>> text = "Лен, А. Порт / А. Лен, Б. К. Док // Море. 2001."
    >>> [str(name) for name in responsible(text, Span(0, len(text)))]
    ['Лен, А.', 'Док, Б. К.']
    """
    found = _STATEMENT.search(text, span.start, span.end)
    return read_name_list(found["names"]) if found else ()


def without_statement(title: str) -> str:
    """Return a title without the names behind it.

    >>> without_statement("Порт / А. Лен, Б. К. Док")
    'Порт'
    """
    found = _STATEMENT.search(title)
    return title[: found.start()] if found else title


def with_responsible(authors: tuple[Name, ...], others: tuple[Name, ...]) -> tuple[Name, ...]:
    """Return the authors in front, and of the others those who are not among them.

    >>> told = with_responsible((Name("Лен", "А."),), (Name("Лен", "А."), Name("Док", "Б. К.")))
    >>> [str(name) for name in told]
    ['Лен, А.', 'Док, Б. К.']
    """
    known = {_key(name) for name in authors}
    return (*authors, *(name for name in others if _key(name) not in known))


def _key(name: Name) -> tuple[str, str]:
    return ((name.family or name.literal or "").casefold(), (name.given or "")[:1].casefold())
