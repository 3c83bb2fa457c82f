-- The members of the excluded organizations, and whether each of them certainly belongs to one of these.
--
-- uses: held
-- option not: organization, any number. Exclude its members; possible members stay, marked certain = no.
SELECT h.member_id, max(h.certain) AS certain
FROM json_each(:not) AS o
JOIN held AS h ON h.organization_id = o.value
GROUP BY h.member_id
