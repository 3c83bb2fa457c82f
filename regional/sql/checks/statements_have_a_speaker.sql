-- Every statement has a speaker, or an attribution as printed. It has both only if the speaker is a state or an
-- organization, for which somebody spoke.
SELECT 'statements' AS table_name, s.id, 'the statement ' || s.id
    || ' has no speaker: add one to `actors`, or give the `attribution` as printed' AS message
FROM statements AS s
WHERE
    s.attribution IS NULL
    AND NOT EXISTS (SELECT 1 FROM statement_actors AS a WHERE a.statement_id = s.id AND a.role = 'speaker')
UNION ALL
SELECT 'statements', s.id, 'the statement ' || s.id || ' has a speaker and an attribution: keep one'
FROM statements AS s
WHERE
    s.attribution IS NOT NULL
    AND EXISTS (
        SELECT 1
        FROM statement_actors AS a
        JOIN people AS p ON p.id = a.actor_id
        WHERE a.statement_id = s.id AND a.role = 'speaker'
    )
