"""When two citations point at one work: keys that they share, and what speaks against it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from rapidfuzz import fuzz

from csto_db.model.dates import days
from csto_db.model.vocabulary import EntryType, IdentifierScheme, Role
from csto_db.model.work import Work
from csto_db.resolve.citation_key import KeyRing, base_key
from csto_db.resolve.spelling import spelling_key, words
from csto_db.text.urls import url_key

SIMILAR_TITLES = 85.0
"""Two titles under a shared URL or number are one from this likeness on (0 to 100)."""
MOST_SHARING = 300
"""So many works under one key are looked at; where more share it, it says little of any."""


@dataclass(frozen=True, slots=True)
class MatchKey:
    """What a work is recognised by: the rule, and the value that one work has under it."""

    rule: str
    value: str


@dataclass(frozen=True, slots=True)
class CitedWork:
    """A work as a document gives it, what it is recognised by, and the key that it asks for."""

    work: Work
    keys: tuple[MatchKey, ...]
    base_key: str


@dataclass(frozen=True, slots=True)
class KnownWork:
    """A work that is already stored, with what can speak against a match."""

    work_id: int
    title: str | None
    issued: str | None


@dataclass(frozen=True, slots=True)
class NewWork:
    """A work that was not known: with its citation key, and what it is recognised by."""

    work: Work
    citation_key: str
    keys: tuple[MatchKey, ...]


@dataclass(frozen=True, slots=True)
class Identified:
    """For each cited work, in order: a known work, or the place of a new one in `new`."""

    works: tuple[KnownWork | int, ...]
    new: tuple[NewWork, ...]


def cited_work(work: Work, source: str) -> CitedWork:
    """Return a work of a source with all that it can be identified by."""
    return CitedWork(work, match_keys(work, source), base_key(work))


def match_keys(work: Work, source: str) -> tuple[MatchKey, ...]:
    """Return what a work is recognised by, the surest first.

    A short reference is recognised only inside the source that makes it: "Nikitina 2009"
    may be another work elsewhere.
    """
    return tuple(dict.fromkeys(_keys(work, source)))


def _keys(work: Work, source: str) -> Iterator[MatchKey]:
    if work.citation_key:
        yield MatchKey("citation_key", work.citation_key)
    for identifier in work.identifiers:
        if identifier.scheme is IdentifierScheme.NUMBER:
            yield MatchKey("number", spelling_key(identifier.value))
        else:
            yield MatchKey(identifier.scheme.value, identifier.value.lower())
    if work.entry_type is EntryType.INTERVIEW:
        yield MatchKey("interview", _interview(work))
    elif work.title and work.issued:
        yield MatchKey("title_date", f"{spelling_key(work.title)}|{work.issued}")
    elif work.title and not work.url:
        yield MatchKey("title", f"{spelling_key(work.title)}|{spelling_key(work.container or '')}")
    if work.url and "/" in url_key(work.url):
        yield MatchKey("url", url_key(work.url))
    authors = work.names(Role.AUTHOR)
    if authors and work.issued and not work.title:
        names = "|".join(spelling_key(name.family or name.literal or "") for name in authors)
        yield MatchKey("author_date", f"{source}|{names}|{work.issued}")


def _interview(work: Work) -> str:
    people = [
        " ".join(word for word in words(str(c.name)) if word not in ("an", "the", "anonymous"))
        for c in work.contributions
        if c.role is Role.INTERVIEWEE
    ]
    described = [
        " ".join(word for word in words(c.description or "") if word not in ("an", "the"))
        for c in work.contributions
        if c.role is Role.INTERVIEWEE and c.name.literal is not None
    ]
    place = spelling_key(work.place or "")
    return "|".join((*people, *described, place, work.issued or ""))


def agree(a: Work | KnownWork, b: Work | KnownWork) -> bool:
    """Whether nothing speaks against two works being one: titles and dates agree, if given."""
    if a.issued and b.issued and not days(a.issued).overlaps(days(b.issued)):
        return False
    if a.title and b.title:
        return fuzz.ratio(spelling_key(a.title), spelling_key(b.title)) >= SIMILAR_TITLES
    return True


def identify(
    cited: Sequence[CitedWork],
    known: Mapping[MatchKey, Sequence[KnownWork]],
    ring: KeyRing,
) -> Identified:
    """Return, for every cited work, which known or new work it is.

    `known` holds the stored works under the keys of these; `ring` gives citation keys.
    """
    found: list[KnownWork | int] = []
    new: list[NewWork] = []
    places: dict[MatchKey, dict[int, None]] = {}
    for one in cited:
        work, keys = one.work, one.keys
        match = _known(work, keys, known) or _among_new(work, keys, places, new)
        if match is None:
            match = len(new)
            new.append(NewWork(work, work.citation_key or ring.next(one.base_key), keys))
        if isinstance(match, int):
            for key in keys:
                places.setdefault(key, {})[match] = None
            new[match] = _with_more_keys(new[match], keys)
        found.append(match)
    return Identified(tuple(found), tuple(new))


def _known(
    work: Work, keys: Sequence[MatchKey], known: Mapping[MatchKey, Sequence[KnownWork]]
) -> KnownWork | None:
    hits = (candidate for key in keys for candidate in islice(known.get(key, ()), MOST_SHARING))
    return next((candidate for candidate in hits if agree(work, candidate)), None)


def _among_new(
    work: Work,
    keys: Sequence[MatchKey],
    places: Mapping[MatchKey, Iterable[int]],
    new: Sequence[NewWork],
) -> int | None:
    hits = (place for key in keys for place in islice(places.get(key, ()), MOST_SHARING))
    return next((place for place in hits if agree(work, new[place].work)), None)


def _with_more_keys(new: NewWork, keys: tuple[MatchKey, ...]) -> NewWork:
    if new.keys == keys:
        return new
    return NewWork(new.work, new.citation_key, tuple(dict.fromkeys((*new.keys, *keys))))
