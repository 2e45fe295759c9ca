-- title: Inconsistencies inside one source
-- question: Where does a source contradict itself, or stand in tension with itself, and why?
-- empty: No source contradicts itself.
-- param: entity entity: only findings on claims about this entity (its key)
-- param: source source: only findings that this source takes part in (its key)
-- param: verdict contradicts|in_tension: only this verdict, contradicts or in_tension
-- html: findings
-- row: {verdict} | {subject_label}: {question} ({finding})
-- row: {a_source} {a_where} | “{a_quote}”
-- row: {b_source} {b_where} | “{b_quote}”
-- row: why | {why}
-- row: more | {more}
SELECT
  finding,
  replace(verdict, '_', ' ') AS verdict,
  subject,
  subject_label,
  question,
  a_source,
  coalesce('n. ' || a_footnote, 'p. ' || a_page, 'char. ' || a_start) AS a_where,
  a_reading AS a_quote,
  a_value,
  b_source,
  coalesce('n. ' || b_footnote, 'p. ' || b_page, 'char. ' || b_start) AS b_where,
  b_reading AS b_quote,
  b_value,
  why,
  a_claim,
  b_claim,
  CASE is_counted
    WHEN 1 THEN 'csto-db show finding ' || finding || ' lists all ' || pair_count || ' pairs'
  END AS more
FROM contradiction
WHERE scope = 'within'
  AND (
    CAST(:entity AS TEXT) IS NULL
    OR subject = :entity
    OR finding IN (SELECT party.finding FROM finding_party AS party WHERE party.entity = :entity)
  )
  AND (
    CAST(:source AS TEXT) IS NULL
    OR finding IN (SELECT party.finding FROM finding_party AS party WHERE party.source = :source)
  )
  AND (CAST(:verdict AS TEXT) IS NULL OR verdict = :verdict)
ORDER BY
  CASE verdict WHEN 'contradicts' THEN 0 ELSE 1 END,
  subject,
  predicate,
  a_source,
  a_start,
  b_source,
  b_start
