"""It is known which file names a document, holds its claims or a judgement on claims."""

from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

BEFORE = "'entity', 'entity_type', 'predicate', 'scale'"
NOW = "'claim', 'entity', 'entity_type', 'judgement', 'predicate', 'scale', 'source'"
NAME = "of claims the key of their source, of a judgement its id"
OLDER_FILE = "its path; empty for what is older than this table"
FILE = f"{OLDER_FILE}, and for a judgement that its file no longer has"
OLDER = """
INSERT INTO definition (kind, name, file)
SELECT DISTINCT 'claim', s.source_key, ''
FROM claim AS c
JOIN source AS s ON s.source_id = c.source_id
"""


def upgrade() -> None:
    admit(NOW, NAME, FILE)
    op.execute(OLDER)


def downgrade() -> None:
    op.execute("DELETE FROM definition WHERE kind IN ('claim', 'judgement', 'source')")
    admit(BEFORE, None, OLDER_FILE)


def admit(kinds: str, comment: str | None, file: str) -> None:
    name = op.f("ck_definition_kind")
    with op.batch_alter_table("definition", table_kwargs={"sqlite_strict": True}) as batch:
        batch.drop_constraint(name, type_="check")
        batch.create_check_constraint(name, f"kind IN ({kinds})")
        batch.alter_column("name", comment=comment)
        batch.alter_column("file", comment=file)
