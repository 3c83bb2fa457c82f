-- What does a name mean, in which language, and when was it valid?
--
-- argument names: name, 1 or more. Names, acronyms or codes, in any language and script.
-- example: resolve ОДКБ Burma
SELECT
    n.name,
    n.actor_id AS id,
    a.kind,
    a.name AS english_name,
    n.language,
    n.start_date,
    n.end_date,
    n.actor_id AS facts
FROM json_each(:names) AS q
JOIN names AS n ON n.folded = q.value
JOIN actor_names AS a ON a.id = n.actor_id
ORDER BY q.key, n.actor_id, n.language, n.name
