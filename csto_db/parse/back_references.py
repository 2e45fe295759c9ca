"""Citations that point back ("ibid.", "op. cit.", "n. 7") get the work that they mean."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from csto_db.model.passage import Diagnostic
from csto_db.model.vocabulary import CitationStatus, Role, Severity, Stage
from csto_db.model.work import Citation, Footnote, Work
from csto_db.parse.given_names import GivenNames
from csto_db.parse.named_works import NamedWorks
from csto_db.parse.short_titles import is_short_title, means

_SAME = re.compile(r"\b(?:ibid(?:em)?|id|ebd|ebda|ebenda|loc\.\s?cit)\b|там же|tam zhe", re.I)
_SAME_AUTHOR = re.compile(r"(?:ders|dies|idem|eadem|id)\b", re.I)
# So many works of one author are looked at.
_MOST = 300
_NOTE = re.compile(r"\b(?:n|nn|note|fn|anm|fußn|fußnote)\b\.?\s?(?P<label>\d{1,4})", re.I)


@dataclass(frozen=True, slots=True)
class BackReferences:
    """The citations with the works that they mean, and those whose work is not known."""

    citations: tuple[Citation, ...]
    diagnostics: tuple[Diagnostic, ...]


@dataclass(slots=True)
class _Earlier:
    """What the notes so far have cited; a label that comes again stands for its last note."""

    by_label: dict[str, list[Citation]] = field(default_factory=dict)
    by_family: dict[str, list[Citation]] = field(default_factory=lambda: defaultdict(list))
    last_label: str | None = None
    last_note: int | None = None

    def add(self, label: str, citation: Citation) -> None:
        if citation.footnote != self.last_note:
            self.by_label[label] = []
        self.by_label[label].append(citation)
        self.last_label, self.last_note = label, citation.footnote
        name = _family(citation.work)
        if name and citation.status is CitationStatus.FULL:
            self.by_family[name].append(citation)

    def here(self, citation: Citation) -> list[Citation]:
        """What the note of a citation has cited before it."""
        is_same = citation.footnote == self.last_note
        return self.by_label.get(self.last_label or "", []) if is_same else []

    def latest(self, citation: Citation) -> list[Citation]:
        """What stands before a citation: in its note, or all of the note before."""
        return self.here(citation) or self.by_label.get(self.last_label or "", [])


@dataclass(frozen=True, slots=True)
class _Targets:
    """The works that a back-reference may mean; why there are none, or too many."""

    works: tuple[Work, ...]
    why: str


def resolve_back_references(
    text: str,
    citations: tuple[Citation, ...],
    footnotes: tuple[Footnote, ...],
    listed: tuple[Work, ...],
    given: GivenNames,
) -> BackReferences:
    """Return the citations of a text in their order, each back-reference with its target's work.

    A short title ("Haas, War, p. 3") is the earlier work of that author whose title has those
    words, or such a work of the reference list, `listed`; a short name is the work of the
    citation that it was `given` to. A citation stays as it is, and a diagnostic says why,
    where nothing fits, or more than one thing does.
    """
    named = NamedWorks(text, given.words())
    resolution = _Resolution(footnotes, listed, named)
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
        self, footnotes: Sequence[Footnote], listed: Iterable[Work], named: NamedWorks
    ) -> None:
        self._footnotes = footnotes
        self._named = named
        self._earlier = _Earlier()
        self._listed: defaultdict[str, list[Work]] = defaultdict(list)
        for work in listed:
            self._listed[_family(work) or ""].append(work)
        self.diagnostics: list[Diagnostic] = []

    def of_note(self, citation: Citation, footnote: int) -> Citation:
        """The citation of a note with the work that it points back at."""
        one = self._named.joined(citation)
        if one is citation:
            one = _with_same_author(citation, self._earlier.latest(citation))
            if one.status is CitationStatus.SHORT or is_short_title(one.work):
                one = self._with_target(one)
        self._earlier.add(self._footnotes[footnote].label, one)
        return one

    def _with_target(self, citation: Citation) -> Citation:
        targets = _targets(self._earlier, citation, self._listed)
        if len(targets.works) == 1:
            return replace(citation, work=targets.works[0], status=CitationStatus.SHORT)
        work = citation.work
        if citation.status is CitationStatus.SHORT and (work.note or not work.issued_printed):
            self.diagnostics.append(_unresolved(citation, targets.why))
        return citation

    def of_text(self, citation: Citation) -> Citation:
        """The citation of running text, which may stand before the note that names its work."""
        count = self._named.count(citation)
        if count > 1:
            self.diagnostics.append(_unresolved(citation, f"{count} works have that name"))
        return self._named.joined(citation) if count == 1 else citation


def _with_same_author(citation: Citation, before: list[Citation]) -> Citation:
    """The citation with the authors of the one before it, where it says "ders." or "idem"."""
    work = citation.work
    if work.names(Role.AUTHOR) or not before or not _SAME_AUTHOR.match(work.note or ""):
        return citation
    again = tuple(one for one in before[-1].work.contributions if one.role is Role.AUTHOR)
    return replace(citation, work=replace(work, contributions=again + work.contributions))


def _targets(
    earlier: _Earlier, citation: Citation, listed: Mapping[str, Sequence[Work]]
) -> _Targets:
    words = citation.work.note or ""
    numbered = _NOTE.search(words)
    if numbered:
        return _in_note(earlier, citation, numbered["label"])
    if _SAME.search(words):
        here = earlier.here(citation)[-1:] or earlier.latest(citation)
        return _chosen(_works(here), "nothing is cited before it", "the note before it cites")
    name = _family(citation.work) or ""
    before = _works(earlier.by_family.get(name, ())[-_MOST:])
    fitting = tuple(work for work in before if means(citation.work, work))
    if not fitting:
        fitting = tuple(work for work in listed.get(name, ())[:_MOST] if means(citation.work, work))
    none = f"{len(before)} works of the author are cited before, none with that title or year"
    return _chosen(
        fitting, none if before else "nothing of that author or name is cited before", "there fit"
    )


def _in_note(earlier: _Earlier, citation: Citation, label: str) -> _Targets:
    """The works of the note that a back-reference numbers, by the author that it names."""
    there = earlier.by_label.get(label)
    if there is None:
        return _Targets((), f"no note {label} before it cites anything")
    works = _works(there[-_MOST:])
    name = _family(citation.work)
    fitting = tuple(work for work in works if name is None or _family(work) == name)
    by_title = tuple(work for work in fitting if means(citation.work, work))
    held = (
        f"note {label} cites {len(works)} work{'s' if len(works) > 1 else ''}, none of that author"
    )
    return _chosen(by_title or fitting, held, f"in note {label} there fit")


def _chosen(works: tuple[Work, ...], none: str, several: str) -> _Targets:
    return _Targets(works, f"{several} {len(works)} works" if works else none)


def _works(citations: Iterable[Citation]) -> tuple[Work, ...]:
    """The different works of some citations that were understood, in order."""
    return tuple(dict.fromkeys(one.work for one in citations))


def _family(work: Work) -> str | None:
    names = work.names(Role.AUTHOR)
    return (names[0].family or names[0].literal or "").casefold() or None if names else None


def _unresolved(citation: Citation, why: str) -> Diagnostic:
    work = citation.work
    said = work.note or work.title or ", ".join(map(str, work.names(Role.AUTHOR)))
    message = f"{said!r} points back, but {why}"
    return Diagnostic(
        Stage.PARSE, "back_reference_unresolved", message, citation.span, Severity.INFO
    )
