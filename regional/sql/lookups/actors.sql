-- Which states, organizations and people are there?
SELECT a.id, a.kind, a.name
FROM actor_names AS a
ORDER BY a.id
