-- Who said what?
--
-- A quotation is in the speaker's own words as printed; a paraphrase is in ours.
--
-- argument speaker: actor, any number. Only statements that this person made, or that were made on behalf of this state or
--   organization.
-- option by: member. Only statements on behalf of this state or organization, or by it.
-- option to: actor. Only statements addressed to this actor.
-- option about: actor. Only statements about this actor.
-- option topic: topic. Only statements about this topic.
-- option event: event. Only statements made at this event.
-- option kind: statement-kind. Only quotations, or only paraphrases.
-- option since: first-day, default 0001-01-01. From this day on; also a month or a year.
-- option until: last-day, default 9999-12-31. Up to this day; also a month or a year.
-- option on: day. Only statements made on this day.
-- uses: cited, spoken
-- card: speaker, capacity, date, to addressees / text / source, id
-- example: statements --speaker Putin --about Taliban
SELECT
    s.start_date AS date,
    s.id,
    t.speaker,
    s.kind,
    s.text,
    substr(
        (SELECT c.ranked FROM cited AS c WHERE c.fact_kind = 'statement' AND c.fact_id = s.id ORDER BY c.ranked LIMIT 1), 2
    ) AS source,
    t.capacity,
    t.addressees,
    s.note,
    s.id AS facts
FROM statements AS s
JOIN spoken AS t ON t.statement_id = s.id
WHERE
    s.start_latest >= :since
    AND s.start_earliest <= :until
    AND s.start_latest >= coalesce(:on, '0001-01-01')
    AND s.start_earliest <= coalesce(:on, '9999-12-31')
    AND s.kind = coalesce(:kind, s.kind)
    AND s.dataset_id = coalesce(:dataset, s.dataset_id)
    AND s.event_id = :event  -- if :event
    AND s.id IN (SELECT t.statement_id FROM statement_topics AS t WHERE t.topic_id = :topic)  -- if :topic
    AND s.id IN (  -- if :speaker
        SELECT p.statement_id FROM statement_actors AS p WHERE p.actor_id IN (SELECT value FROM json_each(:speaker)) AND p.role = 'speaker'
        UNION ALL
        SELECT p.statement_id FROM statement_actors AS p WHERE p.on_behalf_of_id IN (SELECT value FROM json_each(:speaker))
    )
    AND s.id IN (  -- if :by
        SELECT p.statement_id FROM statement_actors AS p WHERE p.on_behalf_of_id = :by
        UNION ALL
        SELECT p.statement_id FROM statement_actors AS p WHERE p.actor_id = :by AND p.role = 'speaker'
    )
    AND s.id IN (  -- if :to
        SELECT p.statement_id FROM statement_actors AS p WHERE p.actor_id = :to AND p.role = 'addressee'
    )
    AND s.id IN (  -- if :about
        SELECT p.statement_id FROM statement_actors AS p WHERE p.actor_id = :about AND p.role = 'subject'
    )
ORDER BY s.start_earliest, s.start_latest, s.id
