-- What did this state join, change and leave, in order? Of an organization: who joined, changed and left?
--
-- argument actor: member. The state or the organization.
-- option org: organization, any number. Only in this organization.
-- option continuity: flag. Count for a state what the states belonged to that it continues, as Russia the Soviet Union.
-- example: timeline UZB
WITH asked AS MATERIALIZED (
    SELECT *
    FROM membership_changes AS c
    WHERE
        (
            c.organization_id = :actor
            OR c.member_id = :actor  -- unless :continuity
            OR c.member_id IN (SELECT p.state_id FROM continuing_states AS p WHERE p.continued_by = :actor)  -- if :continuity
        )
        AND c.organization_id IN (SELECT value FROM json_each(:org))  -- if :org
        AND c.dataset_id = coalesce(:dataset, c.effective_dataset_id)
)

SELECT
    c.date,
    c.organization_id AS organization,
    c.member_id AS state,
    c.member AS name,
    c.change,
    c.status,
    c.previous_status AS before,
    c.fact_id AS facts
FROM asked AS c
ORDER BY c.earliest, c.latest, c.organization_id, c.member_id, c.change
