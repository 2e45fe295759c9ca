-- title: Claims that cite nothing
-- question: Which claims does a source make in its own voice without citing anything there?
-- empty: Every claim cites something.
-- param: source source: only claims of this source (its key)
-- param: entity entity: only claims about this entity (its key)
-- row: {source} {where} | {subject_label}: {says}
-- row: {claim} | “{quote}”
-- row: perhaps | {perhaps}
SELECT
  d.claim,
  d.source,
  d.subject,
  d.subject_label,
  d.says,
  coalesce('n. ' || d.footnote, 'p. ' || d.page, 'char. ' || d.start) AS "where",
  d.reading AS quote,
  CASE
    WHEN EXISTS (
      SELECT 1 FROM citation_anchor AS a
      WHERE a.source = d.source AND a.start < d."end" AND a."end" > d.start
    ) THEN 'a link at the end of the page belongs to it'
  END AS perhaps
FROM claim_detail AS d
WHERE d.status = 'active'
  AND d.voice = 'author'
  AND NOT EXISTS (
    SELECT 1
    FROM evidence AS e
    JOIN evidence_citation AS c ON c.evidence_id = e.evidence_id
    WHERE e.claim_id = d.claim_id
  )
  -- what is said in the words of a citation itself, or in a note that cites, leans on it
  AND NOT EXISTS (
    SELECT 1
    FROM citation_detail AS c
    WHERE c.source = d.source
      AND (c.start < d."end" AND c."end" > d.start OR c.footnote = d.footnote)
  )
  AND (CAST(:source AS TEXT) IS NULL OR d.source = :source)
  AND (CAST(:entity AS TEXT) IS NULL OR d.subject = :entity)
ORDER BY d.source, d.start, d.claim
