-- Every state and organization with itself or, with `--continuity`, with the state that legally continues it.
SELECT a.id AS actor_id, c.id AS continued_by
FROM actors AS a
LEFT JOIN continuing_states AS k ON k.state_id = a.id  -- if :continuity
JOIN actors AS c ON TRUE
    AND c.id = a.id  -- unless :continuity
    AND c.id = coalesce(k.continued_by, a.id)  -- if :continuity
