-- title: Works
-- question: Which works are cited most, and by how many sources?
-- empty: No cited works.
-- param: source source: only works that this source cites (its key)
-- param: type entry_type: only works of this type, as interview or official_document
-- param: limit integer: at most so many
-- column: work | {work}
-- column: type | {type}
-- column: reference | {authors} {issued} {title}
-- column: cited | {citations}
-- column: sources | {sources}
SELECT
  w.citation_key AS work,
  w.entry_type AS type,
  w.authors,
  w.title,
  w.issued,
  w.n_citations AS citations,
  w.n_sources AS sources
FROM work_detail AS w
WHERE w.n_citations > 0
  AND (CAST(:type AS TEXT) IS NULL OR w.entry_type = :type)
  AND (
    CAST(:source AS TEXT) IS NULL
    OR EXISTS (SELECT 1 FROM citation_detail AS c WHERE c.work = w.citation_key AND c.source = :source)
  )
ORDER BY w.n_sources DESC, w.n_citations DESC, w.citation_key
LIMIT coalesce(CAST(:limit AS INTEGER), 1000000000)
