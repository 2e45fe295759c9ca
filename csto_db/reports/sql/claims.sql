-- title: Claims
-- question: What do the sources assert, about whom, in whose voice, and where?
-- empty: No claims.
-- param: entity entity: only claims that have this entity as subject or value (its key)
-- param: source source: only claims of this source (its key)
-- param: predicate predicate: only claims with this predicate
-- row: {claim} | {subject_label}: {says}
-- row: {speaker} | “{quote}” ({where})
SELECT
  claim,
  source,
  subject,
  subject_label,
  question,
  says || coalesce(' (' || caveat || ')', '') AS says,
  polarity,
  value,
  quantifier,
  certainty,
  voice,
  coalesce(speaker, 'the author') AS speaker,
  caveat,
  valid_from,
  valid_to,
  coalesce('n. ' || footnote, 'p. ' || page, 'char. ' || start) AS "where",
  reading AS quote
FROM claim_detail
WHERE status = 'active'
  AND (CAST(:entity AS TEXT) IS NULL OR :entity IN (subject, value))
  AND (CAST(:source AS TEXT) IS NULL OR source = :source)
  AND (CAST(:predicate AS TEXT) IS NULL OR predicate = :predicate)
ORDER BY subject, predicate, source, start, claim
