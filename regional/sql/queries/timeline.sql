-- What did this state join, change and leave, in order? Of an organization: who joined, changed and left?
--
-- argument actor: member. The state or the organization.
-- argument org: organization, any number. Only in this organization.
-- uses: effective_changes
-- screen: date, organization, state, name, change, before, status
-- example: timeline UZB
WITH
-- Materialized, because SQLite does not use the indexes under a UNION ALL that it sorts by other columns than it shows:
-- `changes --org SCO` takes 0.4 instead of 34 milliseconds, and beside 5,000 more organizations 0.4 instead of 4,300.
asked AS MATERIALIZED (
    SELECT *
    FROM effective_changes AS c
    WHERE TRUE
        AND (c.organization_id = :actor OR c.member_id = :actor)  -- unless :continuity
        AND (  -- if :continuity
            c.organization_id = :actor
            OR c.member_id IN (SELECT p.state_id FROM continuing_states AS p WHERE p.continued_by = :actor)
        )
)

SELECT
    c.date,
    c.organization_id AS organization,
    c.member_id AS state,
    c.member AS name,
    c.change,
    c.status,
    c.previous_status AS before,
    (SELECT m.note FROM memberships AS m WHERE m.id = c.fact_id) AS note,
    c.fact_id AS facts
FROM asked AS c
ORDER BY c.earliest, c.latest, c.organization_id, c.member_id, c.change, c.fact_id
