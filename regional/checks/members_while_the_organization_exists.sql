-- Nobody belongs to an organization before it was founded or after it was dissolved.
SELECT
    'memberships' AS table_name,
    m.id,
    'the membership of ' || m.member_id || ' starts ' || m.start_date || ', before ' || o.id || ' was founded '
    || o.founding_date AS message
FROM memberships AS m
JOIN organizations AS o ON o.id = m.organization_id
WHERE m.start_latest < o.founding_earliest
UNION ALL
SELECT
    'memberships',
    m.id,
    'the membership of ' || m.member_id || ' ends ' || m.end_date || ', after ' || o.id || ' was dissolved '
    || o.dissolution_date
FROM memberships AS m
JOIN organizations AS o ON o.id = m.organization_id
WHERE m.end_earliest > o.dissolution_latest
UNION ALL
SELECT
    'memberships',
    m.id,
    'the membership of ' || m.member_id || ' has no end, but ' || o.id || ' was dissolved ' || o.dissolution_date
FROM memberships AS m
JOIN organizations AS o ON o.id = m.organization_id
WHERE m.end_date IS NULL AND o.dissolution_date IS NOT NULL
