-- A dataset was last reviewed on one day, written in full.
SELECT 'datasets' AS table_name, d.id, 'as_of of ' || d.id || ' is ' || d.as_of || ': give one day, such as 2025-06-30'
    AS message
FROM datasets AS d
WHERE length(d.as_of) <> 10
