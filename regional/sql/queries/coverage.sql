-- What is recorded, for which period, and how far can it be trusted?
--
-- Inside the coverage a membership that is not listed did not exist; outside it nothing is recorded. `consulted` counts the
-- spells that rest on at least one source whose text was at hand when they were entered.
--
-- option org: organization, any number. Only this organization.
-- example: coverage --org SCO
SELECT
    o.id AS organization,
    o.name,
    m.dataset_id AS dataset,
    o.founding_date AS covered_from,
    coalesce(o.dissolution_date, o.reviewed, d.as_of) AS covered_until,
    count(*) AS spells,
    count(DISTINCT m.member_id) AS members,
    sum(
        CASE
            WHEN EXISTS (
                SELECT 1
                FROM membership_citations AS c
                JOIN sources AS s ON s.id = c.source_id
                WHERE c.membership_id = m.id AND s.consulted = 'yes'
            ) THEN 1
            ELSE 0
        END
    ) AS consulted,
    o.id AS facts
FROM organizations AS o
JOIN memberships AS m ON m.organization_id = o.id
JOIN datasets AS d ON d.id = m.dataset_id
WHERE
    m.dataset_id = coalesce(:dataset, m.dataset_id)
    AND o.id IN (SELECT value FROM json_each(:org))  -- if :org
GROUP BY o.id, o.name, m.dataset_id, o.founding_date, o.dissolution_date, o.reviewed, d.as_of
ORDER BY o.id, m.dataset_id
