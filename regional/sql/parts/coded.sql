-- The events that people coded, or with `--tier machine-coded` those that a program coded.
--
-- option tier: tier. Only those coded by people, or by a program; without it, by people.
--
-- The tier is written out unless it is asked for, so that the partial indexes of human-coded events are used: XX.
SELECT *
FROM events AS e
WHERE TRUE
    AND e.tier = 'human-coded'  -- unless :tier
    AND e.tier = :tier  -- if :tier
