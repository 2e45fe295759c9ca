"""The first schema."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

FULL_TEXT = """\
CREATE VIRTUAL TABLE passage_fts USING fts5(
  -- full text of headings, paragraphs and notes; rowid is passage_id
  text,
  content='passage_text',
  content_rowid='passage_id',
  tokenize='unicode61 remove_diacritics 2'
)"""


def upgrade() -> None:
    op.create_table(
        "collection_file",
        sa.Column("name", sa.Text(), nullable=False, comment="its path"),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.CheckConstraint("length(sha256) = 64", name=op.f("ck_collection_file_sha256")),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_collection_file")),
        comment="a file of a collection as it was last read, so that the same bytes change nothing",
        sqlite_strict=True,
    )
    op.create_table(
        "entity_type",
        sa.Column("entity_type_id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("definition", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("entity_type_id", name=op.f("pk_entity_type")),
        sa.UniqueConstraint("name", name=op.f("uq_entity_type_name")),
        comment="a kind of entity; the collection says which there are",
        sqlite_strict=True,
    )
    op.create_table(
        "judgement",
        sa.Column("judgement_id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column(
            "a_claim_key",
            sa.Text(),
            nullable=False,
            comment="no foreign key: it outlives the claim",
        ),
        sa.Column("b_claim_key", sa.Text(), nullable=False),
        sa.Column("verdict", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("judged_by", sa.Text(), nullable=False),
        sa.Column("judged_on", sa.Text(), nullable=False, comment="ISO 8601 day, or instant"),
        sa.Column(
            "a_fingerprint",
            sa.Text(),
            nullable=True,
            comment="of the claim as judged; stale once the claim has another; null if it was missing",
        ),
        sa.Column("b_fingerprint", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "verdict IN ('contradicts', 'in_tension', 'superseded', 'compatible', 'corroborates')",
            name=op.f("ck_judgement_verdict"),
        ),
        sa.CheckConstraint("a_claim_key < b_claim_key", name=op.f("ck_judgement_pair_order")),
        sa.PrimaryKeyConstraint("judgement_id", name=op.f("pk_judgement")),
        sa.UniqueConstraint(
            "a_claim_key",
            "b_claim_key",
            "verdict",
            "reason",
            "judged_by",
            "judged_on",
            name="uq_judgement_decision",
        ),
        comment="a person's decision on a pair of claims; the newest counts, the others are kept",
        sqlite_strict=True,
    )
    op.create_table(
        "link",
        sa.Column("link_id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column(
            "url",
            sa.Text(),
            nullable=False,
            comment="as first seen, cleaned of what is not part of it",
        ),
        sa.Column(
            "url_key",
            sa.Text(),
            nullable=False,
            comment="without scheme, www. and trailing slash: equal for one place",
        ),
        sa.Column("host", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("link_id", name=op.f("pk_link")),
        sa.UniqueConstraint("url_key", name=op.f("uq_link_url_key")),
        comment="a place on the web, whatever the spellings of its URL",
        sqlite_strict=True,
    )
    with op.batch_alter_table("link", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_link_host"), ["host"], unique=False)

    op.create_table(
        "scale",
        sa.Column("scale_id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("scale_id", name=op.f("pk_scale")),
        sa.UniqueConstraint("name", name=op.f("uq_scale_name")),
        comment="a scale of named levels",
        sqlite_strict=True,
    )
    op.create_table(
        "entity",
        sa.Column("entity_id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("entity_key", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("entity_type_id", sa.Integer(), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["entity_type_id"],
            ["entity_type.entity_type_id"],
            name=op.f("fk_entity_entity_type_id"),
        ),
        sa.PrimaryKeyConstraint("entity_id", name=op.f("pk_entity")),
        sa.UniqueConstraint("entity_key", name=op.f("uq_entity_entity_key")),
        comment="a state, body, person, treaty, force, event … (Wikibase item)",
        sqlite_strict=True,
    )
    with op.batch_alter_table("entity", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_entity_entity_type_id"), ["entity_type_id"], unique=False
        )

    op.create_table(
        "predicate",
        sa.Column("predicate_id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("definition", sa.Text(), nullable=False),
        sa.Column("value_type", sa.Text(), nullable=False),
        sa.Column("conflict", sa.Text(), nullable=False),
        sa.Column("scale_id", sa.Integer(), nullable=True),
        sa.Column("gap", sa.Integer(), nullable=False, comment="levels this far apart clash"),
        sa.Column("unit", sa.Text(), nullable=True),
        sa.Column(
            "tolerance",
            sa.Float(precision=53).with_variant(sa.REAL(), "sqlite"),
            nullable=False,
            comment="relative; 0.1 lets 4000 and 4200 agree",
        ),
        sa.Column("is_symmetric", sa.Integer(), nullable=False),
        sa.Column(
            "cap", sa.Text(), nullable=True, comment="the strongest verdict allowed; null if any"
        ),
        sa.CheckConstraint(
            "(conflict = 'ordinal') = (scale_id IS NOT NULL)",
            name=op.f("ck_predicate_ordinal_has_scale"),
        ),
        sa.CheckConstraint(
            "(value_type = 'level') = (scale_id IS NOT NULL)",
            name=op.f("ck_predicate_level_has_scale"),
        ),
        sa.CheckConstraint(
            "cap IN ('contradicts', 'in_tension', 'superseded', 'compatible', 'corroborates')",
            name=op.f("ck_predicate_cap"),
        ),
        sa.CheckConstraint(
            "conflict IN ('functional', 'functional_at_time', 'boolean', 'set', 'ordinal', 'free')",
            name=op.f("ck_predicate_conflict"),
        ),
        sa.CheckConstraint(
            "value_type IN ('entity', 'number', 'date', 'text', 'level', 'boolean')",
            name=op.f("ck_predicate_value_type"),
        ),
        sa.CheckConstraint("gap >= 1", name=op.f("ck_predicate_gap")),
        sa.CheckConstraint("is_symmetric IN (0, 1)", name=op.f("ck_predicate_is_symmetric")),
        sa.CheckConstraint("tolerance >= 0 AND tolerance < 1", name=op.f("ck_predicate_tolerance")),
        sa.ForeignKeyConstraint(
            ["scale_id"], ["scale.scale_id"], name=op.f("fk_predicate_scale_id")
        ),
        sa.PrimaryKeyConstraint("predicate_id", name=op.f("pk_predicate")),
        sa.UniqueConstraint("name", name=op.f("uq_predicate_name")),
        comment="a word of the vocabulary of claims, and when two claims with it clash",
        sqlite_strict=True,
    )
    with op.batch_alter_table("predicate", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_predicate_scale_id"), ["scale_id"], unique=False)

    op.create_table(
        "scale_level",
        sa.Column("scale_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False, comment="1 is the lowest"),
        sa.Column("name", sa.Text(), nullable=False),
        sa.CheckConstraint("position >= 1", name=op.f("ck_scale_level_lowest")),
        sa.ForeignKeyConstraint(
            ["scale_id"],
            ["scale.scale_id"],
            name=op.f("fk_scale_level_scale_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("scale_id", "position", name=op.f("pk_scale_level")),
        sa.UniqueConstraint("scale_id", "name", name=op.f("uq_scale_level_scale_id_name")),
        comment="a level of a scale",
        sqlite_strict=True,
    )
    op.create_table(
        "work",
        sa.Column("work_id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("citation_key", sa.Text(), nullable=False, comment="given once, never changed"),
        sa.Column("entry_type", sa.Text(), nullable=False),
        sa.Column(
            "title", sa.Text(), nullable=True, comment="as first printed, without its quotes"
        ),
        sa.Column(
            "container", sa.Text(), nullable=True, comment="journal, newspaper, site or book"
        ),
        sa.Column("issued", sa.Text(), nullable=True, comment="EDTF; null if not known"),
        sa.Column("issued_printed", sa.Text(), nullable=True, comment="the date as printed"),
        sa.Column("link_id", sa.Integer(), nullable=True),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column(
            "publisher", sa.Text(), nullable=True, comment="publisher, or institution of a report"
        ),
        sa.Column("volume", sa.Text(), nullable=True),
        sa.Column("issue", sa.Text(), nullable=True),
        sa.Column("pages", sa.Text(), nullable=True, comment="of the work, not those cited"),
        sa.Column("genre", sa.Text(), nullable=True, comment="biblatex type, CSL genre"),
        sa.Column("language", sa.Text(), nullable=True, comment="BCP 47"),
        sa.Column("note", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "entry_type IN ('article', 'book', 'chapter', 'interview', 'news', 'official_document', 'report', 'transcript', 'treaty', 'unpublished', 'web_page', 'unknown')",
            name=op.f("ck_work_entry_type"),
        ),
        sa.CheckConstraint(
            "ltrim(citation_key, 'abcdefghijklmnopqrstuvwxyz0123456789') = '' AND ltrim(substr(citation_key, 1, 1), '0123456789') <> ''",
            name=op.f("ck_work_citation_key"),
        ),
        sa.ForeignKeyConstraint(["link_id"], ["link.link_id"], name=op.f("fk_work_link_id")),
        sa.PrimaryKeyConstraint("work_id", name=op.f("pk_work")),
        sa.UniqueConstraint("citation_key", name=op.f("uq_work_citation_key")),
        comment="a thing that is cited, or a source as a published thing (biblatex entry, CSL item)",
        sqlite_strict=True,
    )
    with op.batch_alter_table("work", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_work_issued"), ["issued"], unique=False)
        batch_op.create_index(batch_op.f("ix_work_link_id"), ["link_id"], unique=False)

    op.create_table(
        "contribution",
        sa.Column("contribution_id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("work_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False, comment="1 first, in each role"),
        sa.Column("family", sa.Text(), nullable=True),
        sa.Column("given", sa.Text(), nullable=True),
        sa.Column("particle", sa.Text(), nullable=True),
        sa.Column("suffix", sa.Text(), nullable=True),
        sa.Column(
            "literal",
            sa.Text(),
            nullable=True,
            comment="a body, or a person who must not be split: 'an anonymous expert'",
        ),
        sa.Column(
            "description",
            sa.Text(),
            nullable=True,
            comment="what is said of the person: post, body",
        ),
        sa.CheckConstraint(
            "role IN ('author', 'editor', 'translator', 'interviewer', 'interviewee')",
            name=op.f("ck_contribution_role"),
        ),
        sa.CheckConstraint(
            "(literal IS NULL) <> (family IS NULL)", name=op.f("ck_contribution_name")
        ),
        sa.CheckConstraint("position >= 1", name=op.f("ck_contribution_position")),
        sa.ForeignKeyConstraint(
            ["work_id"], ["work.work_id"], name=op.f("fk_contribution_work_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("contribution_id", name=op.f("pk_contribution")),
        sa.UniqueConstraint(
            "work_id", "role", "position", name=op.f("uq_contribution_work_id_role_position")
        ),
        comment="who made a work, in what role (CSL names): name parts, or a literal name",
        sqlite_strict=True,
    )
    op.create_table(
        "entity_alias",
        sa.Column("entity_alias_id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("entity_id", sa.Integer(), nullable=False),
        sa.Column("alias", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=True, comment="BCP 47, as ru-Latn"),
        sa.Column("valid_from", sa.Text(), nullable=True, comment="EDTF"),
        sa.Column("valid_to", sa.Text(), nullable=True, comment="EDTF"),
        sa.Column(
            "is_ambiguous",
            sa.Integer(),
            nullable=False,
            comment="1 if it is also a common word, so that a mention needs context",
        ),
        sa.CheckConstraint("is_ambiguous IN (0, 1)", name=op.f("ck_entity_alias_is_ambiguous")),
        sa.ForeignKeyConstraint(
            ["entity_id"],
            ["entity.entity_id"],
            name=op.f("fk_entity_alias_entity_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("entity_alias_id", name=op.f("pk_entity_alias")),
        sa.UniqueConstraint("entity_id", "alias", name=op.f("uq_entity_alias_entity_id_alias")),
        comment="a name of an entity, with its language and the time when it was used",
        sqlite_strict=True,
    )
    op.create_table(
        "entity_relation",
        sa.Column("entity_relation_id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("subject_id", sa.Integer(), nullable=False),
        sa.Column("relation", sa.Text(), nullable=False),
        sa.Column("object_id", sa.Integer(), nullable=False),
        sa.Column("valid_from", sa.Text(), nullable=False, comment="EDTF; empty if not known"),
        sa.Column(
            "valid_to", sa.Text(), nullable=True, comment="EDTF; null if it goes on or is not known"
        ),
        sa.CheckConstraint(
            "relation IN ('member_of', 'observer_of', 'part_of', 'instance_of', 'successor_of')",
            name=op.f("ck_entity_relation_relation"),
        ),
        sa.CheckConstraint("subject_id <> object_id", name=op.f("ck_entity_relation_not_itself")),
        sa.ForeignKeyConstraint(
            ["object_id"],
            ["entity.entity_id"],
            name=op.f("fk_entity_relation_object_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["subject_id"],
            ["entity.entity_id"],
            name=op.f("fk_entity_relation_subject_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("entity_relation_id", name=op.f("pk_entity_relation")),
        sa.UniqueConstraint(
            "subject_id",
            "relation",
            "object_id",
            "valid_from",
            name=op.f("uq_entity_relation_subject_id_relation_object_id_valid_from"),
        ),
        comment="membership, part, instance or succession between entities, with its time",
        sqlite_strict=True,
    )
    with op.batch_alter_table("entity_relation", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_entity_relation_object_id_relation"),
            ["object_id", "relation"],
            unique=False,
        )

    op.create_table(
        "identifier",
        sa.Column("identifier_id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("work_id", sa.Integer(), nullable=False),
        sa.Column("scheme", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "scheme IN ('doi', 'isbn', 'issn', 'number')", name=op.f("ck_identifier_scheme")
        ),
        sa.ForeignKeyConstraint(
            ["work_id"], ["work.work_id"], name=op.f("fk_identifier_work_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("identifier_id", name=op.f("pk_identifier")),
        sa.UniqueConstraint(
            "work_id", "scheme", "value", name=op.f("uq_identifier_work_id_scheme_value")
        ),
        comment="what somebody numbered a work by",
        sqlite_strict=True,
    )
    op.create_table(
        "predicate_rule",
        sa.Column("predicate_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("other_predicate_id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('implies', 'excludes', 'before')", name=op.f("ck_predicate_rule_kind")
        ),
        sa.ForeignKeyConstraint(
            ["other_predicate_id"],
            ["predicate.predicate_id"],
            name=op.f("fk_predicate_rule_other_predicate_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["predicate_id"],
            ["predicate.predicate_id"],
            name=op.f("fk_predicate_rule_predicate_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint(
            "predicate_id", "kind", "other_predicate_id", name=op.f("pk_predicate_rule")
        ),
        comment="what one predicate says of another, for one subject",
        sqlite_strict=True,
    )
    with op.batch_alter_table("predicate_rule", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_predicate_rule_other_predicate_id"), ["other_predicate_id"], unique=False
        )

    op.create_table(
        "source",
        sa.Column("source_id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column(
            "source_key",
            sa.Text(),
            nullable=False,
            comment="its name everywhere; also the citation key of its work",
        ),
        sa.Column(
            "work_id", sa.Integer(), nullable=False, comment="the document as a published thing"
        ),
        sa.Column(
            "file_name", sa.Text(), nullable=False, comment="the name of the file that was read"
        ),
        sa.Column("media_type", sa.Text(), nullable=False),
        sa.Column(
            "sha256", sa.Text(), nullable=False, comment="of the bytes of the file, in hexadecimal"
        ),
        sa.Column("byte_count", sa.Integer(), nullable=False),
        sa.Column(
            "character_count",
            sa.Integer(),
            nullable=False,
            comment="Unicode characters; offsets count these",
        ),
        sa.Column(
            "page_count",
            sa.Integer(),
            nullable=True,
            comment="null if the file shows no page breaks",
        ),
        sa.Column(
            "derived_with",
            sa.Text(),
            nullable=False,
            comment="fingerprint of the program and of the entities that its rows were derived with",
        ),
        sa.Column("ingested_at", sa.Text(), nullable=False, comment="UTC, ISO 8601"),
        sa.CheckConstraint(
            "character_count > 0 AND byte_count >= character_count", name=op.f("ck_source_counts")
        ),
        sa.CheckConstraint("length(sha256) = 64", name=op.f("ck_source_sha256")),
        sa.ForeignKeyConstraint(["work_id"], ["work.work_id"], name=op.f("fk_source_work_id")),
        sa.PrimaryKeyConstraint("source_id", name=op.f("pk_source")),
        sa.UniqueConstraint("source_key", name=op.f("uq_source_source_key")),
        sa.UniqueConstraint("work_id", name=op.f("uq_source_work_id")),
        comment="an ingested document",
        sqlite_strict=True,
    )
    op.create_table(
        "work_inference",
        sa.Column("work_id", sa.Integer(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False, comment="a column of work, or a role"),
        sa.Column("basis", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["work_id"],
            ["work.work_id"],
            name=op.f("fk_work_inference_work_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("work_id", "field", name=op.f("pk_work_inference")),
        comment="a field of a work that is inferred, and what from",
        sqlite_strict=True,
    )
    op.create_table(
        "work_match",
        sa.Column("work_id", sa.Integer(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["work_id"], ["work.work_id"], name=op.f("fk_work_match_work_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("work_id", "rule", "value", name=op.f("pk_work_match")),
        comment="what a work is recognised by: works that share a rule and its value are one",
        sqlite_strict=True,
    )
    with op.batch_alter_table("work_match", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_work_match_rule_value"), ["rule", "value"], unique=False
        )

    op.create_table(
        "claim",
        sa.Column("claim_id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column(
            "claim_key", sa.Text(), nullable=False, comment="<source>/<id in its claims file>"
        ),
        sa.Column("source_id", sa.Integer(), nullable=False),
        sa.Column("subject_id", sa.Integer(), nullable=False),
        sa.Column("predicate_id", sa.Integer(), nullable=False),
        sa.Column(
            "value",
            sa.Text(),
            nullable=False,
            comment="canonical: an entity's key, a number, an EDTF date, a level, yes or no, a text",
        ),
        sa.Column("value_entity_id", sa.Integer(), nullable=True),
        sa.Column(
            "value_low",
            sa.Float(precision=53).with_variant(sa.REAL(), "sqlite"),
            nullable=True,
            comment="of numbers, of dates (proleptic Gregorian day number), of levels (position)",
        ),
        sa.Column(
            "value_high", sa.Float(precision=53).with_variant(sa.REAL(), "sqlite"), nullable=True
        ),
        sa.Column("polarity", sa.Text(), nullable=False),
        sa.Column("quantifier", sa.Text(), nullable=True),
        sa.Column("certainty", sa.Text(), nullable=False),
        sa.Column("valid_from", sa.Text(), nullable=True, comment="EDTF; null if not stated"),
        sa.Column("valid_to", sa.Text(), nullable=True, comment="EDTF; null if not stated"),
        sa.Column(
            "is_time_inferred",
            sa.Integer(),
            nullable=False,
            comment="1 if the time is the curator's reading",
        ),
        sa.Column(
            "scope",
            sa.Text(),
            nullable=True,
            comment="what the claim is restricted to; claims of different scope do not clash",
        ),
        sa.Column(
            "status",
            sa.Text(),
            nullable=False,
            comment="stale if its quote no longer stands in the document",
        ),
        sa.Column("note", sa.Text(), nullable=True, comment="why the curator reads it so"),
        sa.CheckConstraint(
            "certainty IN ('plain', 'hedged', 'prospective', 'normative')",
            name=op.f("ck_claim_certainty"),
        ),
        sa.CheckConstraint("polarity IN ('asserted', 'denied')", name=op.f("ck_claim_polarity")),
        sa.CheckConstraint(
            "quantifier IN ('only', 'all', 'none', 'most', 'some', 'one_of')",
            name=op.f("ck_claim_quantifier"),
        ),
        sa.CheckConstraint("status IN ('active', 'stale', 'draft')", name=op.f("ck_claim_status")),
        sa.CheckConstraint(
            "(value_low IS NULL) = (value_high IS NULL)", name=op.f("ck_claim_interval")
        ),
        sa.CheckConstraint("is_time_inferred IN (0, 1)", name=op.f("ck_claim_is_time_inferred")),
        sa.CheckConstraint("value_high >= value_low", name=op.f("ck_claim_interval_order")),
        sa.ForeignKeyConstraint(
            ["predicate_id"], ["predicate.predicate_id"], name=op.f("fk_claim_predicate_id")
        ),
        sa.ForeignKeyConstraint(
            ["source_id"], ["source.source_id"], name=op.f("fk_claim_source_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["subject_id"], ["entity.entity_id"], name=op.f("fk_claim_subject_id")
        ),
        sa.ForeignKeyConstraint(
            ["value_entity_id"], ["entity.entity_id"], name=op.f("fk_claim_value_entity_id")
        ),
        sa.PrimaryKeyConstraint("claim_id", name=op.f("pk_claim")),
        sa.UniqueConstraint("claim_key", name=op.f("uq_claim_claim_key")),
        comment="what a source asserts (Wikibase statement with qualifiers)",
        sqlite_strict=True,
    )
    with op.batch_alter_table("claim", schema=None) as batch_op:
        batch_op.create_index(
            "ix_claim_block",
            ["subject_id", "predicate_id", "value", "valid_from", "valid_to", "source_id"],
            unique=False,
        )
        batch_op.create_index(batch_op.f("ix_claim_predicate_id"), ["predicate_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_claim_source_id"), ["source_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_claim_value_entity_id"), ["value_entity_id"], unique=False
        )

    op.create_table(
        "diagnostic",
        sa.Column("diagnostic_id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=False),
        sa.Column("stage", sa.Text(), nullable=False, comment="the hop that wrote it"),
        sa.Column(
            "code", sa.Text(), nullable=False, comment="one word for the kind, as doubled_scheme"
        ),
        sa.Column("severity", sa.Text(), nullable=False),
        sa.Column(
            "start", sa.Integer(), nullable=True, comment="null if the whole document is meant"
        ),
        sa.Column("end", sa.Integer(), nullable=True),
        sa.Column("message", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "severity IN ('info', 'warning', 'error')", name=op.f("ck_diagnostic_severity")
        ),
        sa.CheckConstraint(
            "stage IN ('read', 'parse', 'resolve', 'detect')", name=op.f("ck_diagnostic_stage")
        ),
        sa.CheckConstraint(
            '(start IS NULL) = ("end" IS NULL) AND "end" > start', name=op.f("ck_diagnostic_span")
        ),
        sa.ForeignKeyConstraint(
            ["source_id"],
            ["source.source_id"],
            name=op.f("fk_diagnostic_source_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("diagnostic_id", name=op.f("pk_diagnostic")),
        comment="something wrong or unread in a document; nothing that was read is dropped without one",
        sqlite_strict=True,
    )
    with op.batch_alter_table("diagnostic", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_diagnostic_source_id"), ["source_id"], unique=False)

    op.create_table(
        "passage",
        sa.Column("passage_id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column(
            "page",
            sa.Integer(),
            nullable=True,
            comment="counted in the file, 1 first; null if the file shows no page breaks",
        ),
        sa.Column(
            "reading",
            sa.Text(),
            nullable=True,
            comment="as it reads once line breaks, line-end hyphens and page furniture are taken out; null if that is the slice of the document itself",
        ),
        sa.CheckConstraint(
            "kind IN ('heading', 'paragraph', 'footnote', 'citation', 'quote')",
            name=op.f("ck_passage_kind"),
        ),
        sa.CheckConstraint("page >= 1", name=op.f("ck_passage_page")),
        sa.CheckConstraint('start >= 0 AND "end" > start', name=op.f("ck_passage_span")),
        sa.ForeignKeyConstraint(
            ["source_id"],
            ["source.source_id"],
            name=op.f("fk_passage_source_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("passage_id", name=op.f("pk_passage")),
        sa.UniqueConstraint(
            "source_id", "start", "end", "kind", name=op.f("uq_passage_source_id_start_end_kind")
        ),
        comment="a stretch of a source (W3C TextPositionSelector): characters start to end, end excluded",
        sqlite_strict=True,
    )
    op.create_table(
        "text_block",
        sa.Column("source_id", sa.Integer(), nullable=False),
        sa.Column(
            "number",
            sa.Integer(),
            nullable=False,
            comment="0 first; a block starts at character number * 4096",
        ),
        sa.Column("text", sa.Text(), nullable=False),
        sa.CheckConstraint("length(text) BETWEEN 1 AND 4096", name=op.f("ck_text_block_length")),
        sa.CheckConstraint("number >= 0", name=op.f("ck_text_block_number")),
        sa.ForeignKeyConstraint(
            ["source_id"],
            ["source.source_id"],
            name=op.f("fk_text_block_source_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("source_id", "number", name=op.f("pk_text_block")),
        comment="the text of a source, character for character, in blocks of 4096 characters",
        sqlite_strict=True,
    )
    op.create_table(
        "attribution",
        sa.Column("attribution_id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("claim_id", sa.Integer(), nullable=False),
        sa.Column(
            "position",
            sa.Integer(),
            nullable=False,
            comment="1 is quoted by the author, 2 is quoted by 1",
        ),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("entity_id", sa.Integer(), nullable=True),
        sa.Column(
            "stance", sa.Text(), nullable=False, comment="the author's, to what the voice says"
        ),
        sa.CheckConstraint("kind IN ('speaker', 'work')", name=op.f("ck_attribution_kind")),
        sa.CheckConstraint(
            "stance IN ('endorses', 'neutral', 'rejects')", name=op.f("ck_attribution_stance")
        ),
        sa.CheckConstraint("position >= 1", name=op.f("ck_attribution_position")),
        sa.ForeignKeyConstraint(
            ["claim_id"],
            ["claim.claim_id"],
            name=op.f("fk_attribution_claim_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["entity_id"], ["entity.entity_id"], name=op.f("fk_attribution_entity_id")
        ),
        sa.PrimaryKeyConstraint("attribution_id", name=op.f("pk_attribution")),
        sa.UniqueConstraint("claim_id", "position", name=op.f("uq_attribution_claim_id_position")),
        comment="who says so, below the author of the source; a claim without rows is its author's own",
        sqlite_strict=True,
    )
    with op.batch_alter_table("attribution", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_attribution_entity_id"), ["entity_id"], unique=False)

    op.create_table(
        "evidence",
        sa.Column("evidence_id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("claim_id", sa.Integer(), nullable=False),
        sa.Column("quote", sa.Text(), nullable=False, comment="as the curator wrote it"),
        sa.Column(
            "passage_id",
            sa.Integer(),
            nullable=True,
            comment="null if the quote no longer stands in the document",
        ),
        sa.ForeignKeyConstraint(
            ["claim_id"], ["claim.claim_id"], name=op.f("fk_evidence_claim_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["passage_id"],
            ["passage.passage_id"],
            name=op.f("fk_evidence_passage_id"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("evidence_id", name=op.f("pk_evidence")),
        sa.UniqueConstraint("claim_id", "quote", name=op.f("uq_evidence_claim_id_quote")),
        comment="the passage that a claim rests on",
        sqlite_strict=True,
    )
    with op.batch_alter_table("evidence", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_evidence_passage_id"), ["passage_id"], unique=False)

    op.create_table(
        "finding",
        sa.Column("finding_id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column(
            "finding_key",
            sa.Text(),
            nullable=False,
            comment="short name, the same whatever the order of ingest",
        ),
        sa.Column("verdict", sa.Text(), nullable=False),
        sa.Column(
            "kind",
            sa.Text(),
            nullable=False,
            comment="what differs: value, polarity, only, level, …",
        ),
        sa.Column(
            "rule", sa.Text(), nullable=False, comment="the rule that fired, as functional_at_time"
        ),
        sa.Column("scope", sa.Text(), nullable=False, comment="between two sources or within one"),
        sa.Column("subject_id", sa.Integer(), nullable=False),
        sa.Column("predicate_id", sa.Integer(), nullable=False),
        sa.Column(
            "a_claim_id", sa.Integer(), nullable=False, comment="the claim that stands for side a"
        ),
        sa.Column("b_claim_id", sa.Integer(), nullable=False),
        sa.Column(
            "pair_count", sa.Integer(), nullable=False, comment="pairs of claims, one of each side"
        ),
        sa.Column("explanation", sa.Text(), nullable=False),
        sa.Column(
            "judgement_id",
            sa.Integer(),
            nullable=True,
            comment="the judgement that decided the verdict; null if the rule did",
        ),
        sa.CheckConstraint("scope IN ('between', 'within')", name=op.f("ck_finding_scope")),
        sa.CheckConstraint(
            "verdict IN ('contradicts', 'in_tension', 'superseded', 'compatible', 'corroborates')",
            name=op.f("ck_finding_verdict"),
        ),
        sa.CheckConstraint("a_claim_id <> b_claim_id", name=op.f("ck_finding_two_claims")),
        sa.CheckConstraint("pair_count >= 1", name=op.f("ck_finding_pair_count")),
        sa.ForeignKeyConstraint(
            ["a_claim_id"],
            ["claim.claim_id"],
            name=op.f("fk_finding_a_claim_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["b_claim_id"],
            ["claim.claim_id"],
            name=op.f("fk_finding_b_claim_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["judgement_id"], ["judgement.judgement_id"], name=op.f("fk_finding_judgement_id")
        ),
        sa.ForeignKeyConstraint(
            ["predicate_id"], ["predicate.predicate_id"], name=op.f("fk_finding_predicate_id")
        ),
        sa.ForeignKeyConstraint(
            ["subject_id"], ["entity.entity_id"], name=op.f("fk_finding_subject_id")
        ),
        sa.PrimaryKeyConstraint("finding_id", name=op.f("pk_finding")),
        sa.UniqueConstraint("finding_key", name=op.f("uq_finding_finding_key")),
        comment="a detected clash or agreement of two positions on one question",
        sqlite_strict=True,
    )
    with op.batch_alter_table("finding", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_finding_a_claim_id"), ["a_claim_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_finding_b_claim_id"), ["b_claim_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_finding_judgement_id"), ["judgement_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_finding_predicate_id"), ["predicate_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_finding_subject_id_predicate_id"),
            ["subject_id", "predicate_id"],
            unique=False,
        )
        batch_op.create_index(
            batch_op.f("ix_finding_verdict_scope"), ["verdict", "scope"], unique=False
        )

    op.create_table(
        "footnote",
        sa.Column("footnote_id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("passage_id", sa.Integer(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False, comment="as printed, without punctuation"),
        sa.ForeignKeyConstraint(
            ["passage_id"],
            ["passage.passage_id"],
            name=op.f("fk_footnote_passage_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("footnote_id", name=op.f("pk_footnote")),
        sa.UniqueConstraint("passage_id", name=op.f("uq_footnote_passage_id")),
        comment="a numbered note of a source (JATS fn, TEI note)",
        sqlite_strict=True,
    )
    op.create_table(
        "mention",
        sa.Column("mention_id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("passage_id", sa.Integer(), nullable=False),
        sa.Column("entity_id", sa.Integer(), nullable=False),
        sa.Column(
            "start",
            sa.Integer(),
            nullable=False,
            comment="in characters of the source, like the passage's",
        ),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.CheckConstraint('start >= 0 AND "end" > start', name=op.f("ck_mention_span")),
        sa.ForeignKeyConstraint(
            ["entity_id"],
            ["entity.entity_id"],
            name=op.f("fk_mention_entity_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["passage_id"],
            ["passage.passage_id"],
            name=op.f("fk_mention_passage_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("mention_id", name=op.f("pk_mention")),
        sa.UniqueConstraint("passage_id", "start", name=op.f("uq_mention_passage_id_start")),
        comment="a place where a source names an entity; the passage is the paragraph or note around it",
        sqlite_strict=True,
    )
    with op.batch_alter_table("mention", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_mention_entity_id_passage_id"), ["entity_id", "passage_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_mention_passage_id_entity_id"), ["passage_id", "entity_id"], unique=False
        )

    op.create_table(
        "citation",
        sa.Column("citation_id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("passage_id", sa.Integer(), nullable=False),
        sa.Column("footnote_id", sa.Integer(), nullable=True, comment="null outside notes"),
        sa.Column("work_id", sa.Integer(), nullable=False),
        sa.Column("link_id", sa.Integer(), nullable=True),
        sa.Column("style", sa.Text(), nullable=False),
        sa.Column(
            "status",
            sa.Text(),
            nullable=False,
            comment="full describes its work, short only points at it, unread was not understood",
        ),
        sa.Column("url_printed", sa.Text(), nullable=True),
        sa.Column("accessed", sa.Text(), nullable=True, comment="EDTF"),
        sa.Column(
            "locator", sa.Text(), nullable=True, comment="pages, paragraphs or articles, as printed"
        ),
        sa.Column("prefix", sa.Text(), nullable=True, comment="signal words, as 'See also'"),
        sa.CheckConstraint(
            "(style = 'note') = (footnote_id IS NOT NULL)",
            name=op.f("ck_citation_note_has_footnote"),
        ),
        sa.CheckConstraint(
            "status IN ('full', 'short', 'unread')", name=op.f("ck_citation_status")
        ),
        sa.CheckConstraint(
            "style IN ('note', 'author_date', 'link')", name=op.f("ck_citation_style")
        ),
        sa.CheckConstraint(
            "(link_id IS NULL) = (url_printed IS NULL)", name=op.f("ck_citation_link_has_url")
        ),
        sa.ForeignKeyConstraint(
            ["footnote_id"],
            ["footnote.footnote_id"],
            name=op.f("fk_citation_footnote_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["link_id"], ["link.link_id"], name=op.f("fk_citation_link_id")),
        sa.ForeignKeyConstraint(
            ["passage_id"],
            ["passage.passage_id"],
            name=op.f("fk_citation_passage_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["work_id"], ["work.work_id"], name=op.f("fk_citation_work_id")),
        sa.PrimaryKeyConstraint("citation_id", name=op.f("pk_citation")),
        sa.UniqueConstraint("passage_id", name=op.f("uq_citation_passage_id")),
        comment="a pointer from a source to a work (CSL cite item)",
        sqlite_strict=True,
    )
    with op.batch_alter_table("citation", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_citation_footnote_id"), ["footnote_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_citation_link_id"), ["link_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_citation_work_id_passage_id"), ["work_id", "passage_id"], unique=False
        )

    op.create_table(
        "finding_side",
        sa.Column("finding_id", sa.Integer(), nullable=False),
        sa.Column("claim_id", sa.Integer(), nullable=False),
        sa.Column("side", sa.Text(), nullable=False),
        sa.CheckConstraint("side IN ('a', 'b')", name=op.f("ck_finding_side_side")),
        sa.ForeignKeyConstraint(
            ["claim_id"],
            ["claim.claim_id"],
            name=op.f("fk_finding_side_claim_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["finding_id"],
            ["finding.finding_id"],
            name=op.f("fk_finding_side_finding_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("finding_id", "claim_id", name=op.f("pk_finding_side")),
        comment="a claim on a side of a finding",
        sqlite_strict=True,
    )
    with op.batch_alter_table("finding_side", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_finding_side_claim_id"), ["claim_id"], unique=False)

    op.create_table(
        "citation_candidate",
        sa.Column("citation_id", sa.Integer(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False, comment="1 is the likeliest"),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.CheckConstraint("rank >= 1", name=op.f("ck_citation_candidate_rank")),
        sa.CheckConstraint('start >= 0 AND "end" > start', name=op.f("ck_citation_candidate_span")),
        sa.ForeignKeyConstraint(
            ["citation_id"],
            ["citation.citation_id"],
            name=op.f("fk_citation_candidate_citation_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("citation_id", "rank", name=op.f("pk_citation_candidate")),
        comment="a sentence that a citation dropped at the end of a page may belong to",
        sqlite_strict=True,
    )
    op.create_table(
        "evidence_citation",
        sa.Column("evidence_id", sa.Integer(), nullable=False),
        sa.Column("citation_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["citation_id"],
            ["citation.citation_id"],
            name=op.f("fk_evidence_citation_citation_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["evidence_id"],
            ["evidence.evidence_id"],
            name=op.f("fk_evidence_citation_evidence_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("evidence_id", "citation_id", name=op.f("pk_evidence_citation")),
        comment="a citation inside the evidence of a claim: what the claim leans on",
        sqlite_strict=True,
    )
    with op.batch_alter_table("evidence_citation", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_evidence_citation_citation_id"), ["citation_id"], unique=False
        )

    if op.get_context().dialect.name == "sqlite":
        op.execute(FULL_TEXT)
        op.execute("PRAGMA application_id = 1668510831")  # 'csto'


def downgrade() -> None:
    if op.get_context().dialect.name == "sqlite":
        op.execute("DROP TABLE passage_fts")
    with op.batch_alter_table("evidence_citation", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_evidence_citation_citation_id"))

    op.drop_table("evidence_citation")
    op.drop_table("citation_candidate")
    with op.batch_alter_table("finding_side", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_finding_side_claim_id"))

    op.drop_table("finding_side")
    with op.batch_alter_table("citation", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_citation_work_id_passage_id"))
        batch_op.drop_index(batch_op.f("ix_citation_link_id"))
        batch_op.drop_index(batch_op.f("ix_citation_footnote_id"))

    op.drop_table("citation")
    with op.batch_alter_table("mention", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_mention_passage_id_entity_id"))
        batch_op.drop_index(batch_op.f("ix_mention_entity_id_passage_id"))

    op.drop_table("mention")
    op.drop_table("footnote")
    with op.batch_alter_table("finding", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_finding_verdict_scope"))
        batch_op.drop_index(batch_op.f("ix_finding_subject_id_predicate_id"))
        batch_op.drop_index(batch_op.f("ix_finding_predicate_id"))
        batch_op.drop_index(batch_op.f("ix_finding_judgement_id"))
        batch_op.drop_index(batch_op.f("ix_finding_b_claim_id"))
        batch_op.drop_index(batch_op.f("ix_finding_a_claim_id"))

    op.drop_table("finding")
    with op.batch_alter_table("evidence", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_evidence_passage_id"))

    op.drop_table("evidence")
    with op.batch_alter_table("attribution", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_attribution_entity_id"))

    op.drop_table("attribution")
    op.drop_table("text_block")
    op.drop_table("passage")
    with op.batch_alter_table("diagnostic", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_diagnostic_source_id"))

    op.drop_table("diagnostic")
    with op.batch_alter_table("claim", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_claim_value_entity_id"))
        batch_op.drop_index(batch_op.f("ix_claim_source_id"))
        batch_op.drop_index(batch_op.f("ix_claim_predicate_id"))
        batch_op.drop_index("ix_claim_block")

    op.drop_table("claim")
    with op.batch_alter_table("work_match", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_work_match_rule_value"))

    op.drop_table("work_match")
    op.drop_table("work_inference")
    op.drop_table("source")
    with op.batch_alter_table("predicate_rule", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_predicate_rule_other_predicate_id"))

    op.drop_table("predicate_rule")
    op.drop_table("identifier")
    with op.batch_alter_table("entity_relation", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_entity_relation_object_id_relation"))

    op.drop_table("entity_relation")
    op.drop_table("entity_alias")
    op.drop_table("contribution")
    with op.batch_alter_table("work", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_work_link_id"))
        batch_op.drop_index(batch_op.f("ix_work_issued"))

    op.drop_table("work")
    op.drop_table("scale_level")
    with op.batch_alter_table("predicate", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_predicate_scale_id"))

    op.drop_table("predicate")
    with op.batch_alter_table("entity", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_entity_entity_type_id"))

    op.drop_table("entity")
    op.drop_table("scale")
    with op.batch_alter_table("link", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_link_host"))

    op.drop_table("link")
    op.drop_table("judgement")
    op.drop_table("entity_type")
    op.drop_table("collection_file")
