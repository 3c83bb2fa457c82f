-- In one dataset two spells of one member in one organization never overlap for certain.
SELECT
    'memberships' AS table_name,
    b.id,
    'the spell of ' || b.member_id || ' in ' || b.organization_id || ' as ' || b.status || ' from ' || b.start_date
    || ' overlaps the one as ' || a.status || ' from ' || a.start_date AS message
FROM memberships AS a
JOIN memberships AS b
    ON b.organization_id = a.organization_id
    AND b.dataset_id = a.dataset_id
    AND b.member_id = a.member_id
    AND (a.start_earliest < b.start_earliest OR (a.start_earliest = b.start_earliest AND a.id < b.id))
WHERE
    (a.end_date IS NULL OR b.start_latest < a.end_earliest)
    AND (b.end_date IS NULL OR a.start_latest < b.end_earliest)
    AND (a.end_date IS NULL OR a.start_latest < a.end_earliest)
    AND (b.end_date IS NULL OR b.start_latest < b.end_earliest)
