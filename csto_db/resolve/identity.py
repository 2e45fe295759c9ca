"""When two citations point at one work: by keys that they share, if nothing speaks against it."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from csto_db.model.vocabulary import Against
from csto_db.model.work import Work
from csto_db.resolve.citation_key import base_key
from csto_db.resolve.likeness import Facts, against, likeness, share_maker
from csto_db.resolve.match_keys import MatchKey, MatchRule, match_keys

MOST_SHARING = 300
"""So many works under one key are looked at; where more share it, it says little of any."""
MOST_LIKE = 20
"""So many under a key that never makes works one: it is only asked what looks alike."""
ALIKE = 80.0
"""Works whose titles are this alike are worth a person's look."""
MOST_ALIKE = 5
"""A new work is shown beside so many that look like it."""
_MENDABLE = frozenset((Against.UNPROVEN, Against.SEVERAL, Against.CONTAINER))
"""What a surer key that two works share as well outweighs."""


@dataclass(frozen=True, slots=True)
class CitedWork:
    """A work as a document gives it, what it is recognised by, and the key that it asks for."""

    work: Work
    keys: tuple[MatchKey, ...]
    facts: Facts
    base_key: str


@dataclass(frozen=True, slots=True)
class Alike:
    """Two works that look alike under a key, and why they are not one.

    `work_id` is None for the work that was searched for.
    """

    work_id: int | None
    other_id: int
    key: MatchKey
    against: Against
    likeness: float
    is_of_one_maker: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """The work that a cited one is, by which key; None if it is new; and what looks like it."""

    work_id: int | None
    key: MatchKey | None = None
    alike: tuple[Alike, ...] = ()


def cited_work(work: Work, source: str) -> CitedWork:
    """Return a work of a source with all that it can be identified by."""
    return CitedWork(work, match_keys(work, source), Facts(work), base_key(work))


def anything(_work_id: int) -> bool:
    """Every work may be the one that is searched for."""
    return True


class WorkIndex:
    """Works by what they are recognised by.

    A cited work is the first that shares a sure key with it and has nothing against it, or
    the only one that shares a weaker key. So the order in which works are cited makes a
    difference in one case: two works that a later citation fits both stay two, and are
    given as alike; had it come first, it would have tied them.
    """

    def __init__(self, by_key: Mapping[MatchKey, Iterable[int]], known: Mapping[int, Work]) -> None:
        self._by_key: dict[MatchKey, dict[int, None]] = defaultdict(dict)
        for key, work_ids in by_key.items():
            self._by_key[key] = dict.fromkeys(work_ids)
        self._facts = {work_id: Facts(work) for work_id, work in known.items()}

    def add(self, work_id: int, one: CitedWork) -> tuple[MatchKey, ...]:
        """Let a work be found by the keys of a citation too; return those that are new to it.

        A work without a title is from now on the one that the citation describes; one whose
        title the citation gives in other scripts or languages as well has those too.
        """
        known = self._facts.get(work_id)
        if known is None or not known.title:
            self._facts[work_id] = one.facts
        elif one.facts.other_titles:
            self._facts[work_id] = known.with_titles_of(one.facts)
        learnt = tuple(key for key in one.keys if work_id not in self._by_key[key])
        for key in learnt:
            self._by_key[key][work_id] = None
        return learnt

    def replace(self, work_id: int, one: CitedWork) -> None:
        """Let a work be what its own entry says, found before all others."""
        self._facts[work_id] = one.facts
        for key in one.keys:
            self._by_key[key] = {work_id: None} | self._by_key[key]

    def has_title(self, work_id: int) -> bool:
        """Whether the title of a work is known."""
        return bool(self._facts[work_id].title)

    def search(self, one: CitedWork, may_be: Callable[[int], bool] = anything) -> Found:
        """Return which work a cited one is."""
        judged: dict[int, Alike] = {}
        for place, key in enumerate(one.keys):
            match = self._under(key, one.facts, judged, may_be)
            if match is not None:
                return Found(match, key, tuple(self._tied(match, one, one.keys[place + 1 :])))
        alike = sorted(judged.values(), key=lambda pair: -pair.likeness)[:MOST_ALIKE]
        return Found(None, None, tuple(pair for pair in alike if _is_worth_a_look(pair)))

    def _tied(self, match: int, one: CitedWork, keys: Iterable[MatchKey]) -> Iterator[Alike]:
        """The works that a cited one is by its further keys, if they are not the one it is."""
        for key in keys:
            if not key.rule.is_weak:
                other = self._under(key, one.facts, {}, lambda work_id: work_id != match)
                if other is not None:
                    how = likeness(self._facts[match], self._facts[other])
                    yield Alike(match, other, key, Against.SEVERAL, how)

    def _under(
        self,
        key: MatchKey,
        one: Facts,
        judged: dict[int, Alike],
        may_be: Callable[[int], bool],
    ) -> int | None:
        """The work under a key that a cited one is; what only looks like it goes to `judged`."""
        fitting: list[int] = []
        for candidate in self._candidates(key, judged):
            other = self._facts[candidate]
            reason = against(one, other, key.rule)
            if reason is None and not key.rule.never_joins:
                if may_be(candidate):
                    fitting.append(candidate)
                    if not _needs_to_be_alone(key.rule, one, other):
                        return candidate
            else:
                self._judge(candidate, key, one, reason or Against.UNPROVEN, judged)
        if len(fitting) == 1:
            return fitting[0]
        for candidate in fitting:
            self._judge(candidate, key, one, Against.SEVERAL, judged)
        return None

    def _judge(
        self, other: int, key: MatchKey, one: Facts, reason: Against, judged: dict[int, Alike]
    ) -> None:
        known = self._facts[other]
        how, is_shared = likeness(one, known), share_maker(one, known)
        judged[other] = Alike(None, other, key, reason, how, is_shared)

    def _candidates(self, key: MatchKey, judged: Mapping[int, Alike]) -> list[int]:
        """The works under a key that are not yet judged for good."""
        under = looked_at(key.rule, self._by_key.get(key, ()))
        if key.rule.never_joins:
            return [work_id for work_id in under if work_id not in judged]
        return [
            work_id
            for work_id in under
            if work_id not in judged or judged[work_id].against in _MENDABLE
        ]


def looked_at(rule: MatchRule, work_ids: Iterable[int]) -> list[int]:
    """Return those of the works under one key, in their order, that a work is held against."""
    return list(islice(work_ids, MOST_LIKE if rule.never_joins else MOST_SHARING))


def _is_worth_a_look(pair: Alike) -> bool:
    """Whether two works are alike, or begin on one page of one journal and share an author."""
    if pair.likeness >= ALIKE:
        return True
    is_one_place = pair.key.rule is MatchRule.FIRST_PAGE
    return (
        is_one_place and pair.against in (Against.TITLE, Against.UNPROVEN) and pair.is_of_one_maker
    )


def _needs_to_be_alone(rule: MatchRule, one: Facts, other: Facts) -> bool:
    """Whether a work is another only if no third fits: a page without a title may be any on it."""
    return rule.is_weak or (rule is MatchRule.URL and bool(one.title) != bool(other.title))
