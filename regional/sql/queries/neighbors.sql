-- Which states have a land border with this state?
--
-- argument state: state. The state.
-- option in: organization, any number. Only neighbors that are in this organization; if several are given, in all of them.
-- uses: held
-- example: neighbors AFG --in SCO --in CSTO --on 2021-09-17
SELECT
    b.neighbor_id AS state,
    b.neighbor AS name,
    b.start_date,
    b.end_date,
    CASE
        WHEN
            (b.start_date IS NULL OR b.start_latest <= :until) AND (b.end_date IS NULL OR b.end_earliest > :since)
            AND (s.start_date IS NULL OR s.start_latest <= :until) AND (s.end_date IS NULL OR s.end_earliest > :since)
            THEN 'yes'
        ELSE 'no'
    END AS certain,
    b.id AS facts
FROM neighbors AS b
JOIN states AS s ON s.id = b.neighbor_id
WHERE
    b.state_id = :state
    AND b.dataset_id = coalesce(:dataset, b.dataset_id)
    AND (b.start_date IS NULL OR b.start_earliest <= :until)
    AND (b.end_date IS NULL OR b.end_latest > :since)
    AND (s.start_date IS NULL OR s.start_earliest <= :until)
    AND (s.end_date IS NULL OR s.end_latest > :since)
    AND b.neighbor_id IN (  -- if :in
        SELECT h.member_id
        FROM json_each(:in) AS o
        JOIN held AS h ON h.organization_id = o.value
        GROUP BY h.member_id
        HAVING count(DISTINCT h.organization_id) = (SELECT count(*) FROM json_each(:in))
    )
ORDER BY b.neighbor_id, b.id
