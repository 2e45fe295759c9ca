"""An entity says how it stands within a sentence."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

COMMENT = "how it stands within a sentence; null if as its label"


def upgrade() -> None:
    with op.batch_alter_table("entity", table_kwargs={"sqlite_strict": True}) as batch:
        batch.add_column(sa.Column("wording", sa.Text(), nullable=True, comment=COMMENT))


def downgrade() -> None:
    with op.batch_alter_table("entity", table_kwargs={"sqlite_strict": True}) as batch:
        batch.drop_column("wording")
