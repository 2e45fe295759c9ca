"""Citations that point back ("ibid.", "op. cit.", "n. 7") get the work that they mean."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from csto_db.model.passage import Diagnostic
from csto_db.model.vocabulary import CitationStatus, Role, Severity, Stage
from csto_db.model.work import Citation, Contribution, Footnote, Name, Work
from csto_db.parse.body_names import BodyNames
from csto_db.parse.earlier_citations import EarlierCitations
from csto_db.parse.given_names import GivenNames
from csto_db.parse.named_works import NamedWorks
from csto_db.parse.short_titles import is_short_title, is_title_alone

_SAME_AUTHOR = re.compile(r"(?:ders|dies|idem|eadem|id)\b", re.I)
# Without a title behind it "Id." is the same work, not another of its author.
_SAME_WORK = re.compile(r"(?:idem|id)\b\.?\Z", re.I)
_AND = re.compile(r",?\s(?:and|&|und|et|y|e|и)\s|,\s")
# So many characters of a citation are shown.
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class BackReferences:
    """The citations with the works that they mean, and those whose work is not known."""

    citations: tuple[Citation, ...]
    diagnostics: tuple[Diagnostic, ...]


def resolve_back_references(
    text: str,
    citations: tuple[Citation, ...],
    footnotes: tuple[Footnote, ...],
    listed: tuple[Work, ...],
    given: GivenNames,
    bodies: BodyNames,
) -> BackReferences:
    """Return the citations of a text in their order, each back-reference with its target's work.

    A short title ("Haas, War, p. 3") is the earlier work of that author whose title has those
    words, or such a work of the reference list, `listed`; a short name is the work of the
    citation that it was `given` to. A citation stays as it is, and a diagnostic says why,
    where nothing fits, or more than one thing does.
    """
    named = NamedWorks(text, given.words())
    resolution = _Resolution(text, footnotes, named, EarlierCitations(listed, bodies))
    found: list[Citation] = []
    for citation in citations:
        note = citation.footnote
        one = citation if note is None else resolution.of_note(citation, note)
        named.give(one.work, given.by_citation.get(citation.span, ()))
        found.append(one)
    joined = (resolution.of_text(one) if one.footnote is None else one for one in found)
    return BackReferences(tuple(joined), tuple(resolution.diagnostics))


class _Resolution:
    """What the notes so far have cited, what has which short name, and what was told."""

    def __init__(
        self,
        text: str,
        footnotes: Sequence[Footnote],
        named: NamedWorks,
        earlier: EarlierCitations,
    ) -> None:
        self._text = text
        self._footnotes = footnotes
        self._named = named
        self._earlier = earlier
        self.diagnostics: list[Diagnostic] = []

    def of_note(self, citation: Citation, footnote: int) -> Citation:
        """The citation of a note with the work that it points back at."""
        one = self._named.joined(citation)
        if one is citation:
            one = _with_same_author(citation, self._earlier.latest(citation))
            one = self._with_names(one)
            if one.status is CitationStatus.SHORT or is_short_title(one.work):
                one = self._with_target(one)
        self._earlier.add(self._footnotes[footnote].label, one)
        return one

    def _with_names(self, citation: Citation) -> Citation:
        """The citation with authors, where what was read as its title are those of earlier ones.

        "Fenn and Holm, 14" names two people only where such two wrote something.
        """
        work = citation.work
        if work.names(Role.AUTHOR) or not is_title_alone(work):
            return citation
        said = _AND.split(work.title or "")
        found = self._earlier.by_authors(said) if len(said) > 1 else ()
        if not found:
            return citation
        authors = tuple(Contribution(Role.AUTHOR, Name(family=one.family)) for one in found)
        short = replace(work, title=None, contributions=authors)
        return replace(citation, work=short, status=CitationStatus.SHORT)

    def _with_target(self, citation: Citation) -> Citation:
        targets = self._earlier.targets(citation)
        if len(targets.works) == 1:
            return replace(citation, work=targets.works[0], status=CitationStatus.SHORT)
        work = citation.work
        if citation.status is CitationStatus.SHORT and (work.note or not work.issued_printed):
            self.diagnostics.append(self._unresolved(citation, targets.why))
        return citation

    def of_text(self, citation: Citation) -> Citation:
        """The citation of running text, which may stand before the note that names its work."""
        count = self._named.count(citation)
        if count > 1:
            self.diagnostics.append(self._unresolved(citation, f"{count} works have that name"))
        return self._named.joined(citation) if count == 1 else citation

    def _unresolved(self, citation: Citation, why: str) -> Diagnostic:
        printed = " ".join(self._text[citation.span.start : citation.span.end].split())
        said = printed.strip(" .,;:")[:_LONGEST]
        message = f"{said!r} points back, but {why}"
        return Diagnostic(
            Stage.PARSE, "back_reference_unresolved", message, citation.span, Severity.INFO
        )


def _with_same_author(citation: Citation, before: list[Citation]) -> Citation:
    """The citation with the authors of the one before it, where it says "ders." or "idem"."""
    work = citation.work
    words = work.note or ""
    if work.names(Role.AUTHOR) or not before or not _SAME_AUTHOR.match(words):
        return citation
    if _SAME_WORK.match(words) and not work.title:
        return citation
    again = tuple(one for one in before[-1].work.contributions if one.role is Role.AUTHOR)
    return replace(citation, work=replace(work, contributions=again + work.contributions))
