"""A title has its forms: in its own script, transliterated, translated; and says its script."""

from typing import Literal

import sqlalchemy as sa
from alembic import op

from csto_db.model.script import script_of

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

COLUMNS = {
    "original_title": "in the script of its language",
    "transliterated_title": "in Latin letters",
    "translated_title": None,
    "script": "in which title is printed (ISO 15924)",
}
LANGUAGE = "BCP 47"


def upgrade() -> None:
    behind = "title"
    with op.batch_alter_table(
        "work", recreate=anew(), table_kwargs={"sqlite_strict": True}
    ) as batch:
        for name, comment in COLUMNS.items():
            batch.add_column(
                sa.Column(name, sa.Text(), nullable=True, comment=comment), **after(behind)
            )
            behind = name
        batch.create_check_constraint(op.f("ck_work_script"), "length(script) = 4")
    say_what_language_is(f"{LANGUAGE}; null if not certain")
    say_scripts()


def downgrade() -> None:
    with op.batch_alter_table(
        "work", recreate=anew(), table_kwargs={"sqlite_strict": True}
    ) as batch:
        batch.drop_constraint(op.f("ck_work_script"), type_="check")
        for name in COLUMNS:
            batch.drop_column(name)
    say_what_language_is(LANGUAGE)


def anew() -> Literal["always", "never"]:
    """SQLite has a place for a column only in a table that is made anew."""
    return "always" if op.get_bind().dialect.name == "sqlite" else "never"


def after(column: str) -> dict[str, str]:
    """Where a column goes: PostgreSQL only adds at the end."""
    return {"insert_after": column} if op.get_bind().dialect.name == "sqlite" else {}


def say_what_language_is(comment: str) -> None:
    if op.get_bind().dialect.name != "sqlite":
        op.alter_column("work", "language", comment=comment)


def say_scripts() -> None:
    work = sa.table("work", sa.column("work_id"), sa.column("title"), sa.column("script"))
    titles = op.get_bind().execute(sa.select(work.c.work_id, work.c.title)).all()
    for work_id, title in titles:
        if script := script_of(title):
            op.execute(sa.update(work).where(work.c.work_id == work_id).values(script=script))
