"""Citations that point back ("ibid.", "op. cit.", "n. 7") get the work that they mean."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from csto_db.model.passage import Diagnostic
from csto_db.model.vocabulary import CitationStatus, Role, Severity, Stage
from csto_db.model.work import Citation, Contribution, Footnote, Name, Work
from csto_db.parse.given_names import GivenNames
from csto_db.parse.named_works import NamedWorks
from csto_db.parse.short_titles import has_same_authors, is_short_title, is_title_alone, means

_SAME = re.compile(
    r"\b(?:ibid(?:em)?|ivi|id|ebd|ebda|ebenda)\b|там же|tam zhe"
    r"|(?:loc|op|art)\.?\s?cit\b|a\.\s?a\.\s?O|(?:указ|цит|ук)\.\s?соч|\Acit\b",
    re.I,
)
_SAME_AUTHOR = re.compile(r"(?:ders|dies|idem|eadem|id)\b", re.I)
# Without a title behind it "Id." is the same work, not another of its author.
_SAME_WORK = re.compile(r"(?:idem|id)\b\.?\Z", re.I)
# So many works of one author are looked at, and so many characters of a citation shown.
_MOST = 300
_LONGEST = 60
_AND = re.compile(r",?\s(?:and|&|und|et|y|e|и)\s|,\s")
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
    resolution = _Resolution(text, footnotes, listed, named)
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
        listed: Iterable[Work],
        named: NamedWorks,
    ) -> None:
        self._text = text
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
        families = tuple(one.casefold() for one in _AND.split(work.title or ""))
        for earlier in reversed(self._earlier.by_family.get(families[0], ())[-_MOST:]):
            names = earlier.work.names(Role.AUTHOR)[: len(families)]
            if len(families) > 1 and families == tuple(map(_family_of, names)):
                authors = tuple(Contribution(Role.AUTHOR, Name(family=one.family)) for one in names)
                short = replace(work, title=None, contributions=authors)
                return replace(citation, work=short, status=CitationStatus.SHORT)
        return citation

    def _with_target(self, citation: Citation) -> Citation:
        targets = _targets(self._earlier, citation, self._listed)
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


def _targets(
    earlier: _Earlier, citation: Citation, listed: Mapping[str, Sequence[Work]]
) -> _Targets:
    words = citation.work.note or ""
    numbered = _NOTE.search(words)
    if numbered:
        return _in_note(earlier, citation, numbered["label"])
    name = _family(citation.work)
    if _SAME.search(words) and not (name or citation.work.title):
        return _repeated(earlier.here(citation)[-1:] or earlier.latest(citation))
    before = _works(earlier.by_family.get(name or "", ())[-_MOST:])
    fitting = _meant(citation.work, before)
    if not fitting:
        fitting = _meant(citation.work, listed.get(name or "", ())[:_MOST])
    none = "nothing of that author or name is cited before"
    if before:
        are = "works of the author are" if len(before) > 1 else "work of the author is"
        none = f"{len(before)} {are} cited before, none with that title or year"
    return _chosen(fitting, none, "there fit")


def _repeated(cited: Sequence[Citation]) -> _Targets:
    """The work that "ibid." repeats, if it is known itself."""
    if any(one.status is CitationStatus.SHORT and one.work.note for one in cited):
        return _Targets((), "what it repeats is not known itself")
    return _chosen(_works(cited), "nothing is cited before it", "the note before it cites")


def _in_note(earlier: _Earlier, citation: Citation, label: str) -> _Targets:
    """The works of the note that a back-reference numbers, by the author that it names."""
    there = earlier.by_label.get(label)
    if there is None:
        return _Targets((), f"no note {label} before it cites anything")
    works = _works(there[-_MOST:])
    name = _family(citation.work)
    fitting = tuple(work for work in works if name is None or _family(work) == name)
    held = (
        f"note {label} cites {len(works)} work{'s' if len(works) > 1 else ''}, none of that author"
    )
    return _chosen(_meant(citation.work, fitting) or fitting, held, f"in note {label} there fit")


def _meant(short: Work, works: Iterable[Work]) -> tuple[Work, ...]:
    """The works that a short reference may mean; of these, those with just its authors."""
    fitting = tuple(work for work in works if means(short, work))
    return tuple(work for work in fitting if has_same_authors(short, work)) or fitting


def _chosen(works: tuple[Work, ...], none: str, several: str) -> _Targets:
    return _Targets(works, f"{several} {len(works)} works" if works else none)


def _works(citations: Iterable[Citation]) -> tuple[Work, ...]:
    """The different works of some citations that were understood, in order."""
    return tuple(dict.fromkeys(one.work for one in citations))


def _family(work: Work) -> str | None:
    names = work.names(Role.AUTHOR)
    return _family_of(names[0]) or None if names else None


def _family_of(name: Name) -> str:
    return (name.family or name.literal or "").casefold()
