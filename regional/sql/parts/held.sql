-- The memberships that hold on the day or in the period asked about, in the statuses asked for.
--
-- uses: holding
SELECT m.*
FROM holding AS m
WHERE m.status IN (SELECT value FROM json_each(:status))
