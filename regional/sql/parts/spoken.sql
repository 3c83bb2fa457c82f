-- Who made each statement, in what capacity, and to whom: names in one text each, in the order of the alphabet.
SELECT
    s.id AS statement_id,
    coalesce(
        (
            SELECT group_concat(n.name, ', ')
            FROM (
                SELECT a.name
                FROM statement_actors AS p
                JOIN actor_names AS a ON a.id = p.actor_id
                WHERE p.statement_id = s.id AND p.role = 'speaker'
                ORDER BY a.name
            ) AS n
        ),
        s.attribution
    ) AS speaker,
    (
        SELECT group_concat(n.capacity, ', ')
        FROM (
            SELECT DISTINCT p.capacity
            FROM statement_actors AS p
            WHERE p.statement_id = s.id AND p.role = 'speaker' AND p.capacity IS NOT NULL
            ORDER BY p.capacity
        ) AS n
    ) AS capacity,
    (
        SELECT group_concat(n.name, ', ')
        FROM (
            SELECT a.name
            FROM statement_actors AS p
            JOIN actor_names AS a ON a.id = p.actor_id
            WHERE p.statement_id = s.id AND p.role = 'addressee'
            ORDER BY a.name
        ) AS n
    ) AS addressees
FROM statements AS s
