-- Whose are these names, in which language, and from when until when?
--
-- argument folded: text, 1 or more. The names, folded.
SELECT n.folded, n.language, n.start_date, n.end_date, n.start_earliest, n.end_latest, n.actor_id
FROM json_each(:folded) AS f
JOIN names AS n ON n.folded = f.value
ORDER BY n.folded, n.actor_id, n.language, n.name
