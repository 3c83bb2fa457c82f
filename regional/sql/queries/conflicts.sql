-- Where do two datasets disagree about a membership?
--
-- They disagree if only one of them has the membership, if its status differs, or if its start or its end differs by more
-- than their dates leave open. That one of them does not have it is a conflict only where it claims to be complete, as `coverage`
-- says, and was reviewed after that time.
--
-- argument org: organization, any number. Only in this organization.
-- option member: member. Only about this member.
-- option between: dataset, a pair. Only between these two datasets.
-- example: conflicts CSTO --member UZB
WITH compared AS (
    SELECT
        a.id,
        a.organization_id,
        a.member_id,
        a.status,
        a.start_date,
        a.start_earliest,
        a.start_latest,
        a.end_date,
        a.dataset_id,
        coalesce(a.end_earliest, x.as_of) AS end_earliest,
        coalesce(a.end_latest, '9999-12-31') AS end_latest,
        y.id AS other_id,
        y.as_of AS other_as_of
    FROM organizations AS o
    JOIN memberships AS a ON a.organization_id = o.id
    JOIN datasets AS x ON x.id = a.dataset_id
    JOIN datasets AS y ON y.id <> a.dataset_id
    WHERE TRUE
        AND o.id IN (SELECT value FROM json_each(:org))  -- if :org
        AND a.member_id = :member  -- if :member
        AND x.id IN (SELECT value FROM json_each(:between))  -- if :between
        AND y.id IN (SELECT value FROM json_each(:between))  -- if :between
),

matched AS (
    SELECT
        a.id,
        a.organization_id,
        a.member_id,
        a.dataset_id,
        a.other_id,
        a.status,
        b.status AS other_status,
        a.start_date,
        b.start_date AS other_start_date,
        a.end_date,
        b.end_date AS other_end_date,
        b.id AS b_id,
        CASE WHEN a.start_latest < b.start_earliest OR b.start_latest < a.start_earliest THEN 1 ELSE 0 END AS start_differs,
        CASE
            WHEN
                a.end_latest < CASE WHEN b.end_date IS NULL THEN a.other_as_of ELSE b.end_earliest END
                OR b.end_latest < a.end_earliest
                THEN 1
            ELSE 0
        END AS end_differs,
        CASE WHEN a.start_latest < b.end_earliest AND b.start_latest < a.end_earliest THEN 1 ELSE 0 END AS overlap_is_certain
    FROM compared AS a
    JOIN (
        SELECT
            m.id,
            m.organization_id,
            m.member_id,
            m.dataset_id,
            m.status,
            m.start_date,
            m.start_earliest,
            m.start_latest,
            m.end_date,
            coalesce(m.end_earliest, '9999-12-31') AS end_earliest,
            coalesce(m.end_latest, '9999-12-31') AS end_latest
        FROM memberships AS m
    ) AS b ON b.organization_id = a.organization_id AND b.dataset_id = a.other_id AND b.member_id = a.member_id
    WHERE a.dataset_id < a.other_id AND b.start_earliest < a.end_latest AND a.start_earliest < b.end_latest
)

SELECT
    c.organization,
    c.state,
    c.about,
    c.dataset,
    c.says,
    c.other,
    c.other_says,
    c.facts
FROM (
    SELECT
        t.organization_id AS organization,
        t.member_id AS state,
        'presence' AS about,
        t.dataset_id AS dataset,
        t.status || ' ' || t.start_date || '/' || coalesce(t.end_date, '..') AS says,
        t.other_id AS other,
        'nothing' AS other_says,
        t.id AS facts
    FROM compared AS t
    WHERE
        t.start_latest <= t.other_as_of
        AND EXISTS (
            SELECT 1
            FROM covering_datasets AS c
            WHERE c.organization_id = t.organization_id
                AND c.dataset_id = t.other_id
                AND c.is_complete = 'yes'
                AND t.end_earliest > c.speaks_from
                AND (c.speaks_until IS NULL OR t.start_latest < c.speaks_until)
        )
        AND NOT EXISTS (
            SELECT 1
            FROM memberships AS b
            WHERE b.organization_id = t.organization_id
                AND b.dataset_id = t.other_id
                AND b.member_id = t.member_id
                AND b.start_earliest < t.end_latest
                AND (b.end_date IS NULL OR b.end_latest > t.start_earliest)
        )
    UNION ALL
    SELECT m.organization_id, m.member_id, 'status', m.dataset_id, m.status, m.other_id, m.other_status,
        '["' || m.id || '","' || m.b_id || '"]'
    FROM matched AS m
    WHERE m.status <> m.other_status AND m.overlap_is_certain = 1
    UNION ALL
    SELECT m.organization_id, m.member_id, 'start', m.dataset_id, m.start_date, m.other_id, m.other_start_date,
        '["' || m.id || '","' || m.b_id || '"]'
    FROM matched AS m
    WHERE m.status = m.other_status AND m.start_differs = 1
    UNION ALL
    SELECT m.organization_id, m.member_id, 'end', m.dataset_id, coalesce(m.end_date, '..'), m.other_id,
        coalesce(m.other_end_date, '..'), '["' || m.id || '","' || m.b_id || '"]'
    FROM matched AS m
    WHERE m.status = m.other_status AND m.end_differs = 1
) AS c
ORDER BY c.organization, c.state, c.about, c.dataset, c.other, c.facts
