-- The full text index, which only SQLite has, and the triggers, as SQLite has them.

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
