"""The verdict of a finding is compared word by word: SQLite makes the list of an IN for each row."""

from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None
VERDICTS = ("contradicts", "in_tension", "superseded", "compatible", "corroborates")


def upgrade() -> None:
    check(" OR ".join(f"verdict = '{verdict}'" for verdict in VERDICTS))


def downgrade() -> None:
    check(f"verdict IN {VERDICTS}")


def check(text: str) -> None:
    name = op.f("ck_finding_verdict")
    with op.batch_alter_table("finding", table_kwargs={"sqlite_strict": True}) as batch:
        batch.drop_constraint(name, type_="check")
        batch.create_check_constraint(name, text)
