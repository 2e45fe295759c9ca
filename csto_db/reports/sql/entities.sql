-- title: Entities
-- question: Who and what do the sources speak of, and how often does each?
-- empty: No entities are mentioned.
-- param: type entity_type: only entities of this type, as state or person
-- param: source source: only mentions in this source (its key)
SELECT
  entity,
  label,
  entity_type AS type,
  source,
  count(*) AS mentions
FROM mention_detail
WHERE (CAST(:type AS TEXT) IS NULL OR entity_type = :type)
  AND (CAST(:source AS TEXT) IS NULL OR source = :source)
GROUP BY entity, label, entity_type, source
ORDER BY sum(count(*)) OVER (PARTITION BY entity) DESC, entity, source
