"""A segment's fields to the reference that they make."""

import re
from collections.abc import Callable, Iterable, Iterator

from csto_db.model.work import Name
from csto_db.parse.document_words import DOCUMENT
from csto_db.parse.tagging import values as read
from csto_db.parse.tagging.documents import is_act, is_case, issue_of, with_section
from csto_db.parse.tagging.kinds import reference_type
from csto_db.parse.tagging.moves import (
    is_directed,
    make_journal,
    move_counted_pages,
    move_court_pages,
    move_medium,
    move_page,
    move_series_letter,
    move_year,
    part_from_dash,
    part_from_names,
)
from csto_db.parse.tagging.names import read_name_list
from csto_db.parse.tagging.reference import Interviewee, Reference
from csto_db.parse.tagging.responsibility import responsible, with_responsible, without_statement
from csto_db.parse.tagging.segments import Field, Segment
from csto_db.parse.tagging.tokens import find_address
from csto_db.parse.url_dates import issued_in_path

# Which of several stretches of one field is kept, and how it is read.
_TEXTS: tuple[tuple[str, Callable[[list[str]], str], Callable[[str], str]], ...] = (
    ("title", lambda parts: _first(parts), read.read_title),
    ("container", lambda parts: _first(parts), read.read_container),
    ("series", lambda parts: _first(parts), read.read_container),
    ("edition", lambda parts: _first(parts), read.read_plain),
    ("publisher", lambda parts: _first(parts), read.read_imprint),
    ("place", lambda parts: _first(parts), read.read_imprint),
    ("volume", lambda parts: _first(parts), read.read_count),
    ("issue", lambda parts: _first(parts), read.read_count),
    ("pages", lambda parts: _first(parts), read.read_pages),
    ("cited_pages", lambda parts: ", ".join(parts), read.read_pages),
    ("number", lambda parts: _first(parts), read.read_number),
    ("doi", lambda parts: _first(parts), read.read_doi),
    ("url", lambda parts: _first(parts), read.read_url),
    ("genre", lambda parts: _first(parts), read.read_plain),
    ("backref", lambda parts: ", ".join(parts), read.read_back_reference),
)
_YEAR_BEHIND = re.compile(r"\)?,?\s(?P<year>(?:1[5-9]|20)\d\d)(?!\w)")
_Printed = dict[str, list[str]]
_NAMED = tuple(name for name, _, _ in _TEXTS)
_NAMES = ("author", "editor", "translator", "interviewee")
_AROUND = "([“‘„«\"'"
_BEHIND = ")].”’\"'?!»"


def _first(parts: list[str]) -> str:
    return parts[0]


def read_segment(text: str, segment: Segment) -> Reference:
    """Return the reference of a segment of a text, each field by its normalizer."""
    fields = _kept(segment.fields)
    printed: _Printed = {}
    for field in fields:
        printed.setdefault(field.name, []).append(_printed(text, field))
    part_from_dash(printed)
    part_from_names(printed, _behind_names(text, fields))
    texts, dates = dict(_texts(printed)), dict(_dates(printed))
    move_series_letter(texts, printed)
    move_court_pages(texts)
    move_counted_pages(texts)
    if "title" not in texts and _is_book(text, segment, texts):
        texts["title"] = texts.pop("container")
    make_journal(texts)
    move_medium(texts)
    move_year(texts, dates)
    address = printed.get("url", [None])[0] or _address(text, segment)
    _read_address(address, texts, dates)
    _read_document(text, fields, texts, dates)
    names = _names(text, segment, printed)
    if is_case(texts.get("title", "")) and names["author"] and fields[0].name == "title":
        names["author"] = ()
    if texts.keys() == {"title", "volume"} and not dates and names["author"]:
        move_page(texts, printed["volume"])
    known = {**texts, **dates, **{name: "named" for name, found in names.items() if found}}
    return Reference(
        span=segment.span,
        text=text[segment.span.start : segment.span.end],
        author=names["author"],
        editor=names["editor"],
        translator=names["translator"],
        interviewee=tuple(Interviewee(name) for name in names["interviewee"]),
        type=reference_type(known),
        signal=_signal(text, segment),
        url_printed=read.read_printed_url(address) if address else None,
        **{name: texts.get(name) for name in _NAMED},
        **{name: dates.get(name) for name in ("date", "date_printed", "accessed")},
    )


def _behind_names(text: str, fields: tuple[Field, ...]) -> str:
    """What follows the names that a reference begins with."""
    first = fields[0] if fields else None
    if first is None or first.name not in ("author", "editor"):
        return ""
    return text[first.span.end : first.span.end + 2]


def _names(text: str, segment: Segment, printed: _Printed) -> dict[str, tuple[Name, ...]]:
    names = {name: read_name_list("; ".join(printed.get(name, ()))) for name in _NAMES}
    words = text[segment.span.start : segment.span.end]
    if names["editor"] and not names["author"] and is_directed(words):
        names["author"], names["editor"] = names["editor"], ()
    names["author"] = with_responsible(names["author"], responsible(text, segment.span))
    return names


def _read_address(address: str | None, texts: dict[str, str], dates: dict[str, str]) -> None:
    """The address cleaned; where nothing else is told of a page, the day in its path."""
    if address is None:
        return
    texts.setdefault("url", read.read_url(address))
    if texts.keys() == {"url"} and "date" not in dates:
        issued = issued_in_path(texts["url"])
        dates |= {"date": issued} if issued else {}


def _read_document(
    text: str, fields: tuple[Field, ...], texts: dict[str, str], dates: dict[str, str]
) -> None:
    """What the title of a law or a decree says, and all of the locator in it."""
    changed, day = issue_of(texts)
    texts |= changed
    if day:
        dates |= {"date": read.read_edtf(day) or day, "date_printed": day}
    if "title" not in texts and "genre" in texts and texts.keys() & {"number", "container"}:
        _name_by_genre(text, fields, texts)
    if "title" not in texts or not is_act(texts["title"]):
        return
    texts["title"] = _with_year(text, fields, texts["title"])
    year = re.search(r"\d{4}\Z", texts["title"])
    if year and "date" not in dates:
        dates |= {"date": year.group(), "date_printed": year.group()}
    cited = [field.span for field in fields if field.name == "cited_pages"]
    if cited:
        texts["cited_pages"] = ", ".join(with_section(text, one.start, one.end) for one in cited)


def _name_by_genre(text: str, fields: tuple[Field, ...], texts: dict[str, str]) -> None:
    """A decree without a title is called by what it is and whose: "Указ Президента РФ"."""
    if not DOCUMENT.match(texts["genre"]):
        return
    place = next(n for n, field in enumerate(fields) if field.name == "genre")
    first, after = fields[place], fields[place + 1 : place + 2]
    is_whose = bool(after) and after[0].name == "author"
    end = after[0].span.end if is_whose and after[0].span.start <= first.span.end + 1 else None
    texts["title"] = text[first.span.start : end or first.span.end]


def _with_year(text: str, fields: tuple[Field, ...], title: str) -> str:
    """The title of a law with the year behind it, which belongs to its name."""
    named = next((field for field in fields if field.name == "title"), None)
    year = _YEAR_BEHIND.match(text, named.span.end) if named else None
    return f"{title} {year['year']}" if year else title


def _texts(printed: _Printed) -> Iterator[tuple[str, str]]:
    for name, choose, normalize in _TEXTS:
        if name in printed and (value := normalize(choose(printed[name]))):
            yield name, without_statement(value) if name == "title" else value


def _dates(printed: _Printed) -> Iterator[tuple[str, str]]:
    """The dates, in EDTF where they can be read so, and the work's own as printed."""
    for name in ("date", "accessed"):
        found = _date(part for part in printed.get(name, ()) if "://" not in part)
        if found:
            plain = read.read_plain(found)
            yield name, read.read_edtf(found) or plain
            if name == "date":
                yield "date_printed", plain


def _signal(text: str, segment: Segment) -> str | None:
    span = segment.signal
    return text[span.start : span.end].strip(' ,:;([“‘„«"') or None if span else None


def _address(text: str, segment: Segment) -> str | None:
    """The address in a reference is where it is to be had, whatever it was read as."""
    found = find_address(text, segment.span.start, segment.span.end)
    return text[found.start : found.end] if found else None


def _is_book(text: str, segment: Segment, texts: dict[str, str]) -> bool:
    """Whether what is read as a container holds nothing: "Roe (ed.), Peace (Aldine, 1999)"."""
    if "container" not in texts or not texts.keys().isdisjoint(("volume", "issue", "number")):
        return False
    names = [field.name for field in segment.fields]
    place = names.index("container")
    before = text[segment.span.start : segment.fields[place].span.start + 3]
    is_led = re.search(r"\b(?:in|aus|dans|en)\b\W*.{0,3}\Z", before, re.IGNORECASE) is not None
    return not is_led and ("editor" in names[:place] or "publisher" in texts)


def _kept(fields: tuple[Field, ...]) -> tuple[Field, ...]:
    """The fields without names that stand behind the title, where others stand before it."""
    names = [field.name for field in fields]
    title = names.index("title") if "title" in names else len(names)
    if "author" not in names[:title]:
        return fields
    return tuple(f for n, f in enumerate(fields) if f.name != "author" or n < title)


def _printed(text: str, field: Field) -> str:
    """The stretch with the quotes and brackets that touch it."""
    start, end = field.span.start, field.span.end
    while start > 0 and text[start - 1] in _AROUND:
        start -= 1
    while end < len(text) and text[end] in _BEHIND:
        end += 1
    return text[start:end]


def _date(parts: Iterable[str]) -> str | None:
    """The document's own date: of several, the last that has a year.

    A day without a year belongs to it: "Doe (2012). War. The Times, 4 January"; a day with
    one is a document's own, before the year in which a journal printed it.
    """
    found = list(parts)
    dated = [part for part in found if read.read_edtf(part)]
    own = (dated or found)[-1] if found else None
    if own and re.fullmatch(r"\W*\d{4}\W*", own):
        whole = (
            part
            if re.search(r"\d{4}", part)
            else f"{read.read_plain(own)}, {read.read_plain(part)}"
            for part in found
        )
        return next((day for day in whole if len(read.read_edtf(day) or "") > len("2012")), own)
    return own
