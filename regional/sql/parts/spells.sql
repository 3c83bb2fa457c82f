-- The memberships of the statuses asked for, from the dataset that speaks for the organization or the one asked for.
--
-- uses: recorded
SELECT m.*
FROM recorded AS m
WHERE m.status IN (SELECT value FROM json_each(:status))
