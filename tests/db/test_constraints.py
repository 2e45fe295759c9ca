"""Every rule of the schema refuses a row that breaks it, and it alone."""

import re
from collections.abc import Iterator, Mapping

import pytest
from sqlalchemy import (
    CheckConstraint,
    Column,
    Connection,
    ForeignKeyConstraint,
    Integer,
    PrimaryKeyConstraint,
    Text,
    UniqueConstraint,
    create_engine,
)
from sqlalchemy.exc import IntegrityError
from valid_rows import TABLES, Row, put, valid_row

from csto_db.db import schema
from csto_db.db.engine import PRAGMAS
from csto_db.db.reference import T

# SQLAlchemy keeps them in sets; in order, all workers see the same tests.
CONSTRAINTS = [c for t in TABLES for c in sorted(t.constraints, key=lambda c: str(c.name))]
CHECKS = [c for c in CONSTRAINTS if isinstance(c, CheckConstraint)]
FOREIGN_KEYS = [c for c in CONSTRAINTS if isinstance(c, ForeignKeyConstraint)]
UNIQUES = [c for c in CONSTRAINTS if isinstance(c, UniqueConstraint | PrimaryKeyConstraint)]
COLUMNS = [c for t in TABLES for c in t.columns]
WORD_OF_A_VOCABULARY = re.compile(r"(\w+) IN \((.*)\)")

BROKEN: Mapping[str, Row] = {
    "ck_attribution_position": {"position": 0},
    "ck_citation_link_has_url": {"url_printed": "x"},
    "ck_citation_note_has_footnote": {"style": "note"},
    "ck_citation_rule_has_value": {"match_rule": "x"},
    "ck_citation_candidate_rank": {"rank": 0},
    "ck_citation_candidate_span": {"end": 0},
    "ck_claim_interval": {"value_low": 1.0},
    "ck_claim_interval_order": {"value_low": 2.0, "value_high": 1.0},
    "ck_collection_file_sha256": {"sha256": "0" * 63},
    "ck_contribution_name": {"family": "x"},
    "ck_contribution_position": {"position": 0},
    "ck_diagnostic_line": {"line": None},
    "ck_diagnostic_place": {"file": None, "line": None},
    "ck_diagnostic_span": {"start": 1},
    "ck_entity_relation_not_itself": {},
    "ck_finding_pair_count": {"pair_count": 0},
    "ck_finding_two_claims": {},
    "ck_finding_verdict": {"verdict": "no such word"},
    "ck_footnote_called_at": {"called_at": -1},
    "ck_former_key_rule_has_value": {"rule": "x"},
    "ck_former_key_successor": {},
    "ck_imported_block_line": {"line": 0},
    "ck_imported_block_name": {"name": "x", "reading": "x"},
    "ck_imported_block_position": {"position": 0},
    "ck_imported_block_reading": {"reading": "x"},
    "ck_imported_entry_line": {"line": 0},
    "ck_imported_entry_pinned_has_key": {"is_pinned": 1, "entry_key": None},
    "ck_imported_field_position": {"position": 0},
    "ck_judgement_pair_order": {"a_claim_key": "b"},
    "ck_mention_span": {"start": -1},
    "ck_passage_page": {"page": 0},
    "ck_passage_span": {"end": 0},
    "ck_possible_duplicate_likeness": {"likeness": 100.5},
    "ck_possible_duplicate_pair_order": {"b_work_id": 0},
    "ck_predicate_cap_reason": {"cap": None, "cap_reason": "x"},
    "ck_predicate_gap": {"gap": 0},
    "ck_predicate_level_has_scale": {"value_type": "level"},
    "ck_predicate_ordinal_has_scale": {"conflict": "ordinal"},
    "ck_predicate_tolerance": {"tolerance": 1.0},
    "ck_scale_level_lowest": {"position": 0},
    "ck_source_counts": {"character_count": 2},
    "ck_source_sha256": {"sha256": ""},
    "ck_text_block_length": {"text": ""},
    "ck_text_block_number": {"number": -1},
    "ck_work_citation_key": {"citation_key": "1x"},
    "ck_work_script": {"script": "Latin"},
    "ck_work_not_itself": {},
    "ck_work_decision_citation_is_split": {"source_key": "x", "quote": "x", "nth": 1},
    "ck_work_decision_citation_is_whole": {"source_key": "x"},
    "ck_work_decision_nth": {"decision": "split", "source_key": "x", "quote": "x", "nth": 0},
    "ck_work_decision_two_works": {},
}
SAME = {
    "ck_entity_relation_not_itself": ("subject_id", "object_id"),
    "ck_finding_two_claims": ("a_claim_id", "b_claim_id"),
    "ck_former_key_successor": ("citation_key", "successor"),
    "ck_work_decision_two_works": ("work_key", "other_key"),
    "ck_work_not_itself": ("work_id", "same_as_id"),
}
MORE_BROKEN = [
    ("citation_candidate", "span", {"start": -1}),
    ("diagnostic", "line", {"line": 0}),
    ("diagnostic", "span", {"end": 1}),
    ("diagnostic", "span", {"start": 1, "end": 1}),
    ("claim", "interval", {"value_high": 1.0}),
    ("contribution", "name", {"literal": None}),
    ("citation", "link_has_url", {"url_printed": ""}),
    ("judgement", "pair_order", {"a_claim_key": "c"}),
    ("mention", "span", {"end": 0}),
    ("passage", "span", {"start": -1, "end": 1}),
    ("predicate", "tolerance", {"tolerance": -0.1}),
    ("source", "counts", {"character_count": 0}),
    ("source", "sha256", {"sha256": "0" * 65}),
    ("text_block", "length", {"text": "x" * 4097}),
    ("possible_duplicate", "likeness", {"likeness": -1.0}),
    ("work", "citation_key", {"citation_key": ""}),
    ("work", "citation_key", {"citation_key": "Haas2017"}),
    ("work", "citation_key", {"citation_key": "haas 2017"}),
    ("work", "citation_key", {"citation_key": "haas'2017"}),
    ("work", "citation_key", {"citation_key": "häas2017"}),
]


@pytest.fixture(scope="module")
def schema_in_memory() -> Iterator[Connection]:
    engine = create_engine("sqlite://")
    with engine.connect() as connection:
        for pragma in (*PRAGMAS, "foreign_keys=ON"):
            connection.exec_driver_sql(f"PRAGMA {pragma}")
        connection.commit()
        schema.create_all(connection)
        connection.commit()
        yield connection
    engine.dispose()


@pytest.fixture
def tables(schema_in_memory: Connection) -> Iterator[Connection]:
    """The tables of the models, empty again after the test."""
    schema_in_memory.begin()
    yield schema_in_memory
    schema_in_memory.rollback()


def named(constraint: object) -> str:
    return str(getattr(constraint, "name", constraint))


def broken(constraint: CheckConstraint, row: Row) -> Row:
    """The example for a CHECK: of a vocabulary, a word that is not in it."""
    word = WORD_OF_A_VOCABULARY.fullmatch(str(constraint.sqltext))
    if word is not None:
        return {word[1]: "no such word" if "'" in word[2] else 7}
    if constraint.name in SAME:
        one, other = SAME[str(constraint.name)]
        return {other: row[one]}
    assert constraint.name in BROKEN, f"give an example that breaks {constraint.name}"
    return BROKEN[str(constraint.name)]


def test_every_example_breaks_a_check_that_is_there() -> None:
    assert set(BROKEN) <= {str(constraint.name) for constraint in CHECKS}


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_a_row_that_breaks_no_rule_goes_in(tables: Connection, table: object) -> None:
    put(tables, table, valid_row(tables, table))  # type: ignore[arg-type]


@pytest.mark.parametrize("constraint", CHECKS, ids=named)
def test_a_check_refuses_what_breaks_it(tables: Connection, constraint: CheckConstraint) -> None:
    table = T[constraint.table.name]
    row = valid_row(tables, table)
    row |= broken(constraint, row)
    with pytest.raises(IntegrityError, match=rf"CHECK constraint failed: {constraint.name}\n"):
        put(tables, table, row)


@pytest.mark.parametrize(("name", "rule", "change"), MORE_BROKEN)
def test_a_check_refuses_each_way_to_break_it(
    tables: Connection, name: str, rule: str, change: Row
) -> None:
    row = valid_row(tables, T[name]) | change
    with pytest.raises(IntegrityError, match=rf"CHECK constraint failed: ck_{name}_{rule}\n"):
        put(tables, T[name], row)


@pytest.mark.parametrize("constraint", UNIQUES, ids=named)
def test_a_row_with_the_same_key_is_refused(
    tables: Connection, constraint: UniqueConstraint
) -> None:
    table = T[constraint.table.name]
    keys = [column.name for column in constraint.columns]
    first, second = valid_row(tables, table), valid_row(tables, table)
    put(tables, table, first)
    place = ", ".join(f"{table.name}.{key}" for key in keys)
    with pytest.raises(IntegrityError, match=f"UNIQUE constraint failed: {place}\n"):
        put(tables, table, second | {key: first[key] for key in keys})


@pytest.mark.parametrize("constraint", FOREIGN_KEYS, ids=named)
def test_a_row_that_points_nowhere_is_refused(
    tables: Connection, constraint: ForeignKeyConstraint
) -> None:
    table, (key,) = T[constraint.table.name], constraint.column_keys
    row = valid_row(tables, table, key)
    nobody = 10**12 if key == "b_work_id" else -1
    with pytest.raises(IntegrityError, match="FOREIGN KEY constraint failed"):
        put(tables, table, row | {key: nobody})


@pytest.mark.parametrize("constraint", FOREIGN_KEYS, ids=named)
def test_a_row_that_is_pointed_at_goes_as_its_key_says(
    tables: Connection, constraint: ForeignKeyConstraint
) -> None:
    table, (key,), (target,) = T[constraint.table.name], constraint.column_keys, constraint.elements
    parent = target.column
    row = valid_row(tables, table, key)
    put(tables, table, row)
    delete = f"DELETE FROM {parent.table.name} WHERE {parent.name} = ?"
    if constraint.ondelete is None:
        with pytest.raises(IntegrityError, match=r"FOREIGN KEY constraint failed|never deleted"):
            tables.exec_driver_sql(delete, (row[key],))
        return
    tables.exec_driver_sql(delete, (row[key],))
    left = tables.exec_driver_sql(f"SELECT {key} FROM {table.name}").scalars().all()
    assert left == ([] if constraint.ondelete == "CASCADE" else [None])


@pytest.mark.parametrize(
    "column",
    [c for c in COLUMNS if not c.nullable and c is not c.table.autoincrement_column],
    ids=str,
)
def test_a_column_that_must_be_filled_refuses_null(
    tables: Connection, column: Column[object]
) -> None:
    table = T[column.table.name]
    row = valid_row(tables, table)
    with pytest.raises(IntegrityError, match=f"NOT NULL constraint failed: {column}\n"):
        put(tables, table, row | {column.name: None})


@pytest.mark.parametrize("column", COLUMNS, ids=str)
def test_a_value_of_another_type_is_refused(tables: Connection, column: Column[object]) -> None:
    table = T[column.table.name]
    row = valid_row(tables, table)
    is_number = not isinstance(getattr(column.type, "impl_instance", column.type), Text)
    wrong = "seven" if is_number else b"seven"
    if column is table.autoincrement_column:
        message = "datatype mismatch"
    else:
        message = f"cannot store {'TEXT' if is_number else 'BLOB'} value in .* column {column}"
    with pytest.raises(IntegrityError, match=message):
        put(tables, table, row | {column.name: wrong})


@pytest.mark.parametrize(
    "column", [c for c in COLUMNS if isinstance(c.type, Integer) and not c.primary_key], ids=str
)
def test_a_whole_number_column_refuses_a_fraction(
    tables: Connection, column: Column[object]
) -> None:
    row = valid_row(tables, T[column.table.name])
    with pytest.raises(IntegrityError, match=f"cannot store REAL value in INTEGER column {column}"):
        put(tables, T[column.table.name], row | {column.name: 1.5})


@pytest.mark.parametrize(
    "statement", ["UPDATE work_decision SET other_key = 'x'", "DELETE FROM work_decision"]
)
def test_a_decision_on_works_is_never_changed_or_deleted(
    tables: Connection, statement: str
) -> None:
    put(tables, T["work_decision"], valid_row(tables, T["work_decision"]))
    with pytest.raises(IntegrityError, match="a decision on works is never"):
        tables.exec_driver_sql(statement)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE judgement SET verdict = 'compatible'",
        "UPDATE judgement SET judgement_id = 1",
        "UPDATE OR REPLACE judgement SET reason = ''",
        "DELETE FROM judgement",
        "INSERT OR REPLACE INTO judgement SELECT * FROM judgement",
        "INSERT INTO judgement SELECT * FROM judgement WHERE true"
        " ON CONFLICT DO UPDATE SET reason = ''",
    ],
)
def test_a_judgement_is_never_changed_or_deleted(tables: Connection, statement: str) -> None:
    put(tables, T["judgement"], valid_row(tables, T["judgement"]))
    with pytest.raises(IntegrityError, match="a judgement is never"):
        tables.exec_driver_sql(statement)
