-- Of which of these organizations has nobody recorded who belongs, or not the dataset that is asked?
--
-- argument ids: text, 1 or more. Their ids.
SELECT i.value AS id
FROM json_each(:ids) AS i
WHERE NOT EXISTS (
    SELECT 1 FROM memberships AS m WHERE m.organization_id = i.value AND m.dataset_id = coalesce(:dataset, m.dataset_id)
)
ORDER BY i.key
