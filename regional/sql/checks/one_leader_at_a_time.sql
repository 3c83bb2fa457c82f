-- A state has one head of state and one head of government at a time.
SELECT
    'tenures' AS table_name,
    b.id,
    b.person_id || ' is ' || b.role || ' of ' || b.state_id || ' from ' || b.start_date || ', while ' || a.person_id
    || ' has been since ' || a.start_date AS message
FROM tenures AS a
JOIN tenures AS b ON b.state_id = a.state_id AND b.role = a.role AND b.dataset_id = a.dataset_id
WHERE
    (a.start_earliest < b.start_earliest OR (a.start_earliest = b.start_earliest AND a.id < b.id))
    AND (a.end_date IS NULL OR b.start_latest < a.end_earliest)
    AND (b.end_date IS NULL OR b.start_latest < b.end_earliest)
