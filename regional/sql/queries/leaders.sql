-- Who led this state, and in which office?
--
-- argument state: state. The state.
-- option on: day. Only those in office on this day.
-- example: leaders KAZ --on 2021-09-17
SELECT
    p.id,
    p.name,
    t.role,
    t.title,
    t.start_date,
    t.end_date,
    t.id AS facts
FROM tenures AS t
JOIN people AS p ON p.id = t.person_id
WHERE
    t.state_id = :state
    AND t.start_earliest <= :on  -- if :on
    AND (t.end_date IS NULL OR t.end_latest > :on)  -- if :on
    AND t.dataset_id = :dataset  -- if :dataset
ORDER BY t.start_earliest, t.role, t.id
