"""How works are identified: by which rule, what people decided, which keys they had."""

from contextlib import AbstractContextManager

import sqlalchemy as sa
from alembic import op
from alembic.operations import BatchOperations

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def rebuild(table: str) -> AbstractContextManager[BatchOperations]:
    return op.batch_alter_table(table, table_kwargs={"sqlite_strict": True})


def upgrade() -> None:
    with rebuild("work") as batch:
        batch.add_column(sa.Column("edition", sa.Text(), nullable=True))
        batch.add_column(
            sa.Column(
                "series",
                sa.Text(),
                nullable=True,
                comment="the series that a book or report is in",
            )
        )
        batch.add_column(
            sa.Column(
                "same_as_id",
                sa.Integer(),
                nullable=True,
                comment="the work that this one is, by a person's decision; its citations are"
                " there",
            )
        )
        batch.create_foreign_key(op.f("fk_work_same_as_id"), "work", ["same_as_id"], ["work_id"])
        batch.create_check_constraint(op.f("ck_work_not_itself"), "same_as_id <> work_id")
        batch.create_index(op.f("ix_work_same_as_id"), ["same_as_id"])
    with rebuild("citation") as batch:
        batch.add_column(
            sa.Column(
                "match_rule",
                sa.Text(),
                nullable=True,
                comment="the rule by which it joined a work that was there; null if it is the"
                " first of it",
            )
        )
        batch.add_column(
            sa.Column(
                "match_value",
                sa.Text(),
                nullable=True,
                comment="what both have under that rule, in one spelling",
            )
        )
        batch.add_column(
            sa.Column(
                "matched_work_id",
                sa.Integer(),
                nullable=True,
                comment="the work that the rules gave, where a person decided on another",
            )
        )
        batch.create_foreign_key(
            op.f("fk_citation_matched_work_id"), "work", ["matched_work_id"], ["work_id"]
        )
        batch.create_check_constraint(
            op.f("ck_citation_rule_has_value"), "(match_rule IS NULL) = (match_value IS NULL)"
        )
        batch.create_index(op.f("ix_citation_matched_work_id"), ["matched_work_id"])
    if op.get_bind().dialect.name != "sqlite":
        op.create_table_comment(
            "work_match",
            "what a work is recognised by: a rule, and the value that the work has under it",
        )
    create_decisions()
    create_former_keys()
    create_duplicates()


def create_decisions() -> None:
    op.create_table(
        "work_decision",
        sa.Column("work_decision_id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column(
            "decision",
            sa.Text(),
            nullable=False,
            comment="merge: other_key is the work work_key; split: it is another work",
        ),
        sa.Column("work_key", sa.Text(), nullable=False, comment="a citation key"),
        sa.Column("other_key", sa.Text(), nullable=False, comment="a citation key"),
        sa.Column(
            "source_key",
            sa.Text(),
            nullable=True,
            comment="of a citation that is split off work_key into other_key; null for whole works",
        ),
        sa.Column("quote", sa.Text(), nullable=True, comment="that citation as it reads"),
        sa.Column(
            "nth",
            sa.Integer(),
            nullable=True,
            comment="which of the citations of the source that read so, 1 first",
        ),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("decided_by", sa.Text(), nullable=False),
        sa.Column("decided_on", sa.Text(), nullable=False, comment="EDTF"),
        sa.CheckConstraint(
            "decision IN ('merge', 'split')", name=op.f("ck_work_decision_decision")
        ),
        sa.CheckConstraint("work_key <> other_key", name=op.f("ck_work_decision_two_works")),
        sa.CheckConstraint(
            "(source_key IS NULL) = (quote IS NULL) AND (quote IS NULL) = (nth IS NULL)",
            name=op.f("ck_work_decision_citation_is_whole"),
        ),
        sa.CheckConstraint(
            "quote IS NULL OR decision = 'split'", name=op.f("ck_work_decision_citation_is_split")
        ),
        sa.CheckConstraint("nth >= 1", name=op.f("ck_work_decision_nth")),
        sa.PrimaryKeyConstraint("work_decision_id", name=op.f("pk_work_decision")),
        comment="a person's decision on works; written once, the newer overrules the older",
        sqlite_strict=True,
    )


def create_former_keys() -> None:
    op.create_table(
        "former_key",
        sa.Column("citation_key", sa.Text(), nullable=False),
        sa.Column(
            "successor",
            sa.Text(),
            nullable=True,
            comment="the key that the work has now; null if nothing cites the work any more",
        ),
        sa.Column(
            "rule",
            sa.Text(),
            nullable=True,
            comment="what a work that is gone was recognised by: it gets its key again",
        ),
        sa.Column("value", sa.Text(), nullable=True),
        sa.CheckConstraint("successor <> citation_key", name=op.f("ck_former_key_successor")),
        sa.CheckConstraint(
            "(rule IS NULL) = (value IS NULL)", name=op.f("ck_former_key_rule_has_value")
        ),
        sa.PrimaryKeyConstraint("citation_key", name=op.f("pk_former_key")),
        comment="a citation key that a work had: never given to another work",
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_former_key_rule_value"), "former_key", ["rule", "value"])


def create_duplicates() -> None:
    op.create_table(
        "possible_duplicate",
        sa.Column("a_work_id", sa.Integer(), nullable=False),
        sa.Column("b_work_id", sa.Integer(), nullable=False),
        sa.Column(
            "rule", sa.Text(), nullable=False, comment="the rule under which both have one value"
        ),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column(
            "against",
            sa.Text(),
            nullable=False,
            comment="what speaks against their being one",
        ),
        sa.Column(
            "likeness",
            sa.Float(53).with_variant(sa.REAL(), "sqlite"),
            nullable=False,
            comment="of their titles, 100 if in one spelling equal",
        ),
        sa.CheckConstraint("a_work_id < b_work_id", name=op.f("ck_possible_duplicate_pair_order")),
        sa.CheckConstraint(
            "against IN ('identifier', 'date', 'title', 'person', 'container', 'edition',"
            " 'several', 'unproven')",
            name=op.f("ck_possible_duplicate_against"),
        ),
        sa.CheckConstraint(
            "likeness BETWEEN 0 AND 100", name=op.f("ck_possible_duplicate_likeness")
        ),
        sa.ForeignKeyConstraint(
            ["a_work_id"],
            ["work.work_id"],
            name=op.f("fk_possible_duplicate_a_work_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["b_work_id"],
            ["work.work_id"],
            name=op.f("fk_possible_duplicate_b_work_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("a_work_id", "b_work_id", name=op.f("pk_possible_duplicate")),
        comment="two works that look alike and were not taken for one, and why not",
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_possible_duplicate_b_work_id"), "possible_duplicate", ["b_work_id"])


def downgrade() -> None:
    for table in ("possible_duplicate", "former_key", "work_decision"):
        op.drop_table(table)
    with rebuild("citation") as batch:
        batch.drop_index(op.f("ix_citation_matched_work_id"))
        batch.drop_constraint(op.f("fk_citation_matched_work_id"), type_="foreignkey")
        batch.drop_constraint(op.f("ck_citation_rule_has_value"), type_="check")
        for column in ("matched_work_id", "match_value", "match_rule"):
            batch.drop_column(column)
    with rebuild("work") as batch:
        batch.drop_index(op.f("ix_work_same_as_id"))
        batch.drop_constraint(op.f("fk_work_same_as_id"), type_="foreignkey")
        batch.drop_constraint(op.f("ck_work_not_itself"), type_="check")
        for column in ("same_as_id", "series", "edition"):
            batch.drop_column(column)
