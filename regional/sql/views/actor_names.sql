-- The name of every actor: states, organizations and people in one list.
--
-- id, kind: as in actors
-- name: The usual name in English.
-- dataset_id: as in actors
SELECT
    a.id,
    a.kind,
    coalesce(s.name, o.name, p.name) AS name,
    a.dataset_id
FROM actors AS a
LEFT JOIN states AS s ON s.id = a.id
LEFT JOIN organizations AS o ON o.id = a.id
LEFT JOIN people AS p ON p.id = a.id;
