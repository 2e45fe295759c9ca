-- title: Defects of the sources
-- question: Which mistakes stand in the documents themselves, by kind?
-- empty: No defects were seen.
-- param: source source: only in this source (its key)
-- row: {kind} | {source} {where}: {message}
-- row: text | “{text}”
SELECT
  replace(d.code, '_', ' ') AS kind,
  s.source_key AS source,
  coalesce('n. ' || f.label, 'p. ' || p.page, 'char. ' || d.start) AS "where",
  d.message,
  CASE
    WHEN c.passage_id IS NOT NULL THEN substr(coalesce(c.reading, c.exact), 1, 120)
    ELSE substr(coalesce(p.reading, p.exact), 1, 120)
  END AS text,
  d.severity,
  d.start,
  d."end"
FROM diagnostic AS d
JOIN source AS s ON s.source_id = d.source_id
LEFT JOIN passage_detail AS p ON p.passage_id = (
  SELECT min(x.passage_id)
  FROM passage AS x
  WHERE x.source_id = d.source_id
    AND x.kind IN ('heading', 'paragraph', 'footnote')
    AND x.start <= d.start
    AND x."end" >= d."end"
)
LEFT JOIN passage_detail AS c ON c.passage_id = (
  SELECT min(x.passage_id)
  FROM passage AS x
  WHERE x.source_id = d.source_id
    AND x.kind = 'citation'
    AND x.start <= d.start
    AND x."end" >= d."end"
)
LEFT JOIN footnote AS f ON f.passage_id = p.passage_id
WHERE d.severity <> 'info'
  AND (CAST(:source AS TEXT) IS NULL OR s.source_key = :source)
ORDER BY kind, source, d.start, d.message
