-- Which states are there, from when until when, and with which number of ISO 3166?
SELECT s.id, s.name, s.numeric, s.classification, s.start_earliest, s.end_latest
FROM states AS s
ORDER BY s.id
