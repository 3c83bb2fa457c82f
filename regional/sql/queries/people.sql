-- Which people are recorded, of which state, in which office, and how many of their statements?
--
-- There is one line for each office that a person held in a state, and one for somebody of whom no office is recorded.
-- A screen leaves out the ids, which are the names again; `--format ids` has them.
--
-- argument who: actor, any number. Only these people, or those who led these states.
-- option state: state. Only those who led this state, or spoke on its behalf.
-- option on: day. Only those who were in office on this day.
-- screen: name, state, office, start_date, end_date
-- example: people --state TJK
SELECT
    p.id,
    p.name,
    t.state_id AS state,
    t.title AS office,
    t.start_date,
    t.end_date,
    (
        SELECT count(*)
        FROM statement_actors AS a
        WHERE a.actor_id = p.id AND a.role = 'speaker'
    ) AS statements,
    coalesce(t.id, p.id) AS facts
FROM people AS p
JOIN actors AS b ON b.id = p.id
LEFT JOIN tenures AS t ON t.person_id = p.id
WHERE
    b.dataset_id = coalesce(:dataset, b.dataset_id)
    AND (t.start_earliest <= :on AND (t.end_date IS NULL OR t.end_latest > :on))  -- if :on
    AND (  -- if :state
        t.state_id = :state
        OR p.id IN (SELECT s.actor_id FROM statement_actors AS s WHERE s.on_behalf_of_id = :state AND s.role = 'speaker')
    )
    AND (p.id IN (SELECT value FROM json_each(:who)) OR t.state_id IN (SELECT value FROM json_each(:who)))  -- if :who
ORDER BY p.id, t.start_earliest, t.id
