"""RIS files as entries with their works."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from csto_db.model.dates import is_edtf
from csto_db.model.imported import ImportedEntry, ListShelf, ReadFile, Shelf, Trouble
from csto_db.model.vocabulary import EntryType, IdentifierScheme, ImportFormat, Role
from csto_db.model.work import Contribution, Identifier, Name, Work
from csto_db.parse.library.keys import Keys
from csto_db.parse.library.ris_records import read_records
from csto_db.parse.titled import titled

_TYPES = {
    "ABST": EntryType.ARTICLE, "BLOG": EntryType.WEB_PAGE, "BOOK": EntryType.BOOK,
    "CHAP": EntryType.CHAPTER, "CONF": EntryType.BOOK, "CPAPER": EntryType.CHAPTER,
    "EBOOK": EntryType.BOOK, "ECHAP": EntryType.CHAPTER, "EDBOOK": EntryType.BOOK,
    "EJOUR": EntryType.ARTICLE, "ELEC": EntryType.WEB_PAGE, "GOVDOC": EntryType.OFFICIAL_DOCUMENT,
    "HEAR": EntryType.TRANSCRIPT, "INPR": EntryType.ARTICLE, "JFULL": EntryType.ARTICLE,
    "JOUR": EntryType.ARTICLE, "MANSCPT": EntryType.UNPUBLISHED, "MGZN": EntryType.NEWS,
    "NEWS": EntryType.NEWS, "RPRT": EntryType.REPORT, "SER": EntryType.BOOK,
    "THES": EntryType.UNPUBLISHED, "UNPB": EntryType.UNPUBLISHED,
}  # fmt: skip
_BY_GENRE = {
    "interview": EntryType.INTERVIEW, "treaty": EntryType.TREATY,
    "official document": EntryType.OFFICIAL_DOCUMENT, "transcript": EntryType.TRANSCRIPT,
}  # fmt: skip
_ROLES = {"AU": Role.AUTHOR, "A1": Role.AUTHOR, "ED": Role.EDITOR, "A2": Role.EDITOR,
          "A4": Role.TRANSLATOR}  # fmt: skip
_BOOKS = (EntryType.BOOK, EntryType.CHAPTER)
_REPORTS = ("RPRT", "GOVDOC", "HEAR", "STAND", "PAT")
_DATE = re.compile(r"(\d{4})(?:[/-](\d\d?))?(?:[/-](\d\d?))?")
_SHOWN = 60
Values = Mapping[str, Sequence[str]]


def read_ris(pieces: Iterable[str], shelf: Shelf | None = None) -> ReadFile:
    """Return the records of a RIS file, put on a shelf, and how their works are read.

    The pieces are the text, cut only behind line ends. A line without a tag goes on with the
    value before it; a tag that RIS knows is read however blanks stand around it.

    >>> read = read_ris(["TY  - JOUR\\nID  - k\\nTI  - Peace\\nPY  - 1999\\nER  - \\n"])
    >>> [(e.key, e.entry_type, work.title, work.issued) for e, work in read.described()]
    [('k', 'JOUR', 'Peace', '1999')]
    """
    troubles: list[Trouble] = []
    keys = Keys("key", "record")
    kept = ListShelf() if shelf is None else shelf
    for line, fields in read_records(pieces, troubles):
        rest = fields[1:]
        place = next((n for n, (tag, value) in enumerate(rest) if tag == "ID" and value.strip()), 0)
        named = rest.pop(place)[1].strip() if rest and rest[place][0] == "ID" else ""
        key = keys.unique(named, line, troubles)
        names, values = zip(*rest, strict=True) if rest else ((), ())
        kept.put(ImportedEntry(key, fields[0][1], line, names, values))
    return ReadFile(ImportFormat.RIS, tuple(keys.given), kept, _work, tuple(troubles))


def _work(entry: ImportedEntry) -> Work:
    values: dict[str, list[str]] = defaultdict(list)
    for tag, value in zip(entry.names, entry.values, strict=True):
        if said := " ".join(value.split()):
            values[tag].append(said)

    def first(*tags: str) -> str | None:
        return next((values[tag][0] for tag in tags if values.get(tag)), None)

    kind = entry.entry_type
    genre = first("M3")
    entry_type = _BY_GENRE.get((genre or "").lower()) or _TYPES.get(kind, EntryType.UNKNOWN)
    is_numbered = kind in _REPORTS
    work = Work(
        entry_type=entry_type,
        title=first("TI", "T1", "CT"),
        translated_title=first("TT"),
        container=first("T2", "JO", "JF", "J2", "JA", "BT"),
        issued=day_of(first("DA", "PY", "Y1"), first("PY", "Y1")),
        url=first("UR"),
        place=first("CY", "PP"),
        publisher=first("PB"),
        volume=first("VL"),
        issue=None if is_numbered else first("IS"),
        pages="–".join(page for page in (first("SP"), first("EP")) if page) or None,
        edition=first("ET"),
        series=first("T3"),
        genre=genre,
        language=first("LA"),
        note=first("N1"),
        contributions=tuple(_contributions(entry, entry_type)),
        identifiers=tuple(_identifiers(values, entry_type, is_numbered=is_numbered)),
    )
    return titled(work)


def day_of(*printed: str | None) -> str | None:
    """Return the first text that is a date, in EDTF: RIS writes 2012/05/01/ and words behind it."""
    for text in printed:
        found = _DATE.match(text or "")
        if found is None:
            continue
        parts = [part.zfill(2) for part in found.groups() if part]
        for length in range(len(parts), 0, -1):
            if is_edtf("-".join(parts[:length])):
                return "-".join(parts[:length])
    return None


def _contributions(entry: ImportedEntry, entry_type: EntryType) -> Iterator[Contribution]:
    for tag, value in zip(entry.names, entry.values, strict=True):
        role = _ROLES.get(tag)
        if role is not None and value.strip():
            if role is Role.AUTHOR and entry_type is EntryType.INTERVIEW:
                role = Role.INTERVIEWEE
            yield Contribution(role, _name(value))


def _name(printed: str) -> Name:
    """Family, given, suffix: the order of RIS."""
    parts = [" ".join(part.split()) for part in printed.split(",")]
    if len(parts) == 1 or not parts[0]:
        return Name(literal=" ".join(printed.split()))
    return Name(
        family=parts[0], given=parts[1] or None, suffix=", ".join(filter(None, parts[2:])) or None
    )


def _identifiers(
    values: Values, entry_type: EntryType, *, is_numbered: bool
) -> Iterator[Identifier]:
    serial = IdentifierScheme.ISBN if entry_type in _BOOKS else IdentifierScheme.ISSN
    schemes = [("DO", IdentifierScheme.DOI), ("SN", serial)]
    if is_numbered:
        schemes.append(("IS", IdentifierScheme.NUMBER))
    for tag, scheme in schemes:
        for value in values.get(tag, ())[:1]:
            yield Identifier(scheme, value)
