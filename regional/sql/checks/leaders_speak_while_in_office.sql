-- A person who speaks for a state, and who has led it at some time, is in office there on the day of the statement.
SELECT
    'statements' AS table_name,
    s.id,
    a.actor_id || ' speaks for ' || a.on_behalf_of_id || ' on ' || s.start_date || ' as ' || coalesce(a.capacity, 'its leader')
    || ', but holds no office there on that day' AS message
FROM statement_actors AS a
JOIN statements AS s ON s.id = a.statement_id
WHERE
    a.role = 'speaker'
    AND EXISTS (SELECT 1 FROM tenures AS t WHERE t.person_id = a.actor_id AND t.state_id = a.on_behalf_of_id)
    AND NOT EXISTS (
        SELECT 1
        FROM tenures AS t
        WHERE t.person_id = a.actor_id
            AND t.state_id = a.on_behalf_of_id
            AND t.start_earliest <= s.start_latest
            AND (t.end_date IS NULL OR t.end_latest > s.start_earliest)
    )
