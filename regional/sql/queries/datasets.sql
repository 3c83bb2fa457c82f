-- Which datasets are there, how current are they, and how are they cited?
--
-- If several cover an organization, the one with the lowest priority number speaks for it, unless another is preferred.
--
-- card: id, title / version version, as of as_of, licence, priority priority / citation
-- example: datasets
SELECT
    d.id,
    d.title,
    d.version,
    d.licence,
    d.as_of,
    d.priority,
    coalesce((SELECT max(n.row_count) FROM counts AS n WHERE n.dataset_id = d.id AND n.table_name = 'memberships'), 0) AS memberships,
    coalesce((SELECT max(n.row_count) FROM counts AS n WHERE n.dataset_id = d.id AND n.table_name = 'events'), 0) AS events,
    coalesce((SELECT max(n.row_count) FROM counts AS n WHERE n.dataset_id = d.id AND n.table_name = 'statements'), 0) AS statements,
    coalesce(
        (SELECT min(m.start_earliest) FROM memberships AS m WHERE m.dataset_id = d.id AND m.start_earliest > '0001-01-01'),
        (SELECT min(e.start_earliest) FROM events AS e WHERE e.dataset_id = d.id),
        (SELECT min(s.start_earliest) FROM statements AS s WHERE s.dataset_id = d.id)
    ) AS covers_from,
    d.citation,
    d.id AS facts
FROM datasets AS d
ORDER BY d.priority, d.id
