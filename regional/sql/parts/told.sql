-- The memberships of every status, as the dataset tells them that speaks for the organization on the day asked about.
--
-- uses: speaking
SELECT m.*
FROM speaking AS s
JOIN memberships AS m ON m.organization_id = s.organization_id AND m.dataset_id = s.dataset_id
