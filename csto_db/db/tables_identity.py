"""Tables of what people decided on works, of keys that works had, and of works that look alike."""

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from csto_db.db.base import Base, check, table_args
from csto_db.db.types import EnumText, Id, Int, Real, Str, one_of, owned_by
from csto_db.model.vocabulary import Against, WorkDecisionKind


class WorkDecisionRow(Base):
    """A person's decision that two works are one, or that they are not."""

    __tablename__ = "work_decision"
    __table_args__ = table_args(
        "a person's decision on works; written once, the newer overrules the older",
        check(one_of("decision", WorkDecisionKind), "decision"),
        check("work_key <> other_key", "two_works"),
        check(
            "(source_key IS NULL) = (quote IS NULL) AND (quote IS NULL) = (nth IS NULL)",
            "citation_is_whole",
        ),
        check("quote IS NULL OR decision = 'split'", "citation_is_split"),
        check("nth >= 1", "nth"),
    )
    work_decision_id: Mapped[Id]
    decision: Mapped[WorkDecisionKind] = mapped_column(
        EnumText(WorkDecisionKind),
        comment="merge: other_key is the work work_key; split: it is another work",
    )
    work_key: Mapped[Str] = mapped_column(comment="a citation key")
    other_key: Mapped[Str] = mapped_column(comment="a citation key")
    source_key: Mapped[Str | None] = mapped_column(
        comment="of a citation that is split off work_key into other_key; null for whole works"
    )
    quote: Mapped[Str | None] = mapped_column(comment="that citation as it reads")
    nth: Mapped[Int | None] = mapped_column(
        comment="which of the citations of the source that read so, 1 first"
    )
    reason: Mapped[Str]
    decided_by: Mapped[Str]
    decided_on: Mapped[Str] = mapped_column(comment="EDTF")


class FormerKeyRow(Base):
    """A citation key that some work had."""

    __tablename__ = "former_key"
    __table_args__ = table_args(
        "a citation key that a work had: never given to another work",
        Index(None, "rule", "value"),
        check("successor <> citation_key", "successor"),
        check("(rule IS NULL) = (value IS NULL)", "rule_has_value"),
    )
    citation_key: Mapped[Str] = mapped_column(primary_key=True)
    successor: Mapped[Str | None] = mapped_column(
        comment="the key that the work has now; null if nothing cites the work any more"
    )
    rule: Mapped[Str | None] = mapped_column(
        comment="what a work that is gone was recognised by: it gets its key again"
    )
    value: Mapped[Str | None]


class PossibleDuplicateRow(Base):
    """Two works that look alike."""

    __tablename__ = "possible_duplicate"
    __table_args__ = table_args(
        "two works that look alike and were not taken for one, and why not",
        check("a_work_id < b_work_id", "pair_order"),
        check(one_of("against", Against), "against"),
        check("likeness BETWEEN 0 AND 100", "likeness"),
    )
    a_work_id: Mapped[Int] = mapped_column(owned_by("work.work_id"), primary_key=True)
    b_work_id: Mapped[Int] = mapped_column(owned_by("work.work_id"), primary_key=True, index=True)
    rule: Mapped[Str] = mapped_column(comment="the rule under which both have one value")
    value: Mapped[Str]
    against: Mapped[Against] = mapped_column(
        EnumText(Against), comment="what speaks against their being one"
    )
    likeness: Mapped[Real] = mapped_column(comment="of their titles, 100 if in one spelling equal")
