-- title: What is contested
-- question: About which entities, and in which questions, do claims clash most?
-- empty: Nothing is contested.
-- column: about | {subject_label}
-- column: question | {question}
-- column: contradictions | {contradictions}
-- column: tensions | {tensions}
-- column: agreements | {agreements}
SELECT
  e.entity_key AS subject,
  e.label AS subject_label,
  p.question,
  sum(CASE f.verdict WHEN 'contradicts' THEN f.pair_count ELSE 0 END) AS contradictions,
  sum(CASE f.verdict WHEN 'in_tension' THEN f.pair_count ELSE 0 END) AS tensions,
  sum(CASE f.verdict WHEN 'corroborates' THEN f.pair_count ELSE 0 END) AS agreements
FROM finding AS f
JOIN entity AS e ON e.entity_id = f.subject_id
JOIN predicate_question AS p ON p.predicate_id = f.predicate_id
GROUP BY e.entity_key, e.label, p.predicate, p.question
HAVING sum(CASE WHEN f.verdict IN ('contradicts', 'in_tension') THEN 1 ELSE 0 END) > 0
ORDER BY contradictions DESC, tensions DESC, e.entity_key, p.predicate
