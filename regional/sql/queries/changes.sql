-- What changed in a period: who joined, changed status, returned or left?
--
-- A change that is not dated to the day is listed if it can have happened in the period.
--
-- option since: first-day, default 0001-01-01. From this day on, or from the first day of this month or year.
-- option until: last-day, default 9999-12-31. To this day, itself included, or to the last day of this month or year.
-- uses: changes_told
-- example: changes --since 2021-01-01 --org SCO
WITH
-- without MATERIALIZED SQLite sorts all changes there are: XX
asked AS MATERIALIZED (
    SELECT * FROM changes_told AS c WHERE c.latest >= :since AND c.earliest <= :until
)

SELECT
    c.date,
    c.organization_id AS organization,
    c.member_id AS state,
    c.member AS name,
    c.change,
    c.status,
    c.previous_status AS before,
    CASE WHEN c.earliest >= :since AND c.latest <= :until THEN 'yes' ELSE 'no' END AS certain,
    c.fact_id AS facts
FROM asked AS c
ORDER BY c.earliest, c.latest, c.organization_id, c.member_id, c.change
