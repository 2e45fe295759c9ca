"""What stands in a BibTeX file beside its entries is kept: comments, preambles, strings, text."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "imported_block",
        sa.Column("file", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False, comment="1 first, as in the file"),
        sa.Column("line", sa.Integer(), nullable=False, comment="where it starts, 1 first"),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=True, comment="the name of a string"),
        sa.Column(
            "body",
            sa.Text(),
            nullable=False,
            comment="what stands in it; of a string, the BibTeX that defines it",
        ),
        sa.Column("reading", sa.Text(), nullable=True, comment="what a string stands for"),
        sa.CheckConstraint(
            "(kind = 'string') = (name IS NOT NULL)", name=op.f("ck_imported_block_name")
        ),
        sa.CheckConstraint(
            "kind IN ('string', 'preamble', 'comment', 'text')",
            name=op.f("ck_imported_block_kind"),
        ),
        sa.CheckConstraint(
            "(name IS NULL) = (reading IS NULL)", name=op.f("ck_imported_block_reading")
        ),
        sa.CheckConstraint("line >= 1", name=op.f("ck_imported_block_line")),
        sa.CheckConstraint("position >= 1", name=op.f("ck_imported_block_position")),
        sa.PrimaryKeyConstraint("file", "position", name=op.f("pk_imported_block")),
        comment="a comment, preamble, string or text of a BibTeX file;"
        " exports of BibTeX give it back",
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    op.drop_table("imported_block")
