-- What the consulted sources say about each membership.
--
-- A start is supported if a consulted source gives it as precisely as it is recorded: to the day if the record has the day.
--
-- id, organization_id, member_id, status, start_date, start_earliest, end_latest: as in memberships
-- to_the_day: Whether the start is known to the day: yes or no.
-- consulted: Whether any consulted source says that the member belonged: yes or no.
-- start_supported: Whether a consulted source gives the start as precisely as it is recorded: yes or no.
-- dataset_id: as in memberships
SELECT
    m.id,
    m.organization_id,
    m.member_id,
    m.status,
    m.start_date,
    m.start_earliest,
    m.end_latest,
    CASE WHEN m.start_earliest = m.start_latest AND length(m.start_date) = 10 THEN 'yes' ELSE 'no' END AS to_the_day,
    CASE
        WHEN EXISTS (
            SELECT 1
            FROM membership_citations AS c
            JOIN sources AS s ON s.id = c.source_id
            WHERE c.membership_id = m.id AND s.consulted = 'yes'
        ) THEN 'yes'
        ELSE 'no'
    END AS consulted,
    CASE
        WHEN EXISTS (
            SELECT 1
            FROM membership_citations AS c
            JOIN sources AS s ON s.id = c.source_id
            WHERE c.membership_id = m.id AND s.consulted = 'yes' AND (c.supports = 'start' OR c.supports = 'spell')
        ) THEN 'yes'
        ELSE 'no'
    END AS start_supported,
    m.dataset_id
FROM memberships AS m;
