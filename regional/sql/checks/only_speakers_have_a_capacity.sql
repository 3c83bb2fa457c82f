-- Only a speaker speaks in a capacity and on somebody's behalf.
SELECT 'statements' AS table_name, a.statement_id AS id, 'the ' || a.role || ' ' || a.actor_id || ' of the statement '
    || a.statement_id || ' has a capacity or speaks on behalf of somebody: only a speaker does' AS message
FROM statement_actors AS a
WHERE a.role <> 'speaker' AND (a.capacity IS NOT NULL OR a.on_behalf_of_id IS NOT NULL)
