"""A predicate has its own wording, and says why its clashes are capped."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

COLUMNS = {
    "cap_reason": "a clause; null if none is given",
    "wording": "how it is said of a subject, {} for the value; null if its name says it",
}


def upgrade() -> None:
    with op.batch_alter_table("predicate", table_kwargs={"sqlite_strict": True}) as batch:
        for name, comment in COLUMNS.items():
            batch.add_column(sa.Column(name, sa.Text(), nullable=True, comment=comment))
        batch.create_check_constraint(
            op.f("ck_predicate_cap_reason"), "cap_reason IS NULL OR cap IS NOT NULL"
        )


def downgrade() -> None:
    with op.batch_alter_table("predicate", table_kwargs={"sqlite_strict": True}) as batch:
        batch.drop_constraint(op.f("ck_predicate_cap_reason"), type_="check")
        for name in COLUMNS:
            batch.drop_column(name)
