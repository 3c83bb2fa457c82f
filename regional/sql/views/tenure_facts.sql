-- Tenures with the names of the person and the state.
--
-- id, state_id: as in tenures
-- state: The name of the state.
-- person_id: as in tenures
-- person: The name of the person.
-- role, title, start_date, start_earliest, start_latest, end_date, end_earliest, end_latest, dataset_id: as in tenures
SELECT
    t.id,
    t.state_id,
    s.name AS state,
    t.person_id,
    p.name AS person,
    t.role,
    t.title,
    t.start_date,
    t.start_earliest,
    t.start_latest,
    t.end_date,
    t.end_earliest,
    t.end_latest,
    t.dataset_id
FROM tenures AS t
JOIN states AS s ON s.id = t.state_id
JOIN people AS p ON p.id = t.person_id;
