"""Entities, their names and relations, and where a source mentions them."""

from dataclasses import dataclass

from csto_db.model.passage import Span
from csto_db.model.vocabulary import Relation


@dataclass(frozen=True, slots=True)
class Alias:
    """A name of an entity; `language` is BCP 47, the dates are EDTF."""

    text: str
    language: str | None = None
    valid_from: str | None = None
    valid_to: str | None = None
    is_ambiguous: bool = False


@dataclass(frozen=True, slots=True)
class Related:
    """A dated relation of an entity to the entity with the key `entity`."""

    relation: Relation
    entity: str
    valid_from: str | None = None
    valid_to: str | None = None


@dataclass(frozen=True, slots=True)
class Entity:
    """A state, body, person, treaty, force, exercise, event or place (a Wikibase item).

    `wording` is how it stands within a sentence, if not as its label: "the annexation of Crimea".
    """

    key: str
    label: str
    entity_type: str
    aliases: tuple[Alias, ...] = ()
    relations: tuple[Related, ...] = ()
    note: str | None = None
    wording: str | None = None


@dataclass(frozen=True, slots=True)
class EntityType:
    """A kind of entity, as the collection defines it."""

    name: str
    definition: str


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where a source names an entity."""

    span: Span
    entity: str
    alias: str
