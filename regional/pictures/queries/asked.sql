-- Which organizations are asked about, and on which day?
--
-- argument organizations: organization, 1 or more. The organizations.
-- example: plot matrix SCO CSTO
SELECT o.id, o.name, :on AS day
FROM json_each(:organizations) AS a
JOIN organizations AS o ON o.id = a.value
ORDER BY a.key
