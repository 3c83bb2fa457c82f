-- Who took part in which events of which year. In a folder of Parquet files this is told without a look at the events.
--
-- event_id, actor_id, role: as in event_participants
-- year: The year of the first day on which the event can have begun.
-- dataset_id: as in events
SELECT
    p.event_id,
    p.actor_id,
    p.role,
    substr(e.start_earliest, 1, 4) AS year,
    e.dataset_id
FROM event_participants AS p
JOIN events AS e ON e.id = p.event_id;
