-- Whose are these codes, in which scheme, and from when until when?
--
-- argument codes: text, 1 or more. The codes.
SELECT c.code, c.scheme, c.start_date, c.end_date, c.start_earliest, c.end_latest, c.actor_id
FROM (
    SELECT k.code, k.scheme, k.start_date, k.end_date, k.start_earliest, k.end_latest, k.actor_id
    FROM codes AS k
    UNION ALL
    SELECT s.numeric, 'iso-numeric', s.start_date, s.end_date, s.start_earliest, s.end_latest, s.id
    FROM states AS s
) AS c
JOIN json_each(:codes) AS f ON f.value = c.code
WHERE c.scheme <> 'cow-column' AND c.scheme <> 'cow-igo-name'
ORDER BY c.code, c.scheme, coalesce(c.end_latest, '9999-12-31') DESC, c.actor_id
