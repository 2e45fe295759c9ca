"""Citations that point back ("ibid.", "op. cit.", "n. 7") get the work that they mean."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from csto_db.model.passage import Diagnostic
from csto_db.model.vocabulary import CitationStatus, Role, Severity, Stage
from csto_db.model.work import Citation, Footnote, Work

_SAME = re.compile(r"\b(?:ibid(?:em)?|id|ebd|ebda|ebenda|loc\.\s?cit)\b|там же|tam zhe", re.I)
_SAME_AUTHOR = re.compile(r"(?:ders|dies|idem|eadem|id)\b", re.I)
_NOTE = re.compile(r"\b(?:n|nn|note|fn|anm|fußn|fußnote)\b\.?\s?(?P<label>\d{1,4})", re.I)


@dataclass(frozen=True, slots=True)
class BackReferences:
    """The citations with the works that they mean, and those whose work is not known."""

    citations: tuple[Citation, ...]
    diagnostics: tuple[Diagnostic, ...]


@dataclass(slots=True)
class _Earlier:
    """What the notes so far have cited."""

    by_label: dict[str, list[Citation]] = field(default_factory=lambda: defaultdict(list))
    by_family: dict[str, list[Citation]] = field(default_factory=lambda: defaultdict(list))
    last_label: str | None = None

    def add(self, label: str, citation: Citation) -> None:
        self.by_label[label].append(citation)
        self.last_label = label
        name = _family(citation.work)
        if name and citation.status is CitationStatus.FULL:
            self.by_family[name].append(citation)


def resolve_back_references(
    citations: tuple[Citation, ...], footnotes: tuple[Footnote, ...]
) -> BackReferences:
    """Return the citations in their order, each back-reference with the work of its target.

    A citation stays as it is, and a diagnostic says why, where nothing before it fits, or
    more than one thing does.
    """
    earlier = _Earlier()
    found: list[Citation] = []
    diagnostics: list[Diagnostic] = []
    for citation in citations:
        if citation.footnote is None:
            found.append(citation)
            continue
        label = footnotes[citation.footnote].label
        one = _with_same_author(citation, found)
        if one.status is CitationStatus.SHORT:
            targets = tuple(_targets(earlier, label, one))
            if len(targets) == 1:
                one = replace(one, work=targets[0])
            elif one.work.note:
                diagnostics.append(_unresolved(one, targets))
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


def _targets(earlier: _Earlier, label: str, citation: Citation) -> Iterator[Work]:
    """The different works that a back-reference may mean."""
    seen: list[Work] = []
    for candidate in _candidates(earlier, label, citation):
        if candidate.work not in seen:
            seen.append(candidate.work)
            yield candidate.work


def _candidates(earlier: _Earlier, label: str, citation: Citation) -> list[Citation]:
    words = citation.work.note or ""
    name = _family(citation.work)
    numbered = _NOTE.search(words)
    if numbered:
        there = earlier.by_label.get(numbered["label"], [])
        return [one for one in there if name is None or _family(one.work) == name]
    if _SAME.search(words):
        here = earlier.by_label.get(label)
        return here[-1:] if here else earlier.by_label.get(earlier.last_label or "", [])
    year = (citation.work.issued or "")[:4]
    named = earlier.by_family.get(name or "", [])
    return [one for one in named if not year or (one.work.issued or "")[:4] == year]


def _family(work: Work) -> str | None:
    names = work.names(Role.AUTHOR)
    return (names[0].family or names[0].literal or "").casefold() or None if names else None


def _unresolved(citation: Citation, targets: tuple[Work, ...]) -> Diagnostic:
    many = "several works before it fit" if targets else "nothing cited before it fits"
    message = f"{citation.work.note!r} points back, but {many}"
    return Diagnostic(
        Stage.PARSE, "back_reference_unresolved", message, citation.span, Severity.INFO
    )
