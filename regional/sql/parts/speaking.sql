-- For each organization, the dataset that speaks for it on the day asked about, of a period on its last day, or the one asked for.
--
-- option on: day, default today
-- option since: first-day. Ask about all that held at any time from this day, month or year on.
-- option until: last-day. Ask about all that held at any time until then.
SELECT
    o.id AS organization_id,
    coalesce(
        :dataset,
        (
            SELECT c.dataset_id
            FROM covering_datasets AS c
            WHERE c.organization_id = o.id
                AND c.speaks_from <= :until
                AND (c.speaks_until IS NULL OR c.speaks_until > :until)
            ORDER BY c.turn, c.priority, c.dataset_id
            LIMIT 1
        )
    ) AS dataset_id
FROM organizations AS o
