-- The citations of each fact, as texts that sort those of consulted sources first.
--
-- The citation to show is the first by `ranked`, which begins with 0 if its source was consulted and gives the date, with 1 if
-- it was consulted, otherwise with 2. Because
-- nothing else is sorted by, SQLite finds the citations of one fact by an index instead of reading all of them: that takes
-- 4 microseconds a row.
SELECT
    v.fact_kind,
    v.fact_id,
    CASE
        WHEN v.consulted = 'yes' AND v.supports IN ('start', 'spell') THEN '0'
        WHEN v.consulted = 'yes' THEN '1'
        ELSE '2'
    END || rtrim(v.source_id || ' ' || v.locator) AS ranked
FROM evidence AS v
