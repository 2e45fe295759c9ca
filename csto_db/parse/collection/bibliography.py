"""sources.bib: the documents of a collection as published things (BibTeX and BibLaTeX)."""

import re
from dataclasses import dataclass, replace

from bibtexparser.entrypoint import parse_string
from bibtexparser.model import DuplicateBlockKeyBlock, Entry, ParsingFailedBlock

from csto_db.model.dates import is_edtf
from csto_db.model.work import Work, is_citation_key
from csto_db.parse.collection.tree import Node, Problems
from csto_db.parse.library.bibtex_work import bibtex_work
from csto_db.text.latex import latex_text

_BASIS = re.compile(r"=\"?(.*?)\"?\Z", re.DOTALL)


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """An entry of sources.bib: the work, the text file that it names, and its line."""

    work: Work
    file: str
    line: int


def read_bibliography(text: str, problems: Problems) -> tuple[SourceEntry, ...]:
    """Return the entries that name a text; every block that cannot be read is a problem.

    An annotation `field+an:inferred = {="basis"}` (biblatex, section 3.7) marks a fact
    that the document does not show; `related` with the `relatedtype` "translationof"
    (section 3.4) names the work that it translates.
    """
    library = parse_string(text)
    for block in library.failed_blocks:
        problems.add(Node((block.start_line or 0) + 1, 1), _why(block))
    found = []
    for entry in library.entries:
        line = (entry.start_line or 0) + 1
        if not is_citation_key(entry.key):
            message = f"key {entry.key!r} must be lower-case letters and digits, a letter first"
            problems.add(Node(line, 1), message)
        fields = {field.key.lower(): str(field.value) for field in entry.fields}
        if "file" not in fields:
            problems.add(Node(line, 1), f"{entry.key} has no 'file' that names its text")
            continue
        _check_date(entry, fields, problems)
        original = _original(entry, fields, problems)
        work = replace(_work(entry, fields), translation_of=original)
        found.append(SourceEntry(work, file_name(fields["file"]), line))
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


def _original(entry: Entry, fields: dict[str, str], problems: Problems) -> str | None:
    """Return the key of the work that a document translates, if its entry says so."""
    relation = fields.get("relatedtype", "").strip().lower()
    if relation not in ("translationof", "translationas"):
        return None
    keys = [key.strip() for key in fields.get("related", "").split(",")]
    if relation == "translationas":
        message = "is told in the entry of the translation, as relatedtype = {translationof}"
    elif len(keys) > 1 or not keys[0] or keys[0] == entry.key:
        message = "needs one other work as related = {key}"
    else:
        return keys[0]
    line = (entry.fields_dict["relatedtype"].start_line or 0) + 1
    problems.add(Node(line, 1), f"{entry.key}: relatedtype = {{{relation}}} {message}")
    return None


def file_name(value: str) -> str:
    r"""Return the path in a `file` field: bare, as JabRef, or as Zotero writes it.

    >>> file_name("texts/a.txt"), file_name(":texts/a.txt:Text"), file_name("A:b.txt:text/plain")
    ('texts/a.txt', 'texts/a.txt', 'b.txt')
    """
    first = value.split(";")[0]
    parts = first.split(":")
    return parts[1] if len(parts) == 3 else first


def _work(entry: Entry, fields: dict[str, str]) -> Work:
    work = bibtex_work(entry.entry_type.lower(), fields)
    return replace(work, citation_key=entry.key, inferred=_inferred(fields))


def _inferred(fields: dict[str, str]) -> tuple[tuple[str, str], ...]:
    found = []
    for name, value in fields.items():
        field, mark, kind = name.partition("+an")
        basis = _BASIS.match(value)
        if mark and kind in ("", ":inferred") and basis:
            found.append((field, latex_text(basis[1])))
    return tuple(found)
