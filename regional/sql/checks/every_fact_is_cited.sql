-- Every fact has at least one citation: memberships, applications, events, statements, successions, borders, tenures, and
-- the actors themselves.
SELECT 'memberships' AS table_name, m.id, 'the membership of ' || m.member_id || ' in ' || m.organization_id
    || ' has no citation: add `citations: [SOURCE LOCATOR]`' AS message
FROM memberships AS m
WHERE NOT EXISTS (SELECT 1 FROM membership_citations AS c WHERE c.membership_id = m.id)
UNION ALL
SELECT 'applications', p.id, 'the application of ' || p.applicant_id || ' to ' || p.organization_id
    || ' has no citation: add `citations: [SOURCE LOCATOR]`'
FROM applications AS p
WHERE NOT EXISTS (SELECT 1 FROM application_citations AS c WHERE c.application_id = p.id)
UNION ALL
SELECT 'events', e.id, 'the event ' || e.id || ' has no citation: add `citations: [SOURCE LOCATOR]`'
FROM events AS e
WHERE NOT EXISTS (SELECT 1 FROM event_citations AS c WHERE c.event_id = e.id)
UNION ALL
SELECT 'statements', s.id, 'the statement ' || s.id || ' has no citation: add `citations: [SOURCE LOCATOR]`'
FROM statements AS s
WHERE NOT EXISTS (SELECT 1 FROM statement_citations AS c WHERE c.statement_id = s.id)
UNION ALL
SELECT 'successions', s.id, 'the succession of ' || s.predecessor_id || ' by ' || s.successor_id
    || ' has no citation: add `citations: [SOURCE LOCATOR]`'
FROM successions AS s
WHERE NOT EXISTS (SELECT 1 FROM succession_citations AS c WHERE c.succession_id = s.id)
UNION ALL
SELECT 'actors', a.id, 'the ' || a.kind || ' ' || a.id || ' has no citation: add `citations: [SOURCE LOCATOR]`'
FROM actors AS a
WHERE NOT EXISTS (SELECT 1 FROM actor_citations AS c WHERE c.actor_id = a.id)
UNION ALL
SELECT 'borders', b.id, 'the border of ' || b.state_id || ' and ' || b.neighbor_id
    || ' has no citation: add `citations: [SOURCE LOCATOR]`'
FROM borders AS b
WHERE NOT EXISTS (SELECT 1 FROM border_citations AS c WHERE c.border_id = b.id)
UNION ALL
SELECT 'tenures', t.id, 'the tenure of ' || t.person_id || ' in ' || t.state_id
    || ' has no citation: add `citations: [SOURCE LOCATOR]`'
FROM tenures AS t
WHERE NOT EXISTS (SELECT 1 FROM tenure_citations AS c WHERE c.tenure_id = t.id)
