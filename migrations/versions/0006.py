"""A side of a finding lists the claims beside the one that stands for it; unused indexes go."""

from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

EVERY = "a claim on a side of a finding"
FURTHER = "a further claim on a side of a finding, beside the one that stands for the side"
UNUSED = {
    "ix_finding_verdict_scope": ["verdict", "scope"],
    "ix_finding_predicate_id": ["predicate_id"],
    "ix_finding_judgement_id": ["judgement_id"],
}

SIDES = (
    "SELECT finding_id, a_claim_id, 'a' FROM finding",
    "SELECT finding_id, b_claim_id, 'b' FROM finding",
)


def upgrade() -> None:
    op.execute(
        "DELETE FROM finding_side WHERE claim_id IN ("
        "SELECT a_claim_id FROM finding WHERE finding_id = finding_side.finding_id"
        " UNION ALL "
        "SELECT b_claim_id FROM finding WHERE finding_id = finding_side.finding_id)"
    )
    say_what_sides_are(FURTHER)
    for name in UNUSED:
        op.drop_index(op.f(name), table_name="finding")


def downgrade() -> None:
    for name, columns in UNUSED.items():
        op.create_index(op.f(name), "finding", columns)
    say_what_sides_are(EVERY)
    for side in SIDES:
        op.execute(f"INSERT INTO finding_side {side}")


def say_what_sides_are(comment: str) -> None:
    if op.get_bind().dialect.name != "sqlite":
        op.create_table_comment("finding_side", comment)
