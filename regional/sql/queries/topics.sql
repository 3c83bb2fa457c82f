-- Which topics are there, and how many events and statements are about each?
--
-- argument topic: topic, any number. Only this topic.
-- example: topics
SELECT
    t.id,
    t.name,
    (SELECT count(*) FROM event_topics AS e WHERE e.topic_id = t.id) AS events,
    (SELECT count(*) FROM statement_topics AS s WHERE s.topic_id = t.id) AS statements,
    t.id AS facts
FROM topics AS t
WHERE t.dataset_id = coalesce(:dataset, t.dataset_id)
    AND t.id IN (SELECT value FROM json_each(:topic))  -- if :topic
ORDER BY t.id
