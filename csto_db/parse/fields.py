"""What a reference says the work is called, where it stands and when it was issued."""

import re
from dataclasses import dataclass

from csto_db.parse.dates import PrintedDate, find_dates
from csto_db.parse.document_words import MEDIUM
from csto_db.parse.note_evidence import AVAILABLE
from csto_db.parse.note_parts import Part
from csto_db.parse.part_labels import Label
from csto_db.parse.reference_parts import Reference
from csto_db.parse.titles import can_be_soft_sign


@dataclass(frozen=True, slots=True)
class Issued:
    """When a work was issued; `inferred_from` says where, if no field of its own says it."""

    edtf: str | None = None
    printed: str | None = None
    inferred_from: str | None = None


_ASIDE = re.compile(r"\sfor\s(?:more|further|the\sfull)\s.*\Z")
_OF_YEAR = re.compile(r"\s(?:of|from|dated)\s*\Z")
# "ot 15 maya 1992 goda", "of 15 May 1992": the date of an act that the title only names.
_DATE_OF_ACT = re.compile(r"\b(?:ot|of|vom|du|del|from|dated)\s*\Z", re.IGNORECASE)
_IN = re.compile(r"\A[iI]n:?\s")
_EDITED = re.compile(r",?\s\(?(?:eds?|editors?|Hrsg|Hg)\.?\)?\Z")
_VOLUME_AT_END = re.compile(r"\s(\d{1,4})\Z")
_JOURNAL = re.compile(r"(\d+)\s(.+)\s(\d+(?:[-–]\d+)?)")


def title(reference: Reference) -> str | None:
    """The title without its quotes; what stood quoted inside it keeps its own."""
    parts = reference.all(Label.TITLE)
    if not parts:
        return None
    if quoted := parts[0].quoted:
        return reference.layout.text[quoted.inner.start : quoted.inner.end].strip() or None
    words = (reference.printed(parts) or "").strip(" :.,")
    words = _ASIDE.sub("", words.removeprefix("the "))
    own = _date_at_end(words)
    return words[: own.span.start].removesuffix(" of ").removesuffix(" from ") if own else words


def _date_at_end(words: str) -> PrintedDate | None:
    """A date that closes an unquoted title after "of": "Rules of Procedure of 2004"."""
    dates = find_dates(words)
    if dates and dates[-1].span.end == len(words):
        return dates[-1] if _OF_YEAR.search(words[: dates[-1].span.start]) else None
    return None


def issued(reference: Reference) -> Issued:
    """The work's own date: the last one printed as a field, else the one in its title."""
    dates = [part for part in reference.all(Label.DATE) if part.date]
    if dates:
        last = dates[-1].date
        return Issued(last.edtf, last.printed) if last else Issued()
    if imprint := reference.all(Label.IMPRINT):
        year = find_dates(imprint[0].text)[-1:]
        return Issued(year[0].edtf, year[0].printed) if year else Issued()
    if undated := reference.all(Label.UNDATED):
        return Issued(None, undated[0].text)
    return _issued_in_title(reference)


def _issued_in_title(reference: Reference) -> Issued:
    parts = reference.all(Label.TITLE)
    if not parts:
        return Issued()
    text = reference.printed(parts) or ""
    if not parts[0].quoted:
        own = _date_at_end(_ASIDE.sub("", text))
        return Issued(own.edtf, own.printed) if own else Issued()
    days = [d for d in find_dates(text) if d.edtf and d.is_day]
    if len(days) != 1 or _DATE_OF_ACT.search(text[: days[0].span.start]):
        return Issued()
    return Issued(days[0].edtf, days[0].printed, "title")


def event(reference: Reference) -> str | None:
    """The date of the meeting at which a document was made, where two dates are printed."""
    dates = reference.all(Label.DATE)
    last = dates[-1].date if dates else None
    differs = last and dates[0].date and dates[0].date.edtf != last.edtf
    return dates[0].text if differs else None


def container(reference: Reference) -> str | None:
    """The journal, newspaper, book or site that the work stands in."""
    if inside := reference.all(Label.IN):
        named = reference.all(Label.CONTAINER)
        book = named[0].text if editors(reference) and named else _IN.sub("", inside[0].text)
        return _without_stray_quote(book)
    if journal := reference.all(Label.JOURNAL):
        found = _JOURNAL.fullmatch(journal[0].text)
        return found[2] if found else None
    if site := _site_in_imprint(reference):
        return site
    if parts := reference.all(Label.CONTAINER):
        return _without_stray_quote(_VOLUME_AT_END.sub("", parts[0].text))
    held = availability(reference)
    return held if held and MEDIUM.search(held) else None


def editors(reference: Reference) -> str | None:
    """The words for the editors: "in Ann Lee (ed.), The Big Book"."""
    inside = reference.all(Label.IN)
    words = _IN.sub("", inside[0].text) if inside else ""
    return _EDITED.sub("", words) if _EDITED.search(words) else None


def _without_stray_quote(words: str) -> str:
    stripped = words.strip(' :“”"‘')
    at = len(stripped) - 1
    is_stray = stripped[-1:] in ("’", "'") and not can_be_soft_sign(stripped, at)
    return stripped[:-1] if is_stray else stripped


def _site_in_imprint(reference: Reference) -> str | None:
    """The site of "(Naked Law, 1 May 2009)": what is dated to the day is no book."""
    for part in reference.all(Label.IMPRINT)[:1]:
        words = part.text.strip("()[] ")
        dates = find_dates(words)
        if dates and dates[-1].is_day:
            return words[: dates[-1].span.start].strip(" ,") or None
    return None


def availability(reference: Reference) -> str | None:
    """Who holds the work or where it can be had, where that is said without a URL."""
    parts = reference.all(Label.AVAILABILITY)
    if not parts:
        return None
    held = AVAILABLE.sub("", parts[0].text, count=1).strip(" :")
    return held.removeprefix("the ") or None


def note(reference: Reference) -> str | None:
    """What else was said: a second title, the date of the event, where the work can be had."""
    said = [part.text for part in (*reference.all(Label.ADDENDUM), *_left_over(reference))]
    if held := reference.all(Label.AVAILABILITY):
        said.append(held[0].text.strip(" :"))
    if day := event(reference):
        said.append(f"event date: {day}")
    return "; ".join(said) or None


def _left_over(reference: Reference) -> tuple[Part, ...]:
    """The bodies and media after the first ones: no field has room for them."""
    containers = reference.all(Label.CONTAINER)
    is_first_used = editors(reference) or not reference.all(Label.IN)
    return containers[bool(is_first_used) :] + reference.all(Label.INSTITUTION)[1:]
