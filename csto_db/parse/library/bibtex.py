"""BibTeX and BibLaTeX files as entries with their works."""

import re
from collections.abc import Iterable, Mapping

from csto_db.model.imported import ImportedEntry, ImportedField, ReadFile, Trouble
from csto_db.model.vocabulary import ImportFormat, Severity
from csto_db.parse.library.bibtex_syntax import Block, Field, Lines, Part, read_blocks
from csto_db.parse.library.bibtex_work import Fields, bibtex_work
from csto_db.parse.library.inheritance import inherited

_NO_ENTRIES = ("string", "comment", "preamble")
_MONTHS = dict(
    zip(
        "jan feb mar apr may jun jul aug sep oct nov dec".split(),
        "January February March April May June July August September October November"
        " December".split(),
        strict=True,
    )
)
_BLANKS = re.compile(r"\s+")
_SHOWN = 60


def read_bibtex(text: str) -> ReadFile:
    r"""Return the entries of a BibTeX file with the works that they describe.

    `@string` is put in; `crossref`, `xdata` and `xref` stay fields, and what they give to an
    entry goes into its work. Two entries with one key both go in, the later one with a number
    behind its key.

    >>> one, = read_bibtex("@Book{b:1, title = {{\\'E}tude}, year = 1999}").entries
    >>> one.key, one.entry_type, one.work.title, one.work.issued
    ('b:1', 'Book', 'Étude', '1999')
    """
    lines, troubles = Lines(text), list[Trouble]()
    strings: dict[str, str] = {}
    blocks: list[tuple[str, Block, tuple[ImportedField, ...], Fields]] = []
    keys: dict[str, tuple[ImportedField, ...]] = {}
    for block in read_blocks(text, lines, troubles):
        line = lines.at(block.start)
        if block.kind.lower() == "string":
            strings |= {f.name.lower(): _plain(f.parts, strings) for f in block.fields}
        elif block.kind.lower() in _NO_ENTRIES:
            _note_left_out(block, line, troubles)
        else:
            fields = _fields(block.fields, strings, lines, troubles)
            key = _unique(block.key, fields, keys, line, troubles)
            if key is not None:
                keys[key] = fields
                blocks.append((key, block, fields, _read_fields(block.fields, fields, strings)))
    named = {key: values for key, _, _, values in blocks if key}
    kinds = {key: block.kind.lower() for key, block, _, _ in blocks if key}
    entries = []
    for key, block, fields, values in blocks:
        line = lines.at(block.start)
        whole = inherited(values, block.kind.lower(), named, kinds, line, troubles)
        work = bibtex_work(block.kind.lower(), whole)
        entries.append(ImportedEntry(key, block.kind, fields, line, work))
    return ReadFile(ImportFormat.BIBTEX, tuple(entries), tuple(troubles))


def _note_left_out(block: Block, line: int, troubles: list[Trouble]) -> None:
    shown = " ".join(block.body.split())[:_SHOWN]
    message = f"a {block.kind} is not kept: {shown}"
    troubles.append(Trouble(line, f"{block.kind}_left_out", message, Severity.INFO))


def _unique(
    key: str,
    fields: tuple[ImportedField, ...],
    known: Mapping[str, tuple[ImportedField, ...]],
    line: int,
    troubles: list[Trouble],
) -> str | None:
    """Return the key under which an entry goes in, None if the same entry is there already."""
    if not key:
        troubles.append(Trouble(line, "no_key", "an entry without a key; it is given one"))
        return key
    if key not in known:
        return key
    if known[key] == fields:
        message = f"the entry {key!r} stands twice, word for word"
        troubles.append(Trouble(line, "duplicate_entry", message, Severity.INFO))
        return None
    number = next(n for n in range(2, len(known) + 3) if f"{key}-{n}" not in known)
    message = f"the key {key!r} stands twice; this entry is given the key '{key}-{number}'"
    troubles.append(Trouble(line, "duplicate_key", message))
    return f"{key}-{number}"


def _fields(
    fields: Iterable[Field], strings: Mapping[str, str], lines: Lines, troubles: list[Trouble]
) -> tuple[ImportedField, ...]:
    known: set[str] = set()
    for field in fields:
        if field.name.lower() in known:
            message = f"the field {field.name} stands twice; the first one counts"
            troubles.append(Trouble(lines.at(field.start), "duplicate_field", message))
        known.add(field.name.lower())
    return tuple([_as_it_stands(field, strings) for field in fields])


def _as_it_stands(field: Field, strings: Mapping[str, str]) -> ImportedField:
    parts = field.parts
    if len(parts) == 1 and not parts[0].is_macro:
        return ImportedField(field.name, parts[0].text)
    if all(not part.is_macro or part.text.lower() in strings for part in parts):
        return ImportedField(field.name, "".join(_text(part, strings) for part in parts))
    written = (
        part.text
        if part.is_macro and part.text.lower() not in strings
        else f"{{{_text(part, strings)}}}"
        for part in parts
    )
    return ImportedField(field.name, " # ".join(written), is_expression=True)


def _text(part: Part, strings: Mapping[str, str]) -> str:
    if not part.is_macro:
        return part.text
    name = part.text.lower()
    return strings.get(name) or _MONTHS.get(name, part.text)


def _plain(parts: Iterable[Part], strings: Mapping[str, str]) -> str:
    return "".join(_text(part, strings) for part in parts)


def _read_fields(
    fields: Iterable[Field], kept: Iterable[ImportedField], strings: Mapping[str, str]
) -> Fields:
    """The values that a work is read from, by names in lower case, each on one line."""
    values: dict[str, str] = {}
    for field, one in zip(fields, kept, strict=True):
        value = _plain(field.parts, strings) if one.is_expression else one.value
        if "\n" in value or "  " in value or "\t" in value:
            value = _BLANKS.sub(" ", value)
        values.setdefault(field.name.lower(), value.strip())
    return values
