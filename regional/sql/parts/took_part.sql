-- Who took part in which event.
--
-- Of the few events that people coded it is found through them, not among all that the actor took part in: XX.
--
-- uses: coded
SELECT p.event_id, p.actor_id
FROM event_participants AS p
WHERE TRUE
    AND p.event_id IN (SELECT c.id FROM coded AS c)  -- unless :tier
