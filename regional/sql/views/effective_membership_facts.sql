-- The memberships that the commands count, with the names of the member and the organization.
--
-- For each organization these are the rows of the one dataset that speaks for it.
--
-- *: as in membership_facts
SELECT f.*
FROM membership_facts AS f
JOIN effective_datasets AS e ON e.organization_id = f.organization_id AND e.dataset_id = f.dataset_id;
