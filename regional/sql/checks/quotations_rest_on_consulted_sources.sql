-- Every quotation was read somewhere: at least one of its sources was consulted.
SELECT 'statements' AS table_name, s.id, 'the quotation ' || s.id || ' rests on no source that was consulted' AS message
FROM statements AS s
WHERE
    s.kind = 'quotation'
    AND EXISTS (SELECT 1 FROM statement_citations AS c WHERE c.statement_id = s.id)
    AND NOT EXISTS (
        SELECT 1
        FROM statement_citations AS c
        JOIN sources AS r ON r.id = c.source_id
        WHERE c.statement_id = s.id AND r.consulted = 'yes'
    )
