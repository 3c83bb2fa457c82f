-- For each organization, the one dataset that speaks for it now.
--
-- Of the datasets that can speak for it, as covering_datasets says, it is the one that is heard first; one whose claim has ended
-- comes after those whose claim has not. Commands ask which one speaks for the day that they are asked about.
--
-- organization_id: The organization.
-- dataset_id: The dataset that speaks for it; empty if none records a member.
SELECT
    o.id AS organization_id,
    (
        SELECT c.dataset_id
        FROM covering_datasets AS c
        WHERE c.organization_id = o.id
        ORDER BY CASE WHEN c.speaks_until IS NULL THEN 0 ELSE 1 END, c.turn, c.priority, c.dataset_id
        LIMIT 1
    ) AS dataset_id
FROM organizations AS o;
