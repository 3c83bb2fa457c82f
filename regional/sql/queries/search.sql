-- Where do these words occur, in statements, events and names?
--
-- Every word must occur, in any script, in upper or lower case, with or without accents, and also as a part of a longer
-- word. Of a long text only the part in which the longest word first occurs is shown; `show` gives all of it.
--
-- argument text: words, 1 or more. The words.
-- option in: found-in. Only in statements, events or names.
-- uses: cited, spoken
-- card: speaker, capacity, date, kind / text / source, id
-- example: search "unfreez"
WITH
-- Finds the texts before it is asked where each of them is written.
found AS (
    SELECT
        f.kind,
        f.id,
        f.text,
        instr(f.folded, (SELECT w.value FROM json_each(:text) AS w ORDER BY length(w.value) DESC, w.value LIMIT 1)) AS place
    FROM search_index AS f
    WHERE
        f.folded LIKE (
            SELECT CASE WHEN length(w.value) < 3 THEN '%' ELSE '%' || replace(w.value, '\', '_') || '%' END
            FROM json_each(:text) AS w
            ORDER BY length(w.value) DESC
            LIMIT 1
        )
        AND NOT EXISTS (
            SELECT 1
            FROM json_each(:text) AS w
            WHERE replace(f.folded, w.value, '') = f.folded
        )
        AND f.kind = coalesce(:in, f.kind)
        AND f.dataset_id = :dataset  -- if :dataset
)

SELECT DISTINCT
    s.kind,
    s.id,
    CASE
        WHEN length(s.text) <= 400 THEN s.text
        WHEN s.place <= 150 OR s.place > length(s.text) THEN replace(substr(s.text, 1, 300), '
', ' ') || ' …'
        ELSE '… ' || replace(substr(s.text, s.place - 150, 300), '
', ' ') || ' …'
    END AS text,
    substr(
        (
            SELECT c.ranked
            FROM cited AS c
            WHERE c.fact_kind = CASE s.kind WHEN 'name' THEN 'actor' ELSE s.kind END AND c.fact_id = s.id
            ORDER BY c.ranked
            LIMIT 1
        ),
        2
    ) AS source,
    CASE s.kind
        WHEN 'statement' THEN (SELECT t.start_date FROM statements AS t WHERE t.id = s.id)
        WHEN 'event' THEN (SELECT e.start_date FROM events AS e WHERE e.id = s.id)
    END AS date,
    CASE s.kind WHEN 'statement' THEN (SELECT t.speaker FROM spoken AS t WHERE t.statement_id = s.id) END AS speaker,
    CASE s.kind WHEN 'statement' THEN (SELECT t.capacity FROM spoken AS t WHERE t.statement_id = s.id) END AS capacity,
    s.id AS facts
FROM found AS s
ORDER BY s.kind DESC, s.id, text
