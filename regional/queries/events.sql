-- What happened?
--
-- Events are listed by their first day; one that is not dated to the day is listed if it can have begun in the period.
--
-- option org: organization. In which this organization took part.
-- option state: state. In which this state took part, or on whose territory it happened.
-- option with: actor, any number. In which this actor took part too.
-- option kind: event-kind. Only of this kind.
-- option topic: topic. Only about this topic.
-- option since: day, default 0001-01-01. From this day on.
-- option until: day, default 9999-12-31. To this day, itself included.
-- option on: day. On this day only.
-- option tier: tier, default human-coded. Coded by people, or by a program.
-- example: events --org SCO --since 2021-01-01
SELECT
    e.start_date AS date,
    e.id,
    e.kind,
    e.title,
    e.place,
    e.amount,
    e.currency,
    (
        SELECT rtrim(c.source_id || ' ' || c.locator)
        FROM event_citations AS c
        JOIN sources AS r ON r.id = c.source_id
        WHERE c.event_id = e.id
        ORDER BY r.consulted DESC, c.source_id, c.locator
        LIMIT 1
    ) AS source,
    e.id AS facts
FROM events AS e
WHERE
    e.start_latest >= :since
    AND e.start_earliest <= :until
    AND e.tier = :tier
    AND e.start_earliest <= :on  -- if :on
    AND (e.end_latest > :on OR (e.end_date IS NULL AND e.start_latest >= :on))  -- if :on
    AND e.kind = :kind  -- if :kind
    AND e.id IN (SELECT p.event_id FROM event_participants AS p WHERE p.actor_id = :org)  -- if :org
    AND (  -- if :state
        e.location_id = :state  -- if :state
        OR e.id IN (SELECT p.event_id FROM event_participants AS p WHERE p.actor_id = :state)  -- if :state
    )  -- if :state
    AND NOT EXISTS (  -- if :with
        SELECT 1  -- if :with
        FROM json_each(:with) AS w  -- if :with
        WHERE w.value NOT IN (  -- if :with
            SELECT p.actor_id FROM event_participants AS p WHERE p.event_id = e.id  -- if :with
        )  -- if :with
    )  -- if :with
    AND e.id IN (SELECT t.event_id FROM event_topics AS t WHERE t.topic_id = :topic)  -- if :topic
    AND e.dataset_id = :dataset  -- if :dataset
ORDER BY e.start_earliest, e.start_latest, e.id
