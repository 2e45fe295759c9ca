"""Sentences on pairs, put together once for all pairs of the same manners."""

import re
from dataclasses import replace
from functools import lru_cache

from csto_db.detect.explain import Explainer
from csto_db.detect.form import Form
from csto_db.detect.outcome import Outcome
from csto_db.detect.phrase import Phrase
from csto_db.detect.position import Position
from csto_db.detect.saying import Sayer
from csto_db.detect.verdict import grade, when
from csto_db.model.vocabulary import ValueType, Verdict

_GAP = re.compile("\0(\\d+)\0")
"""What holds the place of a name or a value; no text that was read can hold it."""
_SOURCES, _VALUES, _VOICES, _TIMES = ((f"\0{n}\0", f"\0{n + 1}\0") for n in (0, 2, 4, 6))
_REASON = f"\0{8}\0"
_PHRASE = Phrase(*(f"\0{number}\0" for number in range(9, 13)))
_State = tuple[bool, ...]
"""Which of the values, voices and times are one, and whether each side names a time."""


class Sentences:
    """Tells pairs of positions, by an explainer that does so for each manner once."""

    def __init__(self, sayer: Sayer) -> None:
        self._sayer = sayer
        self._explainer = Explainer(sayer)

    def of(self, a: Position, b: Position, what: Outcome, reason: str = "") -> str:
        """Return what a pair amounts to; the reason is that of its independence, if it agrees."""
        if what.sentences is None or a.form.predicate.tolerance:
            return self._told(a, b, what, reason)
        one, other = a.said, b.said
        value = its = self._sayer.value(a)
        if a.value != b.value or a.form.predicate is not b.form.predicate:
            its = self._sayer.value(b)
        first = when(a) if one.valid_from or one.valid_to else None
        second = when(b) if other.valid_from or other.valid_to else None
        state: _State = (
            value == its, one.voice == other.voice, first == second, first is None, second is None
        )  # fmt: skip
        sentence = what.sentences.get(state)
        if sentence is None:
            if state not in what.sentences:  # most are told once, and sooner without gaps
                what.sentences[state] = None
                return self._told(a, b, what, reason)
            text = self._told(*_standing_in(a, b, state), what, _REASON)
            sentence = _GAP.sub(r"{\1}", text.replace("{", "{{").replace("}", "}}"))
            what.sentences[state] = sentence
        return sentence.format(
            one.source, other.source, value, its, one.voice, other.voice, first, second,
            reason, *a.form.phrase,
        )  # fmt: skip

    def _told(self, a: Position, b: Position, what: Outcome, reason: str) -> str:
        if what.verdict is Verdict.CORROBORATES:
            return self._explainer.agreement(a, b, reason)
        graded = grade(a, b, what.comparison, a.scope_with(b))
        return self._explainer.clash(a, b, what.comparison, graded)


def _standing_in(a: Position, b: Position, state: _State) -> tuple[Position, Position]:
    """Return two positions of the same manners with gaps for all that others may have else."""
    one_value, one_voice, one_time, *_ = state
    is_one_source = a.said.source == b.said.source
    first = _with_gaps(a, _SOURCES[0], _VALUES[0], _VOICES[0], _TIMES[0])
    second = _with_gaps(
        b,
        _SOURCES[not is_one_source],
        _VALUES[not one_value],
        _VOICES[not one_voice],
        _TIMES[not one_time],
    )
    return first, second


def _kind(form: Form) -> ValueType:
    is_boolean = form.predicate.value_type is ValueType.BOOLEAN
    return ValueType.BOOLEAN if is_boolean else ValueType.TEXT


@lru_cache(maxsize=4096)
def _form_with_gaps(form: Form) -> Form:
    predicate = replace(form.predicate, unit=None, value_type=_kind(form))
    gapped = replace(form, predicate=predicate, phrase=_PHRASE)
    if gapped.reported:
        reported = replace(gapped.reported, predicate=predicate, phrase=_PHRASE)
        gapped = replace(gapped, reported=reported)
    return gapped


def _with_gaps(one: Position, source: str, value: str, voice: str, time: str) -> Position:
    is_timed = one.said.valid_from or one.said.valid_to
    then = time if is_timed else None
    said = replace(one.said, source=source, voice=voice, valid_from=then, valid_to=then)
    return replace(one, said=said, form=_form_with_gaps(one.form), value=value)
