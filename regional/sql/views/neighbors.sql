-- Land borders seen from both sides: two rows for each border, with the name of the neighbor.
--
-- state_id: The state whose neighbor it is.
-- neighbor_id: The neighbor.
-- neighbor: The name of the neighbor.
-- start_date, start_earliest, start_latest, end_date, end_earliest, end_latest, id, dataset_id: as in borders
SELECT
    b.state_id,
    b.neighbor_id,
    n.name AS neighbor,
    b.start_date,
    b.start_earliest,
    b.start_latest,
    b.end_date,
    b.end_earliest,
    b.end_latest,
    b.id,
    b.dataset_id
FROM borders AS b
JOIN states AS n ON n.id = b.neighbor_id
UNION ALL
SELECT
    b.neighbor_id AS state_id,
    b.state_id AS neighbor_id,
    n.name AS neighbor,
    b.start_date,
    b.start_earliest,
    b.start_latest,
    b.end_date,
    b.end_earliest,
    b.end_latest,
    b.id,
    b.dataset_id
FROM borders AS b
JOIN states AS n ON n.id = b.state_id;
