-- Which states have a land border with this state?
--
-- argument state: state. The state.
-- option in: organization, any number. Only neighbors that are in this organization; several mean all of them.
-- example: neighbors AFG --in SCO --in CSTO --on 2021-09-17
SELECT
    b.neighbor_id AS state,
    b.neighbor AS name,
    b.start_date,
    b.end_date,
    CASE
        WHEN
            (b.start_date IS NULL OR b.start_latest <= :on) AND (b.end_date IS NULL OR b.end_earliest > :on)
            AND (s.start_date IS NULL OR s.start_latest <= :on) AND (s.end_date IS NULL OR s.end_earliest > :on)
            THEN 'yes'
        ELSE 'no'
    END AS certain,
    b.id AS facts
FROM neighbors AS b
JOIN states AS s ON s.id = b.neighbor_id
WHERE
    b.state_id = :state
    AND b.dataset_id = :dataset  -- if :dataset
    AND (b.start_date IS NULL OR b.start_earliest <= :on)
    AND (b.end_date IS NULL OR b.end_latest > :on)
    AND (s.start_date IS NULL OR s.start_earliest <= :on)
    AND (s.end_date IS NULL OR s.end_latest > :on)
    AND NOT EXISTS (  -- if :in
        SELECT 1  -- if :in
        FROM json_each(:in) AS o  -- if :in
        WHERE NOT EXISTS (  -- if :in
            SELECT 1  -- if :in
            FROM effective_datasets AS e  -- if :in
            JOIN memberships AS m  -- if :in
                ON m.organization_id = e.organization_id AND m.dataset_id = coalesce(:dataset, e.dataset_id)  -- if :in
            WHERE e.organization_id = o.value  -- if :in
                AND m.member_id = b.neighbor_id  -- if :in
                AND m.start_earliest <= :on  -- if :in
                AND (m.end_date IS NULL OR m.end_latest > :on)  -- if :in
                AND m.status IN (SELECT value FROM json_each(:status))  -- if :in
        )  -- if :in
    )  -- if :in
ORDER BY b.neighbor_id, b.id
