"""What a document has cited so far, and the works among it that a back-reference may mean."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from csto_db.model.vocabulary import CitationStatus, Role
from csto_db.model.work import Citation, Name, Work
from csto_db.parse.body_names import BodyNames
from csto_db.parse.short_titles import has_same_authors, means

_SAME = re.compile(
    r"\b(?:ibid(?:em)?|ivi|id|ebd|ebda|ebenda)\b|там же|tam zhe"
    r"|(?:loc|op|art)\.?\s?cit\b|a\.\s?a\.\s?O|(?:указ|цит|ук)\.\s?соч|\Acit\b",
    re.I,
)
_NOTE = re.compile(r"\b(?:n|nn|note|fn|anm|fußn|fußnote)\b\.?\s?(?P<label>\d{1,4})", re.I)
# So many works of one author are looked at.
_MOST = 300


@dataclass(frozen=True, slots=True)
class Targets:
    """The works that a back-reference may mean; why there are none, or too many."""

    works: tuple[Work, ...]
    why: str


class EarlierCitations:
    """What the notes so far have cited; a label that comes again stands for its last note.

    `listed` are the works of the reference list; a body is known by all its names in `bodies`.
    """

    def __init__(self, listed: Iterable[Work], bodies: BodyNames) -> None:
        self._bodies = bodies
        self._by_label: dict[str, list[Citation]] = {}
        self._by_family: defaultdict[str, list[Citation]] = defaultdict(list)
        self._listed: defaultdict[str, list[Work]] = defaultdict(list)
        self._last_label: str | None = None
        self._last_note: int | None = None
        for work in listed:
            self._listed[self._family(work) or ""].append(work)

    def add(self, label: str, citation: Citation) -> None:
        """Remember what a note of a label cites."""
        if citation.footnote != self._last_note:
            self._by_label[label] = []
        self._by_label[label].append(citation)
        self._last_label, self._last_note = label, citation.footnote
        name = self._family(citation.work)
        if name and citation.status is CitationStatus.FULL:
            self._by_family[name].append(citation)

    def latest(self, citation: Citation) -> list[Citation]:
        """What stands before a citation: in its note, or all of the note before."""
        return self._here(citation) or self._by_label.get(self._last_label or "", [])

    def by_authors(self, names: Sequence[str]) -> tuple[Name, ...]:
        """The first authors of an earlier work, if they have these names; none if no work fits."""
        wanted = tuple(map(self._same_name, names))
        for earlier in reversed(self._by_family.get(wanted[0], ())[-_MOST:]):
            authors = earlier.work.names(Role.AUTHOR)[: len(names)]
            if wanted == tuple(self._same_name(_shown(one)) for one in authors):
                return authors
        return ()

    def targets(self, citation: Citation) -> Targets:
        """The works that a citation may point back at."""
        short = citation.work
        numbered = _NOTE.search(short.note or "")
        if numbered:
            return self._in_note(short, numbered["label"])
        name = self._family(short)
        if _SAME.search(short.note or "") and not (name or short.title):
            return _repeated(self._here(citation)[-1:] or self.latest(citation))
        before = _works(self._by_family.get(name or "", ())[-_MOST:])
        fitting = self._meant(short, before)
        if not fitting:
            fitting = self._meant(short, self._listed.get(name or "", ())[:_MOST])
        return _chosen(fitting, _why_none(len(before)), "there fit")

    def _here(self, citation: Citation) -> list[Citation]:
        """What the note of a citation has cited before it."""
        is_same = citation.footnote == self._last_note
        return self._by_label.get(self._last_label or "", []) if is_same else []

    def _in_note(self, short: Work, label: str) -> Targets:
        """The works of the note that a back-reference numbers, by the author that it names."""
        there = self._by_label.get(label)
        if there is None:
            return Targets((), f"no note {label} before it cites anything")
        works = _works(there[-_MOST:])
        name = self._family(short)
        fitting = tuple(work for work in works if name is None or self._family(work) == name)
        if not fitting and not short.title:
            # "Statutes (n 4)": a title alone looks like a name.
            titled = replace(short, title=_shown(short.names(Role.AUTHOR)[0]), contributions=())
            fitting = tuple(work for work in works if means(titled, work))
            short = titled if fitting else short
        several = "s" if len(works) > 1 else ""
        held = f"note {label} cites {len(works)} work{several}, none of that author"
        return _chosen(self._meant(short, fitting) or fitting, held, f"in note {label} there fit")

    def _meant(self, short: Work, works: Iterable[Work]) -> tuple[Work, ...]:
        """The works that a short reference may mean; of these, those with just its authors."""
        fitting = tuple(work for work in works if means(short, work, self._same_name))
        return tuple(work for work in fitting if has_same_authors(short, work)) or fitting

    def _family(self, work: Work) -> str | None:
        names = work.names(Role.AUTHOR)
        return self._same_name(_shown(names[0])) or None if names else None

    def _same_name(self, printed: str) -> str:
        return self._bodies.full(printed).casefold()


def _shown(name: Name) -> str:
    return name.family or name.literal or ""


def _why_none(count: int) -> str:
    if not count:
        return "nothing of that author or name is cited before"
    are = "works of the author are" if count > 1 else "work of the author is"
    return f"{count} {are} cited before, none with that title or year"


def _repeated(cited: Sequence[Citation]) -> Targets:
    """The work that "ibid." repeats, if it is known itself."""
    if any(one.status is CitationStatus.SHORT and one.work.note for one in cited):
        return Targets((), "what it repeats is not known itself")
    return _chosen(_works(cited), "nothing is cited before it", "the note before it cites")


def _chosen(works: tuple[Work, ...], none: str, several: str) -> Targets:
    return Targets(works, f"{several} {len(works)} works" if works else none)


def _works(citations: Iterable[Citation]) -> tuple[Work, ...]:
    """The different works of some citations that were understood, in order."""
    return tuple(dict.fromkeys(one.work for one in citations))
