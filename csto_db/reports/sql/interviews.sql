-- title: Interviews
-- question: Who was interviewed, where and when, and which notes rest on it?
-- empty: No interviews are cited.
-- param: source source: only interviews that this source cites (its key)
-- column: held | {held}
-- column: place | {place}
-- column: interviewee | {interviewee}; {described_as}
-- column: cited | {citations}
-- column: work | {work}
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
  min(c.footnote) AS first_note
FROM citation_detail AS c
JOIN work AS w ON w.work_id = c.work_id
WHERE c.entry_type = 'interview'
  AND (CAST(:source AS TEXT) IS NULL OR c.source = :source)
GROUP BY c.work, c.authors, c.work_id, w.place, c.issued, c.source
ORDER BY c.issued, c.work, c.source
