-- title: Links without a place
-- question: Which sentence does a link at the end of a page belong to, and among how many?
-- empty: No links are dropped at the end of a page.
-- param: source source: only links of this source (its key)
-- param: rank integer = 1: candidates up to this rank; 1 is the likeliest
-- row: {source} p. {page} | {url}
-- row: {rank} of {candidates} | “{sentence}”
SELECT
  source,
  page,
  url,
  work,
  rank,
  candidates,
  start,
  "end",
  exact AS sentence
FROM citation_anchor
WHERE (CAST(:source AS TEXT) IS NULL OR source = :source)
  AND rank <= coalesce(CAST(:rank AS INTEGER), 1)
ORDER BY source, citation_id, rank
