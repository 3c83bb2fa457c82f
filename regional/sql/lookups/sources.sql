-- What is to be cited of these sources?
--
-- argument ids: text, 1 or more. Their ids.
SELECT s.id, s.type, s.title, s.author, s.publisher, s.issued, s.accessed, s.url, s.consulted
FROM json_each(:ids) AS i
JOIN sources AS s ON s.id = i.value
ORDER BY i.key
