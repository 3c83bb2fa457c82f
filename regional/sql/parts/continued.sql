-- With `--continuity`, every state with the state that legally continues it, or with itself if none does; otherwise no rows.
SELECT c.state_id, c.continued_by
FROM continuing_states AS c
WHERE :continuity = 'yes'
