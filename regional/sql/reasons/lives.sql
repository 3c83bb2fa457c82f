-- From when until when did these organizations and states exist?
--
-- argument ids: text, 1 or more. Their ids.
SELECT l.id, l.begun, l.earliest, l.ended, l.latest, l.began, l.ceased
FROM json_each(:ids) AS i
JOIN (
    SELECT
        o.id,
        o.founding_date AS begun,
        o.founding_earliest AS earliest,
        o.dissolution_date AS ended,
        o.dissolution_latest AS latest,
        'was founded' AS began,
        'ceased to exist' AS ceased
    FROM organizations AS o
    UNION ALL
    SELECT
        s.id,
        s.start_date,
        s.start_earliest,
        s.end_date,
        s.end_latest,
        'became a state',
        'ceased to be a state'
    FROM states AS s
) AS l ON l.id = i.value
ORDER BY i.key
