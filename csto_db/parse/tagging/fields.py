"""A segment's fields to the reference that they make."""

import re
from collections.abc import Callable, Iterable, Iterator

from csto_db.parse.tagging import values as read
from csto_db.parse.tagging.kinds import reference_type
from csto_db.parse.tagging.names import read_name_list
from csto_db.parse.tagging.reference import Interviewee, Reference
from csto_db.parse.tagging.segments import Field, Segment
from csto_db.parse.tagging.tokens import find_address

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
_SERIES_LETTER = re.compile(r"(?P<letter>[A-Z])\s?(?P<number>\d+)")
_COURT_PAGES = re.compile(r"(?P<first>\d+),?\s\((?P<cited>\d+[^()]*)\)")
_BARE_NUMBER = re.compile(r"\W*\d+(?:[-–]\d+)?\W*")
_DASH_AUTHOR = re.compile(r"(?P<dash>[-–—_]{2,})[.,\s]+(?P<rest>[^\W\d_].*)")
_YEAR_BEHIND = re.compile(r"(?P<name>.*[^\W\d].*?)[\s,;]+(?P<year>(?:1[89]|20)\d\d)")
_NAMED = tuple(name for name, _, _ in _TEXTS)
_NAMES = ("author", "editor", "translator", "interviewee")
_AROUND = "([“‘„«\"'"
_BEHIND = ")].”’\"'?!»"


def _first(parts: list[str]) -> str:
    return parts[0]


def read_segment(text: str, segment: Segment) -> Reference:
    """Return the reference of a segment of a text, each field by its normalizer."""
    printed: dict[str, list[str]] = {}
    for field in _kept(segment.fields):
        printed.setdefault(field.name, []).append(_printed(text, field))
    _part_from_dash(printed)
    texts = dict(_texts(printed))
    _move_series_letter(texts)
    _move_court_pages(texts)
    if "title" not in texts and _is_book(text, segment, texts):
        texts["title"] = texts.pop("container")
    _make_journal(texts)
    address = printed.get("url", [None])[0] or _address(text, segment)
    if address and "url" not in texts:
        texts["url"] = read.read_url(address)
    names = {name: read_name_list("; ".join(printed.get(name, ()))) for name in _NAMES}
    dates = dict(_dates(printed))
    _move_year(texts, dates)
    if texts.keys() == {"title", "volume"} and not dates and names["author"]:
        _move_page(texts, printed["volume"])
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


def _texts(printed: dict[str, list[str]]) -> Iterator[tuple[str, str]]:
    for name, choose, normalize in _TEXTS:
        if name in printed and (value := normalize(choose(printed[name]))):
            yield name, value


def _dates(printed: dict[str, list[str]]) -> Iterator[tuple[str, str]]:
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
    return read.read_plain(text[span.start : span.end]) or None if span else None


def _move_series_letter(texts: dict[str, str]) -> None:
    """ "Phys. Rev. D 77": the letter belongs to the journal, not to the volume."""
    found = _SERIES_LETTER.fullmatch(texts.get("volume", ""))
    if found and "container" in texts:
        texts["container"] += f" {found['letter']}"
        texts["volume"] = found["number"]


def _move_court_pages(texts: dict[str, str]) -> None:
    """ "BGHZ 141, 200 (205)": the decision begins on the first page; the other is cited."""
    found = _COURT_PAGES.fullmatch(texts.get("cited_pages", ""))
    if found is None:
        return
    if "volume" not in texts and texts.get("pages", "").isdecimal():
        texts["volume"] = texts.pop("pages")
    texts.setdefault("pages", found["first"])
    texts["cited_pages"] = found["cited"]


def _move_page(texts: dict[str, str], printed: list[str]) -> None:
    """ "Carter, Reeds, 50": a bare number behind a title alone is a page of a short reference."""
    if _BARE_NUMBER.fullmatch(printed[0]):
        texts["cited_pages"] = texts.pop("volume")


def _part_from_dash(printed: dict[str, list[str]]) -> None:
    """A dash for the author of the entry before is all of the author: "———. Marsh End"."""
    found = _DASH_AUTHOR.fullmatch(printed.get("author", [""])[0])
    if found and "title" not in printed:
        printed["author"] = [found["dash"]]
        printed["title"] = [found["rest"]]


def _make_journal(texts: dict[str, str]) -> None:
    """What has volume and pages, and no place, is a journal, whatever it was read as."""
    is_counted = "pages" in texts and not texts.keys().isdisjoint(("volume", "issue"))
    name = next((name for name in ("series", "publisher") if name in texts), None)
    if name and is_counted and "title" in texts and texts.keys().isdisjoint(("container", "place")):
        texts["container"] = texts.pop(name)


def _address(text: str, segment: Segment) -> str | None:
    """The address in a reference is where it is to be had, whatever it was read as."""
    found = find_address(text, segment.span.start, segment.span.end)
    return text[found.start : found.end] if found else None


def _move_year(texts: dict[str, str], dates: dict[str, str]) -> None:
    """ "Health Outcomes 2006, 12: 10": the year is that of the work, not a word of the journal."""
    found = _YEAR_BEHIND.fullmatch(texts.get("container", ""))
    if found and "date" not in dates:
        texts["container"] = found["name"]
        dates["date"] = dates["date_printed"] = found["year"]


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

    A day without a year belongs to it: "Doe (2012). War. The Times, 4 January".
    """
    found = list(parts)
    dated = [part for part in found if read.read_edtf(part)]
    own = (dated or found)[-1] if found else None
    if own and re.fullmatch(r"\W*\d{4}\W*", own):
        whole = (f"{read.read_plain(own)}, {read.read_plain(part)}" for part in found)
        return next((day for day in whole if len(read.read_edtf(day) or "") > len("2012")), own)
    return own
