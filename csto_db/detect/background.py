"""What the engine knows beside the claims."""

from collections.abc import Mapping
from functools import cached_property

from csto_db.detect.compare import Ancestors
from csto_db.detect.explain import Explainer
from csto_db.model.claim import Judgement, Predicate
from csto_db.model.statement import Statement

_NOTHING: Mapping[str, frozenset[str]] = {}
_NO_JUDGEMENTS: Mapping[tuple[str, str], Judgement] = {}
_NO_LABELS: Mapping[str, str] = {}


class Background:
    """Predicates by name, labels and ancestors of entities, who cites whom, judgements.

    `cites` maps a source to the citation keys that it cites, `judgements` a pair of claims,
    in order, to the newest decision on it.
    """

    def __init__(
        self,
        predicates: Mapping[str, Predicate],
        *,
        labels: Mapping[str, str] = _NO_LABELS,
        within: Ancestors = _NOTHING,
        cites: Mapping[str, frozenset[str]] = _NOTHING,
        judgements: Mapping[tuple[str, str], Judgement] = _NO_JUDGEMENTS,
    ) -> None:
        self.predicates = predicates
        self.within = within
        self.cites = cites
        self.judgements = judgements
        self.explainer = Explainer(labels)

    @cached_property
    def _groups(self) -> dict[str, str]:
        group = {name: name for name in self.predicates}
        for name, predicate in sorted(self.predicates.items()):
            for rule in predicate.rules:
                joined = {group[name], group[rule.other]}
                group = {k: min(joined) if g in joined else g for k, g in group.items()}
        return group

    def group(self, predicate: str) -> str:
        """Return the name of the group of predicates that rules tie a predicate into."""
        return self._groups[predicate]

    def turning(self) -> list[str]:
        """Return the predicates that are symmetric, or tied to one that is, by name."""
        symmetric = {self.group(p.name) for p in self.predicates.values() if p.is_symmetric}
        return sorted(name for name in self.predicates if self.group(name) in symmetric)

    def oriented(self, said: Statement) -> Statement:
        """Return a claim of a symmetric predicate with the lesser of both entities as subject."""
        if not self.predicates[said.predicate].is_symmetric or said.subject <= said.value:
            return said
        return said._replace(subject=said.value, value=said.subject)

    def judgement(self, a_claims: tuple[str, ...], b_claims: tuple[str, ...]) -> Judgement | None:
        """Return the judgement on a claim of one side and a claim of the other, if there is one."""
        if not self.judgements:
            return None
        pairs = ((min(a, b), max(a, b)) for a in a_claims for b in b_claims)
        return next((self.judgements[pair] for pair in pairs if pair in self.judgements), None)
