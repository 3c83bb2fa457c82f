-- No state belongs to anything before it began or after it ceased to exist, unless a note says why: Belarus and Ukraine were
-- members of the United Nations from 1945, and the seat of Yugoslavia outlived Yugoslavia.
SELECT
    'memberships' AS table_name,
    m.id,
    'the membership of ' || s.id || ' in ' || m.organization_id || ' starts ' || m.start_date
    || ', before the state began ' || s.start_date || ': correct it, or say why in a note' AS message
FROM memberships AS m
JOIN states AS s ON s.id = m.member_id
WHERE m.start_latest < s.start_earliest AND m.note IS NULL
UNION ALL
SELECT
    'memberships',
    m.id,
    'the membership of ' || s.id || ' in ' || m.organization_id || ' ends ' || m.end_date || ', after the state ended '
    || s.end_date || ': correct it, or say why in a note'
FROM memberships AS m
JOIN states AS s ON s.id = m.member_id
WHERE m.end_earliest > s.end_latest AND m.note IS NULL
UNION ALL
SELECT
    'memberships',
    m.id,
    'the membership of ' || s.id || ' in ' || m.organization_id || ' has no end, but the state ended ' || s.end_date
    || ': correct it, or say why in a note'
FROM memberships AS m
JOIN states AS s ON s.id = m.member_id
WHERE m.end_date IS NULL AND s.end_date IS NOT NULL AND m.note IS NULL
