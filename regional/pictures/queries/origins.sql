-- From which datasets are these facts, on what terms, and when were they last reviewed?
--
-- argument facts: text, 1 or more. The ids of memberships, events and statements.
-- example: plot timeline SCO
WITH origins AS (
    SELECT m.dataset_id, CASE WHEN o.dissolution_date IS NULL THEN coalesce(o.reviewed, d.as_of) ELSE d.as_of END AS reviewed
    FROM json_each(:facts) AS f
    JOIN memberships AS m ON m.id = f.value
    JOIN organizations AS o ON o.id = m.organization_id
    JOIN datasets AS d ON d.id = m.dataset_id
    UNION ALL
    SELECT e.dataset_id, d.as_of AS reviewed
    FROM json_each(:facts) AS f
    JOIN events AS e ON e.id = f.value
    JOIN datasets AS d ON d.id = e.dataset_id
    UNION ALL
    SELECT s.dataset_id, d.as_of AS reviewed
    FROM json_each(:facts) AS f
    JOIN statements AS s ON s.id = f.value
    JOIN datasets AS d ON d.id = s.dataset_id
)

SELECT
    d.id,
    d.version,
    d.licence,
    min(x.reviewed) AS first_review,
    max(x.reviewed) AS last_review
FROM origins AS x
JOIN datasets AS d ON d.id = x.dataset_id
GROUP BY d.id, d.version, d.licence, d.priority
ORDER BY d.priority, d.id
