-- title: Footnotes
-- question: What does each note say, and which works does it cite?
-- empty: No footnotes.
-- param: source source: only the notes of this source (its key)
-- column: source | {source}
-- column: note | {note}
-- column: text | {text}
-- column: cites | {citations}
SELECT
  f.source,
  f.label AS note,
  coalesce(p.reading, f.exact) AS text,
  (SELECT count(*) FROM citation AS c WHERE c.footnote_id = f.footnote_id) AS citations,
  f.start
FROM footnote_detail AS f
JOIN passage AS p ON p.passage_id = f.passage_id
WHERE CAST(:source AS TEXT) IS NULL OR f.source = :source
ORDER BY f.source, f.start
