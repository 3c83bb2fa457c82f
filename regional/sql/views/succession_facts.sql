-- Successions of states and organizations, with names.
--
-- id, date, earliest, latest, kind, predecessor_id: as in successions
-- predecessor: The name of the predecessor.
-- successor_id: as in successions
-- successor: The name of the successor.
-- dataset_id: as in successions
SELECT
    s.id,
    s.date,
    s.earliest,
    s.latest,
    s.kind,
    s.predecessor_id,
    p.name AS predecessor,
    s.successor_id,
    n.name AS successor,
    s.dataset_id
FROM successions AS s
JOIN actor_names AS p ON p.id = s.predecessor_id
JOIN actor_names AS n ON n.id = s.successor_id;
