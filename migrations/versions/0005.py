"""Works may come from files of reference managers, whose entries are kept as they stand there."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

DIAGNOSTIC = "something wrong or unread in a document; nothing that was read is dropped without one"
DIAGNOSTIC_NOW = (
    "something wrong or unread in a document, or in a file of a reference manager; nothing that"
    " was read is dropped without one"
)


def upgrade() -> None:
    create_entries()
    create_fields()
    with op.batch_alter_table("diagnostic", table_kwargs={"sqlite_strict": True}) as batch:
        batch.alter_column("source_id", existing_type=sa.Integer(), nullable=True)
        batch.add_column(
            sa.Column("file", sa.Text(), nullable=True, comment="the file that was imported"),
            **after("source_id"),
        )
        batch.add_column(sa.Column("line", sa.Integer(), nullable=True), **after("file"))
        batch.create_check_constraint(
            op.f("ck_diagnostic_place"), "(source_id IS NULL) <> (file IS NULL)"
        )
        batch.create_check_constraint(
            op.f("ck_diagnostic_line"), "(file IS NULL) = (line IS NULL) AND line >= 1"
        )
        batch.create_index(op.f("ix_diagnostic_file"), ["file"])
    say_what_diagnostics_are(DIAGNOSTIC_NOW)


def downgrade() -> None:
    op.execute("DELETE FROM diagnostic WHERE source_id IS NULL")
    with op.batch_alter_table("diagnostic", table_kwargs={"sqlite_strict": True}) as batch:
        batch.drop_index(op.f("ix_diagnostic_file"))
        batch.drop_constraint(op.f("ck_diagnostic_place"), type_="check")
        batch.drop_constraint(op.f("ck_diagnostic_line"), type_="check")
        batch.drop_column("line")
        batch.drop_column("file")
        batch.alter_column("source_id", existing_type=sa.Integer(), nullable=False)
    say_what_diagnostics_are(DIAGNOSTIC)
    op.drop_table("imported_field")
    op.drop_table("imported_entry")


def after(column: str) -> dict[str, str]:
    """Where a column goes: SQLite makes the table anew, PostgreSQL only adds at the end."""
    return {"insert_after": column} if op.get_bind().dialect.name == "sqlite" else {}


def say_what_diagnostics_are(comment: str) -> None:
    if op.get_bind().dialect.name != "sqlite":
        op.create_table_comment("diagnostic", comment)


def create_entries() -> None:
    op.create_table(
        "imported_entry",
        sa.Column("imported_entry_id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("work_id", sa.Integer(), nullable=False),
        sa.Column("file", sa.Text(), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False, comment="where it starts, 1 first"),
        sa.Column("format", sa.Text(), nullable=False),
        sa.Column("entry_type", sa.Text(), nullable=False, comment="as the file has it"),
        sa.Column(
            "entry_key",
            sa.Text(),
            nullable=True,
            comment="the key that it has in the file; null if it has none",
        ),
        sa.Column(
            "is_pinned",
            sa.Integer(),
            nullable=False,
            comment="1 if exports write this key; 0 if another work had it first",
        ),
        sa.CheckConstraint(
            "format IN ('bibtex', 'csl-json', 'ris')", name=op.f("ck_imported_entry_format")
        ),
        sa.CheckConstraint("is_pinned IN (0, 1)", name=op.f("ck_imported_entry_is_pinned")),
        sa.CheckConstraint(
            "is_pinned = 0 OR entry_key IS NOT NULL", name=op.f("ck_imported_entry_pinned_has_key")
        ),
        sa.CheckConstraint("line >= 1", name=op.f("ck_imported_entry_line")),
        sa.ForeignKeyConstraint(
            ["work_id"],
            ["work.work_id"],
            name=op.f("fk_imported_entry_work_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("imported_entry_id", name=op.f("pk_imported_entry")),
        comment="an entry of a BibTeX, RIS or CSL-JSON file; exports of that format give it back",
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_imported_entry_work_id"), "imported_entry", ["work_id"])
    op.create_index(op.f("ix_imported_entry_entry_key"), "imported_entry", ["entry_key"])
    op.create_index(op.f("ix_imported_entry_file_line"), "imported_entry", ["file", "line"])


def create_fields() -> None:
    op.create_table(
        "imported_field",
        sa.Column("imported_entry_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False, comment="1 first, as in the file"),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column(
            "is_expression",
            sa.Integer(),
            nullable=False,
            comment="1 if the value is BibTeX that names a string, as jan",
        ),
        sa.CheckConstraint("position >= 1", name=op.f("ck_imported_field_position")),
        sa.CheckConstraint("is_expression IN (0, 1)", name=op.f("ck_imported_field_is_expression")),
        sa.ForeignKeyConstraint(
            ["imported_entry_id"],
            ["imported_entry.imported_entry_id"],
            name=op.f("fk_imported_field_imported_entry_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("imported_entry_id", "position", name=op.f("pk_imported_field")),
        comment="a field of an imported entry as it stands in the file, without what encloses it",
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
