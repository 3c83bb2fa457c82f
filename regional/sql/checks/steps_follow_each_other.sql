-- The steps of an application follow each other: applied, opened, signed, and then completed, withdrawn or rejected. A new
-- application can begin only after one of the last three.
WITH
steps AS (
    SELECT
        p.id,
        p.organization_id || '/' || p.applicant_id || '/' || p.status || '/' || p.dataset_id AS way,
        'the application of ' || p.applicant_id || ' to ' || p.organization_id || ' as ' || p.status AS way_in_words,
        p.step,
        p.date,
        p.earliest,
        p.latest,
        CASE p.step WHEN 'applied' THEN 1 WHEN 'opened' THEN 2 WHEN 'signed' THEN 3 ELSE 4 END AS step_number
    FROM applications AS p
)

SELECT 'applications' AS table_name, b.id, b.way_in_words || ' is ' || b.step || ' on ' || b.date || ', before it is '
    || a.step || ' on ' || a.date AS message
FROM steps AS a
JOIN steps AS b ON b.way = a.way AND b.step_number > a.step_number AND b.latest < a.earliest
WHERE
    NOT EXISTS (  -- an end between them: they belong to two applications
        SELECT 1
        FROM steps AS e
        WHERE e.way = a.way AND e.step_number = 4 AND e.id <> b.id AND e.latest >= b.earliest AND e.earliest <= a.latest
    )
    AND NOT (  -- the end of an application that has a beginning of its own
        b.step_number = 4
        AND EXISTS (SELECT 1 FROM steps AS c WHERE c.way = a.way AND c.step_number < 4 AND c.earliest <= b.latest)
    )
