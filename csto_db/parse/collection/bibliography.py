"""sources.bib: the documents of a collection as published things (BibTeX and BibLaTeX)."""

import re
from dataclasses import dataclass

from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares.names import parse_single_name_into_parts
from bibtexparser.model import DuplicateBlockKeyBlock, Entry, ParsingFailedBlock

from csto_db.model.dates import is_edtf
from csto_db.model.language import language_tag
from csto_db.model.vocabulary import EntryType, IdentifierScheme, Role
from csto_db.model.work import Contribution, Identifier, Name, Work
from csto_db.parse.collection.tree import Node, Problems
from csto_db.text.latex import latex_text

_TYPES = {
    "article": EntryType.ARTICLE,
    "book": EntryType.BOOK,
    "collection": EntryType.BOOK,
    "incollection": EntryType.CHAPTER,
    "inbook": EntryType.CHAPTER,
    "inproceedings": EntryType.CHAPTER,
    "online": EntryType.WEB_PAGE,
    "electronic": EntryType.WEB_PAGE,
    "report": EntryType.REPORT,
    "techreport": EntryType.REPORT,
    "unpublished": EntryType.UNPUBLISHED,
    "legal": EntryType.TREATY,
}
_CONTAINERS = ("journaltitle", "journal", "booktitle", "maintitle", "organization")
_PUBLISHERS = ("publisher", "institution", "school")
_KEY = re.compile(r"[a-z][a-z0-9]*\Z")
_BASIS = re.compile(r"=\"?(.*?)\"?\Z", re.DOTALL)
_NAME_SEPARATOR = re.compile(r"\s+and\s+")
_LATEX = re.compile(r"[\\{}~]|--")


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """An entry of sources.bib: the work, the text file that it names, and its line."""

    work: Work
    file: str
    line: int


def read_bibliography(text: str, problems: Problems) -> tuple[SourceEntry, ...]:
    """Return the entries that name a text; every block that cannot be read is a problem.

    An annotation `field+an:inferred = {="basis"}` (biblatex, section 3.7) marks a fact
    that the document does not show.
    """
    library = parse_string(text)
    for block in library.failed_blocks:
        problems.add(Node((block.start_line or 0) + 1, 1), _why(block))
    found = []
    for entry in library.entries:
        line = (entry.start_line or 0) + 1
        if not _KEY.match(entry.key):
            message = f"key {entry.key!r} must be lower-case letters and digits, a letter first"
            problems.add(Node(line, 1), message)
        fields = {field.key.lower(): str(field.value) for field in entry.fields}
        if "file" not in fields:
            problems.add(Node(line, 1), f"{entry.key} has no 'file' that names its text")
            continue
        _check_date(entry, fields, problems)
        found.append(SourceEntry(_work(entry, fields), file_name(fields["file"]), line))
    return tuple(found)


def _why(block: ParsingFailedBlock) -> str:
    if isinstance(block, DuplicateBlockKeyBlock):
        return f"the key {block.key!r} stands twice"
    return "not BibTeX: " + " ".join(str(block.error).split()).removesuffix(".")


def _check_date(entry: Entry, fields: dict[str, str], problems: Problems) -> None:
    date = fields.get("date")
    if date is not None and not is_edtf(date):
        line = (entry.fields_dict["date"].start_line or 0) + 1
        problems.add(Node(line, 1), f"{date!r} is not an EDTF date, as 2016-11-25")


def file_name(value: str) -> str:
    r"""Return the path in a `file` field: bare, as JabRef, or as Zotero writes it.

    >>> file_name("texts/a.txt"), file_name(":texts/a.txt:Text"), file_name("A:b.txt:text/plain")
    ('texts/a.txt', 'texts/a.txt', 'b.txt')
    """
    first = value.split(";")[0]
    parts = first.split(":")
    return parts[1] if len(parts) == 3 else first


def plain(value: str) -> str:
    r"""Return a field with its LaTeX made Unicode; a text without LaTeX stays as it is.

    >>> plain(r"Raisons d'{\^E}tre"), plain("50% of it")
    ("Raisons d'Être", '50% of it')
    """
    if not _LATEX.search(value):
        return value
    return latex_text(value)


def _work(entry: Entry, fields: dict[str, str]) -> Work:
    def text(*names: str) -> str | None:
        return next((plain(fields[name]) for name in names if fields.get(name)), None)

    return Work(
        entry_type=_TYPES.get(entry.entry_type.lower(), EntryType.UNKNOWN),
        title=text("title"),
        container=text(*_CONTAINERS),
        issued=_issued(fields),
        url=fields.get("url"),
        place=text("location", "address"),
        publisher=text(*_PUBLISHERS),
        volume=text("volume"),
        issue=text("number", "issue"),
        pages=text("pages"),
        edition=text("edition"),
        series=text("series"),
        genre=text("type"),
        language=language_tag(text("langid", "language") or "") or None,
        note=text("note"),
        contributions=_contributions(fields),
        identifiers=_identifiers(fields),
        inferred=_inferred(fields),
        citation_key=entry.key,
    )


def _issued(fields: dict[str, str]) -> str | None:
    date = fields.get("date") or fields.get("year")
    return date if date and is_edtf(date) else None


def _contributions(fields: dict[str, str]) -> tuple[Contribution, ...]:
    return tuple(
        Contribution(role, _name(printed))
        for role in (Role.AUTHOR, Role.EDITOR, Role.TRANSLATOR)
        for printed in _NAME_SEPARATOR.split(fields.get(role.value, ""))
        if printed
    )


def _name(printed: str) -> Name:
    if printed.startswith("{") and printed.endswith("}"):
        return Name(literal=plain(printed))
    parts = parse_single_name_into_parts(printed)
    joined = [
        plain(" ".join(part)) or None for part in (parts.last, parts.first, parts.von, parts.jr)
    ]
    family, given, particle, suffix = joined
    if family is None:
        return Name(literal=plain(printed))
    return Name(family=family, given=given, particle=particle, suffix=suffix)


def _identifiers(fields: dict[str, str]) -> tuple[Identifier, ...]:
    schemes = (IdentifierScheme.DOI, IdentifierScheme.ISBN, IdentifierScheme.ISSN)
    return tuple(
        Identifier(scheme, fields[scheme.value]) for scheme in schemes if fields.get(scheme.value)
    )


def _inferred(fields: dict[str, str]) -> tuple[tuple[str, str], ...]:
    found = []
    for name, value in fields.items():
        field, mark, kind = name.partition("+an")
        basis = _BASIS.match(value)
        if mark and kind in ("", ":inferred") and basis:
            found.append((field, plain(basis[1])))
    return tuple(found)
