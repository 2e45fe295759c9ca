"""Entities, predicates and judgements of a plan: read, checked, and known to be new or not."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from pathlib import Path, PurePath

from csto_db.db.definitions import Definition
from csto_db.ingest.plan import ENTITIES, PREDICATES, Plan, decode_file, read_bytes, sha256
from csto_db.model.claim import Predicate, Scale, Vocabulary
from csto_db.model.entity import Entity, EntityType
from csto_db.model.vocabulary import Defined
from csto_db.parse.collection.entities import read_entities
from csto_db.parse.collection.judgements import PlacedJudgement, read_judgements
from csto_db.parse.collection.predicates import read_predicates
from csto_db.parse.collection.tree import Problem, Problems


@dataclass(slots=True)
class Reference:
    """What the files of a plan define, and the SHA-256 of each file.

    A file that is `missing` defines nothing any more; `is_unread` says that the names in one of
    the others cannot be told, for it is not YAML.
    """

    types: list[EntityType] = field(default_factory=list)
    entities: list[Entity] = field(default_factory=list)
    scales: list[Scale] = field(default_factory=list)
    predicates: list[Predicate] = field(default_factory=list)
    judgements: dict[Path, tuple[PlacedJudgement, ...]] = field(default_factory=dict)
    hashes: dict[Path, str] = field(default_factory=dict)
    defined: dict[str, frozenset[Definition]] = field(default_factory=dict)
    missing: tuple[str, ...] = ()
    is_unread: bool = False

    def vocabulary(self, stored: Vocabulary, dropped: Collection[Definition] = ()) -> Vocabulary:
        """Return the names that claims may use: those stored, and those defined here.

        What the files defined and do no longer, `dropped`, no claim may use.
        """
        gone = {kind: {name for one, name in dropped if one is kind} for kind in Defined}
        predicates = {**stored.predicates, **{p.name: p for p in self.predicates}}
        entities = {**stored.entities, **{entity.key: entity.label for entity in self.entities}}
        return Vocabulary(
            entities={
                key: label for key, label in entities.items() if key not in gone[Defined.ENTITY]
            },
            predicates={
                name: one for name, one in predicates.items() if name not in gone[Defined.PREDICATE]
            },
            scales={**stored.scales, **{scale.name: scale for scale in self.scales}},
        )


def read_reference(
    plan: Plan, found: dict[Path, list[Problem]], missing: Iterable[str] = ()
) -> Reference:
    """Return what the files of a plan define; problems go into `found` under their file.

    Of the files that are `missing` those count that defined entities and predicates.
    """
    terms = tuple(file for file in missing if PurePath(file).name in (ENTITIES, PREDICATES))
    reference = Reference(missing=terms, defined=dict.fromkeys(terms, frozenset()))
    for path in plan.entities:
        problems = Problems()
        entities = read_entities(_text(path, reference), problems)
        reference.defined[file_name(path)] = frozenset(
            [(Defined.ENTITY_TYPE, one.name) for one in entities.types]
            + [(Defined.ENTITY, one.key) for one in entities.entities]
        )
        reference.types += entities.types
        reference.entities += entities.entities
        reference.is_unread |= bool(problems.found) and not reference.defined[file_name(path)]
        found[path] = problems.found
    for path in plan.predicates:
        problems = Problems()
        predicates = read_predicates(_text(path, reference), problems)
        reference.defined[file_name(path)] = frozenset(
            [(Defined.SCALE, one.name) for one in predicates.scales]
            + [(Defined.PREDICATE, one.name) for one in predicates.predicates]
        )
        reference.scales += predicates.scales
        reference.predicates += predicates.predicates
        reference.is_unread |= bool(problems.found) and not reference.defined[file_name(path)]
        found[path] = problems.found
    for path in plan.judgements:
        problems = Problems()
        reference.judgements[path] = read_judgements(_text(path, reference), problems)
        found[path] = problems.found
    return reference


def file_name(path: Path) -> str:
    """Return the name by which the database knows a file of a collection."""
    return str(path.resolve())


def _text(path: Path, reference: Reference) -> str:
    data = read_bytes(path)
    reference.hashes[path] = sha256(data)
    return decode_file(data, path)
