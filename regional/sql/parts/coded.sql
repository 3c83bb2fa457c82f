-- The events that people coded, or with `--tier machine-coded` those that a program coded.
--
-- option tier: tier. Only those coded by people, or by a program; without it, by people.
--
-- Unless a tier is asked for it is a constant, so that the partial indexes of the few human-coded events are used: beside a
-- million coded by a program, `events --state KAZ` takes 0.8 instead of 930 milliseconds.
SELECT *
FROM events AS e
WHERE TRUE
    AND e.tier = 'human-coded'  -- unless :tier
    AND e.tier = :tier  -- if :tier
