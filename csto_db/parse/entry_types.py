"""What kind of work a reference describes, by an ordered list of rules."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from csto_db.model.vocabulary import EntryType
from csto_db.parse.document_words import DOCUMENT, ENDS_IN_ACT, REPORT, TRANSCRIPT, TREATY


@dataclass(frozen=True, slots=True)
class Signs:
    """What the kind of a work is judged by."""

    title: str = ""
    container: str | None = None
    publisher: str | None = None
    url: str | None = None
    is_quoted: bool = False
    is_in_book: bool = False
    is_dated_by_day: bool = False
    number: str = ""
    has_volume: bool = False
    has_imprint: bool = False
    has_author: bool = False


_NEWS_PATH = re.compile(r"/(?:\w*_)?news(?:_\w+)?/|//news\.|/press(?:a|_releases)?/", re.IGNORECASE)
_TRANSCRIPT_PATH = re.compile(r"//transcripts?\.|/transcripts?/", re.IGNORECASE)
_SPOKEN = re.compile(r"\b(?:interview\s(?:with|to|by)|interv[’']?yu\s(?:s|tele))", re.IGNORECASE)
_SITE = re.compile(r"\b(?:web\s?(?:site|page)|site|portal|homepage|page)\b", re.IGNORECASE)

# The first rule that fits names the kind: a medium decides before the words of a title do.
_RULES: tuple[tuple[EntryType, Callable[[Signs], object]], ...] = (
    (EntryType.CHAPTER, lambda s: s.is_in_book),
    (EntryType.ARTICLE, lambda s: s.container and s.has_volume),
    (EntryType.WEB_PAGE, lambda s: _SITE.search(s.container or "") and s.url),
    (EntryType.NEWS, lambda s: s.container and s.is_quoted and s.is_dated_by_day),
    (EntryType.TRANSCRIPT, lambda s: TRANSCRIPT.match(s.title)),
    (EntryType.TREATY, lambda s: TREATY.match(s.title)),
    (EntryType.OFFICIAL_DOCUMENT, lambda s: DOCUMENT.match(s.title)),
    (EntryType.REPORT, lambda s: REPORT.match(s.number)),
    (EntryType.OFFICIAL_DOCUMENT, lambda s: s.number),
    (EntryType.OFFICIAL_DOCUMENT, lambda s: not s.container and ENDS_IN_ACT.search(s.title)),
    (EntryType.REPORT, lambda s: REPORT.match(s.title)),
    (EntryType.TRANSCRIPT, lambda s: s.url and _TRANSCRIPT_PATH.search(s.url)),
    (EntryType.TRANSCRIPT, lambda s: _SPOKEN.search(s.title)),
    (EntryType.BOOK, lambda s: s.has_imprint and s.title and not s.is_quoted),
    (EntryType.ARTICLE, lambda s: s.container and s.has_author and not s.url),
    (EntryType.NEWS, lambda s: s.container and s.is_quoted),
    (EntryType.NEWS, lambda s: s.url and _NEWS_PATH.search(s.url) and not s.publisher),
    (EntryType.WEB_PAGE, lambda s: s.url),
    (EntryType.BOOK, lambda s: s.has_author and not s.is_quoted and s.title),
)


def entry_type(signs: Signs) -> EntryType:
    """Return the kind of the work.

    >>> entry_type(Signs(title="Zayavlenie ministrov", url="http://mid.ru/news/1")).value
    'official_document'
    """
    return next((kind for kind, fits in _RULES if fits(signs)), EntryType.UNKNOWN)
