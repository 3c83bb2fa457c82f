-- For each organization, the datasets that can speak for it, for which time, and in which order they are heard.
--
-- A dataset that claims in its `dataset.yaml` to be complete for the organization speaks for the time that it claims, and for no
-- other. One that claims nothing for it can speak for all time if it records members of it. The one that describes the
-- organization counts as if it claimed all time: whoever describes an organization says who belongs to it. Of those that can
-- speak for a day, one speaks:
--
-- 1. the one that somebody prefers for this organization, else the one that somebody prefers for all;
-- 2. else one that claims the day, before those that claim nothing: a few rows of a dataset do not make it complete;
-- 3. else, and among equals, the one with the lowest priority number.
--
-- A claim counts from the first day that its start can mean until before the first day that its end can mean.
--
-- organization_id: The organization.
-- dataset_id: The dataset that can speak for it.
-- speaks_from: The first day for which it can (ISO 8601 day).
-- speaks_until: The first day for which it no longer can (ISO 8601 day); empty if there is none.
-- turn: Who is heard: `0` a dataset that is preferred here, `1` one that is preferred for all, `2` one that claims, `3` any other.
-- priority: as in datasets
-- is_complete: Whether it claims to be complete, or describes the organization: yes or no.
-- covered_from: The first day of this in the words of the claim or of the founding (EDTF); empty if it claims nothing.
-- covered_until: The first day after it, else the day of the last review (EDTF); empty if it claims nothing.
SELECT
    o.id AS organization_id,
    d.id AS dataset_id,
    coalesce(c.start_earliest, '0001-01-01') AS speaks_from,
    c.end_earliest AS speaks_until,
    CASE
        WHEN p.preferred_id IS NOT NULL THEN '0'
        WHEN q.preferred_id IS NOT NULL THEN '1'
        WHEN c.dataset_id IS NOT NULL OR a.id IS NOT NULL THEN '2'
        ELSE '3'
    END AS turn,
    d.priority,
    CASE WHEN c.dataset_id IS NOT NULL OR a.id IS NOT NULL THEN 'yes' ELSE 'no' END AS is_complete,
    CASE
        WHEN c.start_date <> '..' THEN c.start_date
        WHEN c.dataset_id IS NOT NULL OR a.id IS NOT NULL THEN o.founding_date
    END AS covered_from,
    CASE
        WHEN c.end_date IS NOT NULL THEN c.end_date
        WHEN a.id IS NOT NULL THEN coalesce(o.dissolution_date, o.reviewed, d.as_of)
        WHEN c.dataset_id IS NOT NULL THEN d.as_of
    END AS covered_until
FROM organizations AS o
CROSS JOIN datasets AS d
LEFT JOIN claims AS c ON c.organization_id = o.id AND c.dataset_id = d.id
LEFT JOIN actors AS a ON a.id = o.id AND a.dataset_id = d.id
LEFT JOIN preferences AS p ON p.preferred_id = d.id AND p.organization_id = o.id
LEFT JOIN preferences AS q ON q.preferred_id = d.id AND q.organization_id = ''
WHERE
    c.dataset_id IS NOT NULL
    OR EXISTS (SELECT 1 FROM memberships AS m WHERE m.organization_id = o.id AND m.dataset_id = d.id);
