-- Which states are there, and have there been?
--
-- A region is one of the United Nations' geographical regions (M49), such as Asia or Central Asia.
--
-- argument region: region, any number. Only states in this region.
-- option classification: state-classification. Only states of this standing.
-- option on: day. Only those that existed on this day; without it, all that are recorded.
-- uses: regions
-- screen: id, name, cow, region, start_date, end_date
-- example: states --region "Central Asia"
SELECT
    s.id,
    s.name,
    s.alpha_2 AS iso_alpha,
    s.numeric AS iso_numeric,
    (
        SELECT min(c.code)
        FROM codes AS c
        WHERE c.actor_id = s.id AND c.scheme = 'cow'
    ) AS cow,
    coalesce(q.name, r.name) AS region,
    s.classification,
    s.start_date,
    s.end_date,
    s.id AS facts
FROM states AS s
JOIN actors AS a ON a.id = s.id
LEFT JOIN regions AS r ON r.code = s.region
LEFT JOIN regions AS q ON q.code = s.subregion
WHERE
    a.dataset_id = coalesce(:dataset, a.dataset_id)
    AND s.classification = coalesce(:classification, s.classification)
    AND (s.start_date IS NULL OR s.start_earliest <= coalesce(:on, '9999-12-31'))
    AND (s.end_date IS NULL OR s.end_latest > coalesce(:on, '0001-01-01'))
    AND (s.region IN (SELECT value FROM json_each(:region)) OR s.subregion IN (SELECT value FROM json_each(:region)))  -- if :region
ORDER BY s.id
