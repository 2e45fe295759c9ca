-- title: Entities mentioned together
-- question: Which two entities stand in the same paragraph or note, how often, in how many sources?
-- empty: No two entities are mentioned together.
-- param: entity entity: only pairs with this entity (its key)
-- param: source source: only passages of this source (its key)
-- param: limit integer = 50: at most so many
SELECT
  a.entity AS entity,
  b.entity AS other,
  count(DISTINCT a.passage_id) AS passages,
  count(DISTINCT a.source) AS sources
FROM (SELECT DISTINCT passage_id, source, entity FROM mention_detail) AS a
JOIN (SELECT DISTINCT passage_id, entity FROM mention_detail) AS b
  ON b.passage_id = a.passage_id AND a.entity <> b.entity
WHERE (a.entity < b.entity OR a.entity = :entity)
  AND (CAST(:entity AS TEXT) IS NULL OR a.entity = :entity)
  AND (CAST(:source AS TEXT) IS NULL OR a.source = :source)
GROUP BY a.entity, b.entity
ORDER BY passages DESC, a.entity, b.entity
LIMIT coalesce(CAST(:limit AS INTEGER), 1000000000)
