-- Who made these statements, in whose name, and about whom?
--
-- argument facts: text, 1 or more. The ids of the statements.
-- example: plot statements --about Taliban
SELECT
    s.id,
    s.start_date,
    s.start_earliest,
    s.start_latest,
    s.kind,
    s.text,
    coalesce(n.name, s.attribution) AS speaker,
    b.name AS on_behalf_of,
    t.name AS subject
FROM json_each(:facts) AS i
JOIN statements AS s ON s.id = i.value
LEFT JOIN statement_actors AS p ON p.statement_id = s.id AND p.role = 'speaker'
LEFT JOIN actor_names AS n ON n.id = p.actor_id
LEFT JOIN actor_names AS b ON b.id = p.on_behalf_of_id
LEFT JOIN statement_actors AS q ON q.statement_id = s.id AND q.role = 'subject'
LEFT JOIN actor_names AS t ON t.id = q.actor_id
ORDER BY s.start_earliest, s.id, n.name, t.name
