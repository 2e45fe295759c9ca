"""What speaks of other values than its own is found by its quantifier, which most claims lack."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None
NAME = "ix_claim_quantifier_subject_id"


def upgrade() -> None:
    has_one = sa.text("quantifier IS NOT NULL")
    op.create_index(
        op.f(NAME),
        "claim",
        ["quantifier", "subject_id"],
        sqlite_where=has_one,
        postgresql_where=has_one,
    )


def downgrade() -> None:
    op.drop_index(op.f(NAME), table_name="claim")
