"""What keys imported entries name is stored: further ones of their own, and those of parents."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

KINDS = ("ids", "crossref", "xdata", "xref", "related", "entryset")


def upgrade() -> None:
    op.create_table(
        "imported_key",
        sa.Column("imported_entry_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind", sa.Text(), nullable=False, comment="the field; ids: it is one of its own"
        ),
        sa.Column("entry_key", sa.Text(), nullable=False),
        sa.Column(
            "meant_key",
            sa.Text(),
            nullable=True,
            comment="the key of the entry of the same file that is meant; null if none is",
        ),
        sa.CheckConstraint(
            "kind IN ('ids', 'crossref', 'xdata', 'xref', 'related', 'entryset')",
            name=op.f("ck_imported_key_kind"),
        ),
        sa.ForeignKeyConstraint(
            ["imported_entry_id"],
            ["imported_entry.imported_entry_id"],
            name=op.f("fk_imported_key_imported_entry_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint(
            "imported_entry_id", "kind", "entry_key", name=op.f("pk_imported_key")
        ),
        comment=(
            "a key that an imported entry names: one more of its own, or that of another entry"
        ),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_imported_key_entry_key"), "imported_key", ["entry_key"])
    _fill()


def downgrade() -> None:
    op.drop_table("imported_key")


def _fill() -> None:
    """Take the keys out of the fields of BibTeX entries that are there."""
    connection = op.get_bind()
    fields = connection.execute(
        sa.text(
            "SELECT f.imported_entry_id, e.file, lower(f.name), f.value FROM imported_field AS f"
            " JOIN imported_entry AS e ON e.imported_entry_id = f.imported_entry_id"
            " WHERE e.format = 'bibtex' AND lower(f.name) IN :kinds"
        ).bindparams(sa.bindparam("kinds", KINDS, expanding=True))
    ).all()
    named = {
        (number, file, kind, key.strip())
        for number, file, kind, value in fields
        for key in value.split(",")
        if key.strip()
    }
    for number, file, kind, key in sorted(named):
        connection.execute(
            sa.text(
                "INSERT INTO imported_key (imported_entry_id, kind, entry_key, meant_key)"
                " VALUES (:number, :kind, :key, CASE WHEN :kind <> 'ids' THEN"
                " (SELECT min(e.entry_key) FROM imported_entry AS e"
                " WHERE e.entry_key = :key AND e.file = :file) END)"
            ),
            {"number": number, "file": file, "kind": kind, "key": key},
        )
