"""BibTeX and BibLaTeX files as entries, and the works that these describe."""

import re
from collections.abc import Iterable, Mapping
from functools import partial

from csto_db.model.imported import (
    ImportedEntry,
    ImportedField,
    KeptBlock,
    ListShelf,
    ReadFile,
    Shelf,
    Trouble,
    Wanted,
)
from csto_db.model.vocabulary import BlockKind, ImportFormat, Severity
from csto_db.model.work import Work
from csto_db.parse.library.bibtex_syntax import TEXT, Block, read_blocks
from csto_db.parse.library.bibtex_values import MONTHS, balanced, is_balanced, parts, plain
from csto_db.parse.library.bibtex_work import Fields, bibtex_work
from csto_db.parse.library.inheritance import Parents, inherited
from csto_db.parse.library.keys import Keys
from csto_db.parse.library.named_keys import NAMING, NamedKeys

_BLANKS = re.compile(r"\s+")
_ENCODING = re.compile(r"^.*(?:Encoding:|-\*-.*coding:).*\n?", re.I | re.M)
# Text that a reader would take for the start of an entry, were something put behind it.
_OPENS_ENTRY = re.compile(r"@\s*[\w.:+/-]*\s*(?:[{(]|\Z)")
_SHOWN = 60
_LONG = 200
_LONGEST = 1_000_000
"""Strings that join others double with every line."""


def read_bibtex(pieces: Iterable[str], shelf: Shelf | None = None) -> ReadFile:
    r"""Return the entries of a BibTeX file, put on a shelf, and how their works are read.

    The pieces are the text, cut only in front of lines that start with "@". What stands in an
    entry stays as it stands; strings are put in, and `crossref` and `xdata` followed, where its
    work is read. Two entries with one key both go in, the later one with a number behind its
    key.

    >>> read = read_bibtex(["@Book{b:1, title = {{\\'E}tude}, year = 1999}"])
    >>> [(e.key, e.entry_type, work.title, work.issued) for e, work in read.described()]
    [('b:1', 'Book', 'Étude', '1999')]
    """
    library = _Library(ListShelf() if shelf is None else shelf)
    for block in read_blocks(pieces, library.troubles):
        library.add(block)
    undefined = library.undefined()
    library.troubles += undefined.values()
    parents = library.parents()
    return ReadFile(
        ImportFormat.BIBTEX,
        tuple(library.keys.given),
        library.shelf,
        partial(_work, parents=parents, strings=library.strings),
        tuple(library.troubles),
        tuple(library.blocks),
        library.has_files,
        library.named.of,
        Wanted(undefined, library.named.missing, library.strings, parents),
    )


class _Library:
    """What was read of a file."""

    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf
        self.keys = Keys("key", "entry")
        self.blocks: list[KeptBlock] = []
        self.troubles: list[Trouble] = []
        self.strings: dict[str, str] = {}
        self.has_files = False
        self._redefined: dict[str, str] = {}
        self._known: dict[str, int] = {}
        self.named = NamedKeys()
        self._used: dict[str, tuple[str, int]] = {}

    def add(self, block: Block) -> None:
        """Take a block in."""
        kind = block.kind.lower()
        if kind == BlockKind.STRING:
            for name, value in zip(block.names, block.values, strict=True):
                self._define(name, value, block.line)
        elif kind in (BlockKind.COMMENT, BlockKind.PREAMBLE):
            self._keep(KeptBlock(BlockKind(kind), block.body, block.line))
        elif block.kind == TEXT:
            self._add_text(block)
        else:
            self._add_entry(block)

    def undefined(self) -> dict[str, Trouble]:
        """Return the strings that are used and not defined: BibTeX puts nothing in for them."""
        message = "the string {} is not defined in this file; its name is taken"
        return {
            name: Trouble(line, "no_string", message.format(spelt))
            for name, (spelt, line) in self._used.items()
            if name not in self.strings
        }

    def parents(self) -> Parents:
        """Return the entries that others take fields from; say which are not there."""
        if not self.named.of:
            return {}
        meant = self.named.resolved(self.keys.taken, self.troubles)
        wanted = set(meant.values())
        found = {
            entry.key: (entry.entry_type.lower(), read_fields(entry, self.strings))
            for entry in self.shelf
            if entry.key in wanted
        }
        return {named: found[key] for named, key in meant.items() if key in found}

    def _define(self, name: str, value: str, line: int) -> None:
        low, reading = name.lower(), plain(value, self.strings | self._redefined)
        if len(reading) > _LONGEST:
            message = f"the string {name} stands for more than a million characters; left out"
            self.troubles.append(Trouble(line, "string_left_out", message))
            return
        if low not in self.strings:
            self.strings[low] = reading
            self._keep(KeptBlock(BlockKind.STRING, value, line, name, reading))
        elif reading != self.strings[low] or low in self._redefined:
            self._redefined[low] = reading
            message = f"the string {name} is defined twice; from here its text is put in"
            self.troubles.append(Trouble(line, "string_redefined", message, Severity.INFO))

    def _keep(self, block: KeptBlock) -> None:
        if is_balanced(block.body) or (block.kind is BlockKind.COMMENT and ")" not in block.body):
            self.blocks.append(block)
            return
        shown = " ".join(block.body.split())[:_SHOWN]
        message = f"a {block.kind} with a brace without its partner is not kept: {shown}"
        self.troubles.append(Trouble(block.line, f"{block.kind}_left_out", message))

    def _add_text(self, block: Block) -> None:
        lines = [line.strip() for line in block.body.splitlines()]
        said = [line for line in lines if line.strip(" \t},)") and not line.startswith("%")]
        body = _ENCODING.sub("", block.body).strip()
        is_kept = not _OPENS_ENTRY.search(body)
        if is_kept and body:
            self.blocks.append(KeptBlock(BlockKind.TEXT, body, block.line))
        if said or not is_kept:
            more = f" (and {len(said) - 1} more lines)" if len(said) > 1 else ""
            shown = f"{(said or lines)[0][:_SHOWN]}{more}"
            message = f"text between the entries is no entry{', and not kept' * (not is_kept)}"
            severity = Severity.INFO if is_kept else Severity.WARNING
            trouble = Trouble(block.line, "text_between", f"{message}: {shown}", severity)
            self.troubles.append(trouble)

    def _note_mistakes(self, block: Block) -> None:
        for name in block.twice():
            message = f"the field {name} stands twice; the first one counts"
            self.troubles.append(Trouble(block.line, "duplicate_field", message))
        for name in block.bare:
            message = f"the field {name} has no braces; it is read up to the comma"
            self.troubles.append(Trouble(block.line, "no_braces", message))
        if block.broken:
            message = f"{block.broken}; its fields are read line by line"
            self.troubles.append(Trouble(block.line, "broken_entry", message))
        for left in block.left_out:
            message = f"no field, and left out: {' '.join(left.split())[:_LONG]}"
            severity = Severity.INFO if left.startswith("%") else Severity.WARNING
            self.troubles.append(Trouble(block.line, "no_field", message, severity))

    def _add_entry(self, block: Block) -> None:
        self._note_mistakes(block)
        values = self._with_redefined(block) if self._redefined else block.values
        if self._is_known(block, values):
            return
        if not block.key:
            message = "an entry without a key; it is given one"
            self.troubles.append(Trouble(block.line, "no_key", message))
        key = self.keys.unique(block.key, block.line, self.troubles)
        for place in block.expressions:
            if values[place] not in MONTHS:
                self._note_used(values[place], block.line)
        entry = ImportedEntry(key, block.kind, block.line, block.names, values, block.expressions)
        if block.is_doubtful:
            entry = entry.with_fields(map(partial(self._balanced, block.line), entry.fields))
        self.has_files = self.has_files or "file" in block.low_names
        if not block.low_names.isdisjoint(NAMING):
            fields = read_fields(entry, self.strings)
            self.named.add(len(self.keys.given) - 1, entry, fields)
        self.shelf.put(entry)

    def _with_redefined(self, block: Block) -> tuple[str, ...]:
        """Put the texts of strings in that mean another thing here than at the start."""
        values = list(block.values)
        for place in block.expressions:
            found = parts(values[place])
            if any(part.is_macro and part.text.lower() in self._redefined for part in found):
                said = [
                    self._redefined.get(p.text.lower()) if p.is_macro else p.text for p in found
                ]
                values[place] = " # ".join(
                    part.text if text is None else f"{{{text}}}"
                    for part, text in zip(found, said, strict=True)
                )
        return tuple(values)

    def _note_used(self, expression: str, line: int) -> None:
        for part in parts(expression):
            name = part.text.lower()
            if part.is_macro and name not in MONTHS and name not in self._used:
                self._used[name] = (part.text, line)

    def _is_known(self, block: Block, values: tuple[str, ...]) -> bool:
        """Whether the same entry is there already, word for word; say so."""
        mark = hash((block.kind.lower(), block.names, values))
        if not block.key or self._known.setdefault(block.key, mark) != mark:
            return False
        if block.key not in self.keys.taken:
            return False
        message = f"the entry {block.key!r} stands twice, word for word"
        self.troubles.append(Trouble(block.line, "duplicate_entry", message, Severity.INFO))
        return True

    def _balanced(self, line: int, field: ImportedField) -> ImportedField:
        if is_balanced(field.value):
            return field
        message = f"the field {field.name} has a brace without its partner; it is made text"
        self.troubles.append(Trouble(line, "unbalanced", message))
        value = plain(field.value, self.strings) if field.is_expression else field.value
        return ImportedField(field.name, balanced(value))


def read_fields(entry: ImportedEntry, strings: Mapping[str, str]) -> Fields:
    """Return the values that a work is read from, by names in lower case, each on one line."""
    values: list[str] = list(entry.values)
    for place in entry.expressions:
        values[place] = plain(values[place], strings)
    found: dict[str, str] = {}
    for name, value in zip(map(str.lower, entry.names), values, strict=True):
        if name not in found:
            if "\n" in value or "  " in value or "\t" in value:
                value = _BLANKS.sub(" ", value)
            found[name] = value.strip()
    return found


def _work(entry: ImportedEntry, parents: Parents, strings: Mapping[str, str]) -> Work:
    kind = entry.entry_type.lower()
    fields = read_fields(entry, strings)
    return bibtex_work(kind, inherited(fields, kind, parents) if parents else fields)
