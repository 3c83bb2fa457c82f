-- Who led this state, and in which office?
--
-- argument state: state. The state.
-- option on: day. Only those who were in office on this day.
-- screen: start_date, end_date, name, title
-- example: leaders KAZ --on 2021-09-17
SELECT
    p.id,
    p.name,
    t.role,
    t.title,
    t.start_date,
    t.end_date,
    t.note,
    t.id AS facts
FROM tenures AS t
JOIN people AS p ON p.id = t.person_id
WHERE
    t.state_id = :state
    AND t.start_earliest <= coalesce(:on, '9999-12-31')
    AND (t.end_date IS NULL OR t.end_latest > coalesce(:on, '0001-01-01'))
    AND t.dataset_id = coalesce(:dataset, t.dataset_id)
ORDER BY t.start_earliest, t.role, t.id
