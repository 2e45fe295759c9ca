-- title: Sources
-- question: Which documents are in the database, and what was found in each?
-- empty: No documents yet; bring some in with 'csto-db ingest'.
-- column: source | {source}
-- column: document | {authors} {issued}. {title}
-- column: notes | {notes}
-- column: cites | {citations}
-- column: works | {works}
-- column: mentions | {mentions}
-- column: claims | {claims}
SELECT
  s.source_key AS source,
  w.authors,
  w.title,
  w.issued,
  (SELECT count(*) FROM footnote_detail AS f WHERE f.source = s.source_key) AS notes,
  (SELECT count(*) FROM citation_detail AS c WHERE c.source = s.source_key) AS citations,
  (SELECT count(DISTINCT c.work) FROM citation_detail AS c WHERE c.source = s.source_key) AS works,
  (SELECT count(*) FROM mention_detail AS m WHERE m.source = s.source_key) AS mentions,
  (SELECT count(*) FROM claim_detail AS c WHERE c.source = s.source_key) AS claims
FROM source AS s
JOIN work_detail AS w ON w.work_id = s.work_id
ORDER BY s.source_key
