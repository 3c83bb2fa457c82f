-- What changed in a period: who joined, changed status, returned or left?
--
-- A change that is not dated to the day is listed if it can have happened in the period.
--
-- option since: day, default 0001-01-01. From this day on.
-- option until: day, default 9999-12-31. To this day, itself included.
-- option org: organization, any number. Only in this organization.
-- example: changes --since 2021-01-01 --org SCO
SELECT
    c.date,
    c.organization_id AS organization,
    c.member_id AS state,
    c.member AS name,
    c.change,
    c.status,
    c.previous_status AS before,
    CASE WHEN c.earliest >= :since AND c.latest <= :until THEN 'yes' ELSE 'no' END AS certain,
    c.fact_id AS facts
FROM membership_changes AS c
WHERE
    c.latest >= :since
    AND c.earliest <= :until
    AND c.organization_id IN (SELECT value FROM json_each(:org))  -- if :org
    AND c.dataset_id = coalesce(:dataset, c.effective_dataset_id)
ORDER BY c.earliest, c.latest, c.organization_id, c.member_id, c.change
