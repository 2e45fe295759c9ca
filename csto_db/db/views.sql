-- The views that people and programs read. `{concat(x)}` stands for the database's own
-- aggregate that joins the texts of its rows. Sources are named by their key, offsets
-- count characters of the document as it came, `exact` is that slice of it.

CREATE VIEW passage_detail AS
-- every passage with its text: exact is the slice of the document, prefix and suffix the 32
-- characters around it (W3C TextQuoteSelector), reading how it reads
SELECT
  p.passage_id,
  p.source_id,
  s.source_key AS source,
  p.kind,
  p.page,
  p.start,
  p."end",
  (
    SELECT substr({concat(block.text)}, p.start % 4096 + 1, p."end" - p.start)
    FROM (
      SELECT b.text
      FROM text_block AS b
      WHERE b.source_id = p.source_id
        AND b.number BETWEEN p.start / 4096 AND (p."end" - 1) / 4096
      ORDER BY b.number
    ) AS block
  ) AS exact,
  (
    SELECT substr({concat(block.text)}, p.before % 4096 + 1, p.start - p.before)
    FROM (
      SELECT b.text
      FROM text_block AS b
      WHERE b.source_id = p.source_id
        AND b.number BETWEEN p.before / 4096 AND p.start / 4096
      ORDER BY b.number
    ) AS block
  ) AS prefix,
  (
    SELECT substr({concat(block.text)}, p."end" % 4096 + 1, 32)
    FROM (
      SELECT b.text
      FROM text_block AS b
      WHERE b.source_id = p.source_id
        AND b.number BETWEEN p."end" / 4096 AND (p."end" + 31) / 4096
      ORDER BY b.number
    ) AS block
  ) AS suffix,
  p.reading
FROM (
  SELECT q.*, CASE WHEN q.start > 32 THEN q.start - 32 ELSE 0 END AS before
  FROM passage AS q
) AS p
JOIN source AS s ON s.source_id = p.source_id;

CREATE VIEW passage_text AS
-- headings, paragraphs and notes as they read: what the full text search looks through
SELECT passage_id, source_id, source, kind, page, start, "end", coalesce(reading, exact) AS text
FROM passage_detail
WHERE kind IN ('heading', 'paragraph', 'footnote');

CREATE VIEW footnote_detail AS
-- every numbered note
SELECT
  p.source, f.label, p.start, p."end", p.exact, p.page, f.footnote_id, p.passage_id, f.called_at
FROM footnote AS f
JOIN passage_detail AS p ON p.passage_id = f.passage_id;

CREATE VIEW work_name AS
-- the makers of a work in one line: authors, else interviewees, else editors
SELECT
  work_id,
  {concat(name, '; ')} AS names
FROM (
  SELECT
    c.work_id,
    coalesce(
      c.literal,
      coalesce(c.particle || ' ', '') || c.family || coalesce(', ' || c.given, '')
        || coalesce(', ' || c.suffix, '')
    ) AS name
  FROM contribution AS c
  WHERE c.role IN ('author', 'interviewee')
     OR (c.role = 'editor' AND NOT EXISTS (
       SELECT 1 FROM contribution AS a
       WHERE a.work_id = c.work_id AND a.role IN ('author', 'interviewee')
     ))
  ORDER BY c.work_id, c.role, c.position
) AS named
GROUP BY work_id;

CREATE VIEW citation_detail AS
-- every citation with the work that it points at
SELECT
  p.source,
  f.label AS footnote,
  p.start,
  p."end",
  p.exact,
  c.style,
  w.citation_key AS work,
  w.entry_type,
  n.names AS authors,
  w.title,
  w.container,
  w.issued,
  i.value AS number,
  l.url,
  c.accessed,
  c.locator,
  c.status,
  c.prefix,
  c.url_printed,
  l.host,
  p.page,
  p.reading,
  c.citation_id,
  c.work_id,
  c.match_rule,
  c.match_value,
  m.citation_key AS matched_work,
  w.original_title,
  w.transliterated_title,
  w.translated_title,
  w.script,
  w.language
FROM citation AS c
JOIN passage_detail AS p ON p.passage_id = c.passage_id
JOIN work AS w ON w.work_id = c.work_id
LEFT JOIN footnote AS f ON f.footnote_id = c.footnote_id
LEFT JOIN link AS l ON l.link_id = c.link_id
LEFT JOIN work_name AS n ON n.work_id = w.work_id
LEFT JOIN identifier AS i ON i.identifier_id = (
  SELECT min(x.identifier_id) FROM identifier AS x
  WHERE x.work_id = w.work_id AND x.scheme = 'number'
)
LEFT JOIN work AS m ON m.work_id = c.matched_work_id;

CREATE VIEW citation_anchor AS
-- the sentences that a link dropped at the end of a page may belong to, the likeliest first
SELECT
  s.source_key AS source,
  p.page,
  l.url,
  w.citation_key AS work,
  a.rank,
  (SELECT count(*) FROM citation_candidate AS x WHERE x.citation_id = a.citation_id) AS candidates,
  a.start,
  a."end",
  (
    SELECT substr({concat(block.text)}, a.start % 4096 + 1, a."end" - a.start)
    FROM (
      SELECT b.text
      FROM text_block AS b
      WHERE b.source_id = p.source_id
        AND b.number BETWEEN a.start / 4096 AND (a."end" - 1) / 4096
      ORDER BY b.number
    ) AS block
  ) AS exact,
  a.citation_id
FROM citation_candidate AS a
JOIN citation AS c ON c.citation_id = a.citation_id
JOIN passage AS p ON p.passage_id = c.passage_id
JOIN source AS s ON s.source_id = p.source_id
JOIN work AS w ON w.work_id = c.work_id
LEFT JOIN link AS l ON l.link_id = c.link_id;

CREATE VIEW work_detail AS
-- every work with how often, and by how many sources, it is cited
SELECT
  w.citation_key,
  w.entry_type,
  n.names AS authors,
  w.title,
  w.container,
  w.issued,
  l.url,
  (SELECT count(*) FROM citation AS c WHERE c.work_id = w.work_id) AS n_citations,
  (
    SELECT count(DISTINCT p.source_id)
    FROM citation AS c
    JOIN passage AS p ON p.passage_id = c.passage_id
    WHERE c.work_id = w.work_id
  ) AS n_sources,
  w.publisher,
  w.place,
  s.source_key AS source,
  w.work_id,
  w.original_title,
  w.transliterated_title,
  w.translated_title,
  w.script,
  w.language
FROM work AS w
LEFT JOIN work_name AS n ON n.work_id = w.work_id
LEFT JOIN link AS l ON l.link_id = w.link_id
LEFT JOIN source AS s ON s.work_id = w.work_id
WHERE w.same_as_id IS NULL;

CREATE VIEW work_key AS
-- every citation key that was ever given, and the work that it stands for now: null if gone;
-- an alias, of the field ids, may be the key of another work too
SELECT k.citation_key, k.kind, coalesce(s.citation_key, w.citation_key) AS work,
  coalesce(s.work_id, w.work_id) AS work_id
FROM (
  SELECT
    citation_key,
    citation_key AS current,
    CASE WHEN same_as_id IS NULL THEN 'current' ELSE 'merged' END AS kind
  FROM work
  UNION ALL
  SELECT citation_key, successor, 'former' FROM former_key
  UNION ALL
  SELECT e.entry_key, o.citation_key, 'imported'
  FROM imported_entry AS e
  JOIN work AS o ON o.work_id = e.work_id
  WHERE e.is_pinned = 1 AND e.entry_key <> o.citation_key
  UNION ALL
  SELECT a.entry_key, o.citation_key, 'alias'
  FROM imported_key AS a
  JOIN imported_entry AS e ON e.imported_entry_id = a.imported_entry_id
  JOIN work AS o ON o.work_id = e.work_id
  WHERE a.kind = 'ids'
) AS k
LEFT JOIN work AS w ON w.citation_key = k.current
LEFT JOIN work AS s ON s.work_id = w.same_as_id;

CREATE VIEW unused_work AS
-- works that nothing cites, nobody has decided on and no file brought: an ingest deletes them
SELECT w.work_id, w.citation_key
FROM work AS w
WHERE w.same_as_id IS NULL
  AND NOT EXISTS (SELECT 1 FROM citation AS c WHERE c.work_id = w.work_id)
  AND NOT EXISTS (SELECT 1 FROM citation AS c WHERE c.matched_work_id = w.work_id)
  AND NOT EXISTS (SELECT 1 FROM source AS s WHERE s.work_id = w.work_id)
  AND NOT EXISTS (SELECT 1 FROM work AS m WHERE m.same_as_id = w.work_id)
  AND NOT EXISTS (SELECT 1 FROM imported_entry AS e WHERE e.work_id = w.work_id)
  AND NOT EXISTS (
    SELECT 1
    FROM work_decision AS d
    LEFT JOIN former_key AS f ON f.citation_key = d.other_key
    WHERE d.quote IS NOT NULL AND w.citation_key IN (d.other_key, f.successor)
  );

CREATE VIEW mention_detail AS
-- every place where a source names an entity
SELECT
  s.source_key AS source,
  m.start,
  m."end",
  (
    SELECT substr({concat(block.text)}, m.start % 4096 + 1, m."end" - m.start)
    FROM (
      SELECT b.text
      FROM text_block AS b
      WHERE b.source_id = p.source_id
        AND b.number BETWEEN m.start / 4096 AND (m."end" - 1) / 4096
      ORDER BY b.number
    ) AS block
  ) AS exact,
  e.entity_key AS entity,
  t.name AS entity_type,
  e.label,
  m.passage_id
FROM mention AS m
JOIN passage AS p ON p.passage_id = m.passage_id
JOIN source AS s ON s.source_id = p.source_id
JOIN entity AS e ON e.entity_id = m.entity_id
JOIN entity_type AS t ON t.entity_type_id = e.entity_type_id;

CREATE VIEW predicate_question AS
-- what a predicate asks, in its own words if it has some: what it says without a value
SELECT
  predicate_id,
  name AS predicate,
  replace(
    CASE
      WHEN wording LIKE '%: {}' THEN substr(wording, 1, length(wording) - 4)
      WHEN wording LIKE '% {}' AND unit IS NULL THEN substr(wording, 1, length(wording) - 3)
      ELSE coalesce(wording, replace(name, '_', ' '))
    END,
    '{}',
    '…' || coalesce(' ' || unit, '')
  ) AS question
FROM predicate;

CREATE VIEW claim_quantity AS
-- whether the quantifier of a claim is about its subject, and not about parts of its value: always if
-- there is no value, and of "one of", for the value is then itself one of several; but for "only" also if
-- the value is no whole, of parts or instances
SELECT
  c.claim_id,
  CASE
    WHEN c.quantifier = 'one_of'
      OR (SELECT pr.value_type FROM predicate AS pr WHERE pr.predicate_id = c.predicate_id)
        = 'boolean'
      THEN 1
    WHEN c.quantifier <> 'only'
      AND NOT EXISTS (
        SELECT 1
        FROM entity_relation AS r
        WHERE r.object_id = c.value_entity_id AND r.relation IN ('part_of', 'instance_of')
      )
      THEN 1
    ELSE 0
  END AS is_of_subject
FROM claim AS c;

CREATE VIEW claim_detail AS
-- every claim with the passage that it rests on
SELECT
  c.claim_key AS claim,
  s.source_key AS source,
  e.entity_key AS subject,
  pr.name AS predicate,
  c.value,
  c.polarity,
  c.quantifier,
  c.certainty,
  -- the chain of voices, outermost first, below the author of the source
  coalesce('author > ' || (
    SELECT {concat(chain.voice, ' > ')}
    FROM (
      SELECT coalesce(who.label, t.name) || ' (' || t.stance || ')' AS voice
      FROM attribution AS t
      LEFT JOIN entity AS who ON who.entity_id = t.entity_id
      WHERE t.claim_id = c.claim_id
      ORDER BY t.position
    ) AS chain
  ), 'author') AS voice,
  c.valid_from,
  c.valid_to,
  p.start,
  p."end",
  (SELECT d.exact FROM passage_detail AS d WHERE d.passage_id = p.passage_id) AS exact,
  c.status,
  e.label AS subject_label,
  coalesce(ve.label, c.value) || coalesce(' ' || pr.unit, '') AS value_label,
  -- the claim in words, as 'member of the Collective Security Treaty Organization (denied)'
  replace(
    coalesce(
      pr.wording,
      replace(pr.name, '_', ' ')
        || CASE
          WHEN pr.value_type = 'boolean' THEN ''
          WHEN pr.value_type IN ('level', 'date', 'number') THEN ': {}'
          ELSE ' {}'
        END
    ),
    '{}',
    CASE
      WHEN q.is_of_subject = 1 THEN ''
      WHEN c.polarity = 'denied' AND c.quantifier IN ('some', 'most') THEN ''
      WHEN c.quantifier = 'only' THEN ''
      WHEN substr(coalesce(ve.wording, ve.label), 1, 4) = 'the '
        OR substr(coalesce(ve.wording, ve.label), 1, 1)
          <> lower(substr(coalesce(ve.wording, ve.label), 1, 1))
        THEN coalesce(c.quantifier || ' of ', '')
      WHEN c.quantifier = 'none' THEN 'no '
      ELSE coalesce(c.quantifier || ' ', '')
    END
      || CASE pr.value_type
        WHEN 'level' THEN replace(c.value, '_', ' ')
        ELSE coalesce(ve.wording, ve.label, c.value)
      END
      || coalesce(' ' || pr.unit, '')
      || CASE c.quantifier WHEN 'only' THEN ' only' ELSE '' END
  )
    || CASE
      WHEN c.quantifier = 'none' AND q.is_of_subject = 0 THEN ''
      WHEN c.quantifier = 'none' THEN CASE c.value WHEN 'no' THEN ' (of all)' ELSE ' (of none)' END
      WHEN (c.polarity = 'denied') = (pr.value_type = 'boolean' AND c.value = 'no')
        THEN CASE q.is_of_subject
          WHEN 1 THEN CASE c.quantifier
            WHEN 'all' THEN ' (of all)'
            WHEN 'some' THEN ' (in part)'
            WHEN 'most' THEN ' (for the most part)'
            WHEN 'one_of' THEN ' (one of several)'
            ELSE ''
          END
          ELSE ''
        END
      WHEN c.quantifier = 'all' AND q.is_of_subject = 1 THEN ' (not of all)'
      WHEN c.quantifier = 'one_of' THEN ' (denied as one of several)'
      WHEN c.quantifier IN ('some', 'most') THEN ' (denied of ' || c.quantifier || ')'
      ELSE ' (denied)'
    END AS says,
  c.scope,
  c.note,
  p.page,
  coalesce(
    p.reading,
    (SELECT d.exact FROM passage_detail AS d WHERE d.passage_id = p.passage_id),
    ev.quote
  ) AS reading,
  (
    SELECT f.label
    FROM footnote AS f
    JOIN passage AS fp ON fp.passage_id = f.passage_id
    -- a quote may begin with the label, which stands before the note
    WHERE fp.source_id = c.source_id AND fp.start < p."end" AND fp."end" >= p."end"
  ) AS footnote,
  c.claim_id,
  -- whose words they are, if not the author's
  (
    SELECT {concat(chain.speaker, ' > ')}
    FROM (
      SELECT coalesce(who.label, t.name) AS speaker
      FROM attribution AS t
      LEFT JOIN entity AS who ON who.entity_id = t.entity_id
      WHERE t.claim_id = c.claim_id
      ORDER BY t.position
    ) AS chain
  ) AS speaker,
  -- what keeps it from being a plain assertion of the author, null if nothing does
  coalesce(
    (
      SELECT CASE min(CASE t.stance WHEN 'rejects' THEN 0 WHEN 'neutral' THEN 1 ELSE 2 END)
        WHEN 0 THEN 'rejected'
        WHEN 1 THEN 'reported'
      END
      FROM attribution AS t
      WHERE t.claim_id = c.claim_id
    ) || CASE c.certainty WHEN 'plain' THEN '' ELSE ', ' || c.certainty END,
    nullif(c.certainty, 'plain')
  ) AS caveat,
  pq.question
FROM claim AS c
JOIN source AS s ON s.source_id = c.source_id
JOIN entity AS e ON e.entity_id = c.subject_id
-- none is missing, but a join that may be is not the first that SQLite looks at: of many tables
-- it finds a bad order, with all predicates times all predicates
LEFT JOIN predicate AS pr ON pr.predicate_id = c.predicate_id
LEFT JOIN predicate_question AS pq ON pq.predicate_id = c.predicate_id
LEFT JOIN claim_quantity AS q ON q.claim_id = c.claim_id
LEFT JOIN entity AS ve ON ve.entity_id = c.value_entity_id
LEFT JOIN evidence AS ev ON ev.evidence_id = (
  SELECT min(x.evidence_id) FROM evidence AS x WHERE x.claim_id = c.claim_id
)
LEFT JOIN passage AS p ON p.passage_id = ev.passage_id;

CREATE VIEW finding_detail AS
-- every finding with both of its sides
SELECT
  f.finding_key AS finding,
  f.verdict,
  f.kind,
  f.rule,
  f.scope,
  -- the part, of what is said of it and of a whole
  e.entity_key AS subject,
  pr.predicate,
  a.claim AS a_claim,
  a.source AS a_source,
  a.value AS a_value,
  a.start AS a_start,
  a."end" AS a_end,
  a.exact AS a_exact,
  b.claim AS b_claim,
  b.source AS b_source,
  b.value AS b_value,
  b.start AS b_start,
  b."end" AS b_end,
  b.exact AS b_exact,
  -- of figures of two things it names both
  CASE f.kind WHEN 'alike' THEN '' ELSE e.label || ': ' END || f.explanation AS explanation,
  f.pair_count,
  f.judgement_id,
  e.label AS subject_label,
  a.value_label AS a_value_label,
  b.value_label AS b_value_label,
  a.reading AS a_reading,
  b.reading AS b_reading,
  a.footnote AS a_footnote,
  b.footnote AS b_footnote,
  a.page AS a_page,
  b.page AS b_page,
  -- the explanation beneath a heading that names the subject
  f.explanation AS why,
  pr.question,
  -- 1 if it stands for more pairs of claims than those of its two sides
  CASE
    WHEN f.pair_count > 1 AND f.pair_count > (
      SELECT (1 + coalesce(sum(CASE s.side WHEN 'a' THEN 1 END), 0))
        * (1 + coalesce(sum(CASE s.side WHEN 'b' THEN 1 END), 0))
      FROM finding_side AS s
      WHERE s.finding_id = f.finding_id
    )
      THEN 1
    ELSE 0
  END AS is_counted
FROM finding AS f
JOIN entity AS e ON e.entity_id = f.subject_id
LEFT JOIN predicate_question AS pr ON pr.predicate_id = f.predicate_id
JOIN claim_detail AS a ON a.claim_id = f.a_claim_id
JOIN claim_detail AS b ON b.claim_id = f.b_claim_id;

CREATE VIEW contradiction AS
-- clashes: contradictions and tensions, between sources and within one
SELECT *
FROM finding_detail
WHERE verdict IN ('contradicts', 'in_tension');

CREATE VIEW corroboration AS
-- agreements between sources
SELECT *
FROM finding_detail
WHERE verdict = 'corroborates';

CREATE VIEW finding_claim AS
-- every claim on a side of a finding
SELECT f.finding_key AS finding, c.claim_key AS claim, 'a' AS side
FROM finding AS f
JOIN claim AS c ON c.claim_id = f.a_claim_id
UNION ALL
SELECT f.finding_key AS finding, c.claim_key AS claim, 'b' AS side
FROM finding AS f
JOIN claim AS c ON c.claim_id = f.b_claim_id
UNION ALL
SELECT f.finding_key AS finding, c.claim_key AS claim, fs.side
FROM finding_side AS fs
JOIN finding AS f ON f.finding_id = fs.finding_id
JOIN claim AS c ON c.claim_id = fs.claim_id;

CREATE VIEW finding_party AS
-- who takes part in a finding: the claims on its sides, and of one that counts its pairs a claim of
-- each further source and about each further entity; what a symmetric predicate says is about both
SELECT f.finding_key AS finding, s.source_key AS source, e.entity_key AS entity, c.claim_key AS claim
FROM (
  SELECT finding_id, a_claim_id AS claim_id FROM finding
  UNION ALL
  SELECT finding_id, b_claim_id FROM finding
  UNION ALL
  SELECT finding_id, claim_id FROM finding_side
  UNION ALL
  SELECT finding_id, claim_id FROM finding_counted
) AS party
JOIN finding AS f ON f.finding_id = party.finding_id
JOIN claim AS c ON c.claim_id = party.claim_id
JOIN source AS s ON s.source_id = c.source_id
LEFT JOIN predicate AS pr ON pr.predicate_id = c.predicate_id
JOIN entity AS e
  ON e.entity_id IN (c.subject_id, CASE pr.is_symmetric WHEN 1 THEN c.value_entity_id END);
