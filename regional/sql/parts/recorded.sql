-- The memberships of every status, from the dataset that speaks for the organization now or the one asked for.
SELECT m.*
FROM effective_datasets AS e
JOIN memberships AS m ON m.organization_id = e.organization_id AND m.dataset_id = coalesce(:dataset, e.dataset_id)
