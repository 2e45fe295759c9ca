"""Tables of claims, what they rest on, and what follows from them."""

from sqlalchemy import ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from csto_db.db.base import Base, check, table_args
from csto_db.db.types import BigInt, EnumText, Id, Int, Real, Str, YesNo, either, one_of, owned_by
from csto_db.model.vocabulary import (
    Certainty,
    ClaimStatus,
    Polarity,
    Quantifier,
    Scope,
    Side,
    Stance,
    Verdict,
    VoiceKind,
)

_COMPARED = (
    "subject_id", "predicate_id", "value", "valid_from", "valid_to", "source_id", "claim_key",
    "value_low", "value_high", "polarity", "quantifier", "certainty", "scope", "status",
    "quote_shingles",
)  # fmt: skip
"""All that detection reads of a claim, so that it need not look for the row as well."""
_HAS_QUANTIFIER = text("quantifier IS NOT NULL")


class ClaimRow(Base):
    """An assertion of a source."""

    __tablename__ = "claim"
    __table_args__ = table_args(
        "what a source asserts (Wikibase statement with qualifiers)",
        check(one_of("polarity", Polarity), "polarity"),
        check(one_of("quantifier", Quantifier), "quantifier"),
        check(one_of("certainty", Certainty), "certainty"),
        check(one_of("status", ClaimStatus), "status"),
        check("is_time_inferred IN (0, 1)", "is_time_inferred"),
        check("(value_low IS NULL) = (value_high IS NULL)", "interval"),
        check("value_high >= value_low", "interval_order"),
        Index("ix_claim_block", *_COMPARED),
        Index(None, "source_id"),
        Index(None, "predicate_id"),
        Index(None, "value_entity_id"),
        Index(
            None,
            "quantifier",
            "subject_id",
            sqlite_where=_HAS_QUANTIFIER,
            postgresql_where=_HAS_QUANTIFIER,
        ),
    )
    claim_id: Mapped[Id]
    claim_key: Mapped[Str] = mapped_column(unique=True, comment="<source>/<id in its claims file>")
    source_id: Mapped[Int] = mapped_column(owned_by("source.source_id"))
    subject_id: Mapped[Int] = mapped_column(ForeignKey("entity.entity_id"))
    predicate_id: Mapped[Int] = mapped_column(ForeignKey("predicate.predicate_id"))
    value: Mapped[Str] = mapped_column(
        comment="canonical: an entity's key, a number, an EDTF date, a level, yes or no, a text"
    )
    value_entity_id: Mapped[Int | None] = mapped_column(ForeignKey("entity.entity_id"))
    value_low: Mapped[Real | None] = mapped_column(
        comment="of numbers, of dates (proleptic Gregorian day number), of levels (position)"
    )
    value_high: Mapped[Real | None]
    polarity: Mapped[Polarity] = mapped_column(EnumText(Polarity))
    quantifier: Mapped[Quantifier | None] = mapped_column(EnumText(Quantifier))
    certainty: Mapped[Certainty] = mapped_column(EnumText(Certainty))
    valid_from: Mapped[Str | None] = mapped_column(comment="EDTF; null if not stated")
    valid_to: Mapped[Str | None] = mapped_column(comment="EDTF; null if not stated")
    is_time_inferred: Mapped[bool] = mapped_column(
        YesNo, comment="1 if the time is the curator's reading"
    )
    scope: Mapped[Str | None] = mapped_column(
        comment="what the claim is restricted to; claims of different scope do not clash"
    )
    status: Mapped[ClaimStatus] = mapped_column(
        EnumText(ClaimStatus), comment="stale if its quote no longer stands in the document"
    )
    note: Mapped[Str | None] = mapped_column(comment="why the curator reads it so")
    quote_shingles: Mapped[BigInt | None] = mapped_column(
        comment="how many runs of four words its quote has (7 bits), and a bit for each of them"
    )


class EvidenceRow(Base):
    """What a claim rests on."""

    __tablename__ = "evidence"
    __table_args__ = table_args(
        "the passage that a claim rests on",
        UniqueConstraint("claim_id", "quote"),
    )
    evidence_id: Mapped[Id]
    claim_id: Mapped[Int] = mapped_column(owned_by("claim.claim_id"))
    quote: Mapped[Str] = mapped_column(comment="as the curator wrote it")
    passage_id: Mapped[Int | None] = mapped_column(
        ForeignKey("passage.passage_id", ondelete="SET NULL"),
        index=True,
        comment="null if the quote no longer stands in the document",
    )


class EvidenceCitationRow(Base):
    """A citation that stands in the evidence of a claim."""

    __tablename__ = "evidence_citation"
    __table_args__ = table_args(
        "a citation inside the evidence of a claim: what the claim leans on",
        Index(None, "citation_id"),
    )
    evidence_id: Mapped[Int] = mapped_column(owned_by("evidence.evidence_id"), primary_key=True)
    citation_id: Mapped[Int] = mapped_column(owned_by("citation.citation_id"), primary_key=True)


class AttributionRow(Base):
    """A link of the chain of voices of a claim."""

    __tablename__ = "attribution"
    __table_args__ = table_args(
        "who says so, below the author of the source; a claim without rows is its author's own",
        UniqueConstraint("claim_id", "position"),
        check(one_of("kind", VoiceKind), "kind"),
        check(one_of("stance", Stance), "stance"),
        check("position >= 1", "position"),
    )
    attribution_id: Mapped[Id]
    claim_id: Mapped[Int] = mapped_column(owned_by("claim.claim_id"))
    position: Mapped[Int] = mapped_column(comment="1 is quoted by the author, 2 is quoted by 1")
    kind: Mapped[VoiceKind] = mapped_column(EnumText(VoiceKind))
    name: Mapped[Str]
    entity_id: Mapped[Int | None] = mapped_column(ForeignKey("entity.entity_id"), index=True)
    stance: Mapped[Stance] = mapped_column(
        EnumText(Stance), comment="the author's, to what the voice says"
    )


class JudgementRow(Base):
    """A person's decision on a pair of claims."""

    __tablename__ = "judgement"
    __table_args__ = table_args(
        "a person's decision on a pair of claims; the newest counts, the others are kept",
        UniqueConstraint(
            "a_claim_key",
            "b_claim_key",
            "verdict",
            "reason",
            "judged_by",
            "judged_on",
            name="uq_judgement_decision",
        ),
        check(one_of("verdict", Verdict), "verdict"),
        check("a_claim_key < b_claim_key", "pair_order"),
    )
    judgement_id: Mapped[Id]
    a_claim_key: Mapped[Str] = mapped_column(comment="no foreign key: it outlives the claim")
    b_claim_key: Mapped[Str]
    verdict: Mapped[Verdict] = mapped_column(EnumText(Verdict))
    reason: Mapped[Str]
    judged_by: Mapped[Str]
    judged_on: Mapped[Str] = mapped_column(comment="ISO 8601 day, or instant")
    a_fingerprint: Mapped[Str | None] = mapped_column(
        comment="of the claim as judged; stale once the claim has another; null if it was missing"
    )
    b_fingerprint: Mapped[Str | None]


class FindingRow(Base):
    """A detected clash or agreement."""

    __tablename__ = "finding"
    __table_args__ = table_args(
        "a detected clash or agreement of two positions on one question",
        check(either("verdict", Verdict), "verdict"),
        check(one_of("scope", Scope), "scope"),
        check("pair_count >= 1", "pair_count"),
        check("a_claim_id <> b_claim_id", "two_claims"),
        Index(None, "finding_key", unique=True),
        Index(None, "subject_id", "predicate_id"),
        Index(None, "a_claim_id"),
        Index(None, "b_claim_id"),
    )
    finding_id: Mapped[Id]
    finding_key: Mapped[Str] = mapped_column(
        comment="short name, the same whatever the order of ingest"
    )
    verdict: Mapped[Verdict] = mapped_column(EnumText(Verdict))
    kind: Mapped[Str] = mapped_column(comment="what differs: value, polarity, only, level, …")
    rule: Mapped[Str] = mapped_column(comment="the rule that fired, as functional_at_time")
    scope: Mapped[Scope] = mapped_column(
        EnumText(Scope), comment="between two sources or within one"
    )
    subject_id: Mapped[Int] = mapped_column(ForeignKey("entity.entity_id"))
    predicate_id: Mapped[Int] = mapped_column(ForeignKey("predicate.predicate_id"))
    a_claim_id: Mapped[Int] = mapped_column(
        owned_by("claim.claim_id"), comment="the claim that stands for side a"
    )
    b_claim_id: Mapped[Int] = mapped_column(owned_by("claim.claim_id"))
    pair_count: Mapped[Int] = mapped_column(comment="pairs of claims, one of each side")
    explanation: Mapped[Str]
    judgement_id: Mapped[Int | None] = mapped_column(
        ForeignKey("judgement.judgement_id"),
        comment="the judgement that decided the verdict; null if the rule did",
    )


class FindingSideRow(Base):
    """A claim on a side of a finding, beside the one that stands for it."""

    __tablename__ = "finding_side"
    __table_args__ = table_args(
        "a further claim on a side of a finding, beside the one that stands for the side",
        check(one_of("side", Side), "side"),
        Index(None, "claim_id"),
    )
    finding_id: Mapped[Int] = mapped_column(owned_by("finding.finding_id"), primary_key=True)
    claim_id: Mapped[Int] = mapped_column(owned_by("claim.claim_id"), primary_key=True)
    side: Mapped[Side] = mapped_column(EnumText(Side))


class FindingCountedRow(Base):
    """A claim in a pair that a finding counts."""

    __tablename__ = "finding_counted"
    __table_args__ = table_args(
        "of a finding that counts its pairs, a claim in some pair beside those that it shows:"
        " one of each further source, and about each further entity",
        Index(None, "claim_id"),
    )
    finding_id: Mapped[Int] = mapped_column(owned_by("finding.finding_id"), primary_key=True)
    claim_id: Mapped[Int] = mapped_column(owned_by("claim.claim_id"), primary_key=True)
