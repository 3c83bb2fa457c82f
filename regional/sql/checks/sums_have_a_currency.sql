-- A sum of money has a currency, three capital letters of ISO 4217, and a currency has a sum.
SELECT 'events' AS table_name, e.id, 'the event ' || e.id || ' has an amount without a currency, such as USD' AS message
FROM events AS e
WHERE e.amount IS NOT NULL AND e.currency IS NULL
UNION ALL
SELECT 'events', e.id, 'the event ' || e.id || ' has a currency without an amount'
FROM events AS e
WHERE e.amount IS NULL AND e.currency IS NOT NULL
UNION ALL
SELECT 'events', e.id, 'the currency ' || e.currency || ' of the event ' || e.id || ' is not three capital letters, such as USD'
FROM events AS e
WHERE length(e.currency) <> 3 OR upper(e.currency) <> e.currency
