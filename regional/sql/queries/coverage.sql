-- What is recorded, for which period, and how far can it be trusted?
--
-- Within the period that is covered, a membership that is not listed did not exist; outside it, nothing is recorded.
-- `to_the_day` counts the spells whose start is known to the day. `consulted` counts those with at least one source that was
-- read when they were entered, and `start_supported` those whose start such a source gives as precisely as it is recorded.
--
-- argument org: organization, any number. Only this organization.
-- option total: flag. Count all organizations of a dataset together.
-- screen: organization, dataset, covered_from, covered_until, spells, members, to_the_day, consulted, start_supported
-- example: coverage SCO
SELECT
    c.organization,
    c.name,
    c.dataset,
    c.covered_from,
    c.covered_until,
    count(*) AS spells,
    count(DISTINCT c.member_id) AS members,
    sum(CASE c.to_the_day WHEN 'yes' THEN 1 ELSE 0 END) AS to_the_day,
    sum(CASE c.consulted WHEN 'yes' THEN 1 ELSE 0 END) AS consulted,
    sum(CASE c.start_supported WHEN 'yes' THEN 1 ELSE 0 END) AS start_supported,
    c.organization AS facts
FROM (
    SELECT
        CASE WHEN t.is_asked = 'no' THEN o.id END AS organization,
        CASE WHEN t.is_asked = 'no' THEN o.name END AS name,
        m.dataset_id AS dataset,
        CASE WHEN t.is_asked = 'no' THEN o.founding_date END AS covered_from,
        CASE WHEN t.is_asked = 'no' THEN coalesce(o.dissolution_date, o.reviewed, d.as_of) ELSE d.as_of END AS covered_until,
        m.member_id,
        m.to_the_day,
        m.consulted,
        m.start_supported
    FROM (SELECT coalesce(:total, 'no') AS is_asked) AS t
    CROSS JOIN organizations AS o
    JOIN membership_support AS m ON m.organization_id = o.id
    JOIN datasets AS d ON d.id = m.dataset_id
    WHERE
        m.dataset_id = coalesce(:dataset, m.dataset_id)
        AND o.id IN (SELECT value FROM json_each(:org))  -- if :org
) AS c
GROUP BY c.organization, c.name, c.dataset, c.covered_from, c.covered_until
ORDER BY c.organization, c.dataset
