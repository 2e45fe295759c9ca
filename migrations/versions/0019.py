"""A finding that counts its pairs knows a claim of each source, and about each entity, in them."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "finding_counted",
        sa.Column("finding_id", sa.Integer(), nullable=False),
        sa.Column("claim_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["claim_id"],
            ["claim.claim_id"],
            name=op.f("fk_finding_counted_claim_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["finding_id"],
            ["finding.finding_id"],
            name=op.f("fk_finding_counted_finding_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("finding_id", "claim_id", name=op.f("pk_finding_counted")),
        comment=(
            "of a finding that counts its pairs, a claim in some pair beside those that it shows:"
            " one of each further source, and about each further entity"
        ),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_finding_counted_claim_id"), "finding_counted", ["claim_id"])


def downgrade() -> None:
    op.drop_table("finding_counted")
