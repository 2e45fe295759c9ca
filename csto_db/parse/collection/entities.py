"""entities.yml: who and what the documents speak of."""

import re
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter

from csto_db.model.dates import days
from csto_db.model.entity import Alias, Entity, EntityType, Related
from csto_db.model.vocabulary import Relation
from csto_db.parse.collection.tree import Fields, Node, Problems, read_tree, suggestion

_KEY = re.compile(r"[a-z][a-z0-9-]*\Z")
_FIELDS = ("key", "label", "wording", "type", "aliases", "relations", "note")
_UNDER_RELATIONS = {
    str(one): f"; write relations: [{{relation: {one}, entity: KEY}}]" for one in Relation
}
_INSIDE = (Relation.PART_OF, Relation.INSTANCE_OF)


@dataclass(frozen=True, slots=True)
class Entities:
    """What entities.yml says."""

    types: tuple[EntityType, ...] = ()
    entities: tuple[Entity, ...] = ()


def read_entities(text: str, problems: Problems) -> Entities:
    """Return the entities of a file; every mistake is added to `problems`."""
    root = read_tree(text, problems)
    if root is None:
        return Entities()
    fields = Fields(root, problems, "types", "entities")
    types = tuple(
        EntityType(name.text or "", definition.text or "")
        for name, definition in fields.pairs("types")
    )
    nodes = fields.items("entities")
    entities = tuple(_entity(node, problems, {t.name for t in types}) for node in nodes)
    _check_names(entities, nodes, problems)
    _check_wholes(entities, nodes, problems)
    return Entities(types, entities)


def _entity(node: Node, problems: Problems, types: set[str]) -> Entity:
    fields = Fields(node, problems, *_FIELDS, elsewhere=_UNDER_RELATIONS)
    key, kind = fields.required("key"), fields.required("type")
    if key and not _KEY.match(key):
        problems.add(fields.at("key"), f"key {key!r} must be lower-case letters, digits, hyphens")
    if kind and kind not in types:
        problems.add(
            fields.at("type"), f"type {kind!r} is not under 'types'{suggestion(kind, types)}"
        )
    return Entity(
        key=key,
        label=fields.required("label"),
        entity_type=kind,
        aliases=tuple(_alias(item, problems) for item in fields.items("aliases")),
        relations=tuple(_related(item, problems) for item in fields.items("relations")),
        note=fields.optional("note"),
        wording=fields.optional("wording"),
    )


def _alias(node: Node, problems: Problems) -> Alias:
    if node.text is not None:
        return Alias(node.text)
    fields = Fields(node, problems, "alias", "language", "from", "to", "is_ambiguous")
    return Alias(
        text=fields.required("alias"),
        language=fields.optional("language"),
        valid_from=_date(fields, "from"),
        valid_to=_date(fields, "to"),
        is_ambiguous=fields.flag("is_ambiguous"),
    )


def _related(node: Node, problems: Problems) -> Related:
    names = "relation", "entity", "from", "to"
    fields = Fields(node, problems, *names, elsewhere=_UNDER_RELATIONS)
    return Related(
        relation=fields.choice("relation", Relation, Relation.PART_OF),
        entity=fields.required("entity"),
        valid_from=_date(fields, "from"),
        valid_to=_date(fields, "to"),
    )


def _date(fields: Fields, name: str) -> str | None:
    value = fields.optional(name)
    if value is None:
        return None
    try:
        days(value)
    except ValueError as error:
        fields.problems.add(fields.at(name), str(error))
        return None
    return value


def _check_names(entities: tuple[Entity, ...], nodes: tuple[Node, ...], problems: Problems) -> None:
    keys = {entity.key for entity in entities}
    seen: set[str] = set()
    for entity, node in zip(entities, nodes, strict=True):
        if entity.key in seen:
            problems.add(node, f"the key {entity.key!r} stands twice")
        seen.add(entity.key)
        for related in entity.relations:
            if related.entity == entity.key:
                problems.add(node, f"{entity.key!r} is related to itself")
            elif related.entity and related.entity not in keys:
                hint = suggestion(related.entity, keys)
                problems.add(node, f"relation to {related.entity!r}, which is no entity{hint}")


def _check_wholes(
    entities: tuple[Entity, ...], nodes: tuple[Node, ...], problems: Problems
) -> None:
    """Add a problem where something is part of itself, by way of others."""
    wholes = {
        one.key: [r.entity for r in one.relations if r.relation in _INSIDE and r.entity != one.key]
        for one in entities
    }
    try:
        TopologicalSorter(wholes).prepare()
    except CycleError as error:
        first, *others = reversed(error.args[1])
        node = next(n for n, one in zip(nodes, entities, strict=True) if one.key == first)
        problems.add(node, f"{first!r} is part of itself: in {', in '.join(others)}")
