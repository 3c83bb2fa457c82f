-- The changes of membership, from the dataset that speaks for the organization or the one that is asked for.
--
-- argument org: organization, any number. Only in this organization.
SELECT *
FROM membership_changes AS c
WHERE c.dataset_id = coalesce(:dataset, c.effective_dataset_id)
    AND c.organization_id IN (SELECT value FROM json_each(:org))  -- if :org
