"""It is known which file defines an entity or a predicate, so that it can go with its last one."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

OLDER = (
    "SELECT 'entity', entity_key, '' FROM entity",
    "SELECT 'entity_type', name, '' FROM entity_type",
    "SELECT 'predicate', name, '' FROM predicate",
    "SELECT 'scale', name, '' FROM scale",
)


def upgrade() -> None:
    op.create_table(
        "definition",
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column(
            "file",
            sa.Text(),
            nullable=False,
            comment="its path; empty for what is older than this table",
        ),
        sa.CheckConstraint(
            "kind IN ('entity', 'entity_type', 'predicate', 'scale')",
            name=op.f("ck_definition_kind"),
        ),
        sa.PrimaryKeyConstraint("kind", "name", "file", name=op.f("pk_definition")),
        comment=(
            "that a file defines something; what no file defines any more goes if nothing needs it"
        ),
        sqlite_strict=True,
    )
    for query in OLDER:
        op.execute(f"INSERT INTO definition {query}")


def downgrade() -> None:
    op.drop_table("definition")
