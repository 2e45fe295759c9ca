"""One segment of a note read as a citation of a work."""

from dataclasses import replace

from csto_db.model.passage import Span
from csto_db.model.vocabulary import CitationStatus, CitationStyle, Role
from csto_db.model.work import Citation, Contribution, Work
from csto_db.parse import fields
from csto_db.parse import publication_fields as publication
from csto_db.parse.entry_types import Signs, entry_type
from csto_db.parse.interviews import read_interview
from csto_db.parse.messages import read_message
from csto_db.parse.note_evidence import BACK_REFERENCE
from csto_db.parse.note_layout import NoteLayout
from csto_db.parse.note_segments import Segment, SegmentKind
from csto_db.parse.part_labels import Label
from csto_db.parse.reference_parts import Reference, read_reference
from csto_db.parse.short_reference import ShortReference
from csto_db.parse.titled import behind_title, titled
from csto_db.text.urls import clean_url


def read_citation(layout: NoteLayout, segment: Segment) -> Citation:
    """Return the citation of a segment that is one, with its work as far as it can be read."""
    body = Span(segment.body, segment.span.end)
    if segment.short:
        citation = _read_short(segment.span, segment.short)
    elif segment.kind is SegmentKind.INTERVIEW and (interview := read_interview(layout, body)):
        citation = Citation(segment.span, CitationStyle.NOTE, interview)
    elif segment.kind is SegmentKind.MESSAGE and (message := read_message(layout, body)):
        citation = Citation(segment.span, CitationStyle.NOTE, message.work, locator=message.locator)
    else:
        citation = _read_full(segment.span, read_reference(layout, body))
    if segment.kind is SegmentKind.UNREAD:
        citation = replace(citation, status=CitationStatus.UNREAD)
    prefix = layout.text[segment.span.start : segment.body].strip(" ,:")
    return replace(citation, prefix=prefix or citation.prefix)


def _read_short(span: Span, short: ShortReference) -> Citation:
    work = Work(
        title=short.title,
        issued=short.issued,
        issued_printed=short.printed_year,
        contributions=tuple(Contribution(Role.AUTHOR, name) for name in short.authors),
    )
    return Citation(
        span,
        CitationStyle.AUTHOR_DATE,
        work,
        CitationStatus.SHORT,
        locator=short.locator,
        prefix=short.prefix,
    )


def _read_full(span: Span, reference: Reference) -> Citation:
    work = _work(reference)
    accessed = reference.links.accessed
    return Citation(
        span,
        CitationStyle.NOTE,
        work,
        _status(reference, work),
        locator=publication.locator(reference),
        url=reference.links.url,
        accessed=accessed.edtf if accessed else None,
    )


def _status(reference: Reference, work: Work) -> CitationStatus:
    if _back_reference(reference):
        return CitationStatus.SHORT
    is_bare_link = reference.links.url is not None and not reference.parts
    is_named = work.title or work.contributions or work.identifiers or is_bare_link
    return CitationStatus.FULL if is_named else CitationStatus.UNREAD


def _back_reference(reference: Reference) -> str | None:
    """The words that point at a note before this one: "Ibid.", "(n 5)"."""
    if reference.links.url:
        return None
    words = reference.layout.text[reference.span.start : reference.span.end]
    found = BACK_REFERENCE.search(words)
    return found.group() if found else None


def _work(reference: Reference) -> Work:
    url = reference.links.url
    issued = fields.issued(reference)
    publisher, held = publication.publisher(reference), publication.holder(reference)
    work = Work(
        title=fields.title(reference),
        container=fields.container(reference),
        issued=issued.edtf,
        issued_printed=issued.printed,
        url=clean_url(url) if url else None,
        place=publication.place(reference),
        publisher=publisher or held,
        volume=publication.volume(reference),
        issue=publication.issue(reference),
        pages=publication.pages(reference),
        note=_back_reference(reference) or fields.note(reference),
        contributions=publication.contributions(reference),
        identifiers=publication.identifiers(reference),
        inferred=_inferred(issued.inferred_from, held if publisher is None else None),
    )
    work = replace(work, entry_type=entry_type(_signs(reference, work)))
    return titled(work, behind_title(work.title or "", reference.layout.text, reference.span))


def _inferred(issued_from: str | None, holder: str | None) -> tuple[tuple[str, str], ...]:
    issued = (("issued", issued_from),) if issued_from else ()
    return issued + ((("publisher", "availability"),) if holder else ())


def _signs(reference: Reference, work: Work) -> Signs:
    title = reference.all(Label.TITLE)
    return Signs(
        title=work.title or "",
        container=work.container,
        publisher=work.publisher,
        url=work.url,
        is_quoted=bool(title and title[0].quoted),
        is_in_book=bool(reference.all(Label.IN) and reference.all(Label.IMPRINT)),
        is_dated_by_day=any(d.date and d.date.is_day for d in reference.all(Label.DATE)),
        number=reference.printed(reference.all(Label.NUMBER)[:1]) or "",
        has_volume=bool(work.volume or work.issue or work.pages),
        has_imprint=bool(reference.all(Label.IMPRINT)),
        has_author=bool(work.contributions),
    )
