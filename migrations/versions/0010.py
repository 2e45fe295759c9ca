"""Views say of a claim that it is denied, and of how much."""

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Views are made anew by every migration."""


def downgrade() -> None:
    """Views are made anew by every migration."""
