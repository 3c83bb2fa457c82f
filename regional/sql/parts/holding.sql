-- The memberships of every status that hold at some time of the period asked about, which can be one day: certainly, or possibly
-- where a date is not known to the day.
--
-- option on: day, default today
-- option since: first-day. Ask about all that held at any time from this day, month or year on, until `--until` or `--on`.
-- option until: last-day. Ask about all that held at any time until this day, month or year, from `--since` on.
-- uses: recorded
SELECT
    m.*,
    CASE
        WHEN m.start_latest <= :until AND (m.end_date IS NULL OR m.end_earliest > :since) THEN 'yes' ELSE 'no'
    END AS certain
FROM recorded AS m
WHERE m.start_earliest <= :until AND (m.end_date IS NULL OR m.end_latest > :since)
