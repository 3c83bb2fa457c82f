-- A source supports only what a fact has: an end only if there is one. Only for a membership can a source support the
-- status, that the member belonged, or the year of a start that is recorded more precisely than that.
SELECT s.table_name, s.id, 'the citation of ' || s.source_id || ' cannot support the ' || s.supports || ' of ' || s.id
    AS message
FROM (
    SELECT 'memberships' AS table_name, c.membership_id AS id, c.source_id, c.supports
    FROM membership_citations AS c
    JOIN memberships AS f ON f.id = c.membership_id
    WHERE
        (c.supports = 'end' AND f.end_date IS NULL)
        OR (
            c.supports = 'start_year'
            AND (
                substr(f.start_earliest, 1, 4) <> substr(f.start_latest, 1, 4)
                OR (substr(f.start_earliest, 6) = '01-01' AND substr(f.start_latest, 6) = '12-31')
            )
        )
    UNION ALL
    SELECT 'events', c.event_id, c.source_id, c.supports
    FROM event_citations AS c
    JOIN events AS f ON f.id = c.event_id
    WHERE c.supports IN ('status', 'membership', 'start_year') OR (c.supports = 'end' AND f.end_date IS NULL)
    UNION ALL
    SELECT 'borders', c.border_id, c.source_id, c.supports
    FROM border_citations AS c
    JOIN borders AS f ON f.id = c.border_id
    WHERE c.supports IN ('status', 'membership', 'start_year') OR (c.supports = 'end' AND f.end_date IS NULL)
    UNION ALL
    SELECT 'tenures', c.tenure_id, c.source_id, c.supports
    FROM tenure_citations AS c
    JOIN tenures AS f ON f.id = c.tenure_id
    WHERE c.supports IN ('status', 'membership', 'start_year') OR (c.supports = 'end' AND f.end_date IS NULL)
    UNION ALL
    SELECT 'applications', c.application_id, c.source_id, c.supports
    FROM application_citations AS c
    WHERE c.supports NOT IN ('spell', 'start')
    UNION ALL
    SELECT 'statements', c.statement_id, c.source_id, c.supports
    FROM statement_citations AS c
    WHERE c.supports NOT IN ('spell', 'start')
    UNION ALL
    SELECT 'successions', c.succession_id, c.source_id, c.supports
    FROM succession_citations AS c
    WHERE c.supports NOT IN ('spell', 'start')
    UNION ALL
    SELECT 'actors', c.actor_id, c.source_id, c.supports
    FROM actor_citations AS c
    WHERE c.supports NOT IN ('spell', 'start', 'end')
) AS s
