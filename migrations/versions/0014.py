"""Detection reads claims from an index, with what their quotes can be told apart by."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

BEFORE = ["subject_id", "predicate_id", "value", "valid_from", "valid_to", "source_id"]
READ = [
    *BEFORE, "claim_key", "value_low", "value_high", "polarity", "quantifier", "certainty", "scope",
    "status", "quote_shingles",
]  # fmt: skip
BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
COMMENT = "how many runs of four words its quote has (7 bits), and a bit for each of them"


def upgrade() -> None:
    op.drop_index("ix_claim_block", "claim")
    with op.batch_alter_table("claim", table_kwargs={"sqlite_strict": True}) as batch:
        batch.add_column(sa.Column("quote_shingles", BIG, nullable=True, comment=COMMENT))
    op.create_index("ix_claim_block", "claim", READ)
    with op.batch_alter_table("finding", table_kwargs={"sqlite_strict": True}) as batch:
        batch.drop_constraint(op.f("uq_finding_finding_key"), type_="unique")
        batch.create_index(op.f("ix_finding_finding_key"), ["finding_key"], unique=True)


def downgrade() -> None:
    with op.batch_alter_table("finding", table_kwargs={"sqlite_strict": True}) as batch:
        batch.drop_index(op.f("ix_finding_finding_key"))
        batch.create_unique_constraint(op.f("uq_finding_finding_key"), ["finding_key"])
    op.drop_index("ix_claim_block", "claim")
    with op.batch_alter_table("claim", table_kwargs={"sqlite_strict": True}) as batch:
        batch.drop_column("quote_shingles")
    op.create_index("ix_claim_block", "claim", BEFORE)
