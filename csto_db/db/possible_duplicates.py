"""Works that look alike and were not taken for one."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection

from csto_db.db.driver import placeholder

_ADD = """\
INSERT INTO possible_duplicate (a_work_id, b_work_id, rule, value, against, likeness)
VALUES ({marks})
ON CONFLICT DO NOTHING
"""


@dataclass(frozen=True, slots=True)
class PossibleDuplicate:
    """Two works, the rule and value that they share, and what speaks against their being one."""

    work_ids: tuple[int, int]
    rule: str
    value: str
    against: str
    likeness: float


def save_possible_duplicates(connection: Connection, pairs: Iterable[PossibleDuplicate]) -> None:
    """Add the pairs that are not there yet."""
    rows = [
        (*sorted(pair.work_ids), pair.rule, pair.value, pair.against, pair.likeness)
        for pair in pairs
    ]
    if rows:
        marks = ", ".join([placeholder(connection)] * len(rows[0]))
        connection.exec_driver_sql(_ADD.replace("{marks}", marks), rows)
