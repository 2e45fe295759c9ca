-- title: Voices
-- question: Whom do the sources quote, report or cite on what, and what do they make of it?
-- empty: All claims are made in the authors' own voices.
-- param: source source: only voices in this source (its key)
-- param: voice voice: only this voice (the key of an entity, or its words)
-- column: voice | {voice}
-- column: in | {source} {where}
-- column: the author | {author}
-- column: says | {subject_label}: {says}
SELECT
  coalesce(e.label, a.name) AS voice,
  e.entity_key AS entity,
  a.kind,
  a.stance,
  CASE a.stance
    WHEN 'endorses' THEN 'agrees'
    WHEN 'rejects' THEN 'rejects it'
    ELSE 'only reports it'
  END AS author,
  d.source,
  coalesce('n. ' || d.footnote, 'p. ' || d.page, 'char. ' || d.start) AS "where",
  d.subject_label,
  d.says,
  d.reading AS quote,
  d.claim
FROM attribution AS a
JOIN claim_detail AS d ON d.claim_id = a.claim_id
LEFT JOIN entity AS e ON e.entity_id = a.entity_id
WHERE d.status = 'active'
  AND (CAST(:source AS TEXT) IS NULL OR d.source = :source)
  AND (CAST(:voice AS TEXT) IS NULL OR :voice IN (e.entity_key, a.name))
ORDER BY coalesce(e.label, a.name), d.source, d.start, d.claim, a.position
