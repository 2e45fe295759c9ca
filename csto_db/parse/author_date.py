"""Author-date citations in the running text of a document."""

import re

from csto_db.model.passage import Span
from csto_db.model.vocabulary import CitationStatus, CitationStyle, EntryType, Role
from csto_db.model.work import Citation, Contribution, Work
from csto_db.parse.short_reference import ShortReference, short_references
from csto_db.parse.titled import titled
from csto_db.text.mapped import MappedText

_TREATY = re.compile(
    r"(?:the\s+)?(?:agreement|charter|convention|protocol|treaty|dogovor|soglashenie|ustav)\b", re.I
)
_OFFICIAL = re.compile(
    r"(?:the\s+)?(?:[^\W\d_]+\s)?(?:act|concept|constitution|declaration|decree|directive|doctrine"
    r"|doktrina|kontseptsiya|law|polozhenie|regulation|resolution|strategiya|strategy|zakon"
    r"|zayavlenie|deklaratsiya)\b",
    re.I,
)


def author_date_citations(
    text: MappedText, span: Span, *, lost_capitals: bool = False
) -> tuple[Citation, ...]:
    """The author-date citations of a stretch of clean text, their spans in the original.

    Each is a short reference: its work has the authors or the title, and the year. With
    `lost_capitals` initial capitals are restored, and the work says so in `inferred`.

    >>> text = MappedText.of("It grew (see Haas & de Wit, 2017a, p. 3).")
    >>> (citation,) = author_date_citations(text, Span(0, 41))
    >>> text.exact(citation.span), citation.prefix, citation.work.issued, citation.locator
    ('see Haas & de Wit, 2017a, p. 3', 'see', '2017', '3')
    """
    words = text.clean[span.start : span.end]
    return tuple(
        _citation(text, span.start, reference)
        for reference in short_references(words, lost_capitals=lost_capitals)
    )


def _citation(text: MappedText, base: int, reference: ShortReference) -> Citation:
    clean = Span(base + reference.span.start, base + reference.span.end)
    return Citation(
        span=text.to_original(clean),
        style=CitationStyle.AUTHOR_DATE,
        work=_work(reference, text.clean[clean.start : clean.end]),
        status=CitationStatus.SHORT,
        locator=reference.locator,
        prefix=reference.prefix,
    )


def _work(reference: ShortReference, printed: str) -> Work:
    work = Work(
        entry_type=_entry_type(reference.title),
        title=reference.title,
        issued=reference.issued,
        issued_printed=reference.printed_year,
        contributions=tuple(Contribution(Role.AUTHOR, name) for name in reference.authors),
        inferred=_restored(reference, printed),
    )
    return titled(work)


def _entry_type(title: str | None) -> EntryType:
    if title and _TREATY.match(title):
        return EntryType.TREATY
    return EntryType.OFFICIAL_DOCUMENT if title and _OFFICIAL.match(title) else EntryType.UNKNOWN


def _restored(reference: ShortReference, printed: str) -> tuple[tuple[str, str], ...]:
    """The fields whose capitals are not those that the document shows."""
    if reference.title:
        return () if reference.title in printed else (("title", "initial capital restored"),)
    families = (name.family for name in reference.authors if name.family)
    if all(family in printed for family in families):
        return ()
    return (("contributions", "initial capitals restored"),)
