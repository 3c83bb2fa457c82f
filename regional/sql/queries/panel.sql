-- Which state belonged to which organization, year by year?
--
-- Only states that existed then have rows, as the Soviet Union, with their codes of ISO, Correlates of War and Gleditsch and Ward.
-- `share` is the part of the period in which it certainly belonged; `certain` is no if the dates leave open whether it did.
--
-- argument organizations: organization, 1 or more. The organizations.
-- option since: first-day. From then on; by default from the first membership.
-- option until: last-day, default today. Until then.
-- option by: period, default year. Rows for years, months or days.
-- option at: text, default any. When a state counts: on `any` day, in the `whole` period, on its `first`, `middle` (1 July) or
--   `last` day, or on a day such as 12-31.
-- option wide: flag. Rows of states, with 1 or 0 for each organization.
-- option dyads: flag. Rows of pairs of states, with what they share.
-- uses: spells
-- shape: panel since until by at wide dyads
-- example: panel SCO CSTO --since 2020 --until 2021
SELECT
    m.organization_id,
    m.member_id,
    m.status,
    m.start_earliest,
    m.start_latest,
    m.end_earliest,
    m.end_latest,
    m.id AS facts
FROM json_each(:organizations) AS o
JOIN spells AS m ON m.organization_id = o.value
JOIN states AS s ON s.id = m.member_id
ORDER BY o.key, m.member_id, m.start_earliest, m.id
