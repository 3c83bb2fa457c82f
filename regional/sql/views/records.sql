-- Everything that has an id of its own to be shown by: states, organizations, people, events, statements and sources.
--
-- id: The id of the record.
-- kind: What it is: state, organization, person, event, statement or source.
SELECT a.id, a.kind
FROM actors AS a
UNION ALL
SELECT e.id, 'event' AS kind
FROM events AS e
UNION ALL
SELECT s.id, 'statement' AS kind
FROM statements AS s
UNION ALL
SELECT s.id, 'source' AS kind
FROM sources AS s;
