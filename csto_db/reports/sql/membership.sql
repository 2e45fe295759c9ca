-- title: Membership
-- question: Who was a member of what at a date, according to whom?
-- empty: Nothing is said of members; --predicate names the predicate that says so, if it is not member_of.
-- param: of entity: only members of this body (its key)
-- param: at date: at this date, as 2010 or 2010-06
-- param: predicate predicate = member_of: the predicate that says so
-- column: member | {member}
-- column: of | {body}
-- column: when | {when}
-- column: according to | {according_to} {where} {caveat}
SELECT
  member,
  relation,
  body,
  CASE
    WHEN valid_from IS NULL AND valid_to IS NULL THEN 'no time given'
    WHEN valid_from = valid_to THEN valid_from
    ELSE coalesce(valid_from, '…') || ' to ' || coalesce(valid_to, '…')
  END AS "when",
  valid_from,
  valid_to,
  according_to,
  "where",
  caveat,
  quote
FROM (
  SELECT
    d.subject_label AS member,
    CASE WHEN d.polarity = 'denied' OR d.quantifier = 'none' THEN 'not ' ELSE '' END || d.predicate AS relation,
    d.value AS body_key,
    CASE WHEN d.polarity = 'denied' OR d.quantifier = 'none' THEN 'not ' ELSE '' END || d.value_label AS body,
    d.valid_from,
    d.valid_to,
    d.source AS according_to,
    coalesce('n. ' || d.footnote, 'p. ' || d.page, 'char. ' || d.start) AS "where",
    d.reading AS quote,
    d.caveat
  FROM claim_detail AS d
  WHERE d.status = 'active' AND d.predicate = coalesce(:predicate, 'member_of')
  UNION ALL
  SELECT
    s.label,
    r.relation,
    o.entity_key,
    o.label,
    CASE r.valid_from WHEN '' THEN NULL ELSE r.valid_from END,
    r.valid_to,
    'entities.yml',
    NULL,
    NULL,
    NULL
  FROM entity_relation AS r
  JOIN entity AS s ON s.entity_id = r.subject_id
  JOIN entity AS o ON o.entity_id = r.object_id
  WHERE r.relation = coalesce(:predicate, 'member_of')
) AS said
WHERE (CAST(:of AS TEXT) IS NULL OR body_key = :of)
  AND (
    CAST(:at AS TEXT) IS NULL
    OR (
      (valid_from IS NULL OR substr(valid_from, 1, length(:at)) <= :at)
      AND (valid_to IS NULL OR valid_to >= substr(:at, 1, length(valid_to)))
    )
  )
ORDER BY body, member, according_to, "where"
