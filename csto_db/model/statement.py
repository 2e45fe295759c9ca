"""Claims in the columns that matter for conflict, by the million."""

from dataclasses import dataclass

from csto_db.model.claim import Claim
from csto_db.model.shingles import shingled
from csto_db.model.vocabulary import Stance, VoiceKind

NO_WORKS: frozenset[str] = frozenset()
_STRENGTH = (Stance.REJECTS, Stance.NEUTRAL, Stance.ENDORSES)


@dataclass(slots=True)
class Statement:
    """A claim in the columns that matter for conflict.

    Nothing changes it, but it is not frozen: that makes it cost four times as much to make, and a
    million are. The enumerations stand as their texts; `stance` is the weakest in the chain of
    voices, None if the author speaks; `is_reported_speech` says that a speaker holds it and the
    author stays neutral; `voice` is the innermost towards which the author has that stance;
    `shingles` stands for its quote (`model.shingles`); `leans_on` are the works that the evidence
    cites.
    """

    key: str
    source: str
    subject: str
    predicate: str
    value: str
    low: float | None
    high: float | None
    valid_from: str | None
    valid_to: str | None
    polarity: str
    quantifier: str | None
    certainty: str
    scope: str | None
    stance: str | None = None
    is_reported_speech: bool = False
    voice: str | None = None
    shingles: int = 0
    leans_on: frozenset[str] = NO_WORKS


def statement(claim: Claim, leans_on: frozenset[str] = NO_WORKS) -> Statement:
    """Return the statement of a claim."""
    stance = min((voice.stance for voice in claim.voices), key=_STRENGTH.index, default=None)
    weakest = [voice.name for voice in claim.voices if voice.stance is stance]
    return Statement(
        key=claim.key,
        source=claim.source,
        subject=claim.subject,
        predicate=claim.predicate,
        value=claim.value.text,
        low=claim.value.low,
        high=claim.value.high,
        valid_from=claim.valid_from,
        valid_to=claim.valid_to,
        polarity=claim.polarity,
        quantifier=claim.quantifier,
        certainty=claim.certainty,
        scope=claim.scope,
        stance=stance,
        is_reported_speech=any(is_speech(voice.kind, voice.stance) for voice in claim.voices),
        voice=weakest[-1] if weakest else None,
        shingles=shingled(claim.quote),
        leans_on=leans_on,
    )


def is_speech(kind: str, stance: str) -> bool:
    """Whether a voice is that of a speaker to whom the author stays neutral."""
    return kind == VoiceKind.SPEAKER and stance == Stance.NEUTRAL
