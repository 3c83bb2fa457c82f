-- Which codes had each state in the schemes whose codes a panel has as columns?
SELECT c.actor_id, c.scheme, c.code, c.start_earliest, c.end_latest
FROM codes AS c
JOIN states AS s ON s.id = c.actor_id
WHERE c.scheme = 'cow' OR c.scheme = 'gw'
ORDER BY c.actor_id, c.scheme, coalesce(c.start_earliest, ''), c.code
