-- title: Links
-- question: Which links do the sources rest on, by host, and when were they last seen alive?
-- empty: No links are cited.
-- param: host host: only links of this host
-- param: source source: only links that this source cites (its key)
-- column: url | {url}
-- column: cited | {citations}
-- column: accessed | {accessed}
SELECT
  host,
  url,
  count(*) AS citations,
  min(accessed) AS first_accessed,
  max(accessed) AS last_accessed,
  CASE
    WHEN min(accessed) < max(accessed) THEN min(accessed) || ' to ' || max(accessed)
    ELSE min(accessed)
  END AS accessed,
  min(source) AS first_source
FROM citation_detail
WHERE url IS NOT NULL
  AND (CAST(:host AS TEXT) IS NULL OR host = :host)
  AND (CAST(:source AS TEXT) IS NULL OR source = :source)
GROUP BY host, url
ORDER BY host, url
