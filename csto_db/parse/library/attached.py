"""The files that a `file` field names, as JabRef, Zotero and Mendeley write it."""

import re

_ENTRY_END = re.compile(r"(?<!\\);")
_PART_END = re.compile(r"(?<!\\):(?!\\)")
_ESCAPED = re.compile(r"\\([;:\\{}_])")
_PARTS = 3


def attached_files(value: str) -> tuple[str, ...]:
    r"""Return the paths in a `file` field, in order.

    >>> attached_files("texts/a.txt"), attached_files(":texts/a.txt:Text;Full\\: b:b.pdf:PDF")
    (('texts/a.txt',), ('texts/a.txt', 'b.pdf'))
    """
    found = []
    for entry in _ENTRY_END.split(value):
        parts = _PART_END.split(entry)
        path = parts[1] if len(parts) == _PARTS else entry
        if path.strip():
            found.append(_ESCAPED.sub(r"\1", path.strip()))
    return tuple(found)
