-- For each state, the state that is the same legal person today: for the Soviet Union, Russia.
--
-- state_id: A state.
-- continued_by: The last state that legally continues it; the state itself if no other does.
WITH RECURSIVE continued(state_id, continued_by) AS (
    SELECT s.id, s.id
    FROM states AS s
    UNION
    SELECT c.state_id, n.successor_id
    FROM continued AS c
    JOIN successions AS n ON n.predecessor_id = c.continued_by
    WHERE n.kind = 'continuation'
)
SELECT c.state_id, c.continued_by
FROM continued AS c
WHERE NOT EXISTS (
    SELECT 1 FROM successions AS n WHERE n.predecessor_id = c.continued_by AND n.kind = 'continuation'
);
