"""Tables of the vocabulary of claims: predicates, their rules, and scales."""

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from csto_db.db.base import Base, check, table_args
from csto_db.db.types import EnumText, Id, Int, Real, Str, YesNo, one_of, owned_by
from csto_db.model.vocabulary import Conflict, RuleKind, ValueType, Verdict


class ScaleRow(Base):
    """A scale of named levels."""

    __tablename__ = "scale"
    __table_args__ = table_args("a scale of named levels")
    scale_id: Mapped[Id]
    name: Mapped[Str] = mapped_column(unique=True)


class ScaleLevelRow(Base):
    """A level of a scale."""

    __tablename__ = "scale_level"
    __table_args__ = table_args(
        "a level of a scale", UniqueConstraint("scale_id", "name"), check("position >= 1", "lowest")
    )
    scale_id: Mapped[Int] = mapped_column(owned_by("scale.scale_id"), primary_key=True)
    position: Mapped[Int] = mapped_column(primary_key=True, comment="1 is the lowest")
    name: Mapped[Str]


class PredicateRow(Base):
    """A word of the vocabulary of claims."""

    __tablename__ = "predicate"
    __table_args__ = table_args(
        "a word of the vocabulary of claims, and when two claims with it clash",
        check(one_of("value_type", ValueType), "value_type"),
        check(one_of("conflict", Conflict), "conflict"),
        check(one_of("cap", Verdict), "cap"),
        check("(conflict = 'ordinal') = (scale_id IS NOT NULL)", "ordinal_has_scale"),
        check("(value_type = 'level') = (scale_id IS NOT NULL)", "level_has_scale"),
        check("gap >= 1", "gap"),
        check("tolerance >= 0 AND tolerance < 1", "tolerance"),
        check("is_symmetric IN (0, 1)", "is_symmetric"),
        check("cap_reason IS NULL OR cap IS NOT NULL", "cap_reason"),
    )
    predicate_id: Mapped[Id]
    name: Mapped[Str] = mapped_column(unique=True)
    definition: Mapped[Str]
    value_type: Mapped[ValueType] = mapped_column(EnumText(ValueType))
    conflict: Mapped[Conflict] = mapped_column(EnumText(Conflict))
    scale_id: Mapped[Int | None] = mapped_column(ForeignKey("scale.scale_id"), index=True)
    gap: Mapped[Int] = mapped_column(comment="levels this far apart clash")
    unit: Mapped[Str | None]
    tolerance: Mapped[Real] = mapped_column(comment="relative; 0.1 lets 4000 and 4200 agree")
    is_symmetric: Mapped[bool] = mapped_column(YesNo)
    cap: Mapped[Verdict | None] = mapped_column(
        EnumText(Verdict), comment="the strongest verdict allowed; null if any"
    )
    cap_reason: Mapped[Str | None] = mapped_column(comment="a clause; null if none is given")
    wording: Mapped[Str | None] = mapped_column(
        comment="how it is said of a subject, {} for the value; null if its name says it"
    )


class PredicateRuleRow(Base):
    """What one predicate says of another."""

    __tablename__ = "predicate_rule"
    __table_args__ = table_args(
        "what one predicate says of another, for one subject",
        check(one_of("kind", RuleKind), "kind"),
        Index(None, "other_predicate_id"),
    )
    predicate_id: Mapped[Int] = mapped_column(owned_by("predicate.predicate_id"), primary_key=True)
    kind: Mapped[RuleKind] = mapped_column(EnumText(RuleKind), primary_key=True)
    other_predicate_id: Mapped[Int] = mapped_column(
        owned_by("predicate.predicate_id"), primary_key=True
    )
