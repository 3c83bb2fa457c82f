-- The memberships of every status that hold at some time of the period asked about, which can be one day: certainly, or possibly
-- where a date is not known to the day.
--
-- uses: told
SELECT
    m.*,
    CASE
        WHEN m.start_latest <= :until AND (m.end_date IS NULL OR m.end_earliest > :since) THEN 'yes' ELSE 'no'
    END AS certain
FROM told AS m
WHERE m.start_earliest <= :until AND (m.end_date IS NULL OR m.end_latest > :since)
