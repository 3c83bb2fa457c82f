-- Which state belonged to which organization, year by year?
--
-- Each row has the codes of ISO, Correlates of War and Gleditsch and Ward that were valid then. A state that was succeeded, as the
-- Soviet Union, has rows of its own, and no state has a row for a period in which it did not exist. `share` is the part of the
-- period in which it certainly belonged; `certain` is no if the dates leave open whether it did.
--
-- argument organizations: organization, 1 or more. The organizations.
-- option since: first-day. From this year, month or day on; without it, from the first membership on.
-- option until: last-day, default today. Until this year, month or day.
-- option by: period, default year. A row for each year, month or day.
-- option at: text, default any. When a state counts: on `any` day of the period, in the `whole` period, or on its `first`,
--   `middle` (1 July) or `last` day, or for years on a day such as 12-31.
-- option wide: flag. A row for each state that existed, with 1 or 0 for each organization.
-- option dyads: flag. A row for each two states, with the number and the list of the organizations that they share.
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
