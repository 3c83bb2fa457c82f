-- With `--continuity` every state and the one that legally continues it, or it is itself; without it nothing.
SELECT c.state_id, c.continued_by
FROM continuing_states AS c
WHERE :continuity = 'yes'
