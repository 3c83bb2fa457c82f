-- How many states does each pair of these organizations share?
--
-- In a period a state is shared if it belonged to both at any time, not necessarily at once. `jaccard` is the number of shared states divided by the number of states that are in either of the two.
--
-- argument organizations: organization, 2 or more. The organizations.
-- uses: held
-- example: overlaps SCO CSTO CIS --on 2021-09-17
WITH members AS (
    SELECT o.key AS position, h.member_id, min(h.id) AS id
    FROM json_each(:organizations) AS o
    JOIN held AS h ON h.organization_id = o.value
    JOIN states AS s ON s.id = h.member_id
    GROUP BY o.key, h.member_id
),

sizes AS (
    SELECT
        o.key AS position,
        o.value AS organization,
        (SELECT count(*) FROM members AS m WHERE m.position = o.key) AS states
    FROM json_each(:organizations) AS o
),

pairs AS (
    SELECT
        a.organization AS first,
        b.organization AS second,
        a.position AS first_position,
        b.position AS second_position,
        a.states + b.states AS both_sizes,
        (
            SELECT count(*)
            FROM members AS x
            JOIN members AS y ON y.member_id = x.member_id
            WHERE x.position = a.position AND y.position = b.position
        ) AS shared
    FROM sizes AS a
    JOIN sizes AS b ON a.position < b.position
)

SELECT
    p.first,
    p.second,
    p.shared,
    p.both_sizes - p.shared AS either,
    CASE
        WHEN p.both_sizes = 0 THEN NULL
        ELSE CAST(
            CAST((2000 * p.shared + p.both_sizes - p.shared) / (2 * (p.both_sizes - p.shared)) AS integer) AS double precision
        ) / 1000
    END AS jaccard,
    (
        SELECT json_group_array(x.id)
        FROM members AS x
        JOIN members AS y ON y.member_id = x.member_id
        WHERE
            x.position IN (p.first_position, p.second_position)
            AND y.position = p.first_position + p.second_position - x.position  -- the other one of the pair
    ) AS facts
FROM pairs AS p
ORDER BY p.first_position, p.second_position
