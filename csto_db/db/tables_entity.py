"""Tables of entities, their names and relations, and where they are mentioned."""

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from csto_db.db.base import Base, check, table_args
from csto_db.db.types import EnumText, Id, Int, Str, YesNo, one_of, owned_by
from csto_db.model.vocabulary import Relation


class EntityTypeRow(Base):
    """A kind of entity."""

    __tablename__ = "entity_type"
    __table_args__ = table_args("a kind of entity; the collection says which there are")
    entity_type_id: Mapped[Id]
    name: Mapped[Str] = mapped_column(unique=True)
    definition: Mapped[Str]


class EntityRow(Base):
    """Who or what the documents speak of."""

    __tablename__ = "entity"
    __table_args__ = table_args("a state, body, person, treaty, force, event … (Wikibase item)")
    entity_id: Mapped[Id]
    entity_key: Mapped[Str] = mapped_column(unique=True)
    label: Mapped[Str]
    entity_type_id: Mapped[Int] = mapped_column(
        ForeignKey("entity_type.entity_type_id"), index=True
    )
    note: Mapped[Str | None]
    wording: Mapped[Str | None] = mapped_column(
        comment="how it stands within a sentence; null if as its label"
    )


class EntityAliasRow(Base):
    """A name of an entity."""

    __tablename__ = "entity_alias"
    __table_args__ = table_args(
        "a name of an entity, with its language and the time when it was used",
        UniqueConstraint("entity_id", "alias"),
        check("is_ambiguous IN (0, 1)", "is_ambiguous"),
    )
    entity_alias_id: Mapped[Id]
    entity_id: Mapped[Int] = mapped_column(owned_by("entity.entity_id"))
    alias: Mapped[Str]
    language: Mapped[Str | None] = mapped_column(comment="BCP 47, as ru-Latn")
    valid_from: Mapped[Str | None] = mapped_column(comment="EDTF")
    valid_to: Mapped[Str | None] = mapped_column(comment="EDTF")
    is_ambiguous: Mapped[bool] = mapped_column(
        YesNo, comment="1 if it is also a common word, so that a mention needs context"
    )


class EntityRelationRow(Base):
    """How one entity stands to another."""

    __tablename__ = "entity_relation"
    __table_args__ = table_args(
        "membership, part, instance or succession between entities, with its time",
        UniqueConstraint("subject_id", "relation", "object_id", "valid_from"),
        check(one_of("relation", Relation), "relation"),
        check("subject_id <> object_id", "not_itself"),
        Index(None, "object_id", "relation"),
    )
    entity_relation_id: Mapped[Id]
    subject_id: Mapped[Int] = mapped_column(owned_by("entity.entity_id"))
    relation: Mapped[Relation] = mapped_column(EnumText(Relation))
    object_id: Mapped[Int] = mapped_column(owned_by("entity.entity_id"))
    valid_from: Mapped[Str] = mapped_column(comment="EDTF; empty if not known")
    valid_to: Mapped[Str | None] = mapped_column(comment="EDTF; null if it goes on or is not known")


class MentionRow(Base):
    """A place where a source names an entity."""

    __tablename__ = "mention"
    __table_args__ = table_args(
        "a place where a source names an entity; the passage is the paragraph or note around it",
        UniqueConstraint("passage_id", "start"),
        check('start >= 0 AND "end" > start', "span"),
        Index(None, "passage_id", "entity_id"),
        Index(None, "entity_id", "passage_id"),
    )
    mention_id: Mapped[Id]
    passage_id: Mapped[Int] = mapped_column(owned_by("passage.passage_id"))
    entity_id: Mapped[Int] = mapped_column(owned_by("entity.entity_id"))
    start: Mapped[Int] = mapped_column(comment="in characters of the source, like the passage's")
    end: Mapped[Int]
