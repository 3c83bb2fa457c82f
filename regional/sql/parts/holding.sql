-- The memberships of every status that hold on the day asked about: certainly, or possibly where a date is not known to the day.
--
-- uses: recorded
SELECT
    m.*,
    CASE WHEN m.start_latest <= :on AND (m.end_date IS NULL OR m.end_earliest > :on) THEN 'yes' ELSE 'no' END AS certain
FROM recorded AS m
WHERE m.start_earliest <= :on AND (m.end_date IS NULL OR m.end_latest > :on)
