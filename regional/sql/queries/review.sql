-- What in the record should be looked at again, and why?
--
-- A spell is `unread` if no source was consulted for it, and its start is `unsupported` if no consulted source gives it as it
-- is recorded. An organization is listed if its last review was more than a number of days before `--on`.
--
-- argument org: organization, any number. Only in this organization.
-- option unconsulted: flag. Only spells for which no source was consulted at all.
-- option stale: integer, default 365. List an organization if it was last reviewed more days ago than this.
-- screen: organization, state, status, start_date, why
-- example: review CSTO
WITH
asked AS (
    SELECT o.*
    FROM organizations AS o
    WHERE TRUE
        AND o.id IN (SELECT value FROM json_each(:org))  -- if :org
),

-- Days are numbered, so that they can be counted on both engines: the days of the years before, with leap days, and those of
-- the months before, in a year that begins in March.
parts AS (
    SELECT
        r.id,
        CAST(substr(r.day, 1, 4) AS integer) - CASE WHEN substr(r.day, 6, 2) < '03' THEN 1 ELSE 0 END AS year,
        (CAST(substr(r.day, 6, 2) AS integer) + 9) % 12 AS month,
        CAST(substr(r.day, 9, 2) AS integer) AS day
    FROM (
        SELECT '' AS id, CAST(:on AS text) AS day
        UNION ALL
        SELECT o.id, substr(coalesce(o.reviewed, d.as_of) || '-01-01', 1, 10) AS day
        FROM asked AS o
        JOIN actors AS a ON a.id = o.id
        JOIN datasets AS d ON d.id = a.dataset_id
        WHERE o.dissolution_date IS NULL
    ) AS r
),

numbered AS (
    SELECT
        p.id,
        365 * p.year + CAST(p.year / 4 AS integer) - CAST(p.year / 100 AS integer)
        + CAST(p.year / 400 AS integer) + CAST((153 * p.month + 2) / 5 AS integer) + p.day AS number
    FROM parts AS p
)

SELECT
    c.organization,
    c.state,
    c.name,
    c.status,
    c.start_date,
    c.why,
    c.facts
FROM (
    SELECT
        m.organization_id AS organization,
        m.member_id AS state,
        a.name,
        m.status,
        m.start_date,
        CASE m.consulted WHEN 'no' THEN 'unread' ELSE 'start unsupported' END AS why,
        m.dataset_id,
        m.id AS facts
    FROM asked AS o
    JOIN membership_support AS m ON m.organization_id = o.id
    JOIN actor_names AS a ON a.id = m.member_id
    WHERE
        m.start_supported = 'no'
        AND (m.consulted = 'no' OR coalesce(:unconsulted, 'no') = 'no')
    UNION ALL
    SELECT
        o.id AS organization,
        CAST(NULL AS text) AS state,
        o.name,
        CAST(NULL AS text) AS status,
        CAST(NULL AS text) AS start_date,
        'reviewed ' || coalesce(o.reviewed, d.as_of) AS why,
        b.dataset_id,
        o.id AS facts
    FROM numbered AS n
    JOIN numbered AS t ON t.id = '' AND t.number - n.number > :stale
    JOIN asked AS o ON o.id = n.id
    JOIN actors AS b ON b.id = o.id
    JOIN datasets AS d ON d.id = b.dataset_id
    WHERE coalesce(:unconsulted, 'no') = 'no'
) AS c
WHERE c.dataset_id = coalesce(:dataset, c.dataset_id)
ORDER BY c.organization, coalesce(c.state, ''), c.start_date, c.status, c.facts
