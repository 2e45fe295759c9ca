"""Words that point back, read whole: with the page behind them, and nothing of them in a title."""

import re
from dataclasses import replace

from csto_db.model.passage import Span
from csto_db.model.work import Name
from csto_db.parse.tagging.reference import Reference
from csto_db.parse.tagging.values import read_title
from csto_db.parse.titles import find_quotes

# "ibid 45": the page stands behind the word with no comma between, as OSCOLA prints it.
_WITH_PAGE = re.compile(
    r"(?P<word>(?:ibid(?:em)?|id|ebd|ivi)\b\.?),?\s(?P<page>\d[\w,–-]*)\.?", re.I
)
# "A. a. O., S. 3": a capital and its stop look like an initial.
_CUT = re.compile(r"(?P<front>\ba\.\s?(?:a\.\s?)?)\Z", re.I)
_NEAR = 8
_CUT_WORDS = re.compile(r"(?:a\.\s?)?O\.", re.I)
_OPENERS = '«“„‘"'
_AS_NAMES = frozenset({"ivi", "ibidem", "ibid", "ebenda", "ebd"})
_CITED = re.compile(r",?\s(?:op\.\s?|art\.\s?|loc\.\s?)?cit\.?\Z", re.I)


def mended_pointer(text: str, found: Reference) -> Reference:
    """Return a reference of a note with the words in it that point back read whole.

    >>> from csto_db.parse.api import parse_references
    >>> [(one.backref, one.cited_pages) for one in parse_references("ibid 45.", "footnote")]
    [('ibid', '45')]
    >>> (one,) = parse_references("Doe, La diga, cit., p. 5.", "footnote")
    >>> one.title, one.backref, one.type
    ('La diga', 'cit.', 'short')
    """
    words = found.backref
    if words and any(_is_quoted(name) for name in found.author):
        return _with_quoted_title(found)
    if words:
        paged = _WITH_PAGE.fullmatch(words)
        if paged and not found.cited_pages:
            return replace(found, backref=paged["word"], cited_pages=paged["page"].rstrip("."))
        start = found.span.start
        front = _CUT.search(text, max(0, start - _NEAR), start) if _CUT_WORDS.match(words) else None
        return _begun(text, found, front.start()) if front else found
    if _is_word_as_name(found):
        name = str(found.author[0])
        return replace(found, author=(), backref=name)
    cited = _CITED.search(found.title or "")
    if found.title is None or cited is None or cited.start() == 0 or found.date:
        return found
    title = read_title(found.title[: cited.start()])
    return replace(found, title=title, backref=f"{cited.group().strip(' ,.')}.", type="short")


def _is_quoted(name: Name) -> bool:
    return any(mark in str(name) for mark in _OPENERS)


def _with_quoted_title(found: Reference) -> Reference:
    """The reference whose quoted title was read as one more author."""
    authors = tuple(name for name in found.author if not _is_quoted(name))
    quotes = find_quotes(found.text).quoted
    if found.title or not quotes:
        return replace(found, author=authors)
    inner = quotes[0].inner
    return replace(found, author=authors, title=read_title(found.text[inner.start : inner.end]))


def _is_word_as_name(found: Reference) -> bool:
    """Whether a word that points back was read as the name of an author."""
    is_alone = len(found.author) == 1 and not (found.title or found.date)
    return is_alone and str(found.author[0]).casefold().rstrip(".") in _AS_NAMES


def _begun(text: str, found: Reference, start: int) -> Reference:
    """The reference from an earlier character on, which is of the words that point back."""
    end = found.span.start + len(found.backref or "")
    return replace(
        found,
        span=Span(start, found.span.end),
        text=text[start : found.span.end],
        backref=text[start:end],
        signal=None,
    )
