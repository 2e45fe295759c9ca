"""Which citation each short name of a document is given to."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from csto_db.model.passage import Diagnostic, Span
from csto_db.model.vocabulary import Severity, Stage
from csto_db.model.work import Citation, Footnote
from csto_db.parse.short_names import ShortName
from csto_db.text.mapped import MappedText

# "Haas (2017) (hereafter H17)": a bracket and a blank may stand between.
_NEAR = 3


@dataclass(frozen=True, slots=True)
class GivenNames:
    """The names that the citations of some spans are given, and the names that stay without."""

    by_citation: dict[Span, tuple[tuple[str, ...], ...]]
    diagnostics: tuple[Diagnostic, ...]

    def words(self) -> frozenset[tuple[str, ...]]:
        """All names that some citation is given."""
        return frozenset(words for names in self.by_citation.values() for words in names)


def given_names(
    text: MappedText,
    names: Sequence[ShortName],
    citations: Sequence[Citation],
    footnotes: Sequence[Footnote],
) -> GivenNames:
    """Return the citation of each name: the last one before it in its note, or right before it.

    `citations` are sorted by their places. In running text most names are those of bodies,
    so only a name in a note without a citation is told.
    """
    starts = [one.span.start for one in citations]
    notes = [one.span.start for one in footnotes]
    found: defaultdict[Span, tuple[tuple[str, ...], ...]] = defaultdict(tuple)
    told: list[Diagnostic] = []
    for name in names:
        at = text.to_original(name.span)
        note = bisect_right(notes, at.start) - 1
        is_in_note = note >= 0 and at.start < footnotes[note].span.end
        place = bisect_right(starts, at.start) - 1
        citation = citations[place] if place >= 0 else None
        if citation and (
            citation.footnote == note if is_in_note else at.start - citation.span.end <= _NEAR
        ):
            found[citation.span] += (name.words,)
        elif is_in_note:
            told.append(_without_work(name, at))
    return GivenNames(dict(found), tuple(told))


def _without_work(name: ShortName, place: Span) -> Diagnostic:
    message = f"no work was read that could have the short name {' '.join(name.words)!r}"
    return Diagnostic(Stage.PARSE, "short_name_without_work", message, place, Severity.INFO)
