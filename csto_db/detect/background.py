"""What the engine knows beside the claims."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import cached_property

from csto_db.detect.compare import Ancestors
from csto_db.detect.explain import Explainer
from csto_db.detect.form import Forms, polar
from csto_db.detect.outcome import Outcomes
from csto_db.detect.saying import Sayer
from csto_db.model.claim import Judgement, Predicate
from csto_db.model.question import ABOUT_OTHERS, TOTALS, Questions
from csto_db.model.statement import Statement
from csto_db.model.vocabulary import RuleKind

_NOTHING: Mapping[str, frozenset[str]] = {}
_NO_QUOTES: Mapping[str, str] = {}
_NO_JUDGEMENTS: Mapping[tuple[str, str], Judgement] = {}
_NO_WORDINGS: Mapping[str, str] = {}
_NO_TRANSLATIONS: Mapping[str, str] = {}


class Background:
    """Predicates by name, wordings and ancestors of entities, who cites whom, judgements.

    `cites` maps a source to the citation keys that it cites, `translations` one to the key of what
    it translates, `judgements` a pair of claims, in order, to the newest decision on it, and
    `quote_of` a claim to its quote.
    """

    def __init__(
        self,
        predicates: Mapping[str, Predicate],
        *,
        wordings: Mapping[str, str] = _NO_WORDINGS,
        within: Ancestors = _NOTHING,
        cites: Mapping[str, frozenset[str]] = _NOTHING,
        translations: Mapping[str, str] = _NO_TRANSLATIONS,
        judgements: Mapping[tuple[str, str], Judgement] = _NO_JUDGEMENTS,
        quote_of: Callable[[str], str] = _NO_QUOTES.__getitem__,
    ) -> None:
        self.predicates = predicates
        self.questions = Questions(predicates)
        self.within = within
        self.cites = cites
        self.translations = translations
        self.judgements = judgements
        self.quote_of = quote_of
        self.forms = Forms(predicates)
        self.outcomes = Outcomes(within)
        self.explainer = Explainer(Sayer(wordings, self.wholes))

    def by_question(self, claims: Iterable[Statement]) -> list[list[Statement]]:
        """Return some claims of one block by the question that they answer, if two answer it.

        Claims on two questions never touch. A question is a group of predicates and a value,
        or the group alone where different values may clash.
        """
        groups: dict[str, list[Statement]] = defaultdict(list)
        for one in map(self.oriented, claims) if self.questions.turning else claims:
            groups[self.questions.groups[one.predicate]].append(one)
        found = [parted for _, group in sorted(groups.items()) for parted in self._parted(group)]
        return [question for question in found if len(question) > 1]

    def _parted(self, group: list[Statement]) -> Iterable[list[Statement]]:
        if group[0].predicate not in self.questions.by_value or any(
            one.quantifier in ABOUT_OTHERS for one in group
        ):
            return [group]
        values: dict[str, list[Statement]] = defaultdict(list)
        for one in group:
            values[polar(one, self.predicates[one.predicate])[1]].append(one)
        return [question for _, question in sorted(values.items())]

    @cached_property
    def wholes(self) -> frozenset[str]:
        """The entities that something is part of or an instance of."""
        return frozenset().union(*self.within.values())

    @cached_property
    def totalled(self) -> list[str]:
        """The predicates that rules on lists and sums tie together, by name."""
        pairs = (
            (p.name, rule.other)
            for p in self.predicates.values()
            for rule in p.rules
            if rule.kind in TOTALS
        )
        return sorted({name for pair in pairs for name in pair})

    @cached_property
    def summed(self) -> frozenset[str]:
        """The predicates whose figures add up to a total, or are one, by name."""
        return frozenset(
            name
            for p in self.predicates.values()
            for rule in p.rules
            if rule.kind is RuleKind.SUMS
            for name in (p.name, rule.other)
        )

    def tied_to(self, predicates: Iterable[str]) -> list[str]:
        """Return some predicates with all that rules tie them to, by name."""
        groups = {self.questions.groups[name] for name in predicates}
        return sorted(name for name, group in self.questions.groups.items() if group in groups)

    def directly_within(self, entity: str) -> list[str]:
        """Return what an entity is part of or an instance of without another between, by key."""
        above = self.within.get(entity, frozenset())
        further = frozenset().union(*(self.within.get(one, frozenset()) for one in above))
        return sorted(above - further)

    def oriented(self, said: Statement) -> Statement:
        """Return a claim of a symmetric predicate with the lesser of both entities as subject."""
        return min(self.either_way(said), key=lambda one: one.subject)

    def either_way(self, said: Statement) -> tuple[Statement, ...]:
        """Return a claim, and its mirror if its predicate is symmetric."""
        if not self.predicates[said.predicate].is_symmetric or said.subject == said.value:
            return (said,)
        return said, replace(said, subject=said.value, value=said.subject)

    def judgement(self, a_claims: tuple[str, ...], b_claims: tuple[str, ...]) -> Judgement | None:
        """Return the judgement on a claim of one side and a claim of the other, if there is one."""
        if not self.judgements:
            return None
        pairs = ((min(a, b), max(a, b)) for a in a_claims for b in b_claims)
        return next((self.judgements[pair] for pair in pairs if pair in self.judgements), None)
