-- title: Sources
-- question: Which documents are in the database, and what was found in each?
-- empty: No documents yet; bring some in with 'csto-db ingest'.
-- row: {source} | {document}
-- row: | {notes} notes; {citations} citations of {works} works; {mentions} mentions; {claims} claims
SELECT
  s.source_key AS source,
  w.authors,
  w.title,
  w.issued,
  coalesce(w.authors || '. ', '') || w.title || coalesce(' (' || w.issued || ')', '') AS document,
  count(f.footnote_id) AS notes,
  count(c.citation_id) AS citations,
  count(DISTINCT c.work_id) AS works,
  sum((SELECT count(*) FROM mention AS m WHERE m.passage_id = p.passage_id)) AS mentions,
  (SELECT count(*) FROM claim AS cl WHERE cl.source_id = s.source_id AND cl.status = 'active')
    AS claims
FROM source AS s
JOIN work_detail AS w ON w.work_id = s.work_id
LEFT JOIN passage AS p ON p.source_id = s.source_id
LEFT JOIN footnote AS f ON f.passage_id = p.passage_id
LEFT JOIN citation AS c ON c.passage_id = p.passage_id
GROUP BY s.source_id, s.source_key, w.authors, w.title, w.issued
ORDER BY s.source_key
