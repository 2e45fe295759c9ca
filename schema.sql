-- csto-db: the whole schema, generated from the models by `csto-db db schema`.
-- Read the views at the end first: they are what queries are written against.

CREATE TABLE source ( -- an ingested document
  source_id INTEGER NOT NULL,
  -- its name everywhere; also the citation key of its work
  source_key TEXT NOT NULL,
  -- the document as a published thing
  work_id INTEGER NOT NULL,
  -- the name of the file that was read
  file_name TEXT NOT NULL,
  media_type TEXT NOT NULL,
  -- of the bytes of the file, in hexadecimal
  sha256 TEXT NOT NULL,
  byte_count INTEGER NOT NULL,
  -- Unicode characters; offsets count these
  character_count INTEGER NOT NULL,
  -- null if the file shows no page breaks
  page_count INTEGER,
  -- fingerprint of the program and of the entities that its rows were derived with
  derived_with TEXT NOT NULL,
  -- UTC, ISO 8601
  ingested_at TEXT NOT NULL,
  CONSTRAINT pk_source PRIMARY KEY (source_id),
  CONSTRAINT ck_source_sha256 CHECK (length(sha256) = 64),
  CONSTRAINT ck_source_counts CHECK (character_count > 0 AND byte_count >= character_count),
  CONSTRAINT uq_source_source_key UNIQUE (source_key),
  CONSTRAINT uq_source_work_id UNIQUE (work_id),
  CONSTRAINT fk_source_work_id FOREIGN KEY(work_id) REFERENCES work (work_id)
)
 STRICT;

CREATE TABLE text_block ( -- the text of a source, character for character, in blocks of 4096 characters
  source_id INTEGER NOT NULL,
  -- 0 first; a block starts at character number * 4096
  number INTEGER NOT NULL,
  text TEXT NOT NULL,
  CONSTRAINT pk_text_block PRIMARY KEY (source_id, number),
  CONSTRAINT ck_text_block_number CHECK (number >= 0),
  CONSTRAINT ck_text_block_length CHECK (length(text) BETWEEN 1 AND 4096),
  CONSTRAINT fk_text_block_source_id FOREIGN KEY(source_id) REFERENCES source (source_id) ON DELETE CASCADE
)
 STRICT;

CREATE TABLE passage ( -- a stretch of a source (W3C TextPositionSelector): characters start to end, end excluded
  passage_id INTEGER NOT NULL,
  source_id INTEGER NOT NULL,
  kind TEXT NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  -- counted in the file, 1 first; null if the file shows no page breaks
  page INTEGER,
  -- as it reads once line breaks, line-end hyphens and page furniture are taken out; null if that is the slice of the document itself
  reading TEXT,
  CONSTRAINT pk_passage PRIMARY KEY (passage_id),
  CONSTRAINT uq_passage_source_id_start_end_kind UNIQUE (source_id, start, "end", kind),
  CONSTRAINT ck_passage_kind CHECK (kind IN ('heading', 'paragraph', 'footnote', 'citation', 'quote')),
  CONSTRAINT ck_passage_span CHECK (start >= 0 AND "end" > start),
  CONSTRAINT ck_passage_page CHECK (page >= 1),
  CONSTRAINT fk_passage_source_id FOREIGN KEY(source_id) REFERENCES source (source_id) ON DELETE CASCADE
)
 STRICT;

CREATE TABLE footnote ( -- a numbered note of a source (JATS fn, TEI note)
  footnote_id INTEGER NOT NULL,
  passage_id INTEGER NOT NULL,
  -- as printed, without punctuation
  label TEXT NOT NULL,
  -- the character of the source at which it is called; null if that is not sure
  called_at INTEGER,
  CONSTRAINT pk_footnote PRIMARY KEY (footnote_id),
  CONSTRAINT ck_footnote_called_at CHECK (called_at >= 0),
  CONSTRAINT uq_footnote_passage_id UNIQUE (passage_id),
  CONSTRAINT fk_footnote_passage_id FOREIGN KEY(passage_id) REFERENCES passage (passage_id) ON DELETE CASCADE
)
 STRICT;

CREATE TABLE link ( -- a place on the web, whatever the spellings of its URL
  link_id INTEGER NOT NULL,
  -- as first seen, cleaned of what is not part of it
  url TEXT NOT NULL,
  -- without scheme, www. and trailing slash: equal for one place
  url_key TEXT NOT NULL,
  host TEXT NOT NULL,
  CONSTRAINT pk_link PRIMARY KEY (link_id),
  CONSTRAINT uq_link_url_key UNIQUE (url_key)
)
 STRICT;

CREATE INDEX ix_link_host ON link (host);

CREATE TABLE citation ( -- a pointer from a source to a work (CSL cite item)
  citation_id INTEGER NOT NULL,
  passage_id INTEGER NOT NULL,
  -- null outside notes
  footnote_id INTEGER,
  work_id INTEGER NOT NULL,
  link_id INTEGER,
  -- numeric is the number of an entry in brackets, reference an entry of the list
  style TEXT NOT NULL,
  -- full describes its work, short only points at it, unread was not understood
  status TEXT NOT NULL,
  url_printed TEXT,
  -- EDTF
  accessed TEXT,
  -- pages, paragraphs or articles, as printed
  locator TEXT,
  -- signal words, as 'See also'
  prefix TEXT,
  -- the rule by which it joined a work that was there; null if it is the first of it
  match_rule TEXT,
  -- what both have under that rule, in one spelling
  match_value TEXT,
  -- the work that the rules gave, where a person decided on another
  matched_work_id INTEGER,
  CONSTRAINT pk_citation PRIMARY KEY (citation_id),
  CONSTRAINT ck_citation_style CHECK (style IN ('note', 'author_date', 'numeric', 'link', 'reference')),
  CONSTRAINT ck_citation_status CHECK (status IN ('full', 'short', 'unread')),
  CONSTRAINT ck_citation_note_has_footnote CHECK ((style = 'note') = (footnote_id IS NOT NULL)),
  CONSTRAINT ck_citation_link_has_url CHECK ((link_id IS NULL) = (url_printed IS NULL)),
  CONSTRAINT ck_citation_rule_has_value CHECK ((match_rule IS NULL) = (match_value IS NULL)),
  CONSTRAINT fk_citation_passage_id FOREIGN KEY(passage_id) REFERENCES passage (passage_id) ON DELETE CASCADE,
  CONSTRAINT fk_citation_footnote_id FOREIGN KEY(footnote_id) REFERENCES footnote (footnote_id) ON DELETE CASCADE,
  CONSTRAINT fk_citation_work_id FOREIGN KEY(work_id) REFERENCES work (work_id),
  CONSTRAINT fk_citation_link_id FOREIGN KEY(link_id) REFERENCES link (link_id),
  CONSTRAINT fk_citation_matched_work_id FOREIGN KEY(matched_work_id) REFERENCES work (work_id)
)
 STRICT;

CREATE INDEX ix_citation_footnote_id ON citation (footnote_id);

CREATE INDEX ix_citation_link_id ON citation (link_id);

CREATE INDEX ix_citation_matched_work_id ON citation (matched_work_id);

CREATE INDEX ix_citation_passage_id ON citation (passage_id);

CREATE INDEX ix_citation_work_id_passage_id ON citation (work_id, passage_id);

CREATE TABLE citation_candidate ( -- a sentence that a citation dropped at the end of a page may belong to
  citation_id INTEGER NOT NULL,
  -- 1 is the likeliest
  rank INTEGER NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  CONSTRAINT pk_citation_candidate PRIMARY KEY (citation_id, rank),
  CONSTRAINT ck_citation_candidate_rank CHECK (rank >= 1),
  CONSTRAINT ck_citation_candidate_span CHECK (start >= 0 AND "end" > start),
  CONSTRAINT fk_citation_candidate_citation_id FOREIGN KEY(citation_id) REFERENCES citation (citation_id) ON DELETE CASCADE
)
 STRICT;

CREATE TABLE diagnostic ( -- something wrong or unread in a document, or in a file of a reference manager; nothing that was read is dropped without one
  diagnostic_id INTEGER NOT NULL,
  source_id INTEGER,
  -- the file that was imported
  file TEXT,
  line INTEGER,
  -- the hop that wrote it
  stage TEXT NOT NULL,
  -- one word for the kind, as doubled_scheme
  code TEXT NOT NULL,
  severity TEXT NOT NULL,
  -- null if the whole document is meant
  start INTEGER,
  "end" INTEGER,
  message TEXT NOT NULL,
  CONSTRAINT pk_diagnostic PRIMARY KEY (diagnostic_id),
  CONSTRAINT ck_diagnostic_stage CHECK (stage IN ('read', 'parse', 'resolve', 'detect')),
  CONSTRAINT ck_diagnostic_severity CHECK (severity IN ('info', 'warning', 'error')),
  CONSTRAINT ck_diagnostic_span CHECK ((start IS NULL) = ("end" IS NULL) AND "end" > start),
  CONSTRAINT ck_diagnostic_place CHECK ((source_id IS NULL) <> (file IS NULL)),
  CONSTRAINT ck_diagnostic_line CHECK ((file IS NULL) = (line IS NULL) AND line >= 1),
  CONSTRAINT fk_diagnostic_source_id FOREIGN KEY(source_id) REFERENCES source (source_id) ON DELETE CASCADE
)
 STRICT;

CREATE INDEX ix_diagnostic_file ON diagnostic (file);

CREATE INDEX ix_diagnostic_source_id ON diagnostic (source_id);

CREATE TABLE work ( -- a thing that is cited, or a source as a published thing (biblatex entry, CSL item)
  work_id INTEGER NOT NULL,
  -- given once, never changed
  citation_key TEXT NOT NULL,
  entry_type TEXT NOT NULL,
  -- as first printed, without its quotes
  title TEXT,
  -- in the script of its language
  original_title TEXT,
  -- in Latin letters
  transliterated_title TEXT,
  translated_title TEXT,
  -- citation key of the work that it translates, which need not be here
  translation_of TEXT,
  -- in which title is printed (ISO 15924)
  script TEXT,
  -- journal, newspaper, site or book
  container TEXT,
  -- EDTF; null if not known
  issued TEXT,
  -- the date as printed
  issued_printed TEXT,
  link_id INTEGER,
  place TEXT,
  -- publisher, or institution of a report
  publisher TEXT,
  volume TEXT,
  issue TEXT,
  -- of the work, not those cited
  pages TEXT,
  edition TEXT,
  -- the series that a book or report is in
  series TEXT,
  -- biblatex type, CSL genre
  genre TEXT,
  -- BCP 47; null if not certain
  language TEXT,
  note TEXT,
  -- the work that this one is, by a person's decision; its citations are there
  same_as_id INTEGER,
  CONSTRAINT pk_work PRIMARY KEY (work_id),
  CONSTRAINT ck_work_entry_type CHECK (entry_type IN ('article', 'book', 'chapter', 'interview', 'news', 'official_document', 'report', 'transcript', 'treaty', 'unpublished', 'web_page', 'unknown')),
  CONSTRAINT ck_work_citation_key CHECK (ltrim(citation_key, 'abcdefghijklmnopqrstuvwxyz0123456789') = '' AND ltrim(substr(citation_key, 1, 1), '0123456789') <> ''),
  CONSTRAINT ck_work_not_itself CHECK (same_as_id <> work_id),
  CONSTRAINT ck_work_script CHECK (length(script) = 4),
  CONSTRAINT uq_work_citation_key UNIQUE (citation_key),
  CONSTRAINT fk_work_link_id FOREIGN KEY(link_id) REFERENCES link (link_id),
  CONSTRAINT fk_work_same_as_id FOREIGN KEY(same_as_id) REFERENCES work (work_id)
)
 STRICT;

CREATE INDEX ix_work_issued ON work (issued);

CREATE INDEX ix_work_link_id ON work (link_id);

CREATE INDEX ix_work_same_as_id ON work (same_as_id);

CREATE TABLE work_inference ( -- a field of a work that is inferred, and what from
  work_id INTEGER NOT NULL,
  -- a column of work, or a role
  field TEXT NOT NULL,
  basis TEXT NOT NULL,
  CONSTRAINT pk_work_inference PRIMARY KEY (work_id, field),
  CONSTRAINT fk_work_inference_work_id FOREIGN KEY(work_id) REFERENCES work (work_id) ON DELETE CASCADE
)
 STRICT;

CREATE TABLE work_match ( -- what a work is recognised by: a rule, and the value that the work has under it
  work_id INTEGER NOT NULL,
  rule TEXT NOT NULL,
  value TEXT NOT NULL,
  CONSTRAINT pk_work_match PRIMARY KEY (work_id, rule, value),
  CONSTRAINT fk_work_match_work_id FOREIGN KEY(work_id) REFERENCES work (work_id) ON DELETE CASCADE
)
 STRICT;

CREATE INDEX ix_work_match_rule_value ON work_match (rule, value);

CREATE TABLE contribution ( -- who made a work, in what role (CSL names): name parts, or a literal name
  contribution_id INTEGER NOT NULL,
  work_id INTEGER NOT NULL,
  role TEXT NOT NULL,
  -- 1 first, in each role
  position INTEGER NOT NULL,
  family TEXT,
  given TEXT,
  particle TEXT,
  suffix TEXT,
  -- a body, or a person who must not be split: 'an anonymous expert'
  literal TEXT,
  -- what is said of the person: post, body
  description TEXT,
  CONSTRAINT pk_contribution PRIMARY KEY (contribution_id),
  CONSTRAINT uq_contribution_work_id_role_position UNIQUE (work_id, role, position),
  CONSTRAINT ck_contribution_role CHECK (role IN ('author', 'editor', 'translator', 'interviewer', 'interviewee')),
  CONSTRAINT ck_contribution_position CHECK (position >= 1),
  CONSTRAINT ck_contribution_name CHECK ((literal IS NULL) <> (family IS NULL)),
  CONSTRAINT fk_contribution_work_id FOREIGN KEY(work_id) REFERENCES work (work_id) ON DELETE CASCADE
)
 STRICT;

CREATE TABLE identifier ( -- what somebody numbered a work by
  identifier_id INTEGER NOT NULL,
  work_id INTEGER NOT NULL,
  scheme TEXT NOT NULL,
  value TEXT NOT NULL,
  CONSTRAINT pk_identifier PRIMARY KEY (identifier_id),
  CONSTRAINT uq_identifier_work_id_scheme_value UNIQUE (work_id, scheme, value),
  CONSTRAINT ck_identifier_scheme CHECK (scheme IN ('doi', 'isbn', 'issn', 'number')),
  CONSTRAINT fk_identifier_work_id FOREIGN KEY(work_id) REFERENCES work (work_id) ON DELETE CASCADE
)
 STRICT;

CREATE TABLE work_decision ( -- a person's decision on works; written once, the newer overrules the older
  work_decision_id INTEGER NOT NULL,
  -- merge: other_key is the work work_key; split: it is another work
  decision TEXT NOT NULL,
  -- a citation key
  work_key TEXT NOT NULL,
  -- a citation key
  other_key TEXT NOT NULL,
  -- of a citation that is split off work_key into other_key; null for whole works
  source_key TEXT,
  -- that citation as it reads
  quote TEXT,
  -- which of the citations of the source that read so, 1 first
  nth INTEGER,
  reason TEXT NOT NULL,
  decided_by TEXT NOT NULL,
  -- EDTF
  decided_on TEXT NOT NULL,
  CONSTRAINT pk_work_decision PRIMARY KEY (work_decision_id),
  CONSTRAINT ck_work_decision_decision CHECK (decision IN ('merge', 'split')),
  CONSTRAINT ck_work_decision_two_works CHECK (work_key <> other_key),
  CONSTRAINT ck_work_decision_citation_is_whole CHECK ((source_key IS NULL) = (quote IS NULL) AND (quote IS NULL) = (nth IS NULL)),
  CONSTRAINT ck_work_decision_citation_is_split CHECK (quote IS NULL OR decision = 'split'),
  CONSTRAINT ck_work_decision_nth CHECK (nth >= 1)
)
 STRICT;

CREATE TABLE former_key ( -- a citation key that a work had: never given to another work
  citation_key TEXT NOT NULL,
  -- the key that the work has now; null if nothing cites the work any more
  successor TEXT,
  -- what a work that is gone was recognised by: it gets its key again
  rule TEXT,
  value TEXT,
  CONSTRAINT pk_former_key PRIMARY KEY (citation_key),
  CONSTRAINT ck_former_key_successor CHECK (successor <> citation_key),
  CONSTRAINT ck_former_key_rule_has_value CHECK ((rule IS NULL) = (value IS NULL))
)
 STRICT;

CREATE INDEX ix_former_key_rule_value ON former_key (rule, value);

CREATE TABLE possible_duplicate ( -- two works that look alike and were not taken for one, and why not
  a_work_id INTEGER NOT NULL,
  b_work_id INTEGER NOT NULL,
  -- the rule under which both have one value
  rule TEXT NOT NULL,
  value TEXT NOT NULL,
  -- what speaks against their being one
  against TEXT NOT NULL,
  -- of their titles, 100 if in one spelling equal
  likeness REAL NOT NULL,
  CONSTRAINT pk_possible_duplicate PRIMARY KEY (a_work_id, b_work_id),
  CONSTRAINT ck_possible_duplicate_pair_order CHECK (a_work_id < b_work_id),
  CONSTRAINT ck_possible_duplicate_against CHECK (against IN ('identifier', 'date', 'title', 'person', 'container', 'edition', 'several', 'unproven')),
  CONSTRAINT ck_possible_duplicate_likeness CHECK (likeness BETWEEN 0 AND 100),
  CONSTRAINT fk_possible_duplicate_a_work_id FOREIGN KEY(a_work_id) REFERENCES work (work_id) ON DELETE CASCADE,
  CONSTRAINT fk_possible_duplicate_b_work_id FOREIGN KEY(b_work_id) REFERENCES work (work_id) ON DELETE CASCADE
)
 STRICT;

CREATE INDEX ix_possible_duplicate_b_work_id ON possible_duplicate (b_work_id);

CREATE TABLE imported_entry ( -- an entry of a BibTeX, RIS or CSL-JSON file; exports of that format give it back
  imported_entry_id INTEGER NOT NULL,
  work_id INTEGER NOT NULL,
  file TEXT NOT NULL,
  -- where it starts, 1 first
  line INTEGER NOT NULL,
  format TEXT NOT NULL,
  -- as the file has it
  entry_type TEXT NOT NULL,
  -- the key that it has in the file; null if it has none
  entry_key TEXT,
  -- 1 if exports write this key; 0 if another work had it first
  is_pinned INTEGER NOT NULL,
  CONSTRAINT pk_imported_entry PRIMARY KEY (imported_entry_id),
  CONSTRAINT ck_imported_entry_format CHECK (format IN ('bibtex', 'csl-json', 'ris')),
  CONSTRAINT ck_imported_entry_is_pinned CHECK (is_pinned IN (0, 1)),
  CONSTRAINT ck_imported_entry_pinned_has_key CHECK (is_pinned = 0 OR entry_key IS NOT NULL),
  CONSTRAINT ck_imported_entry_line CHECK (line >= 1),
  CONSTRAINT fk_imported_entry_work_id FOREIGN KEY(work_id) REFERENCES work (work_id) ON DELETE CASCADE
)
 STRICT;

CREATE INDEX ix_imported_entry_entry_key ON imported_entry (entry_key);

CREATE INDEX ix_imported_entry_file_line ON imported_entry (file, line);

CREATE INDEX ix_imported_entry_work_id ON imported_entry (work_id);

CREATE TABLE imported_field ( -- a field of an imported entry as it stands in the file, without what encloses it
  imported_entry_id INTEGER NOT NULL,
  -- 1 first, as in the file
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  value TEXT NOT NULL,
  -- 1 if the value is BibTeX that names a string, as jan
  is_expression INTEGER NOT NULL,
  CONSTRAINT pk_imported_field PRIMARY KEY (imported_entry_id, position),
  CONSTRAINT ck_imported_field_position CHECK (position >= 1),
  CONSTRAINT ck_imported_field_is_expression CHECK (is_expression IN (0, 1)),
  CONSTRAINT fk_imported_field_imported_entry_id FOREIGN KEY(imported_entry_id) REFERENCES imported_entry (imported_entry_id) ON DELETE CASCADE
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE imported_key ( -- a key that an imported entry names: one more of its own, or that of another entry
  imported_entry_id INTEGER NOT NULL,
  -- the field; ids: it is one of its own
  kind TEXT NOT NULL,
  entry_key TEXT NOT NULL,
  -- the key of the entry of the same file that is meant; null if none is
  meant_key TEXT,
  CONSTRAINT pk_imported_key PRIMARY KEY (imported_entry_id, kind, entry_key),
  CONSTRAINT ck_imported_key_kind CHECK (kind IN ('ids', 'crossref', 'xdata', 'xref', 'related', 'entryset')),
  CONSTRAINT fk_imported_key_imported_entry_id FOREIGN KEY(imported_entry_id) REFERENCES imported_entry (imported_entry_id) ON DELETE CASCADE
)
 WITHOUT ROWID,
 STRICT;

CREATE INDEX ix_imported_key_entry_key ON imported_key (entry_key);

CREATE TABLE imported_block ( -- a comment, preamble, string or text of a BibTeX file; exports of BibTeX give it back
  file TEXT NOT NULL,
  -- 1 first, as in the file
  position INTEGER NOT NULL,
  -- where it starts, 1 first
  line INTEGER NOT NULL,
  kind TEXT NOT NULL,
  -- the name of a string
  name TEXT,
  -- what stands in it; of a string, the BibTeX that defines it
  body TEXT NOT NULL,
  -- what a string stands for
  reading TEXT,
  CONSTRAINT pk_imported_block PRIMARY KEY (file, position),
  CONSTRAINT ck_imported_block_kind CHECK (kind IN ('string', 'preamble', 'comment', 'text')),
  CONSTRAINT ck_imported_block_name CHECK ((kind = 'string') = (name IS NOT NULL)),
  CONSTRAINT ck_imported_block_reading CHECK ((name IS NULL) = (reading IS NULL)),
  CONSTRAINT ck_imported_block_position CHECK (position >= 1),
  CONSTRAINT ck_imported_block_line CHECK (line >= 1)
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE entity_type ( -- a kind of entity; the collection says which there are
  entity_type_id INTEGER NOT NULL,
  name TEXT NOT NULL,
  definition TEXT NOT NULL,
  CONSTRAINT pk_entity_type PRIMARY KEY (entity_type_id),
  CONSTRAINT uq_entity_type_name UNIQUE (name)
)
 STRICT;

CREATE TABLE entity ( -- a state, body, person, treaty, force, event … (Wikibase item)
  entity_id INTEGER NOT NULL,
  entity_key TEXT NOT NULL,
  label TEXT NOT NULL,
  entity_type_id INTEGER NOT NULL,
  note TEXT,
  -- how it stands within a sentence; null if as its label
  wording TEXT,
  CONSTRAINT pk_entity PRIMARY KEY (entity_id),
  CONSTRAINT uq_entity_entity_key UNIQUE (entity_key),
  CONSTRAINT fk_entity_entity_type_id FOREIGN KEY(entity_type_id) REFERENCES entity_type (entity_type_id)
)
 STRICT;

CREATE INDEX ix_entity_entity_type_id ON entity (entity_type_id);

CREATE TABLE entity_alias ( -- a name of an entity, with its language and the time when it was used
  entity_alias_id INTEGER NOT NULL,
  entity_id INTEGER NOT NULL,
  alias TEXT NOT NULL,
  -- BCP 47, as ru-Latn
  language TEXT,
  -- EDTF
  valid_from TEXT,
  -- EDTF
  valid_to TEXT,
  -- 1 if it is also a common word, so that a mention needs context
  is_ambiguous INTEGER NOT NULL,
  CONSTRAINT pk_entity_alias PRIMARY KEY (entity_alias_id),
  CONSTRAINT uq_entity_alias_entity_id_alias UNIQUE (entity_id, alias),
  CONSTRAINT ck_entity_alias_is_ambiguous CHECK (is_ambiguous IN (0, 1)),
  CONSTRAINT fk_entity_alias_entity_id FOREIGN KEY(entity_id) REFERENCES entity (entity_id) ON DELETE CASCADE
)
 STRICT;

CREATE TABLE entity_relation ( -- membership, part, instance or succession between entities, with its time
  entity_relation_id INTEGER NOT NULL,
  subject_id INTEGER NOT NULL,
  relation TEXT NOT NULL,
  object_id INTEGER NOT NULL,
  -- EDTF; empty if not known
  valid_from TEXT NOT NULL,
  -- EDTF; null if it goes on or is not known
  valid_to TEXT,
  CONSTRAINT pk_entity_relation PRIMARY KEY (entity_relation_id),
  CONSTRAINT uq_entity_relation_subject_id_relation_object_id_valid_from UNIQUE (subject_id, relation, object_id, valid_from),
  CONSTRAINT ck_entity_relation_relation CHECK (relation IN ('member_of', 'observer_of', 'part_of', 'instance_of', 'successor_of')),
  CONSTRAINT ck_entity_relation_not_itself CHECK (subject_id <> object_id),
  CONSTRAINT fk_entity_relation_subject_id FOREIGN KEY(subject_id) REFERENCES entity (entity_id) ON DELETE CASCADE,
  CONSTRAINT fk_entity_relation_object_id FOREIGN KEY(object_id) REFERENCES entity (entity_id) ON DELETE CASCADE
)
 STRICT;

CREATE INDEX ix_entity_relation_object_id_relation ON entity_relation (object_id, relation);

CREATE TABLE mention ( -- a place where a source names an entity; the passage is the paragraph or note around it
  mention_id INTEGER NOT NULL,
  passage_id INTEGER NOT NULL,
  entity_id INTEGER NOT NULL,
  -- in characters of the source, like the passage's
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  CONSTRAINT pk_mention PRIMARY KEY (mention_id),
  CONSTRAINT uq_mention_passage_id_start UNIQUE (passage_id, start),
  CONSTRAINT ck_mention_span CHECK (start >= 0 AND "end" > start),
  CONSTRAINT fk_mention_passage_id FOREIGN KEY(passage_id) REFERENCES passage (passage_id) ON DELETE CASCADE,
  CONSTRAINT fk_mention_entity_id FOREIGN KEY(entity_id) REFERENCES entity (entity_id) ON DELETE CASCADE
)
 STRICT;

CREATE INDEX ix_mention_entity_id_passage_id ON mention (entity_id, passage_id);

CREATE INDEX ix_mention_passage_id_entity_id ON mention (passage_id, entity_id);

CREATE TABLE scale ( -- a scale of named levels
  scale_id INTEGER NOT NULL,
  name TEXT NOT NULL,
  CONSTRAINT pk_scale PRIMARY KEY (scale_id),
  CONSTRAINT uq_scale_name UNIQUE (name)
)
 STRICT;

CREATE TABLE scale_level ( -- a level of a scale
  scale_id INTEGER NOT NULL,
  -- 1 is the lowest
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  CONSTRAINT pk_scale_level PRIMARY KEY (scale_id, position),
  CONSTRAINT uq_scale_level_scale_id_name UNIQUE (scale_id, name),
  CONSTRAINT ck_scale_level_lowest CHECK (position >= 1),
  CONSTRAINT fk_scale_level_scale_id FOREIGN KEY(scale_id) REFERENCES scale (scale_id) ON DELETE CASCADE
)
 STRICT;

CREATE TABLE predicate ( -- a word of the vocabulary of claims, and when two claims with it clash
  predicate_id INTEGER NOT NULL,
  name TEXT NOT NULL,
  definition TEXT NOT NULL,
  value_type TEXT NOT NULL,
  "conflict" TEXT NOT NULL,
  scale_id INTEGER,
  -- levels this far apart clash
  gap INTEGER NOT NULL,
  unit TEXT,
  -- relative; 0.1 lets 4000 and 4200 agree
  tolerance REAL NOT NULL,
  is_symmetric INTEGER NOT NULL,
  -- the strongest verdict allowed; null if any
  cap TEXT,
  -- a clause; null if none is given
  cap_reason TEXT,
  -- how it is said of a subject, {} for the value; null if its name says it
  wording TEXT,
  CONSTRAINT pk_predicate PRIMARY KEY (predicate_id),
  CONSTRAINT ck_predicate_value_type CHECK (value_type IN ('entity', 'number', 'date', 'text', 'level', 'boolean')),
  CONSTRAINT ck_predicate_conflict CHECK (conflict IN ('functional', 'functional_at_time', 'boolean', 'set', 'ordinal', 'free')),
  CONSTRAINT ck_predicate_cap CHECK (cap IN ('contradicts', 'in_tension', 'superseded', 'compatible', 'corroborates')),
  CONSTRAINT ck_predicate_ordinal_has_scale CHECK ((conflict = 'ordinal') = (scale_id IS NOT NULL)),
  CONSTRAINT ck_predicate_level_has_scale CHECK ((value_type = 'level') = (scale_id IS NOT NULL)),
  CONSTRAINT ck_predicate_gap CHECK (gap >= 1),
  CONSTRAINT ck_predicate_tolerance CHECK (tolerance >= 0 AND tolerance < 1),
  CONSTRAINT ck_predicate_is_symmetric CHECK (is_symmetric IN (0, 1)),
  CONSTRAINT ck_predicate_cap_reason CHECK (cap_reason IS NULL OR cap IS NOT NULL),
  CONSTRAINT uq_predicate_name UNIQUE (name),
  CONSTRAINT fk_predicate_scale_id FOREIGN KEY(scale_id) REFERENCES scale (scale_id)
)
 STRICT;

CREATE INDEX ix_predicate_scale_id ON predicate (scale_id);

CREATE TABLE predicate_rule ( -- what one predicate says of another, for one subject
  predicate_id INTEGER NOT NULL,
  kind TEXT NOT NULL,
  other_predicate_id INTEGER NOT NULL,
  CONSTRAINT pk_predicate_rule PRIMARY KEY (predicate_id, kind, other_predicate_id),
  CONSTRAINT ck_predicate_rule_kind CHECK (kind IN ('implies', 'excludes', 'before', 'counts', 'sums')),
  CONSTRAINT fk_predicate_rule_predicate_id FOREIGN KEY(predicate_id) REFERENCES predicate (predicate_id) ON DELETE CASCADE,
  CONSTRAINT fk_predicate_rule_other_predicate_id FOREIGN KEY(other_predicate_id) REFERENCES predicate (predicate_id) ON DELETE CASCADE
)
 STRICT;

CREATE INDEX ix_predicate_rule_other_predicate_id ON predicate_rule (other_predicate_id);

CREATE TABLE claim ( -- what a source asserts (Wikibase statement with qualifiers)
  claim_id INTEGER NOT NULL,
  -- <source>/<id in its claims file>
  claim_key TEXT NOT NULL,
  source_id INTEGER NOT NULL,
  subject_id INTEGER NOT NULL,
  predicate_id INTEGER NOT NULL,
  -- canonical: an entity's key, a number, an EDTF date, a level, yes or no, a text
  value TEXT NOT NULL,
  value_entity_id INTEGER,
  -- of numbers, of dates (proleptic Gregorian day number), of levels (position)
  value_low REAL,
  value_high REAL,
  polarity TEXT NOT NULL,
  quantifier TEXT,
  certainty TEXT NOT NULL,
  -- EDTF; null if not stated
  valid_from TEXT,
  -- EDTF; null if not stated
  valid_to TEXT,
  -- 1 if the time is the curator's reading
  is_time_inferred INTEGER NOT NULL,
  -- what the claim is restricted to; claims of different scope do not clash
  scope TEXT,
  -- stale if its quote no longer stands in the document
  status TEXT NOT NULL,
  -- why the curator reads it so
  note TEXT,
  -- how many runs of four words its quote has (7 bits), and a bit for each of them
  quote_shingles INTEGER,
  CONSTRAINT pk_claim PRIMARY KEY (claim_id),
  CONSTRAINT ck_claim_polarity CHECK (polarity IN ('asserted', 'denied')),
  CONSTRAINT ck_claim_quantifier CHECK (quantifier IN ('only', 'all', 'none', 'most', 'some', 'one_of')),
  CONSTRAINT ck_claim_certainty CHECK (certainty IN ('plain', 'hedged', 'prospective', 'normative')),
  CONSTRAINT ck_claim_status CHECK (status IN ('active', 'stale', 'draft')),
  CONSTRAINT ck_claim_is_time_inferred CHECK (is_time_inferred IN (0, 1)),
  CONSTRAINT ck_claim_interval CHECK ((value_low IS NULL) = (value_high IS NULL)),
  CONSTRAINT ck_claim_interval_order CHECK (value_high >= value_low),
  CONSTRAINT uq_claim_claim_key UNIQUE (claim_key),
  CONSTRAINT fk_claim_source_id FOREIGN KEY(source_id) REFERENCES source (source_id) ON DELETE CASCADE,
  CONSTRAINT fk_claim_subject_id FOREIGN KEY(subject_id) REFERENCES entity (entity_id),
  CONSTRAINT fk_claim_predicate_id FOREIGN KEY(predicate_id) REFERENCES predicate (predicate_id),
  CONSTRAINT fk_claim_value_entity_id FOREIGN KEY(value_entity_id) REFERENCES entity (entity_id)
)
 STRICT;

CREATE INDEX ix_claim_block ON claim (subject_id, predicate_id, value, valid_from, valid_to, source_id, claim_key, value_low, value_high, polarity, quantifier, certainty, scope, status, quote_shingles);

CREATE INDEX ix_claim_predicate_id ON claim (predicate_id);

CREATE INDEX ix_claim_quantifier_subject_id ON claim (quantifier, subject_id) WHERE quantifier IS NOT NULL;

CREATE INDEX ix_claim_source_id ON claim (source_id);

CREATE INDEX ix_claim_value_entity_id ON claim (value_entity_id);

CREATE TABLE evidence ( -- the passage that a claim rests on
  evidence_id INTEGER NOT NULL,
  claim_id INTEGER NOT NULL,
  -- as the curator wrote it
  quote TEXT NOT NULL,
  -- null if the quote no longer stands in the document
  passage_id INTEGER,
  CONSTRAINT pk_evidence PRIMARY KEY (evidence_id),
  CONSTRAINT uq_evidence_claim_id_quote UNIQUE (claim_id, quote),
  CONSTRAINT fk_evidence_claim_id FOREIGN KEY(claim_id) REFERENCES claim (claim_id) ON DELETE CASCADE,
  CONSTRAINT fk_evidence_passage_id FOREIGN KEY(passage_id) REFERENCES passage (passage_id) ON DELETE SET NULL
)
 STRICT;

CREATE INDEX ix_evidence_passage_id ON evidence (passage_id);

CREATE TABLE evidence_citation ( -- a citation inside the evidence of a claim: what the claim leans on
  evidence_id INTEGER NOT NULL,
  citation_id INTEGER NOT NULL,
  CONSTRAINT pk_evidence_citation PRIMARY KEY (evidence_id, citation_id),
  CONSTRAINT fk_evidence_citation_evidence_id FOREIGN KEY(evidence_id) REFERENCES evidence (evidence_id) ON DELETE CASCADE,
  CONSTRAINT fk_evidence_citation_citation_id FOREIGN KEY(citation_id) REFERENCES citation (citation_id) ON DELETE CASCADE
)
 STRICT;

CREATE INDEX ix_evidence_citation_citation_id ON evidence_citation (citation_id);

CREATE TABLE attribution ( -- who says so, below the author of the source; a claim without rows is its author's own
  attribution_id INTEGER NOT NULL,
  claim_id INTEGER NOT NULL,
  -- 1 is quoted by the author, 2 is quoted by 1
  position INTEGER NOT NULL,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  entity_id INTEGER,
  -- the author's, to what the voice says
  stance TEXT NOT NULL,
  CONSTRAINT pk_attribution PRIMARY KEY (attribution_id),
  CONSTRAINT uq_attribution_claim_id_position UNIQUE (claim_id, position),
  CONSTRAINT ck_attribution_kind CHECK (kind IN ('speaker', 'work')),
  CONSTRAINT ck_attribution_stance CHECK (stance IN ('endorses', 'neutral', 'rejects')),
  CONSTRAINT ck_attribution_position CHECK (position >= 1),
  CONSTRAINT fk_attribution_claim_id FOREIGN KEY(claim_id) REFERENCES claim (claim_id) ON DELETE CASCADE,
  CONSTRAINT fk_attribution_entity_id FOREIGN KEY(entity_id) REFERENCES entity (entity_id)
)
 STRICT;

CREATE INDEX ix_attribution_entity_id ON attribution (entity_id);

CREATE TABLE judgement ( -- a person's decision on a pair of claims; the newest counts, the others are kept
  judgement_id INTEGER NOT NULL,
  -- no foreign key: it outlives the claim
  a_claim_key TEXT NOT NULL,
  b_claim_key TEXT NOT NULL,
  verdict TEXT NOT NULL,
  reason TEXT NOT NULL,
  judged_by TEXT NOT NULL,
  -- ISO 8601 day, or instant
  judged_on TEXT NOT NULL,
  -- of the claim as judged; stale once the claim has another; null if it was missing
  a_fingerprint TEXT,
  b_fingerprint TEXT,
  CONSTRAINT pk_judgement PRIMARY KEY (judgement_id),
  CONSTRAINT uq_judgement_decision UNIQUE (a_claim_key, b_claim_key, verdict, reason, judged_by, judged_on),
  CONSTRAINT ck_judgement_verdict CHECK (verdict IN ('contradicts', 'in_tension', 'superseded', 'compatible', 'corroborates')),
  CONSTRAINT ck_judgement_pair_order CHECK (a_claim_key < b_claim_key)
)
 STRICT;

CREATE TABLE finding ( -- a detected clash or agreement of two positions on one question
  finding_id INTEGER NOT NULL,
  -- short name, the same whatever the order of ingest
  finding_key TEXT NOT NULL,
  verdict TEXT NOT NULL,
  -- what differs: value, polarity, only, level, …
  kind TEXT NOT NULL,
  -- the rule that fired, as functional_at_time
  rule TEXT NOT NULL,
  -- between two sources or within one
  scope TEXT NOT NULL,
  subject_id INTEGER NOT NULL,
  predicate_id INTEGER NOT NULL,
  -- the claim that stands for side a
  a_claim_id INTEGER NOT NULL,
  b_claim_id INTEGER NOT NULL,
  -- pairs of claims, one of each side
  pair_count INTEGER NOT NULL,
  explanation TEXT NOT NULL,
  -- the judgement that decided the verdict; null if the rule did
  judgement_id INTEGER,
  CONSTRAINT pk_finding PRIMARY KEY (finding_id),
  CONSTRAINT ck_finding_verdict CHECK (verdict = 'contradicts' OR verdict = 'in_tension' OR verdict = 'superseded' OR verdict = 'compatible' OR verdict = 'corroborates'),
  CONSTRAINT ck_finding_scope CHECK (scope IN ('between', 'within')),
  CONSTRAINT ck_finding_pair_count CHECK (pair_count >= 1),
  CONSTRAINT ck_finding_two_claims CHECK (a_claim_id <> b_claim_id),
  CONSTRAINT fk_finding_subject_id FOREIGN KEY(subject_id) REFERENCES entity (entity_id),
  CONSTRAINT fk_finding_predicate_id FOREIGN KEY(predicate_id) REFERENCES predicate (predicate_id),
  CONSTRAINT fk_finding_a_claim_id FOREIGN KEY(a_claim_id) REFERENCES claim (claim_id) ON DELETE CASCADE,
  CONSTRAINT fk_finding_b_claim_id FOREIGN KEY(b_claim_id) REFERENCES claim (claim_id) ON DELETE CASCADE,
  CONSTRAINT fk_finding_judgement_id FOREIGN KEY(judgement_id) REFERENCES judgement (judgement_id)
)
 STRICT;

CREATE INDEX ix_finding_a_claim_id ON finding (a_claim_id);

CREATE INDEX ix_finding_b_claim_id ON finding (b_claim_id);

CREATE UNIQUE INDEX ix_finding_finding_key ON finding (finding_key);

CREATE INDEX ix_finding_subject_id_predicate_id ON finding (subject_id, predicate_id);

CREATE TABLE finding_side ( -- a further claim on a side of a finding, beside the one that stands for the side
  finding_id INTEGER NOT NULL,
  claim_id INTEGER NOT NULL,
  side TEXT NOT NULL,
  CONSTRAINT pk_finding_side PRIMARY KEY (finding_id, claim_id),
  CONSTRAINT ck_finding_side_side CHECK (side IN ('a', 'b')),
  CONSTRAINT fk_finding_side_finding_id FOREIGN KEY(finding_id) REFERENCES finding (finding_id) ON DELETE CASCADE,
  CONSTRAINT fk_finding_side_claim_id FOREIGN KEY(claim_id) REFERENCES claim (claim_id) ON DELETE CASCADE
)
 STRICT;

CREATE INDEX ix_finding_side_claim_id ON finding_side (claim_id);

CREATE TABLE finding_counted ( -- of a finding that counts its pairs, a claim in some pair beside those that it shows: one of each further source, and about each further entity
  finding_id INTEGER NOT NULL,
  claim_id INTEGER NOT NULL,
  CONSTRAINT pk_finding_counted PRIMARY KEY (finding_id, claim_id),
  CONSTRAINT fk_finding_counted_finding_id FOREIGN KEY(finding_id) REFERENCES finding (finding_id) ON DELETE CASCADE,
  CONSTRAINT fk_finding_counted_claim_id FOREIGN KEY(claim_id) REFERENCES claim (claim_id) ON DELETE CASCADE
)
 STRICT;

CREATE INDEX ix_finding_counted_claim_id ON finding_counted (claim_id);

CREATE TABLE collection_file ( -- a file of a collection as it was last read, so that the same bytes change nothing
  -- its path
  name TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  CONSTRAINT pk_collection_file PRIMARY KEY (name),
  CONSTRAINT ck_collection_file_sha256 CHECK (length(sha256) = 64)
)
 STRICT;

CREATE TABLE definition ( -- that a file defines something; what no file defines any more goes if nothing needs it
  kind TEXT NOT NULL,
  -- of claims the key of their source, of a judgement its id
  name TEXT NOT NULL,
  -- its path; empty for what is older than this table, and for a judgement that its file no longer has
  file TEXT NOT NULL,
  CONSTRAINT pk_definition PRIMARY KEY (kind, name, file),
  CONSTRAINT ck_definition_kind CHECK (kind IN ('claim', 'entity', 'entity_type', 'judgement', 'predicate', 'scale', 'source'))
)
 STRICT;

CREATE VIEW passage_detail AS
-- every passage with its text: exact is the slice of the document, prefix and suffix the 32
-- characters around it (W3C TextQuoteSelector), reading how it reads
SELECT
  p.passage_id,
  p.source_id,
  s.source_key AS source,
  p.kind,
  p.page,
  p.start,
  p."end",
  (
    SELECT substr(group_concat(block.text, ''), p.start % 4096 + 1, p."end" - p.start)
    FROM (
      SELECT b.text
      FROM text_block AS b
      WHERE b.source_id = p.source_id
        AND b.number BETWEEN p.start / 4096 AND (p."end" - 1) / 4096
      ORDER BY b.number
    ) AS block
  ) AS exact,
  (
    SELECT substr(group_concat(block.text, ''), p.before % 4096 + 1, p.start - p.before)
    FROM (
      SELECT b.text
      FROM text_block AS b
      WHERE b.source_id = p.source_id
        AND b.number BETWEEN p.before / 4096 AND p.start / 4096
      ORDER BY b.number
    ) AS block
  ) AS prefix,
  (
    SELECT substr(group_concat(block.text, ''), p."end" % 4096 + 1, 32)
    FROM (
      SELECT b.text
      FROM text_block AS b
      WHERE b.source_id = p.source_id
        AND b.number BETWEEN p."end" / 4096 AND (p."end" + 31) / 4096
      ORDER BY b.number
    ) AS block
  ) AS suffix,
  p.reading
FROM (
  SELECT q.*, CASE WHEN q.start > 32 THEN q.start - 32 ELSE 0 END AS before
  FROM passage AS q
) AS p
JOIN source AS s ON s.source_id = p.source_id;

CREATE VIEW passage_text AS
-- headings, paragraphs and notes as they read: what the full text search looks through
SELECT passage_id, source_id, source, kind, page, start, "end", coalesce(reading, exact) AS text
FROM passage_detail
WHERE kind IN ('heading', 'paragraph', 'footnote');

CREATE VIEW footnote_detail AS
-- every numbered note
SELECT
  p.source, f.label, p.start, p."end", p.exact, p.page, f.footnote_id, p.passage_id, f.called_at
FROM footnote AS f
JOIN passage_detail AS p ON p.passage_id = f.passage_id;

CREATE VIEW work_name AS
-- the makers of a work in one line: authors, else interviewees, else editors
SELECT
  work_id,
  group_concat(name, '; ') AS names
FROM (
  SELECT
    c.work_id,
    coalesce(
      c.literal,
      coalesce(c.particle || ' ', '') || c.family || coalesce(', ' || c.given, '')
        || coalesce(', ' || c.suffix, '')
    ) AS name
  FROM contribution AS c
  WHERE c.role IN ('author', 'interviewee')
     OR (c.role = 'editor' AND NOT EXISTS (
       SELECT 1 FROM contribution AS a
       WHERE a.work_id = c.work_id AND a.role IN ('author', 'interviewee')
     ))
  ORDER BY c.work_id, c.role, c.position
) AS named
GROUP BY work_id;

CREATE VIEW citation_detail AS
-- every citation with the work that it points at
SELECT
  p.source,
  f.label AS footnote,
  p.start,
  p."end",
  p.exact,
  c.style,
  w.citation_key AS work,
  w.entry_type,
  n.names AS authors,
  w.title,
  w.container,
  w.issued,
  i.value AS number,
  l.url,
  c.accessed,
  c.locator,
  c.status,
  c.prefix,
  c.url_printed,
  l.host,
  p.page,
  p.reading,
  c.citation_id,
  c.work_id,
  c.match_rule,
  c.match_value,
  m.citation_key AS matched_work,
  w.original_title,
  w.transliterated_title,
  w.translated_title,
  w.script,
  w.language
FROM citation AS c
JOIN passage_detail AS p ON p.passage_id = c.passage_id
JOIN work AS w ON w.work_id = c.work_id
LEFT JOIN footnote AS f ON f.footnote_id = c.footnote_id
LEFT JOIN link AS l ON l.link_id = c.link_id
LEFT JOIN work_name AS n ON n.work_id = w.work_id
LEFT JOIN identifier AS i ON i.identifier_id = (
  SELECT min(x.identifier_id) FROM identifier AS x
  WHERE x.work_id = w.work_id AND x.scheme = 'number'
)
LEFT JOIN work AS m ON m.work_id = c.matched_work_id;

CREATE VIEW citation_anchor AS
-- the sentences that a link dropped at the end of a page may belong to, the likeliest first
SELECT
  s.source_key AS source,
  p.page,
  l.url,
  w.citation_key AS work,
  a.rank,
  (SELECT count(*) FROM citation_candidate AS x WHERE x.citation_id = a.citation_id) AS candidates,
  a.start,
  a."end",
  (
    SELECT substr(group_concat(block.text, ''), a.start % 4096 + 1, a."end" - a.start)
    FROM (
      SELECT b.text
      FROM text_block AS b
      WHERE b.source_id = p.source_id
        AND b.number BETWEEN a.start / 4096 AND (a."end" - 1) / 4096
      ORDER BY b.number
    ) AS block
  ) AS exact,
  a.citation_id
FROM citation_candidate AS a
JOIN citation AS c ON c.citation_id = a.citation_id
JOIN passage AS p ON p.passage_id = c.passage_id
JOIN source AS s ON s.source_id = p.source_id
JOIN work AS w ON w.work_id = c.work_id
LEFT JOIN link AS l ON l.link_id = c.link_id;

CREATE VIEW work_detail AS
-- every work with how often, and by how many sources, it is cited
SELECT
  w.citation_key,
  w.entry_type,
  n.names AS authors,
  w.title,
  w.container,
  w.issued,
  l.url,
  (SELECT count(*) FROM citation AS c WHERE c.work_id = w.work_id) AS n_citations,
  (
    SELECT count(DISTINCT p.source_id)
    FROM citation AS c
    JOIN passage AS p ON p.passage_id = c.passage_id
    WHERE c.work_id = w.work_id
  ) AS n_sources,
  w.publisher,
  w.place,
  s.source_key AS source,
  w.work_id,
  w.original_title,
  w.transliterated_title,
  w.translated_title,
  w.script,
  w.language
FROM work AS w
LEFT JOIN work_name AS n ON n.work_id = w.work_id
LEFT JOIN link AS l ON l.link_id = w.link_id
LEFT JOIN source AS s ON s.work_id = w.work_id
WHERE w.same_as_id IS NULL;

CREATE VIEW work_key AS
-- every citation key that was ever given, and the work that it stands for now: null if gone;
-- an alias, of the field ids, may be the key of another work too
SELECT k.citation_key, k.kind, coalesce(s.citation_key, w.citation_key) AS work,
  coalesce(s.work_id, w.work_id) AS work_id
FROM (
  SELECT
    citation_key,
    citation_key AS current,
    CASE WHEN same_as_id IS NULL THEN 'current' ELSE 'merged' END AS kind
  FROM work
  UNION ALL
  SELECT citation_key, successor, 'former' FROM former_key
  UNION ALL
  SELECT e.entry_key, o.citation_key, 'imported'
  FROM imported_entry AS e
  JOIN work AS o ON o.work_id = e.work_id
  WHERE e.is_pinned = 1 AND e.entry_key <> o.citation_key
  UNION ALL
  SELECT a.entry_key, o.citation_key, 'alias'
  FROM imported_key AS a
  JOIN imported_entry AS e ON e.imported_entry_id = a.imported_entry_id
  JOIN work AS o ON o.work_id = e.work_id
  WHERE a.kind = 'ids'
) AS k
LEFT JOIN work AS w ON w.citation_key = k.current
LEFT JOIN work AS s ON s.work_id = w.same_as_id;

CREATE VIEW unused_work AS
-- works that nothing cites, nobody has decided on and no file brought: an ingest deletes them
SELECT w.work_id, w.citation_key
FROM work AS w
WHERE w.same_as_id IS NULL
  AND NOT EXISTS (SELECT 1 FROM citation AS c WHERE c.work_id = w.work_id)
  AND NOT EXISTS (SELECT 1 FROM citation AS c WHERE c.matched_work_id = w.work_id)
  AND NOT EXISTS (SELECT 1 FROM source AS s WHERE s.work_id = w.work_id)
  AND NOT EXISTS (SELECT 1 FROM work AS m WHERE m.same_as_id = w.work_id)
  AND NOT EXISTS (SELECT 1 FROM imported_entry AS e WHERE e.work_id = w.work_id)
  AND NOT EXISTS (
    SELECT 1
    FROM work_decision AS d
    LEFT JOIN former_key AS f ON f.citation_key = d.other_key
    WHERE d.quote IS NOT NULL AND w.citation_key IN (d.other_key, f.successor)
  );

CREATE VIEW mention_detail AS
-- every place where a source names an entity
SELECT
  s.source_key AS source,
  m.start,
  m."end",
  (
    SELECT substr(group_concat(block.text, ''), m.start % 4096 + 1, m."end" - m.start)
    FROM (
      SELECT b.text
      FROM text_block AS b
      WHERE b.source_id = p.source_id
        AND b.number BETWEEN m.start / 4096 AND (m."end" - 1) / 4096
      ORDER BY b.number
    ) AS block
  ) AS exact,
  e.entity_key AS entity,
  t.name AS entity_type,
  e.label,
  m.passage_id
FROM mention AS m
JOIN passage AS p ON p.passage_id = m.passage_id
JOIN source AS s ON s.source_id = p.source_id
JOIN entity AS e ON e.entity_id = m.entity_id
JOIN entity_type AS t ON t.entity_type_id = e.entity_type_id;

CREATE VIEW predicate_question AS
-- what a predicate asks, in its own words if it has some: what it says without a value
SELECT
  predicate_id,
  name AS predicate,
  replace(
    CASE
      WHEN wording LIKE '%: {}' THEN substr(wording, 1, length(wording) - 4)
      WHEN wording LIKE '% {}' AND unit IS NULL THEN substr(wording, 1, length(wording) - 3)
      ELSE coalesce(wording, replace(name, '_', ' '))
    END,
    '{}',
    '…' || coalesce(' ' || unit, '')
  ) AS question
FROM predicate;

CREATE VIEW claim_quantity AS
-- whether the quantifier of a claim is about its subject, and not about parts of its value: always if
-- there is no value, and of "one of", for the value is then itself one of several; but for "only" also if
-- the value is no whole, of parts or instances
SELECT
  c.claim_id,
  CASE
    WHEN c.quantifier = 'one_of'
      OR (SELECT pr.value_type FROM predicate AS pr WHERE pr.predicate_id = c.predicate_id)
        = 'boolean'
      THEN 1
    WHEN c.quantifier <> 'only'
      AND NOT EXISTS (
        SELECT 1
        FROM entity_relation AS r
        WHERE r.object_id = c.value_entity_id AND r.relation IN ('part_of', 'instance_of')
      )
      THEN 1
    ELSE 0
  END AS is_of_subject
FROM claim AS c;

CREATE VIEW claim_detail AS
-- every claim with the passage that it rests on
SELECT
  c.claim_key AS claim,
  s.source_key AS source,
  e.entity_key AS subject,
  pr.name AS predicate,
  c.value,
  c.polarity,
  c.quantifier,
  c.certainty,
  -- the chain of voices, outermost first, below the author of the source
  coalesce('author > ' || (
    SELECT group_concat(chain.voice, ' > ')
    FROM (
      SELECT coalesce(who.label, t.name) || ' (' || t.stance || ')' AS voice
      FROM attribution AS t
      LEFT JOIN entity AS who ON who.entity_id = t.entity_id
      WHERE t.claim_id = c.claim_id
      ORDER BY t.position
    ) AS chain
  ), 'author') AS voice,
  c.valid_from,
  c.valid_to,
  p.start,
  p."end",
  (SELECT d.exact FROM passage_detail AS d WHERE d.passage_id = p.passage_id) AS exact,
  c.status,
  e.label AS subject_label,
  coalesce(ve.label, c.value) || coalesce(' ' || pr.unit, '') AS value_label,
  -- the claim in words, as 'member of the Collective Security Treaty Organization (denied)'
  replace(
    coalesce(
      pr.wording,
      replace(pr.name, '_', ' ')
        || CASE
          WHEN pr.value_type = 'boolean' THEN ''
          WHEN pr.value_type IN ('level', 'date', 'number') THEN ': {}'
          ELSE ' {}'
        END
    ),
    '{}',
    CASE
      WHEN q.is_of_subject = 1 THEN ''
      WHEN c.polarity = 'denied' AND c.quantifier IN ('some', 'most') THEN ''
      WHEN c.quantifier = 'only' THEN ''
      WHEN substr(coalesce(ve.wording, ve.label), 1, 4) = 'the '
        OR substr(coalesce(ve.wording, ve.label), 1, 1)
          <> lower(substr(coalesce(ve.wording, ve.label), 1, 1))
        THEN coalesce(c.quantifier || ' of ', '')
      WHEN c.quantifier = 'none' THEN 'no '
      ELSE coalesce(c.quantifier || ' ', '')
    END
      || CASE pr.value_type
        WHEN 'level' THEN replace(c.value, '_', ' ')
        ELSE coalesce(ve.wording, ve.label, c.value)
      END
      || coalesce(' ' || pr.unit, '')
      || CASE c.quantifier WHEN 'only' THEN ' only' ELSE '' END
  )
    || CASE
      WHEN c.quantifier = 'none' AND q.is_of_subject = 0 THEN ''
      WHEN c.quantifier = 'none' THEN CASE c.value WHEN 'no' THEN ' (of all)' ELSE ' (of none)' END
      WHEN (c.polarity = 'denied') = (pr.value_type = 'boolean' AND c.value = 'no')
        THEN CASE q.is_of_subject
          WHEN 1 THEN CASE c.quantifier
            WHEN 'all' THEN ' (of all)'
            WHEN 'some' THEN ' (in part)'
            WHEN 'most' THEN ' (for the most part)'
            WHEN 'one_of' THEN ' (one of several)'
            ELSE ''
          END
          ELSE ''
        END
      WHEN c.quantifier = 'all' AND q.is_of_subject = 1 THEN ' (not of all)'
      WHEN c.quantifier = 'one_of' THEN ' (denied as one of several)'
      WHEN c.quantifier IN ('some', 'most') THEN ' (denied of ' || c.quantifier || ')'
      ELSE ' (denied)'
    END AS says,
  c.scope,
  c.note,
  p.page,
  coalesce(
    p.reading,
    (SELECT d.exact FROM passage_detail AS d WHERE d.passage_id = p.passage_id),
    ev.quote
  ) AS reading,
  (
    SELECT f.label
    FROM footnote AS f
    JOIN passage AS fp ON fp.passage_id = f.passage_id
    -- a quote may begin with the label, which stands before the note
    WHERE fp.source_id = c.source_id AND fp.start < p."end" AND fp."end" >= p."end"
  ) AS footnote,
  c.claim_id,
  -- whose words they are, if not the author's
  (
    SELECT group_concat(chain.speaker, ' > ')
    FROM (
      SELECT coalesce(who.label, t.name) AS speaker
      FROM attribution AS t
      LEFT JOIN entity AS who ON who.entity_id = t.entity_id
      WHERE t.claim_id = c.claim_id
      ORDER BY t.position
    ) AS chain
  ) AS speaker,
  -- what keeps it from being a plain assertion of the author, null if nothing does
  coalesce(
    (
      SELECT CASE min(CASE t.stance WHEN 'rejects' THEN 0 WHEN 'neutral' THEN 1 ELSE 2 END)
        WHEN 0 THEN 'rejected'
        WHEN 1 THEN 'reported'
      END
      FROM attribution AS t
      WHERE t.claim_id = c.claim_id
    ) || CASE c.certainty WHEN 'plain' THEN '' ELSE ', ' || c.certainty END,
    nullif(c.certainty, 'plain')
  ) AS caveat,
  pq.question
FROM claim AS c
JOIN source AS s ON s.source_id = c.source_id
JOIN entity AS e ON e.entity_id = c.subject_id
-- none is missing, but a join that may be is not the first that SQLite looks at: of many tables
-- it finds a bad order, with all predicates times all predicates
LEFT JOIN predicate AS pr ON pr.predicate_id = c.predicate_id
LEFT JOIN predicate_question AS pq ON pq.predicate_id = c.predicate_id
LEFT JOIN claim_quantity AS q ON q.claim_id = c.claim_id
LEFT JOIN entity AS ve ON ve.entity_id = c.value_entity_id
LEFT JOIN evidence AS ev ON ev.evidence_id = (
  SELECT min(x.evidence_id) FROM evidence AS x WHERE x.claim_id = c.claim_id
)
LEFT JOIN passage AS p ON p.passage_id = ev.passage_id;

CREATE VIEW finding_detail AS
-- every finding with both of its sides
SELECT
  f.finding_key AS finding,
  f.verdict,
  f.kind,
  f.rule,
  f.scope,
  -- the part, of what is said of it and of a whole
  e.entity_key AS subject,
  pr.predicate,
  a.claim AS a_claim,
  a.source AS a_source,
  a.value AS a_value,
  a.start AS a_start,
  a."end" AS a_end,
  a.exact AS a_exact,
  b.claim AS b_claim,
  b.source AS b_source,
  b.value AS b_value,
  b.start AS b_start,
  b."end" AS b_end,
  b.exact AS b_exact,
  -- of figures of two things it names both
  CASE f.kind WHEN 'alike' THEN '' ELSE e.label || ': ' END || f.explanation AS explanation,
  f.pair_count,
  f.judgement_id,
  e.label AS subject_label,
  a.value_label AS a_value_label,
  b.value_label AS b_value_label,
  a.reading AS a_reading,
  b.reading AS b_reading,
  a.footnote AS a_footnote,
  b.footnote AS b_footnote,
  a.page AS a_page,
  b.page AS b_page,
  -- the explanation beneath a heading that names the subject
  f.explanation AS why,
  pr.question,
  -- 1 if it stands for more pairs of claims than those of its two sides
  CASE
    WHEN f.pair_count > 1 AND f.pair_count > (
      SELECT (1 + coalesce(sum(CASE s.side WHEN 'a' THEN 1 END), 0))
        * (1 + coalesce(sum(CASE s.side WHEN 'b' THEN 1 END), 0))
      FROM finding_side AS s
      WHERE s.finding_id = f.finding_id
    )
      THEN 1
    ELSE 0
  END AS is_counted
FROM finding AS f
JOIN entity AS e ON e.entity_id = f.subject_id
LEFT JOIN predicate_question AS pr ON pr.predicate_id = f.predicate_id
JOIN claim_detail AS a ON a.claim_id = f.a_claim_id
JOIN claim_detail AS b ON b.claim_id = f.b_claim_id;

CREATE VIEW contradiction AS
-- clashes: contradictions and tensions, between sources and within one
SELECT *
FROM finding_detail
WHERE verdict IN ('contradicts', 'in_tension');

CREATE VIEW corroboration AS
-- agreements between sources
SELECT *
FROM finding_detail
WHERE verdict = 'corroborates';

CREATE VIEW finding_claim AS
-- every claim on a side of a finding
SELECT f.finding_key AS finding, c.claim_key AS claim, 'a' AS side
FROM finding AS f
JOIN claim AS c ON c.claim_id = f.a_claim_id
UNION ALL
SELECT f.finding_key AS finding, c.claim_key AS claim, 'b' AS side
FROM finding AS f
JOIN claim AS c ON c.claim_id = f.b_claim_id
UNION ALL
SELECT f.finding_key AS finding, c.claim_key AS claim, fs.side
FROM finding_side AS fs
JOIN finding AS f ON f.finding_id = fs.finding_id
JOIN claim AS c ON c.claim_id = fs.claim_id;

CREATE VIEW finding_party AS
-- who takes part in a finding: the claims on its sides, and of one that counts its pairs a claim of
-- each further source and about each further entity; what a symmetric predicate says is about both
SELECT f.finding_key AS finding, s.source_key AS source, e.entity_key AS entity, c.claim_key AS claim
FROM (
  SELECT finding_id, a_claim_id AS claim_id FROM finding
  UNION ALL
  SELECT finding_id, b_claim_id FROM finding
  UNION ALL
  SELECT finding_id, claim_id FROM finding_side
  UNION ALL
  SELECT finding_id, claim_id FROM finding_counted
) AS party
JOIN finding AS f ON f.finding_id = party.finding_id
JOIN claim AS c ON c.claim_id = party.claim_id
JOIN source AS s ON s.source_id = c.source_id
LEFT JOIN predicate AS pr ON pr.predicate_id = c.predicate_id
JOIN entity AS e
  ON e.entity_id IN (c.subject_id, CASE pr.is_symmetric WHEN 1 THEN c.value_entity_id END);

CREATE VIRTUAL TABLE passage_fts USING fts5(
  -- full text of headings, paragraphs and notes; rowid is passage_id
  text,
  content='passage_text',
  content_rowid='passage_id',
  tokenize='unicode61 remove_diacritics 2'
);

CREATE TRIGGER judgement_no_update BEFORE UPDATE ON judgement
BEGIN
  SELECT RAISE(ABORT, 'a judgement is never changed: record a new one');
END;

CREATE TRIGGER judgement_no_delete BEFORE DELETE ON judgement
BEGIN
  SELECT RAISE(ABORT, 'a judgement is never deleted: record a new one');
END;

CREATE TRIGGER work_decision_no_update BEFORE UPDATE ON work_decision
BEGIN
  SELECT RAISE(ABORT, 'a decision on works is never changed: record a new one');
END;

CREATE TRIGGER work_decision_no_delete BEFORE DELETE ON work_decision
BEGIN
  SELECT RAISE(ABORT, 'a decision on works is never deleted: record a new one');
END;
