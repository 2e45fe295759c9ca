-- title: Timeline
-- question: What do the sources date, and when were the works they cite issued?
-- empty: Nothing is dated.
-- param: entity entity: only claims about this entity (its key), and no works
-- param: from date: from this date on, as 1992 or 2010-06
-- param: to date: up to this date
-- column: when | {when}
-- column: what | {what}
-- column: source | {source} {where}
SELECT "when", what, source, "where"
FROM (
  SELECT
    CASE
      WHEN valid_from = valid_to THEN valid_from
      WHEN coalesce(valid_from, valid_to) IS NOT NULL
        THEN coalesce(valid_from, '') || '/' || coalesce(valid_to, '')
      WHEN value_low IS NOT NULL AND is_date THEN value
    END AS "when",
    subject_label || ': ' || says || coalesce(' (' || caveat || ')', '') AS what,
    subject AS about,
    source,
    coalesce('n. ' || footnote, 'p. ' || page, 'char. ' || start) AS "where",
    start
  FROM (
    SELECT d.*, c.value_low, p.value_type = 'date' AS is_date
    FROM claim_detail AS d
    JOIN claim AS c ON c.claim_id = d.claim_id
    JOIN predicate AS p ON p.predicate_id = c.predicate_id
    WHERE d.status = 'active'
  ) AS dated
  UNION ALL
  SELECT
    issued,
    'issued: ' || coalesce(title, authors, container, work),
    work,
    source,
    coalesce('n. ' || footnote, 'p. ' || page, 'char. ' || start),
    start
  FROM citation_detail
) AS everything
WHERE "when" IS NOT NULL
  AND (CAST(:entity AS TEXT) IS NULL OR about = :entity)
  -- what has no first date stands at its last
  AND (CAST(:from AS TEXT) IS NULL OR ltrim("when", './[{') >= :from)
  AND (CAST(:to AS TEXT) IS NULL OR ltrim("when", './[{') <= :to || '~')
ORDER BY replace(ltrim("when", './[{'), '/', ' '), source, start, what
