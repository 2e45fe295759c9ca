"""What an imported entry says beyond its work, in the words of another format."""

import json
import re
from collections.abc import Callable, Iterator, Sequence
from enum import Enum
from operator import attrgetter
from typing import Any, NamedTuple

from csto_db.export.cited import Brought, CitedWork
from csto_db.export.dates import csl_date
from csto_db.export.escape import escaped
from csto_db.model.dates import is_edtf
from csto_db.model.imported import ImportedField
from csto_db.model.vocabulary import ImportFormat
from csto_db.parse.library.bibtex_values import plain
from csto_db.parse.library.csl_json import edtf_of
from csto_db.parse.library.ris import day_of
from csto_db.text.latex import latex_text


class Kind(Enum):
    """What a field holds."""

    TEXT = "text"
    LIST = "list"
    DATE = "date"


class Meaning(NamedTuple):
    """One thing that is said of a work, by its names in biblatex, RIS and CSL; "" where none."""

    biblatex: str
    ris: str
    csl: str
    kind: Kind = Kind.TEXT


MEANINGS = (
    Meaning("abstract", "AB", "abstract"),
    Meaning("keywords", "KW", "keyword", Kind.LIST),
    Meaning("urldate", "Y2", "accessed", Kind.DATE),
    Meaning("annotation", "RN", "annote"),
    Meaning("shorttitle", "ST", "title-short"),
    Meaning("shortjournal", "J2", "container-title-short"),
    Meaning("library", "CN", "call-number"),
    Meaning("volumes", "NV", "number-of-volumes"),
    Meaning("pagetotal", "", "number-of-pages"),
    Meaning("chapter", "", "chapter-number"),
    Meaning("version", "", "version"),
    Meaning("eventtitle", "", "event-title"),
    Meaning("eventdate", "", "event-date", Kind.DATE),
    Meaning("venue", "", "event-place"),
    Meaning("origdate", "", "original-date", Kind.DATE),
    Meaning("pubstate", "", "status"),
    Meaning("part", "", "part-number"),
)
_NAME: dict[ImportFormat, Callable[[Meaning], str]] = {
    ImportFormat.BIBTEX: attrgetter("biblatex"),
    ImportFormat.RIS: attrgetter("ris"),
    ImportFormat.CSL_JSON: attrgetter("csl"),
}
_OTHER_NAMES = {"annote": "annotation", "N2": "AB"}
# What a work has columns for. Of the names in one string the first that stands there is taken.
_OF_WORK = {
    ImportFormat.BIBTEX: (
        "author", "editor", "translator", "title", "subtitle", "titleaddon", "origtitle",
        "date", "year", "month", "day", "url", "volume", "pages", "edition", "series", "type",
        "doi", "isbn", "issn", "note", "crossref", "xref", "xdata", "ids", "entrysubtype", "key",
        "journaltitle journal booktitle maintitle organization", "publisher institution school",
        "location address", "langid language hyphenation", "number issue",
    ),
    ImportFormat.RIS: (
        "AU", "A1", "ED", "A2", "A4", "DA", "PY", "Y1", "UR", "PB", "VL", "IS", "SP", "EP", "ET",
        "T3", "M3", "LA", "N1", "DO", "SN", "TT", "TI T1 CT", "T2 JO JF J2 JA BT", "CY PP",
    ),
    ImportFormat.CSL_JSON: (
        "author", "editor", "translator", "interviewer", "title", "original-title", "issued",
        "container-title", "collection-title", "URL", "publisher", "publisher-place", "volume",
        "issue", "page", "edition", "genre", "language", "note", "DOI", "ISBN", "ISSN", "number",
    ),
}  # fmt: skip
_VERBATIM = ("file", "eprint", "urldate", "pdf", "verba", "verbb", "verbc")
_OWN_NAME = re.compile(r"([A-Za-z][\w-]*): (.+)", re.S)
_TAG = re.compile(r"[a-z][a-z0-9]")
_NOT_IN_NAME = re.compile(r"[^A-Za-z0-9-]+")


class Beyond(NamedTuple):
    """What an entry says beyond its work, under its name in the format that is written."""

    name: str
    texts: tuple[str, ...]
    kind: Kind
    is_own_name: bool = False


def beyond(cited: CitedWork, target: ImportFormat) -> Iterator[Beyond]:
    """Yield what came in another format, and for which a work has no column.

    What the target has no name for keeps its own.
    """
    brought = cited.brought
    if brought is None or brought.format is target:
        return
    by_name = {_NAME[brought.format](one): one for one in MEANINGS}
    found: dict[str, Beyond] = {}
    for name, texts in _said(brought):
        name = _OTHER_NAMES.get(name, name)
        meaning = by_name.get(name) if name else None
        their = _NAME[target](meaning) if meaning else ""
        kind = meaning.kind if meaning else Kind.TEXT
        one = Beyond(their or name.lower(), texts, kind, is_own_name=not their)
        before = found.get(one.name)
        found[one.name] = one._replace(texts=before.texts + texts) if before else one
    yield from found.values()


def _said(brought: Brought) -> Iterator[tuple[str, tuple[str, ...]]]:
    names = [_name(brought.format, field) for field in brought.entry.fields]
    taken = _taken(brought.format, names)
    for name, field in zip(names, brought.entry.fields, strict=True):
        if name in taken:
            if not (brought.format is ImportFormat.RIS and name == "N1" and taken[name]):
                taken[name] = True
                continue
            name = "RN"  # the first note is that of the work
        for inner, texts in _texts(brought, name, field):
            if any(texts):
                yield inner, tuple(filter(None, texts))


def _name(fmt: ImportFormat, field: ImportedField) -> str:
    return field.name.lower() if fmt is ImportFormat.BIBTEX else field.name


def _taken(fmt: ImportFormat, names: Sequence[str]) -> dict[str, bool]:
    """The fields that are columns of the work, none of them seen yet."""
    first = (next((n for n in some.split() if n in names), "") for some in _OF_WORK[fmt])
    return dict.fromkeys(first, False)


def _texts(
    brought: Brought, name: str, field: ImportedField
) -> Iterator[tuple[str, Sequence[str]]]:
    if brought.format is ImportFormat.CSL_JSON:
        value = json.loads(field.value)
        if name == "custom" and isinstance(value, dict):
            for own, inner in value.items():
                yield own, _of_json(own, inner)
        else:
            yield name, _of_json(name, value)
    elif brought.format is ImportFormat.RIS:
        text = " ".join(field.value.split())
        own = _OWN_NAME.fullmatch(text) if name == "U1" else None
        if name == "Y2":
            yield name, [day_of(text) or text]
        else:
            yield (own[1], [own[2]]) if own else (name, [text])
    else:
        text = plain(field.value, brought.strings) if field.is_expression else field.value
        text = " ".join(text.split()) if name in _VERBATIM else latex_text(" ".join(text.split()))
        yield name, [part.strip() for part in text.split(",")] if name == "keywords" else [text]


def _of_json(name: str, value: Any) -> list[str]:
    if isinstance(value, str):
        text = " ".join(value.split())
        return [part.strip() for part in re.split(r"[,;]", text)] if name == "keyword" else [text]
    if isinstance(value, dict) and (day := edtf_of(value)):
        return [day]
    return [] if value is None else [json.dumps(value, ensure_ascii=False)]


def add_beyond(lines: list[str], cited: CitedWork) -> None:
    """Add the fields of a BibTeX entry; what a line says already is added to it."""
    for one in beyond(cited, ImportFormat.BIBTEX):
        start = f"  {_bibtex_name(one):<12} = {{"
        mark = ", " if one.kind is Kind.LIST else "; "
        text = escaped(mark.join(one.texts))
        place = next((n for n, line in enumerate(lines) if line.startswith(start)), None)
        if place is None:
            lines.append(f"{start}{text}}},")
        elif one.kind is not Kind.DATE:
            lines[place] = f"{lines[place].removesuffix('},')}{mark}{text}}},"


def _bibtex_name(one: Beyond) -> str:
    name = _NOT_IN_NAME.sub("-", one.name).strip("-").lower()
    return name if name[:1].isalpha() else f"x-{name}"


def ris_tags(cited: CitedWork) -> Iterator[tuple[str, str]]:
    """Yield the tags of a RIS record.

    What has no tag stands with its own name in the first of those that users may define.
    """
    for one in beyond(cited, ImportFormat.RIS):
        if one.kind is Kind.DATE and cited.accessed:
            continue
        for text in one.texts if one.kind is Kind.LIST else ("; ".join(one.texts),):
            if not one.is_own_name:
                yield one.name, f"{text.replace('-', '/')}/" if _is_day(one) else text
            elif _TAG.fullmatch(one.name) and one.name not in ("ty", "er", "id"):
                yield one.name.upper(), text
            else:
                yield "U1", f"{_NOT_IN_NAME.sub('-', one.name)}: {text}"


def _is_day(one: Beyond) -> bool:
    return one.kind is Kind.DATE and re.fullmatch(r"\d{4}-\d\d-\d\d", one.texts[0]) is not None


def with_beyond(item: dict[str, object], cited: CitedWork) -> dict[str, object]:
    """Return an item of CSL-JSON with the variables for what it does not say yet.

    What has no variable stands with its own name in `custom`.
    """
    custom: dict[str, object] = {}
    for one in beyond(cited, ImportFormat.CSL_JSON):
        mark = ", " if one.kind is Kind.LIST else "; "
        if one.is_own_name:
            custom[one.name] = mark.join(one.texts)
        elif one.kind is Kind.DATE:
            day = one.texts[0]
            item.setdefault(one.name, csl_date(day) if is_edtf(day) else {"literal": day})
        else:
            item[one.name] = mark.join(filter(None, (str(item.get(one.name, "")), *one.texts)))
    return item | ({"custom": custom} if custom else {})
