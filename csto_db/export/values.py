"""The values of BibTeX fields, from a cited work; "" where a work has none."""

from collections.abc import Callable, Iterable
from functools import lru_cache
from operator import attrgetter

from csto_db.export.cited import CitedWork
from csto_db.export.dialect import Value
from csto_db.export.escape import braced, escaped, url_safe
from csto_db.export.names import bibtex_names
from csto_db.export.numbers import is_isbn, is_issn
from csto_db.export.wording import (
    addition_of,
    further_titles,
    genre_of,
    keywords,
    notes_of,
    original_of,
    provenance,
    title_of,
    whole_title_of,
)
from csto_db.model.language import CYRILLIC_LANGUAGES, babel_name, is_transliterated
from csto_db.model.script import LATIN
from csto_db.model.vocabulary import IdentifierScheme, Role
from csto_db.model.work import Name, Work

# To look a member up in its enumeration takes as long as to escape a word.
_AUTHOR, _INTERVIEWEE = Role.AUTHOR, Role.INTERVIEWEE
_CHECKS = {IdentifierScheme.ISBN: is_isbn, IdentifierScheme.ISSN: is_issn}


# Journals, publishers and places recur from work to work.
_escaped = lru_cache(maxsize=4096)(escaped)


def text(column: str) -> Value:
    """Return the value of a field that is one column of work."""
    get = attrgetter(column)

    def value(cited: CitedWork) -> str:
        found = get(cited.work)
        return _escaped(found) if found else ""

    return value


def protected(column: str) -> Value:
    """Return the value of a field that is one column of work, its capitals kept in braces."""
    get = attrgetter(column)

    def value(cited: CitedWork) -> str:
        found = get(cited.work)
        return f"{{{_escaped(found)}}}" if found else ""

    return value


def identifier(scheme: IdentifierScheme) -> Value:
    """Return the value of a field for an identifier: of its kind, and right."""

    def value(cited: CitedWork) -> str:
        for one in cited.work.identifiers:
            if one.scheme is scheme and _is_right(one.scheme, one.value):
                return url_safe(one.value)
        return ""

    return value


def _is_right(scheme: IdentifierScheme, value: str) -> bool:
    check = _CHECKS.get(scheme)
    return check is None or check(value)


def people(role: Role) -> Value:
    """Return the value of a field for the names in a role."""

    def value(cited: CitedWork) -> str:
        names = [one.name for one in cited.work.contributions if one.role is role]
        return bibtex_names(names) if names else ""

    return value


def makers(work: Work) -> tuple[Name, ...]:
    """Return who stands as the author of a work: in an interview, who was asked."""
    return work.names(_AUTHOR) or work.names(_INTERVIEWEE)


def authors(cited: CitedWork) -> str:
    """The names of the authors, or of those who were interviewed."""
    return bibtex_names(makers(cited.work)) if cited.work.contributions else ""


def authors_or_body(cited: CitedWork) -> str:
    """The authors, else the body that publishes: a report has an author."""
    return authors(cited) or braced(cited.work.publisher)


def title(cited: CitedWork) -> str:
    """The title in braces of its own: readers lower-case what is not protected."""
    return braced(title_of(cited.work))


def whole_title(cited: CitedWork) -> str:
    """The title with its translation, for readers that take no addition to a title."""
    return braced(whole_title_of(cited.work))


def title_addition(cited: CitedWork) -> str:
    """The translation of the title in brackets, as it is printed behind it."""
    return braced(addition_of(cited.work))


def original_title(cited: CitedWork) -> str:
    """The title in the script of its language, where it is cited by another form."""
    return braced(original_of(cited.work))


def genre(cited: CitedWork) -> str:
    """The kind of the work in a word."""
    return _escaped(genre_of(cited.work))


def number(cited: CitedWork) -> str:
    """The number of a document."""
    return escaped(cited.work.number() or "") if cited.work.identifiers else ""


def pages(cited: CitedWork) -> str:
    """Page ranges with the dash of BibTeX."""
    return escaped(cited.work.pages or "").replace("–", "--") if cited.work.pages else ""


def url(cited: CitedWork) -> str:
    """The address, byte for byte."""
    return url_safe(cited.work.url) if cited.work.url else ""


def accessed(cited: CitedWork) -> str:
    """The day when the address was last looked at; without an address it would be printed alone."""
    return (cited.accessed or "") if cited.work.url else ""


def note(cited: CitedWork) -> str:
    """Notes, and the document number where the entry type has no field for it."""
    found = notes_of(cited.work, with_number=True)
    return escaped(found) if found else ""


def note_without_number(cited: CitedWork) -> str:
    """Notes for an entry type that has a field for the document number."""
    found = notes_of(cited.work, with_number=False)
    return escaped(found) if found else ""


def language(cited: CitedWork) -> str:
    """The languages in biblatex's names, or in the words of the database."""
    tag = cited.work.language
    return (babel_name(tag) or escaped(tag)) if tag else ""


def hyphenation(cited: CitedWork) -> str:
    """The language whose rules break the words: not Russian, if Russian stands in Latin letters."""
    tag = cited.work.language
    if not tag or is_transliterated(tag):
        return ""
    is_foreign = tag in CYRILLIC_LANGUAGES and cited.work.script == LATIN
    return "" if is_foreign else babel_name(tag) or ""


def former_keys(cited: CitedWork) -> str:
    """The keys that documents written earlier may cite."""
    return ",".join(cited.former_keys)


def cited_in(cited: CitedWork) -> str:
    """By which sources the work is cited, as keywords."""
    return keywords(cited) if cited.places else ""


def annotation(columns: Iterable[str], date: Callable[[CitedWork], str] | None = None) -> Value:
    """Return the value of the field that says where a work is cited.

    What stands in `columns`, for which the entry type has no field, and a date that had to be
    cut are said here too: nothing is left out without a word.
    """
    left = tuple(columns)
    get = attrgetter(*left)
    assert len(left) > 1, "attrgetter gives no tuple for one column"

    def value(cited: CitedWork) -> str:
        work = cited.work
        parts = [escaped(part) for part in provenance(cited)]
        if work.issued and date is not None and date(cited) != work.issued:
            parts.append(f"dated {escaped(work.issued)}")
        parts += [
            f"{column}: {_escaped(found)}"
            for column, found in zip(left, get(work), strict=True)
            if found
        ]
        if work.transliterated_title:
            parts += map(escaped, further_titles(work))
        for one in work.identifiers:
            if not _is_right(one.scheme, one.value):
                parts.append(escaped(f"{one.scheme} {one.value}"))
        return "; ".join(parts)

    return value
