-- title: Stale judgements
-- question: Which decisions are out of force: a claim has changed or is gone, or no file has them?
-- empty: No judgement is stale.
-- column: claims | {a_claim} and {b_claim}
-- column: judged | {verdict} by {judged_by} on {judged_on}: {reason}
-- column: why stale | {why}
SELECT
  j.a_claim_key AS a_claim,
  j.b_claim_key AS b_claim,
  j.verdict,
  j.judged_by,
  j.judged_on,
  j.reason,
  CASE
    WHEN EXISTS (
      SELECT 1 FROM definition AS d
      WHERE d.kind = 'judgement' AND d.name = CAST(j.judgement_id AS TEXT) AND d.file = ''
    ) THEN 'its file no longer has it'
    WHEN a.claim_id IS NULL OR b.claim_id IS NULL THEN 'a claim is gone'
    WHEN a.status <> 'active' OR b.status <> 'active' THEN 'a quote no longer stands'
    ELSE 'a claim says something else'
  END AS why
FROM judgement AS j
LEFT JOIN claim AS a ON a.claim_key = j.a_claim_key
LEFT JOIN claim AS b ON b.claim_key = j.b_claim_key
WHERE NOT EXISTS (
    SELECT 1 FROM judgement AS n
    WHERE n.a_claim_key = j.a_claim_key
      AND n.b_claim_key = j.b_claim_key
      AND n.judgement_id > j.judgement_id
  )
  AND j.judgement_id NOT IN (SELECT judgement_id FROM finding WHERE judgement_id IS NOT NULL)
ORDER BY j.a_claim_key, j.b_claim_key
