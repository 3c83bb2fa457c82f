-- Who held which status in this organization, or what did this state hold where, and from when until when?
--
-- argument actors: member, 1 or more. The states or the organizations.
-- option status: status, any number, default any
-- option org: organization, any number. Only in this organization.
-- option on: day. Mark this day: a day, `today`, or `@EVENT`.
-- uses: spells
-- example: plot timeline SCO --on 2021-09-17 --out sco.svg
WITH asked AS MATERIALIZED (
    SELECT a.key AS position, a.value AS actor_id, s.member_id AS other_id, 'has' AS relation, s.*
    FROM json_each(:actors) AS a
    JOIN spells AS s ON s.organization_id = a.value
    UNION ALL
    SELECT a.key AS position, a.value AS actor_id, s.organization_id AS other_id, 'in' AS relation, s.*
    FROM json_each(:actors) AS a
    JOIN spells AS s ON s.member_id = a.value
    UNION ALL
    SELECT a.key AS position, a.value AS actor_id, s.organization_id AS other_id, 'in' AS relation, s.*
    FROM json_each(:actors) AS a
    JOIN continuing_states AS c ON c.continued_by = a.value AND c.state_id <> a.value
    JOIN spells AS s ON s.member_id = c.state_id
    WHERE :continuity = 'yes'
)

SELECT
    a.actor_id AS actor,
    n.name AS actor_name,
    a.relation,
    a.other_id AS other,
    o.name AS other_name,
    o.kind AS other_kind,
    a.status,
    a.start_date,
    a.start_earliest,
    a.start_latest,
    a.end_date,
    a.end_earliest,
    a.end_latest,
    coalesce(g.reviewed, d.as_of) AS reviewed,
    g.dissolution_earliest AS dissolved,
    :on AS asked,
    a.id AS facts
FROM asked AS a
JOIN actor_names AS n ON n.id = a.actor_id
JOIN actor_names AS o ON o.id = a.other_id
JOIN organizations AS g ON g.id = a.organization_id
JOIN datasets AS d ON d.id = a.dataset_id
WHERE TRUE
    AND a.organization_id IN (SELECT value FROM json_each(:org))  -- if :org
ORDER BY a.position, a.start_earliest, a.start_latest, o.name, a.id
