"""Several citations may stand at the same characters: the numbers that a range leaves out."""

from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("citation", table_kwargs={"sqlite_strict": True}) as batch:
        batch.drop_constraint(op.f("uq_citation_passage_id"), type_="unique")
        batch.create_index(op.f("ix_citation_passage_id"), ["passage_id"])


def downgrade() -> None:
    op.execute(
        "DELETE FROM citation WHERE citation_id NOT IN"
        " (SELECT min(citation_id) FROM citation GROUP BY passage_id)"
    )
    with op.batch_alter_table("citation", table_kwargs={"sqlite_strict": True}) as batch:
        batch.drop_index(op.f("ix_citation_passage_id"))
        batch.create_unique_constraint(op.f("uq_citation_passage_id"), ["passage_id"])
