-- The changes of membership that are told by the dataset which speaks for the organization.
--
-- option org: organization, any number. Only in this organization.
SELECT *
FROM membership_changes AS c
WHERE c.dataset_id = coalesce(:dataset, c.effective_dataset_id)
    AND c.organization_id IN (SELECT value FROM json_each(:org))  -- if :org
