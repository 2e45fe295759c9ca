"""A segment's fields to the reference that they make."""

from collections.abc import Callable, Iterable

from csto_db.model.passage import Span
from csto_db.parse.tagging import values as read
from csto_db.parse.tagging.kinds import reference_type
from csto_db.parse.tagging.names import read_name_list
from csto_db.parse.tagging.reference import Reference
from csto_db.parse.tagging.segments import Field, Segment

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
    ("backref", lambda parts: ", ".join(parts), read.read_plain),
)
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
    texts = {
        name: value
        for name, choose, normalize in _TEXTS
        if name in printed and (value := normalize(choose(printed[name])))
    }
    if "url" not in texts and "://" in printed.get("doi", [""])[0]:
        texts["url"] = read.read_url(printed["doi"][0])
    names = {name: read_name_list("; ".join(printed[name])) for name in _NAMES if name in printed}
    date = _date(printed.get("date", ()))
    accessed = _date(printed.get("accessed", ()))
    signal = segment.signal
    known = {**texts, **{name: "x" for name, found in names.items() if found}}
    return Reference(
        span=segment.span,
        text=text[segment.span.start : segment.span.end],
        date=date and (read.read_edtf(date) or read.read_plain(date)),
        date_printed=date and read.read_plain(date),
        accessed=accessed and (read.read_edtf(accessed) or read.read_plain(accessed)),
        type=reference_type({**known, **({"date": read.read_edtf(date) or date} if date else {})}),
        signal=read.read_plain(text[signal.start : signal.end]) if signal else None,
        **texts,
        **names,
    )


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
    """The document's own date: of several, the last that has a year."""
    found = list(parts)
    dated = [part for part in found if read.read_edtf(part)]
    return (dated or found or [None])[-1]
