-- title: Diagnostics
-- question: What is wrong in the documents and imported files, or was not understood in them?
-- empty: Nothing is wrong, and everything was understood.
-- param: source source: only in this source (its key)
-- param: code code: only this kind
-- column: where | {source}{file}
-- column: at | {start}{line}
-- column: what | {code} ({severity}): {message}
-- column: in | {in}
SELECT
  d.severity,
  d.code,
  s.source_key AS source,
  d.start,
  d.file,
  d.line,
  (
    SELECT substr(t.text, 1, 60) || CASE WHEN length(t.text) > 60 THEN '…' ELSE '' END
    FROM passage_text AS t
    WHERE t.source_id = d.source_id AND t.start <= d.start AND t."end" >= d."end"
  ) AS "in",
  d.message
FROM diagnostic AS d
LEFT JOIN source AS s ON s.source_id = d.source_id
WHERE (CAST(:source AS TEXT) IS NULL OR s.source_key = :source)
  AND (CAST(:code AS TEXT) IS NULL OR d.code = :code)
ORDER BY
  CASE d.severity WHEN 'error' THEN 0 WHEN 'warning' THEN 1 ELSE 2 END,
  d.code,
  s.source_key,
  d.start,
  d.file,
  d.line
