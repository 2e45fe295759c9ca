"""Which file defines what, so that it goes with the last file that has it."""

from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from sqlalchemy import ColumnElement, Connection, Table, delete, exists, insert, or_, select

from csto_db.db.driver import insert_new
from csto_db.db.tables import METADATA
from csto_db.model.vocabulary import Defined

T = METADATA.tables
DEFINITION = T["definition"]
NO_FILE = ""
"""Where the file is not known, or there is none any more."""

Definition = tuple[Defined, str]
"""A kind and a name."""


class Definer(NamedTuple):
    """That a file defines something: of claims `name` is the key of their source, of a judgement
    its id."""

    file: str
    kind: Defined
    name: str


# What needs another goes before it.
_KEYS = {
    Defined.ENTITY: "entity_key",
    Defined.PREDICATE: "name",
    Defined.ENTITY_TYPE: "name",
    Defined.SCALE: "name",
}


def save_definitions(connection: Connection, files: Mapping[str, Collection[Definition]]) -> None:
    """Note what some files define, in place of what they did."""
    for file, defined in files.items():
        connection.execute(delete(DEFINITION).where(DEFINITION.c.file == file))
        for kind, name in sorted(defined):
            connection.execute(
                delete(DEFINITION).where(_is(kind, name), DEFINITION.c.file == NO_FILE)
            )
        rows = [{"kind": kind, "name": name, "file": file} for kind, name in sorted(defined)]
        if rows:
            connection.execute(insert(DEFINITION), rows)


def definers(connection: Connection, kinds: Collection[Defined]) -> set[Definer]:
    """Return which files define something of some kinds."""
    query = select(DEFINITION.c.file, DEFINITION.c.kind, DEFINITION.c.name)
    rows = connection.execute(query.where(DEFINITION.c.kind.in_(kinds)))
    return {Definer(*row) for row in rows}


def note_definers(connection: Connection, found: Iterable[Definer]) -> None:
    """Note that files define something, beside what is known of them."""
    rows = [(str(one.kind), one.name, one.file) for one in sorted(found)]
    insert_new(connection, "definition", ("kind", "name", "file"), rows)


def take_over(connection: Connection, found: Iterable[Definer]) -> None:
    """Note that files define something, in place of all that did."""
    given = list(found)
    for _, kind, name in given:
        connection.execute(delete(DEFINITION).where(_is(kind, name)))
    note_definers(connection, given)


def forget_no_file(connection: Connection) -> None:
    """Forget of what some file defines that no file is known for it."""
    other = DEFINITION.alias("other")
    is_this = (other.c.kind == DEFINITION.c.kind) & (other.c.name == DEFINITION.c.name)
    is_known = exists().where(is_this, other.c.file != NO_FILE)
    connection.execute(delete(DEFINITION).where(DEFINITION.c.file == NO_FILE, is_known))


def forget_definers(connection: Connection, found: Iterable[Definer]) -> None:
    """Forget that files define something."""
    for file, kind, name in sorted(found):
        connection.execute(delete(DEFINITION).where(_is(kind, name), DEFINITION.c.file == file))


def _is(kind: Defined, name: str | ColumnElement[str]) -> ColumnElement[bool]:
    return (DEFINITION.c.kind == kind) & (DEFINITION.c.name == name)


def dropped(
    connection: Connection, files: Mapping[str, Collection[Definition]]
) -> frozenset[Definition]:
    """Return the entities, predicates and the like that only some files have defined, and none of
    them does now."""
    if not files:
        return frozenset()
    before: set[Definition] = set()
    elsewhere = {one for defined in files.values() for one in defined}
    for file, kind, name in definers(connection, _KEYS):
        (before if file in files else elsewhere).add((kind, name))
    return frozenset(before - elsewhere)


def undefined(
    connection: Connection, kind: Defined, rewritten: Collection[str] = ()
) -> frozenset[str]:
    """Return the names that no file defines and nothing needs.

    What claims need counts, but for those of the sources that are about to be `rewritten`.
    """
    table = T[kind]
    name = table.c[_KEYS[kind]]
    needs = or_(*_NEEDS[kind](table, rewritten))
    query = select(name).where(~_is_defined(kind, name), ~needs)
    return frozenset(connection.execute(query).scalars())


def delete_undefined(connection: Connection) -> None:
    """Delete what no file defines and nothing needs."""
    for kind, key in _KEYS.items():
        names = undefined(connection, kind)
        if names:
            table = T[kind]
            connection.execute(delete(table).where(table.c[key].in_(names)))


def _is_defined(kind: Defined, name: ColumnElement[str]) -> ColumnElement[bool]:
    return exists().where(_is(kind, name))


def _entity_needs(entity: Table, rewritten: Collection[str]) -> list[ColumnElement[bool]]:
    claim, voice, relation = T["claim"], T["attribution"], T["entity_relation"]
    subject = entity.alias("subject")
    own = entity.c.entity_id
    is_kept = _is_kept(rewritten)
    return [
        exists().where(or_(claim.c.subject_id == own, claim.c.value_entity_id == own), is_kept),
        exists().where(voice.c.entity_id == own, voice.c.claim_id == claim.c.claim_id, is_kept),
        exists().where(
            relation.c.object_id == own,
            relation.c.subject_id == subject.c.entity_id,
            _is_defined(Defined.ENTITY, subject.c.entity_key),
        ),
    ]


def _predicate_needs(predicate: Table, rewritten: Collection[str]) -> list[ColumnElement[bool]]:
    claim, rule = T["claim"], T["predicate_rule"]
    other = predicate.alias("other")
    own = predicate.c.predicate_id
    return [
        exists().where(claim.c.predicate_id == own, _is_kept(rewritten)),
        exists().where(
            rule.c.other_predicate_id == own,
            rule.c.predicate_id == other.c.predicate_id,
            _is_defined(Defined.PREDICATE, other.c.name),
        ),
    ]


def _is_kept(rewritten: Collection[str]) -> ColumnElement[bool]:
    source = T["source"]
    sources = select(source.c.source_id).where(source.c.source_key.in_(rewritten))
    return T["claim"].c.source_id.not_in(sources)


def _type_needs(kind: Table, _rewritten: Collection[str]) -> list[ColumnElement[bool]]:
    return [exists().where(T["entity"].c.entity_type_id == kind.c.entity_type_id)]


def _scale_needs(scale: Table, _rewritten: Collection[str]) -> list[ColumnElement[bool]]:
    return [exists().where(T["predicate"].c.scale_id == scale.c.scale_id)]


_NEEDS = {
    Defined.ENTITY: _entity_needs,
    Defined.PREDICATE: _predicate_needs,
    Defined.ENTITY_TYPE: _type_needs,
    Defined.SCALE: _scale_needs,
}
