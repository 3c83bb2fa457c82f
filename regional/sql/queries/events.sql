-- What happened?
--
-- Events are listed by their first day; one that is not dated to the day is listed if it can have begun in the period.
--
-- option org: organization. In which this organization took part.
-- option state: state. In which this state took part, or on whose territory it happened.
-- option with: actor, any number. In which this actor took part too.
-- option kind: event-kind. Only of this kind.
-- option topic: topic. Only about this topic.
-- option since: first-day. From this day on, or from the first day of this month or year.
-- option until: last-day. To this day, itself included, or to the last day of this month or year.
-- option on: day. On this day only.
-- option tier: tier. Only those coded by people, or by a program; without it, by people.
-- example: events --org SCO --since 2021-01-01
WITH
-- the tier is a constant unless it is asked for, so that the indexes of the few human-coded events are used
coded AS NOT MATERIALIZED (
    SELECT * FROM events AS c
    WHERE c.tier = 'human-coded'  -- unless :tier
    WHERE c.tier = :tier  -- if :tier
),

-- only what lasts, or is not dated to the day, can have begun before the period: where the first of it is, search begins
long AS (
    SELECT min(c.start_earliest) AS first FROM coded AS c WHERE c.start_earliest < c.start_latest OR c.end_date IS NOT NULL
),

dated AS NOT MATERIALIZED (
    SELECT * FROM coded AS c
    WHERE
        c.start_earliest <= coalesce(:until, '9999-12-31')
        AND c.start_latest >= :since  -- if :since
        AND c.start_earliest >= coalesce((SELECT l.first FROM long AS l WHERE l.first < :since), :since)  -- if :since
        AND c.start_earliest <= :on  -- if :on
        AND c.start_earliest >= coalesce((SELECT l.first FROM long AS l WHERE l.first < :on), :on)  -- if :on
        AND (c.end_latest > :on OR (c.end_date IS NULL AND c.start_latest >= :on))  -- if :on
),

-- the few human-coded events are looked through for who took part, not all that somebody took part in
took_part AS NOT MATERIALIZED (
    SELECT p.event_id, p.actor_id
    FROM event_participants AS p  -- if :tier
    FROM coded AS c CROSS JOIN event_participants AS p  -- unless :tier
    WHERE c.id = p.event_id  -- unless :tier
)

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
FROM dated AS e
WHERE
    e.kind = coalesce(:kind, e.kind)
    AND e.id IN (SELECT p.event_id FROM took_part AS p WHERE p.actor_id = :org)  -- if :org
    AND e.id IN (  -- if :state
        SELECT d.id FROM dated AS d WHERE d.location_id = :state  -- if :state
        UNION ALL  -- if :state
        SELECT p.event_id FROM took_part AS p WHERE p.actor_id = :state  -- if :state
    )  -- if :state
    AND e.id IN (  -- if :with
        SELECT p.event_id  -- if :with
        FROM took_part AS p  -- if :with
        WHERE p.actor_id IN (SELECT value FROM json_each(:with))  -- if :with
        GROUP BY p.event_id  -- if :with
        HAVING count(DISTINCT p.actor_id) = (SELECT count(*) FROM json_each(:with))  -- if :with
    )  -- if :with
    AND e.id IN (SELECT t.event_id FROM event_topics AS t WHERE t.topic_id = :topic)  -- if :topic
    AND e.dataset_id = :dataset  -- if :dataset
ORDER BY e.start_earliest, e.start_latest, e.id
