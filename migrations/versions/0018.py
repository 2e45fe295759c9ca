"""A work says which one it translates."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

COMMENT = "citation key of the work that it translates, which need not be here"


def upgrade() -> None:
    with op.batch_alter_table("work", table_kwargs={"sqlite_strict": True}) as batch:
        batch.add_column(sa.Column("translation_of", sa.Text(), nullable=True, comment=COMMENT))


def downgrade() -> None:
    with op.batch_alter_table("work", table_kwargs={"sqlite_strict": True}) as batch:
        batch.drop_column("translation_of")
