-- Who bears these names?
--
-- argument folded: text, 1 or more. The names, folded.
SELECT DISTINCT n.folded, a.id, a.kind
FROM json_each(:folded) AS f
JOIN names AS n ON n.folded = f.value
JOIN actor_names AS a ON a.id = n.actor_id
