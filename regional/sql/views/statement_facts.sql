-- Statements with names: one row for each speaker, addressee and subject.
--
-- id, start_date, start_earliest, start_latest, kind: as in statements
-- role, actor_id: as in statement_actors
-- actor: The name of the actor; if no speaker is identified, the speaker as printed.
-- capacity, on_behalf_of_id: as in statement_actors
-- text, summary, event_id: as in statements
-- event: The title of the event.
-- dataset_id: as in statements
SELECT
    s.id,
    s.start_date,
    s.start_earliest,
    s.start_latest,
    s.kind,
    p.role,
    p.actor_id,
    coalesce(a.name, s.attribution) AS actor,
    p.capacity,
    p.on_behalf_of_id,
    s.text,
    s.summary,
    s.event_id,
    e.title AS event,
    s.dataset_id
FROM statements AS s
LEFT JOIN statement_actors AS p ON p.statement_id = s.id
LEFT JOIN actor_names AS a ON a.id = p.actor_id
LEFT JOIN events AS e ON e.id = s.event_id;
