-- Events with names: one row for each participant, or one row without a participant.
--
-- id, start_date, start_earliest, start_latest, end_date, end_earliest, end_latest, kind, title, place: as in events
-- location: The name of the state in which it happened.
-- role, actor_id: as in event_participants
-- actor: The name of the participant.
-- amount, currency, tier, dataset_id: as in events
SELECT
    e.id,
    e.start_date,
    e.start_earliest,
    e.start_latest,
    e.end_date,
    e.end_earliest,
    e.end_latest,
    e.kind,
    e.title,
    e.place,
    l.name AS location,
    p.role,
    p.actor_id,
    a.name AS actor,
    e.amount,
    e.currency,
    e.tier,
    e.dataset_id
FROM events AS e
LEFT JOIN states AS l ON l.id = e.location_id
LEFT JOIN event_participants AS p ON p.event_id = e.id
LEFT JOIN actor_names AS a ON a.id = p.actor_id;
