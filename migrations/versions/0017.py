"""Of a note it is known where the text calls it."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

NAME = "ck_footnote_called_at"
COMMENT = "the character of the source at which it is called; null if that is not sure"


def upgrade() -> None:
    with op.batch_alter_table("footnote", table_kwargs={"sqlite_strict": True}) as batch:
        batch.add_column(sa.Column("called_at", sa.Integer(), nullable=True, comment=COMMENT))
        batch.create_check_constraint(op.f(NAME), "called_at >= 0")
    # The next ingest derives the documents anew, and finds what calls their notes.
    op.execute("UPDATE source SET derived_with = ''")


def downgrade() -> None:
    with op.batch_alter_table("footnote", table_kwargs={"sqlite_strict": True}) as batch:
        batch.drop_constraint(op.f(NAME), type_="check")
        batch.drop_column("called_at")
