-- Each border is recorded once, with the state whose id comes first in the alphabet as its state_id, and never twice for the
-- same time.
SELECT
    'borders' AS table_name,
    b.id,
    'the border of ' || b.state_id || ' and ' || b.neighbor_id || ' must have ' || b.neighbor_id || ' as its state_id' AS message
FROM borders AS b
WHERE b.state_id >= b.neighbor_id
UNION ALL
SELECT
    'borders',
    b.id,
    'the border of ' || b.state_id || ' and ' || b.neighbor_id || ' from ' || coalesce(b.start_date, 'always')
    || ' overlaps the one from ' || coalesce(a.start_date, 'always')
FROM borders AS a
JOIN borders AS b ON b.state_id = a.state_id AND b.neighbor_id = a.neighbor_id AND b.dataset_id = a.dataset_id
WHERE
    a.id <> b.id
    AND coalesce(a.start_latest, '0001-01-01') <= coalesce(b.start_latest, '0001-01-01')
    AND (a.end_date IS NULL OR coalesce(b.start_latest, '0001-01-01') < a.end_earliest)
