-- title: Decisions on works
-- question: Which works did people merge or split, who, when and why?
-- empty: Nobody has decided on works.
-- row: {decision} | {work} and {other}: {reason} ({by}, {on})
-- row: about | {about}
SELECT
  decision,
  work_key AS work,
  other_key AS other,
  reason,
  decided_by AS "by",
  decided_on AS "on",
  source_key AS source,
  quote AS citation,
  coalesce(source_key || ' “' || quote || '”', 'all citations of ' || other_key) AS about
FROM work_decision
ORDER BY work_decision_id
