-- Where do these words occur, in statements, events and names?
--
-- Every word must occur, in any script, upper or lower case, with or without accents, also as a part of a longer word.
--
-- argument text: words. The words, in quotes if they are several.
-- option in: found-in. Only in statements, events or names.
-- example: search "unfreez"
SELECT DISTINCT
    s.kind,
    s.id,
    s.text,
    CASE s.kind
        WHEN 'statement'
            THEN (
                SELECT rtrim(c.source_id || ' ' || c.locator)
                FROM statement_citations AS c
                JOIN sources AS r ON r.id = c.source_id
                WHERE c.statement_id = s.id
                ORDER BY r.consulted DESC, c.source_id, c.locator
                LIMIT 1
            )
        WHEN 'event'
            THEN (
                SELECT rtrim(c.source_id || ' ' || c.locator)
                FROM event_citations AS c
                JOIN sources AS r ON r.id = c.source_id
                WHERE c.event_id = s.id
                ORDER BY r.consulted DESC, c.source_id, c.locator
                LIMIT 1
            )
        ELSE (
            SELECT rtrim(c.source_id || ' ' || c.locator)
            FROM actor_citations AS c
            JOIN sources AS r ON r.id = c.source_id
            WHERE c.actor_id = s.id
            ORDER BY r.consulted DESC, c.source_id, c.locator
            LIMIT 1
        )
    END AS source,
    s.id AS facts
FROM search_index AS s
WHERE
    s.folded LIKE (
        SELECT CASE WHEN length(w.value) < 3 THEN '%' ELSE '%' || replace(w.value, '\', '_') || '%' END
        FROM json_each(:text) AS w
        ORDER BY length(w.value) DESC, w.value
        LIMIT 1
    )
    AND NOT EXISTS (
        SELECT 1
        FROM json_each(:text) AS w
        WHERE replace(s.folded, w.value, '') = s.folded
    )
    AND s.kind = :in  -- if :in
    AND s.dataset_id = :dataset  -- if :dataset
ORDER BY s.kind DESC, s.id, s.text
