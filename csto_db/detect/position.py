"""The positions that equal claims of one source collapse to."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from operator import attrgetter

from csto_db.detect.form import Form, Forms
from csto_db.detect.in_words import period_in_words
from csto_db.model.claim import Predicate
from csto_db.model.dates import ALWAYS, Days, span_of
from csto_db.model.statement import Statement
from csto_db.model.vocabulary import Certainty, Quantifier, Scope, Stance

# Before Python 3.12 an attribute of an enumeration takes ten times as long as a name of the module.
_WITHIN, _BETWEEN, _NEUTRAL = Scope.WITHIN, Scope.BETWEEN, Stance.NEUTRAL


@dataclass(slots=True, eq=False)
class Position:
    """What one source holds on one question, by one or more claims of equal meaning.

    No more frozen than a statement, and equal to itself only. `said` is the claim that stands for
    it; `low` and `high` are the interval of the value widened by the tolerance, and `time` are the
    days that it may be about.
    """

    said: Statement
    keys: tuple[str, ...]
    form: Form
    value: str
    low: float | None
    high: float | None
    time: Days
    leans_on: frozenset[str]

    @property
    def source(self) -> str:
        """The source that holds it."""
        return self.said.source

    @property
    def order(self) -> tuple[str, tuple[str, ...]]:
        """Where it stands among others, whatever the order in which claims came."""
        return self.said.source, self.keys

    @property
    def when(self) -> str:
        """The time that it names, of which one end may be open."""
        return period_in_words(self.said.valid_from, self.said.valid_to)

    @property
    def predicate(self) -> Predicate:
        """The predicate of its claims."""
        return self.form.predicate

    @property
    def is_denied(self) -> bool:
        """Whether its author denies the value."""
        return self.form.is_denied

    @property
    def quantifier(self) -> Quantifier | None:
        """Of how much its author holds it."""
        return self.form.quantifier

    @property
    def certainty(self) -> Certainty:
        """How surely."""
        return self.form.certainty

    @property
    def stance(self) -> Stance | None:
        """The author's to the weakest of the voices, None if there is none."""
        return self.form.stance

    @property
    def is_reported_speech(self) -> bool:
        """Whether the author only reports what a speaker said."""
        return self.form.is_reported_speech

    @property
    def is_own(self) -> bool:
        """Whether the source itself says so: its author speaks, endorses or rejects who does."""
        return self.form.stance is not _NEUTRAL

    def as_reported(self) -> "Position":
        """Return what the author reports in place of what the author holds, who rejects it."""
        return replace(self, form=self.form.reported or self.form)

    def scope_with(self, other: "Position") -> Scope:
        """Whether a pair with another position stands within one source or between two."""
        return _WITHIN if self.said.source == other.said.source else _BETWEEN


def positions(statements: Iterable[Statement], forms: Forms) -> list[Position]:
    """Return the positions of some claims of one block, in order."""
    forms.forget_some()
    by_source: dict[str, list[Statement]] = defaultdict(list)
    for one in statements:
        by_source[one.source].append(one)
    made: list[Position] = []
    for source in sorted(by_source):
        own = by_source[source]
        if len(own) == 1:  # as most are, and sooner
            made.append(_position(own, forms.of(own[0])))
        else:
            made += _collapsed(own, forms)
    return made


def _collapsed(own: list[Statement], forms: Forms) -> list[Position]:
    """Return the positions of claims of one source."""
    own.sort(key=attrgetter("key"))
    groups: dict[tuple[Form, object], list[Statement]] = defaultdict(list)
    for one in own:
        form = forms.of(one)
        value = form.value or one.value, one.low, one.high
        groups[form, (value, one.valid_from, one.valid_to, one.voice)].append(one)
    return [_position(group, form) for (form, _), group in groups.items()]


def _position(group: list[Statement], form: Form) -> Position:
    said = group[0]
    keys: tuple[str, ...] = (said.key,)
    leans_on = said.leans_on
    if len(group) > 1:
        keys = tuple([one.key for one in group])
        leans_on = leans_on.union(*(one.leans_on for one in group))
    low, high = said.low, said.high
    tolerance = form.predicate.tolerance
    if tolerance and low is not None and high is not None:
        low, high = low - tolerance * abs(low), high + tolerance * abs(high)
    time = ALWAYS
    if said.valid_from is not None or said.valid_to is not None:
        time = span_of(said.valid_from, said.valid_to)
    return Position(said, keys, form, form.value or said.value, low, high, time, leans_on)
