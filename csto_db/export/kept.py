"""What stood in imported BibTeX files beside the entries, for the head of an export."""

from collections import ChainMap, defaultdict
from collections.abc import Iterator, Mapping

from csto_db.db.reader import Reader
from csto_db.model.imported import ImportedEntry, ImportedField
from csto_db.model.vocabulary import BlockKind
from csto_db.parse.library.bibtex_values import is_balanced, parts, plain

_BLOCKS = """\
SELECT file, kind, name, body, reading
FROM imported_block
WHERE kind IN ({kinds})
ORDER BY file, position
"""
_FOR_ENTRIES = (BlockKind.STRING, BlockKind.PREAMBLE)


def kept_blocks(reader: Reader, *, is_choice: bool) -> Iterator[str]:
    """Yield preambles and strings, and comments and text unless only some works are exported.

    A string that files define differently is left out: its text stands in the entries. What
    two files have word for word comes once.
    """
    differing = Strings(reader).differing
    kinds = _FOR_ENTRIES if is_choice else tuple(BlockKind)
    marks = ", ".join(f"'{kind}'" for kind in kinds)
    given: set[str] = set()
    for _, *block in reader.execute(_BLOCKS.format(kinds=marks)).rows:
        kind, name, body, reading = (str(cell) for cell in block)
        if kind == BlockKind.STRING:
            if name.lower() in differing:
                continue
            names = (part.text.lower() for part in parts(body) if part.is_macro)
            said = body if differing.isdisjoint(names) else f"{{{reading}}}"
            text = f"@string{{{name} = {said}}}"
        elif kind == BlockKind.TEXT:
            text = body
        else:
            text = f"@{kind}{{{body}}}" if is_balanced(body) else f"@{kind}({body})"
        if text not in given:
            given.add(text)
            yield f"{text}\n\n"


class Strings:
    """The strings of imported files: what each stands for, by file, and which differ."""

    def __init__(self, reader: Reader) -> None:
        self._by_file: dict[str, dict[str, str]] = defaultdict(dict)
        readings: dict[str, set[str]] = defaultdict(set)
        query = _BLOCKS.format(kinds=f"'{BlockKind.STRING}'")
        for file, _, name, _, reading in reader.execute(query).rows:
            self._by_file[str(file)][str(name).lower()] = str(reading)
            readings[str(name).lower()].add(str(reading))
        self.differing = {name for name, some in readings.items() if len(some) > 1}

    def of(self, file: str) -> Mapping[str, str]:
        """Return what strings stand for in a file, by their names in lower case.

        What it does not define itself another file may, as one of abbreviations.
        """
        own = self._by_file.get(file, {})
        if len(self._by_file) <= (file in self._by_file):
            return own
        return ChainMap(own, *(some for name, some in self._by_file.items() if name != file))

    def put_into(self, entry: ImportedEntry, file: str) -> ImportedEntry:
        """Return an entry with the texts of strings that another file defines differently."""
        if not (entry.expressions and self.differing):
            return entry
        return entry.with_fields(self._put_in(field, file) for field in entry.fields)

    def _put_in(self, found: ImportedField, file: str) -> ImportedField:
        if not found.is_expression:
            return found
        names = (part.text.lower() for part in parts(found.value) if part.is_macro)
        if self.differing.isdisjoint(names):
            return found
        return ImportedField(found.name, plain(found.value, self.of(file)))
