-- Where do other datasets disagree about a membership, and why does the record say what it says?
--
-- argument organizations: organization, 1 or more. The organizations.
-- option member: member. Only about this member.
-- card: organization, state / period, says says, we say we_say, source / why
-- example: differences CSTO
SELECT
    d.organization_id AS organization,
    d.member_id AS state,
    d.source_id AS source,
    d.period,
    d.says,
    d.we_say,
    d.why
FROM json_each(:organizations) AS o
JOIN differences AS d ON d.organization_id = o.value
WHERE
    d.dataset_id = coalesce(:dataset, d.dataset_id)
    AND d.member_id = coalesce(:member, d.member_id)
ORDER BY o.key, d.member_id, d.source_id, d.period
