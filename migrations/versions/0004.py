"""Predicates may count the items of a list, or sum up the parts of their subject."""

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    admit("'implies', 'excludes', 'before', 'counts', 'sums'")


def downgrade() -> None:
    op.execute("DELETE FROM predicate_rule WHERE kind IN ('counts', 'sums')")
    admit("'implies', 'excludes', 'before'")


def admit(kinds: str) -> None:
    name = op.f("ck_predicate_rule_kind")
    with op.batch_alter_table("predicate_rule", table_kwargs={"sqlite_strict": True}) as batch:
        batch.drop_constraint(name, type_="check")
        batch.create_check_constraint(name, f"kind IN ({kinds})")
