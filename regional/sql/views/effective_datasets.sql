-- For each organization, the one dataset that speaks for it.
--
-- Of the datasets that record members of the organization, it is the one that somebody prefers for this organization, else the
-- one that somebody prefers for all, else the one with the lowest priority number.
--
-- organization_id: The organization.
-- dataset_id: The dataset that speaks for it; empty if none records a member.
SELECT
    o.id AS organization_id,
    (
        SELECT d.id
        FROM datasets AS d
        LEFT JOIN preferences AS p ON p.preferred_id = d.id AND p.organization_id = o.id
        LEFT JOIN preferences AS q ON q.preferred_id = d.id AND q.organization_id = ''
        WHERE EXISTS (SELECT 1 FROM memberships AS m WHERE m.organization_id = o.id AND m.dataset_id = d.id)
        ORDER BY
            CASE WHEN p.preferred_id IS NOT NULL THEN 0 WHEN q.preferred_id IS NOT NULL THEN 1 ELSE 2 END,
            d.priority,
            d.id
        LIMIT 1
    ) AS dataset_id
FROM organizations AS o;
