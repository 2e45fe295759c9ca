"""References and works: each as the other."""

from csto_db.model.dates import is_edtf
from csto_db.model.passage import Span
from csto_db.model.vocabulary import (
    CitationStatus,
    CitationStyle,
    EntryType,
    IdentifierScheme,
    Role,
)
from csto_db.model.work import Citation, Contribution, Identifier, Work
from csto_db.parse.interviewees import standing_of
from csto_db.parse.tagging.reference import Interviewee, Reference
from csto_db.parse.titled import printed_title, titled

_ENTRY_TYPES = {
    "interview": EntryType.INTERVIEW,
    "official document": EntryType.OFFICIAL_DOCUMENT,
    "news": EntryType.NEWS,
    "web page": EntryType.WEB_PAGE,
    "book": EntryType.BOOK,
    "chapter": EntryType.CHAPTER,
    "article": EntryType.ARTICLE,
    "report": EntryType.REPORT,
    "unpublished": EntryType.UNPUBLISHED,
}
_ROLES = {
    "author": Role.AUTHOR,
    "editor": Role.EDITOR,
    "translator": Role.TRANSLATOR,
}


def as_citation(reference: Reference) -> Citation:
    """Return a reference of a note as a citation."""
    is_short = reference.type == "short"
    return Citation(
        span=reference.span,
        style=CitationStyle.NOTE,
        work=as_work(reference),
        status=CitationStatus.SHORT if is_short else CitationStatus.FULL,
        locator=reference.cited_pages,
        prefix=reference.signal,
        url=reference.url_printed or reference.url,
        accessed=_edtf(reference.accessed),
    )


def _edtf(date: str | None) -> str | None:
    return date if date and is_edtf(date) else None


def as_work(reference: Reference) -> Work:
    """Return the work that a reference describes."""
    identifiers = [
        Identifier(scheme, value)
        for scheme, value in (
            (IdentifierScheme.DOI, reference.doi),
            (IdentifierScheme.NUMBER, reference.number),
        )
        if value
    ]
    work = Work(
        entry_type=_ENTRY_TYPES.get(reference.type or "", EntryType.UNKNOWN),
        title=reference.title,
        original_title=reference.original_title,
        transliterated_title=reference.transliterated_title,
        translated_title=reference.translated_title,
        language=reference.language,
        container=reference.container,
        issued=_edtf(reference.date),
        issued_printed=reference.date_printed,
        url=reference.url,
        place=reference.place,
        publisher=reference.publisher,
        volume=reference.volume,
        issue=reference.issue,
        pages=reference.pages,
        edition=reference.edition,
        series=reference.series,
        genre=reference.genre,
        note=reference.backref,
        contributions=(
            *(_asked(one) for one in reference.interviewee),
            *(
                Contribution(role, name)
                for field, role in _ROLES.items()
                for name in getattr(reference, field)
            ),
        ),
        identifiers=tuple(identifiers),
    )
    return work if reference.type == "short" else titled(work)


def _asked(one: Interviewee) -> Contribution:
    said = () if one.is_anonymous else (one.role, one.organisation)
    description = ", ".join(words for words in said if words)
    return Contribution(Role.INTERVIEWEE, one.name, description or None)


# The other way, some types of work are one type of reference.
_TYPES = {kind: name for name, kind in _ENTRY_TYPES.items()} | {
    EntryType.TRANSCRIPT: "official document",
    EntryType.TREATY: "official document",
}


def as_reference(text: str, citation: Citation) -> Reference:
    """Return a citation of a text as a reference."""
    work = citation.work
    identifiers = {identifier.scheme: identifier.value for identifier in work.identifiers}
    is_link = citation.style is CitationStyle.LINK
    is_short = citation.status is CitationStatus.SHORT and not is_link
    span = _without_prefix(text, citation)
    return Reference(
        span=span,
        text=text[span.start : span.end],
        author=work.names(Role.AUTHOR),
        editor=work.names(Role.EDITOR),
        translator=work.names(Role.TRANSLATOR),
        interviewee=tuple(
            _interviewee(one) for one in work.contributions if one.role is Role.INTERVIEWEE
        ),
        title=printed_title(work, text[citation.span.start : citation.span.end]),
        original_title=work.original_title,
        transliterated_title=work.transliterated_title,
        translated_title=work.translated_title,
        script=work.script if not is_short else None,
        language=work.language,
        container=work.container,
        series=work.series,
        edition=work.edition,
        publisher=work.publisher,
        place=work.place,
        date=work.issued or work.issued_printed,
        date_printed=work.issued_printed,
        volume=work.volume,
        issue=work.issue,
        pages=work.pages,
        cited_pages=citation.locator,
        number=identifiers.get(IdentifierScheme.NUMBER),
        doi=identifiers.get(IdentifierScheme.DOI),
        url=work.url,
        url_printed=citation.url or work.url,
        accessed=citation.accessed,
        genre=work.genre,
        type="short" if is_short else _TYPES.get(work.entry_type),
        backref=work.note if is_short else None,
        signal=citation.prefix,
    )


def _without_prefix(text: str, citation: Citation) -> Span:
    """The span of a citation without the words that lead to it."""
    span, prefix = citation.span, citation.prefix or ""
    if not prefix or not text.startswith(prefix, span.start, span.end):
        return span
    start = span.start + len(prefix)
    while start < span.end and text[start] in " ,:.\u00a0":
        start += 1
    return Span(start, span.end) if start < span.end else span


def _interviewee(contribution: Contribution) -> Interviewee:
    standing = standing_of(contribution)
    return Interviewee(contribution.name, standing.role, standing.organisation)
