-- Every accession, change of status, return and exit.
--
-- A membership that starts on the day on which another of the same member ends is a change of status; one that starts later is a
-- return.
--
-- date: When it happened (EDTF).
-- earliest: The first day on which it can have happened (ISO 8601 day).
-- latest: The last day on which it can have happened (ISO 8601 day).
-- organization_id: as in memberships
-- organization: The name of the organization.
-- member_id: as in memberships
-- member: The name of the member.
-- change: What happened: joined, changed, returned or left.
-- status: The status afterwards; empty if the member left.
-- previous_status: The status before; empty if the member joined or returned.
-- fact_id: The id of the membership that starts or, if the member left, ends.
-- dataset_id: as in memberships
-- effective_dataset_id: The dataset that speaks for the organization on the day of the change.
--
-- The two halves give columns of the same types. Only then can SQLite push a condition down into both of them and find the rows
-- by an index; otherwise it makes all rows first.
SELECT
    c.*,
    (
        SELECT s.dataset_id
        FROM covering_datasets AS s
        WHERE s.organization_id = c.organization_id
            AND s.speaks_from <= c.earliest
            AND (s.speaks_until IS NULL OR s.speaks_until > c.earliest)
        ORDER BY s.turn, s.priority, s.dataset_id
        LIMIT 1
    ) AS effective_dataset_id
FROM (
    SELECT
        m.start_date AS date,
        m.start_earliest AS earliest,
        m.start_latest AS latest,
        m.organization_id,
        o.name AS organization,
        m.member_id,
        a.name AS member,
        CASE
            WHEN p.id IS NOT NULL THEN 'changed'
            WHEN EXISTS (
                SELECT 1
                FROM memberships AS b
                WHERE b.organization_id = m.organization_id
                    AND b.dataset_id = m.dataset_id
                    AND b.member_id = m.member_id
                    AND b.end_latest <= m.start_latest
                    AND b.id <> m.id
            ) THEN 'returned'
            ELSE 'joined'
        END AS change,
        m.status,
        p.status AS previous_status,
        m.id AS fact_id,
        m.dataset_id
    FROM memberships AS m
    JOIN organizations AS o ON o.id = m.organization_id
    JOIN actor_names AS a ON a.id = m.member_id
    LEFT JOIN memberships AS p
        ON p.organization_id = m.organization_id
        AND p.dataset_id = m.dataset_id
        AND p.member_id = m.member_id
        AND p.end_date = m.start_date
        AND p.id <> m.id
    UNION ALL
    SELECT
        m.end_date AS date,
        m.end_earliest AS earliest,
        m.end_latest AS latest,
        m.organization_id,
        o.name AS organization,
        m.member_id,
        a.name AS member,
        'left' AS change,
        CAST(NULL AS text) AS status,
        m.status AS previous_status,
        m.id AS fact_id,
        m.dataset_id
    FROM memberships AS m
    JOIN organizations AS o ON o.id = m.organization_id
    JOIN actor_names AS a ON a.id = m.member_id
    WHERE
        m.end_date IS NOT NULL
        AND NOT EXISTS (
            SELECT 1
            FROM memberships AS n
            WHERE n.organization_id = m.organization_id
                AND n.dataset_id = m.dataset_id
                AND n.member_id = m.member_id
                AND n.start_date = m.end_date
                AND n.id <> m.id
        )
) AS c;
