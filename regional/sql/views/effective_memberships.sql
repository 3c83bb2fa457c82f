-- The memberships that the commands count: for each organization, those of the one dataset that speaks for it.
--
-- *: as in memberships
SELECT m.*
FROM memberships AS m
JOIN effective_datasets AS e ON e.organization_id = m.organization_id AND e.dataset_id = m.dataset_id;
