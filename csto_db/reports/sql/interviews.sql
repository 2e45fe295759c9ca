-- title: Interviews
-- question: Who was interviewed, where and when, how often is it cited, and where first?
-- empty: No interviews are cited.
-- param: source source: only interviews that this source cites (its key)
-- row: {held} {place} | {who}
-- row: {work} | citations: {citations}, first in n. {first_note} of {source}
SELECT
  work,
  interviewee,
  described_as,
  interviewee || coalesce('; ' || described_as, '') AS who,
  place,
  held,
  source,
  citations,
  (
    SELECT f.footnote
    FROM citation_detail AS f
    WHERE f.work = cited.work AND f.source = cited.source AND f.start = cited.first_start
  ) AS first_note
FROM (
  SELECT
    c.work,
    c.authors AS interviewee,
    (
      SELECT x.description
      FROM contribution AS x
      WHERE x.work_id = c.work_id AND x.role = 'interviewee' AND x.position = 1
    ) AS described_as,
    w.place,
    c.issued AS held,
    c.source,
    count(*) AS citations,
    min(c.start) AS first_start
  FROM citation_detail AS c
  JOIN work AS w ON w.work_id = c.work_id
  WHERE c.entry_type = 'interview'
    AND (CAST(:source AS TEXT) IS NULL OR c.source = :source)
  GROUP BY c.work, c.authors, c.work_id, w.place, c.issued, c.source
) AS cited
ORDER BY coalesce(held, ''), work, source
