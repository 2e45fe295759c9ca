"""Entities and predicates, which claims and mentions refer to, in and out of the database."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Connection, Table, delete, insert, select, update

from csto_db.db.driver import fetched
from csto_db.db.tables import METADATA
from csto_db.model.claim import Predicate, PredicateRule, Scale, Vocabulary
from csto_db.model.entity import Alias, Entity, EntityType, Related

T = METADATA.tables


def ids(connection: Connection, table: str, name: str) -> dict[str, int]:
    """Return the ids of a table by the text in one of its columns."""
    (key,) = T[table].primary_key
    return dict(fetched(connection, f"SELECT {name}, {key.name} FROM {table}"))  # noqa: S608


def insert_one(connection: Connection, table: Table, row: Mapping[str, object]) -> int:
    """Insert a row and return its id."""
    key = connection.execute(insert(table), dict(row)).inserted_primary_key
    assert key is not None
    return int(key[0])


def upsert(
    connection: Connection, table: str, name: str, rows: Sequence[Mapping[str, object]]
) -> dict[str, int]:
    """Insert the rows whose `name` is new and update the others; return all ids by name.

    Of several rows with one name the last counts.
    """
    known = ids(connection, table, name)
    target = T[table]
    by_name = {row[name]: dict(row) for row in rows}
    new = [row for key, row in by_name.items() if key not in known]
    if new:
        connection.execute(insert(target), new)
    for row in by_name.values():
        if row[name] in known:
            connection.execute(update(target).where(target.c[name] == row[name]).values(**row))
    return ids(connection, table, name)


def _replace(connection: Connection, table: Table, column: str, owners: Iterable[int]) -> None:
    for owner in owners:
        connection.execute(delete(table).where(table.c[column] == owner))


def save_entities(
    connection: Connection, types: Iterable[EntityType], entities: Sequence[Entity]
) -> None:
    """Write entity types and entities; what an entity had before is replaced.

    Of several with one key the last counts.
    """
    entities = list({entity.key: entity for entity in entities}.values())
    kinds = upsert(
        connection,
        "entity_type",
        "name",
        [{"name": t.name, "definition": t.definition} for t in types],
    )
    numbers = upsert(
        connection,
        "entity",
        "entity_key",
        [
            {
                "entity_key": e.key,
                "label": e.label,
                "entity_type_id": kinds[e.entity_type],
                "note": e.note,
                "wording": e.wording,
            }
            for e in entities
        ],
    )
    owners = [numbers[e.key] for e in entities]
    _replace(connection, T["entity_alias"], "entity_id", owners)
    _replace(connection, T["entity_relation"], "subject_id", owners)
    aliases = [_alias_row(numbers[e.key], alias) for e in entities for alias in _names(e)]
    relations = [_relation_row(numbers, e.key, r) for e in entities for r in e.relations]
    for table, rows in (("entity_alias", aliases), ("entity_relation", relations)):
        if rows:
            connection.execute(insert(T[table]), rows)


def _names(entity: Entity) -> list[Alias]:
    return list({alias.text: alias for alias in (Alias(entity.label), *entity.aliases)}.values())


def _alias_row(entity_id: int, alias: Alias) -> dict[str, object]:
    return {
        "entity_id": entity_id,
        "alias": alias.text,
        "language": alias.language,
        "valid_from": alias.valid_from,
        "valid_to": alias.valid_to,
        "is_ambiguous": alias.is_ambiguous,
    }


def _relation_row(numbers: Mapping[str, int], key: str, related: Related) -> dict[str, object]:
    return {
        "subject_id": numbers[key],
        "relation": related.relation,
        "object_id": numbers[related.entity],
        "valid_from": related.valid_from or "",
        "valid_to": related.valid_to,
    }


def load_entities(connection: Connection) -> list[Entity]:
    """Return all entities with their names and relations, by key."""
    alias, relation, entity = T["entity_alias"], T["entity_relation"], T["entity"]
    aliases: dict[int, list[Alias]] = defaultdict(list)
    for row in connection.execute(select(alias).order_by(alias.c.entity_alias_id)):
        named = Alias(row.alias, row.language, row.valid_from, row.valid_to, row.is_ambiguous)
        aliases[row.entity_id].append(named)
    keys = {number: key for key, number in ids(connection, "entity", "entity_key").items()}
    relations: dict[int, list[Related]] = defaultdict(list)
    for row in connection.execute(select(relation).order_by(relation.c.entity_relation_id)):
        related = Related(row.relation, keys[row.object_id], row.valid_from or None, row.valid_to)
        relations[row.subject_id].append(related)
    kinds = {number: name for name, number in ids(connection, "entity_type", "name").items()}
    return [
        Entity(
            key=row.entity_key,
            label=row.label,
            entity_type=kinds[row.entity_type_id],
            aliases=tuple(aliases[row.entity_id]),
            relations=tuple(relations[row.entity_id]),
            note=row.note,
            wording=row.wording,
        )
        for row in connection.execute(select(entity).order_by(entity.c.entity_key))
    ]


def save_predicates(
    connection: Connection, scales: Sequence[Scale], predicates: Sequence[Predicate]
) -> None:
    """Write scales and predicates; what one had before is replaced.

    Of several with one name the last counts.
    """
    scales = list({scale.name: scale for scale in scales}.values())
    predicates = list({predicate.name: predicate for predicate in predicates}.values())
    scale_ids = upsert(connection, "scale", "name", [{"name": s.name} for s in scales])
    _replace(connection, T["scale_level"], "scale_id", [scale_ids[s.name] for s in scales])
    levels = [
        {"scale_id": scale_ids[s.name], "position": position, "name": level}
        for s in scales
        for position, level in enumerate(s.levels, start=1)
    ]
    if levels:
        connection.execute(insert(T["scale_level"]), levels)
    rows = [_predicate_row(p, scale_ids) for p in predicates]
    numbers = upsert(connection, "predicate", "name", rows)
    _replace(connection, T["predicate_rule"], "predicate_id", [numbers[p.name] for p in predicates])
    rules = [
        {
            "predicate_id": numbers[p.name],
            "kind": rule.kind,
            "other_predicate_id": numbers[rule.other],
        }
        for p in predicates
        for rule in p.rules
    ]
    if rules:
        connection.execute(insert(T["predicate_rule"]), rules)


def _predicate_row(predicate: Predicate, scale_ids: Mapping[str, int]) -> dict[str, object]:
    return {
        "name": predicate.name,
        "definition": predicate.definition,
        "value_type": predicate.value_type,
        "conflict": predicate.conflict,
        "scale_id": scale_ids[predicate.scale] if predicate.scale else None,
        "gap": predicate.gap,
        "unit": predicate.unit,
        "tolerance": predicate.tolerance,
        "is_symmetric": predicate.is_symmetric,
        "cap": predicate.cap,
        "cap_reason": predicate.cap_reason,
        "wording": predicate.wording,
    }


def load_vocabulary(connection: Connection) -> Vocabulary:
    """Return the names that claims may use."""
    scales, entity = _load_scales(connection), T["entity"]
    labels = connection.execute(select(entity.c.entity_key, entity.c.label))
    return Vocabulary(
        entities={str(key): str(label) for key, label in labels},
        predicates=_load_predicates(connection, scales),
        scales={scale.name: scale for scale in scales.values()},
    )


def load_predicates(connection: Connection) -> dict[str, Predicate]:
    """Return the predicates by name."""
    return _load_predicates(connection, _load_scales(connection))


def _load_scales(connection: Connection) -> dict[int, Scale]:
    scale, level = T["scale"], T["scale_level"]
    levels: dict[int, list[str]] = defaultdict(list)
    for row in connection.execute(select(level).order_by(level.c.scale_id, level.c.position)):
        levels[row.scale_id].append(row.name)
    rows = connection.execute(select(scale))
    return {row.scale_id: Scale(row.name, tuple(levels[row.scale_id])) for row in rows}


def _load_predicates(connection: Connection, scales: Mapping[int, Scale]) -> dict[str, Predicate]:
    table, rule = T["predicate"], T["predicate_rule"]
    names = {number: name for name, number in ids(connection, "predicate", "name").items()}
    rules: dict[int, list[PredicateRule]] = defaultdict(list)
    order = (rule.c.predicate_id, rule.c.kind, rule.c.other_predicate_id)
    for row in connection.execute(select(rule).order_by(*order)):
        rules[row.predicate_id].append(PredicateRule(row.kind, names[row.other_predicate_id]))
    return {
        row.name: Predicate(
            name=row.name,
            definition=row.definition,
            value_type=row.value_type,
            conflict=row.conflict,
            scale=scales[row.scale_id].name if row.scale_id else None,
            gap=row.gap,
            unit=row.unit,
            tolerance=row.tolerance,
            is_symmetric=row.is_symmetric,
            cap=row.cap,
            cap_reason=row.cap_reason,
            wording=row.wording,
            rules=tuple(rules[row.predicate_id]),
        )
        for row in connection.execute(select(table).order_by(table.c.name))
    }
