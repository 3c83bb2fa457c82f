-- On which sources does a fact rest, or everything whose id begins with it?
--
-- argument fact: text. Its id.
SELECT e.source_id, e.locator
FROM evidence AS e
WHERE e.fact_id = :fact OR (e.fact_id > :fact || '/' AND e.fact_id < :fact || '0')
ORDER BY e.fact_id, e.source_id, e.locator
