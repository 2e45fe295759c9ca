"""Headings that say what stands below them: notes, or a list of references."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from csto_db.model.passage import Span

_NUMBERING = r"(?:\d{1,2}\.?\s+|[ivx]{1,5}\.\s+|#+\s+|\*\*)?"
NOTES_HEADING = re.compile(
    rf"{_NUMBERING}(?:(?:foot|end)?notes?|notes and references|references and notes"
    r"|anmerkung(?:en)?(?: und (?:nachweise|quellen|literatur))?|anm\.|nachweise|fu(?:ß|ss)noten?"
    r"|endnoten|примечани[яе]|сноски|notes (?:de bas de page|de fin|et références)"
    r"|notas?(?: (?:al pie|finales))?|note|przypisy)\W*",
    re.I,
)
# Minutes and plans stand under this too.
_PLAIN_HEADING = re.compile(rf"{_NUMBERING}not(?:es?|as?)\W*", re.I)
LIST_HEADING = re.compile(
    rf"{_NUMBERING}(?:references(?: cited)?|reference list|list of references"
    r"|(?:selected |select )?bibliography|works cited|cited works|literature(?: cited)?"
    r"|sources(?: and literature)?"
    r"|literatur(?:verzeichnis)?|quellen(?:-? und literatur)?(?:verzeichnis)?|bibliographie"
    r"|bibliografia|bibliografía|r[ée]f[ée]rences(?: bibliographiques)?|список"
    r" (?:использованн(?:ой|ых) )?(?:литературы|источников)(?: и (?:литературы|источников))?"
    r"|библиограф(?:ия|ический список)|литература|источники и литература"
    r"|spisok literatury|literatura)\W*",
    re.I,
)
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class NoteSections:
    """Where a heading of notes or of a list of references begins to hold.

    `firsts` are the places of the lines or paragraphs right below; a plain heading, "Notes",
    may stand over other things than notes.
    """

    starts: tuple[int, ...]
    is_notes: tuple[bool, ...]
    firsts: tuple[int, ...]
    is_plain: tuple[bool, ...]

    def at(self, place: int) -> bool | None:
        """True under a heading of notes, False under one of a list, None before any."""
        index = self.index(place)
        return self.is_notes[index] if index >= 0 else None

    def index(self, place: int) -> int:
        """Which section a place is in, -1 before any."""
        return bisect_right(self.starts, place) - 1


def note_sections(text: str, units: Sequence[Span]) -> NoteSections:
    """Return the sections of notes and references among some lines or paragraphs.

    >>> note_sections("Notes\\n1 See", [Span(0, 5), Span(6, 11)]).at(6)
    True
    """
    starts, kinds, firsts, plain = [], [], [], []
    for place, span in enumerate(units):
        if span.length > _LONGEST:
            continue
        words = text[span.start : span.end]
        is_notes = bool(NOTES_HEADING.fullmatch(words))
        if is_notes or LIST_HEADING.fullmatch(words):
            starts.append(span.end)
            kinds.append(is_notes)
            firsts.append(place + 1)
            plain.append(_PLAIN_HEADING.fullmatch(words) is not None)
    return NoteSections(tuple(starts), tuple(kinds), tuple(firsts), tuple(plain))
