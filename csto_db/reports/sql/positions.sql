-- title: Positions
-- question: What does every source answer to one question?
-- empty: No claims on this question.
-- param: entity entity: the entity that is asked about (its key)
-- param: predicate predicate: what is asked of it
-- param: contested integer: 1 for questions that more than one source answers
-- column: about | {subject_label}
-- column: source | {source} {where}
-- column: answer | {answer}
-- column: voice | {voice}
SELECT
  d.subject,
  d.subject_label,
  d.question,
  d.source,
  d.says || coalesce(' (' || d.caveat || ')', '') AS answer,
  coalesce(d.speaker, 'the author') AS voice,
  coalesce('n. ' || d.footnote, 'p. ' || d.page, 'char. ' || d.start) AS "where",
  d.reading AS quote,
  d.claim
FROM claim_detail AS d
WHERE d.status = 'active'
  AND (CAST(:entity AS TEXT) IS NULL OR d.subject = :entity)
  AND (CAST(:predicate AS TEXT) IS NULL OR d.predicate = :predicate)
  AND (
    coalesce(CAST(:contested AS INTEGER), 0) = 0
    OR (
      SELECT count(DISTINCT x.source) FROM claim_detail AS x
      WHERE x.subject = d.subject AND x.predicate = d.predicate
    ) > 1
  )
ORDER BY d.subject, d.predicate, d.source, d.start, d.claim
