"""Entries of reference lists, and numbers in brackets that point at them, are citations."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    allow_styles(
        "'note', 'author_date', 'numeric', 'link', 'reference'",
        "numeric is the number of an entry in brackets, reference an entry of the list",
    )


def downgrade() -> None:
    op.execute("DELETE FROM citation WHERE style IN ('numeric', 'reference')")
    allow_styles("'note', 'author_date', 'link'")


def allow_styles(styles: str, comment: str | None = None) -> None:
    with op.batch_alter_table("citation", table_kwargs={"sqlite_strict": True}) as batch:
        batch.drop_constraint(op.f("ck_citation_style"), type_="check")
        batch.create_check_constraint(op.f("ck_citation_style"), f"style IN ({styles})")
        batch.alter_column("style", existing_type=sa.Text(), comment=comment)
