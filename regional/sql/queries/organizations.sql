-- Which organizations are there, and have there been?
--
-- `members` counts those that it has on the day `--on`, otherwise now, or on its last day. An organization is of a region of the
-- United Nations (M49), such as Africa, if more than half of its members are.
--
-- argument region: region, any number. Only organizations most of whose members are in this region.
-- option classification: organization-classification. Only organizations of this sort.
-- option on: day. Only those that existed on this day; without it, all that are recorded.
-- option status: status, any number, default member. Count members of this status; `any` counts all.
-- uses: spells
-- screen: id, name, members, founded, dissolved
-- example: organizations --region Africa --on 2021-09-17
WITH
asked AS (
    SELECT
        o.*,
        coalesce(:on, CASE WHEN o.dissolution_date IS NULL THEN '9999-12-30' END) AS day
    FROM organizations AS o
    JOIN actors AS a ON a.id = o.id
    WHERE
        a.dataset_id = coalesce(:dataset, a.dataset_id)
        AND o.classification = coalesce(:classification, o.classification)
        AND o.founding_earliest <= coalesce(:on, '9999-12-31')
        AND (o.dissolution_date IS NULL OR o.dissolution_latest > coalesce(:on, '0001-01-01'))
),

belonging AS (
    SELECT DISTINCT o.id, m.member_id
    FROM asked AS o
    JOIN spells AS m ON m.organization_id = o.id
    WHERE
        (o.day IS NULL OR m.start_earliest <= o.day)
        AND (m.end_date IS NULL OR m.end_latest > o.day OR (o.day IS NULL AND m.end_latest >= o.dissolution_earliest))
),

counted AS (
    SELECT
        b.id,
        count(*) AS members,
        sum(
            CASE
                WHEN s.region IN (SELECT value FROM json_each(:region)) THEN 1
                WHEN s.subregion IN (SELECT value FROM json_each(:region)) THEN 1
                ELSE 0
            END
        ) AS there
    FROM belonging AS b
    LEFT JOIN states AS s ON s.id = b.member_id
    GROUP BY b.id
)

SELECT
    o.id,
    o.name,
    o.classification,
    o.founding_date AS founded,
    o.dissolution_date AS dissolved,
    coalesce(c.members, 0) AS members,
    o.seat,
    o.id AS facts
FROM asked AS o
LEFT JOIN counted AS c ON c.id = o.id
WHERE TRUE
    AND 2 * c.there > c.members  -- if :region
ORDER BY o.id
