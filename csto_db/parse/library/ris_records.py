"""The records of a RIS file, each with its tags; what is none is a trouble, not an end."""

import re
from collections.abc import Iterable, Iterator

from csto_db.model.imported import Trouble
from csto_db.model.vocabulary import Severity

_LINE = re.compile(r"([A-Z][A-Z0-9])  ?-(?: (.*)|\s*)\Z")
# A tag that is not written as RIS wants it: indented, with a tab, without a blank.
_ODD_LINE = re.compile(r"[ \t]*([A-Z][A-Z0-9])(?:[ \t]+-[ \t]*|-[ \t]+|-\Z)(.*)\Z")
_TAGS = frozenset(
    "A1 A2 A3 A4 A5 AB AD AN AU AV BT C1 C2 C3 C4 C5 C6 C7 C8 CA CN CP CT CY DA DB DI DO DP DS ED"
    " EP ER ET FD H1 H2 ID IP IS J1 J2 JA JF JO K1 KW L1 L2 L3 L4 LA LB LK LL M1 M2 M3 N1 N2 NO NV"
    " OL OP PA PB PP PY RD RI RN RP SE SF SL SN SP SR ST SV T1 T2 T3 TA TI TT TY U1 U2 U3 U4 U5 UR"
    " VL VO Y1 Y2".split()
)
_OUTSIDE = "text outside a record"
_ODD = "a tag that is not written as RIS wants it, `TAG  - text`, is read as one"
_SHOWN = 60
Tags = list[tuple[str, str]]


def read_records(pieces: Iterable[str], troubles: list[Trouble]) -> Iterator[tuple[int, Tags]]:
    """Yield the line and the tags of each record; the first tag is its type.

    >>> list(read_records(["TY  - BOOK\\nTI  - A\\n  title\\nER  - \\n"], []))
    [(1, [('TY', 'BOOK'), ('TI', 'A\\n  title')])]
    """
    record: list[tuple[str, list[str]]] = []
    start = 1
    outside, odd = _Noted(only_beside=True), _Noted()
    for number, line in enumerate(_lines(pieces), start=1):
        found = _LINE.match(line) or _odd_tag(line, number, odd)
        if found is None:
            if len(record) > 1:
                record[-1][1].append(line)
            else:
                outside.add(number, line)
            continue
        tag, value = found[1], found[2] or ""
        if tag in ("TY", "ER") and record:
            if tag == "TY":
                troubles.append(_no_end(start))
            yield start, _tags(record)
            record = []
        if tag == "TY":
            start, record = number, [(tag, [value.strip()])]
        elif tag == "ER":
            outside.add(number, value)
        elif record:
            record.append((tag, [value]))
        else:
            outside.add(number, line)
    if record:
        troubles.append(_no_end(start))
        yield start, _tags(record)
    troubles += outside.troubles("text_between", _OUTSIDE, Severity.WARNING)
    troubles += odd.troubles("odd_tag", _ODD, Severity.INFO)


class _Noted:
    """Lines that something is to be said of, once for all, or for those beside each other."""

    def __init__(self, *, only_beside: bool = False) -> None:
        self._only_beside = only_beside
        self._found: list[tuple[int, str, int]] = []
        self._last = 0

    def add(self, number: int, line: str) -> None:
        """Note a line, unless it is empty."""
        if not line.strip():
            return
        if self._found and not (self._only_beside and self._last < number - 1):
            first, shown, count = self._found[-1]
            self._found[-1] = first, shown, count + 1
        else:
            self._found.append((number, line[:_SHOWN], 1))
        self._last = number

    def troubles(self, code: str, said: str, severity: Severity) -> Iterator[Trouble]:
        """Yield what is to be said."""
        for number, shown, count in self._found:
            more = f" (and {count - 1} more lines)" if count > 1 else ""
            yield Trouble(number, code, f"{said}: {shown}{more}", severity)


def _lines(pieces: Iterable[str]) -> Iterator[str]:
    rest = ""
    for piece in pieces:
        *lines, rest = f"{rest}{piece}".split("\n")
        yield from lines
    yield rest


def _odd_tag(line: str, number: int, odd: _Noted) -> re.Match[str] | None:
    found = _ODD_LINE.match(line)
    if found is None or found[1] not in _TAGS:
        return None
    odd.add(number, line)
    return found


def _no_end(line: int) -> Trouble:
    return Trouble(line, "no_end", "the record has no ER at its end")


def _tags(record: list[tuple[str, list[str]]]) -> Tags:
    """Empty lines before the end of a record, or after a tag, say nothing."""
    for _, lines in record:
        while len(lines) > 1 and not lines[-1].strip(" \t"):
            lines.pop()
    return [(tag, "\n".join(lines)) for tag, lines in record]
