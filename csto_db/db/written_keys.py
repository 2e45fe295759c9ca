"""The keys under which works are exported: the pinned one of an entry, else the citation key."""

WRITTEN_KEYS = """\
SELECT w.work_id, coalesce((
  SELECT e.entry_key
  FROM imported_entry AS e
  WHERE e.work_id = s.work_id AND e.is_pinned = 1
  ORDER BY e.file, e.line
  LIMIT 1
), s.citation_key)
FROM work AS w
JOIN work AS s ON s.work_id = coalesce(w.same_as_id, w.work_id)
WHERE w.work_id IN ({marks})
"""
"""Of works by their ids; a work that is one with another has its key."""
