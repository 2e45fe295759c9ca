"""Citations that point back ("ibid.", "op. cit.", "n. 7") get the work that they mean."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from csto_db.model.passage import Diagnostic
from csto_db.model.vocabulary import CitationStatus, Role, Severity, Stage
from csto_db.model.work import Citation, Footnote, Work
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


@dataclass(frozen=True, slots=True)
class _Targets:
    """The works that a back-reference may mean; why there are none, or too many."""

    works: tuple[Work, ...]
    why: str


def resolve_back_references(
    citations: tuple[Citation, ...],
    footnotes: tuple[Footnote, ...],
    listed: tuple[Work, ...] = (),
) -> BackReferences:
    """Return the citations in their order, each back-reference with the work of its target.

    A short title ("Haas, War, p. 3") is the earlier work of that author whose title has those
    words, or such a work of the reference list, `listed`. A citation stays as it is, and a
    diagnostic says why, where nothing fits, or more than one thing does.
    """
    earlier = _Earlier()
    by_family: defaultdict[str, list[Work]] = defaultdict(list)
    for work in listed:
        by_family[_family(work) or ""].append(work)
    found: list[Citation] = []
    diagnostics: list[Diagnostic] = []
    for citation in citations:
        if citation.footnote is None:
            found.append(citation)
            continue
        label = footnotes[citation.footnote].label
        one = _with_same_author(citation, earlier.here(citation))
        if one.status is CitationStatus.SHORT or is_short_title(one.work):
            targets = _targets(earlier, one, by_family)
            if len(targets.works) == 1:
                work = targets.works[0]
                one = replace(one, work=work, status=CitationStatus.SHORT)
            elif one.work.note and one.status is CitationStatus.SHORT:
                diagnostics.append(_unresolved(one, targets.why))
        earlier.add(label, one)
        found.append(one)
    return BackReferences(tuple(found), tuple(diagnostics))


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
        here = earlier.here(citation)[-1:] or earlier.by_label.get(earlier.last_label or "", [])
        return _chosen(_works(here), "nothing is cited before it", "the note before it cites")
    name = _family(citation.work) or ""
    before = _works(earlier.by_family.get(name, ())[-_MOST:])
    fitting = tuple(work for work in before if means(citation.work, work))
    if not fitting:
        fitting = tuple(work for work in listed.get(name, ())[:_MOST] if means(citation.work, work))
    none = f"{len(before)} works of the author are cited before, none with that title or year"
    return _chosen(
        fitting, none if before else "nothing of that author is cited before", "there fit"
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
    message = f"{citation.work.note!r} points back, but {why}"
    return Diagnostic(
        Stage.PARSE, "back_reference_unresolved", message, citation.span, Severity.INFO
    )
