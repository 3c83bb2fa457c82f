-- Only a membership that has an end says on what basis it ended.
SELECT 'memberships' AS table_name, m.id, 'the membership of ' || m.member_id || ' in ' || m.organization_id
    || ' has an end_basis but no end_date' AS message
FROM memberships AS m
WHERE m.end_basis IS NOT NULL AND m.end_date IS NULL
