-- title: Possible duplicates
-- question: Which works look alike and were not taken for one, and why not?
-- empty: No works look alike.
-- param: source source: only works that this source cites (its key)
-- param: against reason: only for this reason, as date, title, person, unproven
-- param: limit integer: at most so many pairs
-- row: {likeness} % | {why}
-- row: {a_work} | {a_authors} {a_issued} {a_title}
-- row: {b_work} | {b_authors} {b_issued} {b_title}
SELECT
  a.citation_key AS a_work,
  b.citation_key AS b_work,
  CAST(round(d.likeness) AS INTEGER) AS likeness,
  CASE d.against
    WHEN 'identifier' THEN 'their identifiers differ'
    WHEN 'date' THEN 'their dates exclude each other'
    WHEN 'title' THEN 'their titles differ by more than a slip'
    WHEN 'person' THEN 'others made them'
    WHEN 'container' THEN 'they are in different places'
    WHEN 'edition' THEN 'they are different editions or volumes'
    WHEN 'several' THEN 'a citation fits both'
    ELSE 'nothing speaks against it, but they share nothing that proves it'
  END AS why,
  d.against,
  a.authors AS a_authors,
  a.issued AS a_issued,
  a.title AS a_title,
  b.authors AS b_authors,
  b.issued AS b_issued,
  b.title AS b_title,
  d.rule,
  d.value
FROM possible_duplicate AS d
JOIN work_detail AS a ON a.work_id = d.a_work_id
JOIN work_detail AS b ON b.work_id = d.b_work_id
WHERE NOT EXISTS (
    SELECT 1
    FROM work_decision AS x
    WHERE x.decision = 'split'
      AND x.work_key IN (a.citation_key, b.citation_key)
      AND x.other_key IN (a.citation_key, b.citation_key)
  )
  AND (CAST(:against AS TEXT) IS NULL OR d.against = :against)
  AND (
    CAST(:source AS TEXT) IS NULL
    OR EXISTS (
      SELECT 1
      FROM citation AS c
      JOIN passage AS p ON p.passage_id = c.passage_id
      JOIN source AS s ON s.source_id = p.source_id
      WHERE s.source_key = :source AND c.work_id IN (d.a_work_id, d.b_work_id)
    )
  )
ORDER BY
  CASE d.against WHEN 'unproven' THEN 0 WHEN 'several' THEN 1 WHEN 'date' THEN 3 ELSE 2 END,
  d.likeness DESC,
  a.citation_key,
  b.citation_key
LIMIT coalesce(CAST(:limit AS INTEGER), 1000000000)
