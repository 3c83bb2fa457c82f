-- On what evidence does a fact rest?
--
-- `supports` says which part of the fact the source gives: its start, its end, both (the spell), only the year of its start,
-- or only that it held. It is empty where nobody has checked.
--
-- A fact is a membership, an application, an event, a statement, a succession, a border, a tenure or an actor. The beginning
-- of its id is enough: SCO/IND stands for all spells of India in the SCO.
--
-- argument fact: fact. Its id, or the beginning of it up to a slash.
-- card: fact, note / title, locator / gives supports, consulted consulted, source / source_note
-- example: why SCO/IND
SELECT
    e.fact_id AS fact,
    e.fact_kind AS kind,
    e.source_id AS source,
    e.title,
    e.locator,
    e.consulted,
    e.supports,
    s.note AS source_note,
    (SELECT n.note FROM fact_notes AS n WHERE n.fact_id = e.fact_id AND n.source_id IS NULL) AS note,
    e.fact_id AS facts
FROM evidence AS e
JOIN sources AS s ON s.id = e.source_id
WHERE e.fact_id = :fact OR (e.fact_id > :fact || '/' AND e.fact_id < :fact || '0')
ORDER BY e.fact_id, e.source_id, e.locator
