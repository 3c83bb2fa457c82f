-- What is recorded, for which period, and how far can it be trusted?
--
-- Within the period that is covered, a membership that is not listed did not exist; outside it, nothing is recorded. A dataset
-- covers what it claims in its `dataset.yaml`, and all time of the organizations that it describes itself; where it records a few
-- members and claims nothing, it covers no period.
-- `to_the_day` counts the spells whose start is known to the day. `consulted` counts those with at least one source that was
-- read when they were entered, and `start_supported` those whose start such a source gives as precisely as it is recorded.
--
-- argument org: organization, any number. Only this organization.
-- option total: flag. Count all organizations of a dataset together.
-- screen: organization, dataset, covered_from, covered_until, spells, to_the_day, consulted, start_supported
-- example: coverage SCO
SELECT
    c.organization,
    c.name,
    c.dataset,
    c.covered_from,
    c.covered_until,
    count(DISTINCT c.id) AS spells,
    count(DISTINCT c.member_id) AS members,
    count(DISTINCT CASE c.to_the_day WHEN 'yes' THEN c.id END) AS to_the_day,
    count(DISTINCT CASE c.consulted WHEN 'yes' THEN c.id END) AS consulted,
    count(DISTINCT CASE c.start_supported WHEN 'yes' THEN c.id END) AS start_supported,
    c.organization AS facts
FROM (
    SELECT
        CASE WHEN t.is_asked = 'no' THEN o.id END AS organization,
        CASE WHEN t.is_asked = 'no' THEN o.name END AS name,
        v.dataset_id AS dataset,
        CASE WHEN t.is_asked = 'no' THEN v.covered_from END AS covered_from,
        CASE WHEN t.is_asked = 'no' THEN v.covered_until ELSE d.as_of END AS covered_until,
        m.id,
        m.member_id,
        m.to_the_day,
        m.consulted,
        m.start_supported
    FROM (SELECT coalesce(:total, 'no') AS is_asked) AS t
    CROSS JOIN organizations AS o
    JOIN covering_datasets AS v ON v.organization_id = o.id
    JOIN datasets AS d ON d.id = v.dataset_id
    LEFT JOIN membership_support AS m
        ON m.organization_id = o.id
        AND m.dataset_id = v.dataset_id
        AND (v.speaks_until IS NULL OR m.start_earliest < v.speaks_until)
        AND (m.end_latest IS NULL OR m.end_latest > v.speaks_from)
    WHERE
        v.dataset_id = coalesce(:dataset, v.dataset_id)
        AND o.id IN (SELECT value FROM json_each(:org))  -- if :org
) AS c
GROUP BY c.organization, c.name, c.dataset, c.covered_from, c.covered_until
ORDER BY c.organization, c.dataset, c.covered_from
