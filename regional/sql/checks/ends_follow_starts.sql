-- Every end comes after its start: the first day on which something no longer holds is later than the first day on which it
-- held.
SELECT 'memberships' AS table_name, m.id, 'the membership of ' || m.member_id || ' in ' || m.organization_id
    || ' ends ' || m.end_date || ', which is not after its start ' || m.start_date AS message
FROM memberships AS m
WHERE m.end_latest <= m.start_earliest
UNION ALL
SELECT 'events', e.id, 'the event ' || e.id || ' ends ' || e.end_date || ', which is not after its start ' || e.start_date
FROM events AS e
WHERE e.end_latest <= e.start_earliest
UNION ALL
SELECT 'organizations', o.id, o.id || ' is dissolved ' || o.dissolution_date || ', which is not after its founding '
    || o.founding_date
FROM organizations AS o
WHERE o.dissolution_latest <= o.founding_earliest
UNION ALL
SELECT 'states', s.id, s.id || ' ends ' || s.end_date || ', which is not after its start ' || s.start_date
FROM states AS s
WHERE s.end_latest <= s.start_earliest
UNION ALL
SELECT 'borders', b.id, 'the border of ' || b.state_id || ' and ' || b.neighbor_id || ' ends ' || b.end_date
    || ', which is not after its start ' || b.start_date
FROM borders AS b
WHERE b.end_latest <= b.start_earliest
UNION ALL
SELECT 'tenures', t.id, 'the tenure of ' || t.person_id || ' in ' || t.state_id || ' ends ' || t.end_date
    || ', which is not after its start ' || t.start_date
FROM tenures AS t
WHERE t.end_latest <= t.start_earliest
UNION ALL
SELECT 'names', n.actor_id || ' ' || n.language || ' ' || n.name, 'the name ' || n.name || ' of ' || n.actor_id || ' ends '
    || n.end_date || ', which is not after its start ' || n.start_date
FROM names AS n
WHERE n.end_latest <= n.start_earliest
UNION ALL
SELECT 'codes', c.scheme || ' ' || c.code || ' ' || c.actor_id, 'the code ' || c.code || ' of ' || c.actor_id || ' ends '
    || c.end_date || ', which is not after its start ' || c.start_date
FROM codes AS c
WHERE c.end_latest <= c.start_earliest
UNION ALL
SELECT 'claims', c.dataset_id || ' ' || c.organization_id || ' ' || c.start_date, 'the claim to be complete for '
    || c.organization_id || ' ends ' || c.end_date || ', which is not after its start ' || c.start_date
FROM claims AS c
WHERE c.end_latest <= c.start_earliest
