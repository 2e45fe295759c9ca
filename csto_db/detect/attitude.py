"""What an author does with what a claim says, in words: asserts, denies, hedges or reports it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from csto_db.model.vocabulary import Certainty, Quantifier, Stance

_VERBS: Mapping[Stance | None, str] = {Stance.NEUTRAL: "reports", Stance.REJECTS: "rejects"}
_NEGATED = {
    "says": "denies",
    "reports": "reports the denial of",
    "rejects": "rejects the denial of",
}
_CERTAINTIES = {
    Certainty.HEDGED: "hedged",
    Certainty.PROSPECTIVE: "planned",
    Certainty.NORMATIVE: "of what should be",
}
_IN_PART: Mapping[Quantifier | None, str] = {
    Quantifier.SOME: "in part",
    Quantifier.MOST: "for the most part",
    Quantifier.ONE_OF: "one of several",
}
_HEARD: Mapping[Stance | None, str] = {
    Stance.ENDORSES: "agreeing with ",
    Stance.NEUTRAL: "according to ",
    Stance.REJECTS: "against ",
}


@dataclass(frozen=True, slots=True)
class Attitude:
    """The verb, and how it is done, in brackets, which the name of a voice closes if there is one.

    As "denies" and " (hedged)", or "reports" and " (hedged; according to ".
    """

    verb: str
    manner: str


@cache
def attitude(
    stance: Stance | None,
    certainty: Certainty,
    is_denied: bool,
    partly: Quantifier | None = None,
) -> Attitude:
    """Return the attitude of an author who has a stance to whoever speaks, None if nobody else.

    `is_denied` is of what is said, by whomever; `partly` of how much of the subject it is said.

    >>> attitude(None, Certainty.HEDGED, True)
    Attitude(verb='denies', manner=' (hedged)')
    >>> attitude(Stance.NEUTRAL, Certainty.PLAIN, False)
    Attitude(verb='reports', manner=' (according to ')
    """
    verb = _VERBS.get(stance, "says")
    words = _CERTAINTIES.get(certainty), _IN_PART.get(partly), _HEARD.get(stance)
    manner = "; ".join(filter(None, words))
    if manner:
        manner = f" ({manner}" if stance else f" ({manner})"
    return Attitude(_NEGATED[verb] if is_denied else verb, manner)
