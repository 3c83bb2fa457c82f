-- Which sources are there, were they consulted, and for how many facts are they cited?
--
-- argument org: organization, any number. Only sources that are cited for members of this organization.
-- option type: source-type. Only sources of this type.
-- option unconsulted: flag. Only sources whose text was not at hand when the facts were entered.
-- card: title, issued / type, publisher, consulted consulted, citations citations, id
-- example: sources SCO --type treaty
SELECT
    s.id,
    s.type,
    s.title,
    s.publisher,
    s.issued,
    s.consulted,
    (
        (SELECT count(*) FROM membership_citations AS c WHERE c.source_id = s.id)
        + (SELECT count(*) FROM application_citations AS c WHERE c.source_id = s.id)
        + (SELECT count(*) FROM event_citations AS c WHERE c.source_id = s.id)
        + (SELECT count(*) FROM statement_citations AS c WHERE c.source_id = s.id)
        + (SELECT count(*) FROM succession_citations AS c WHERE c.source_id = s.id)
        + (SELECT count(*) FROM border_citations AS c WHERE c.source_id = s.id)
        + (SELECT count(*) FROM tenure_citations AS c WHERE c.source_id = s.id)
        + (SELECT count(*) FROM actor_citations AS c WHERE c.source_id = s.id)
    ) AS citations,
    s.url,
    s.id AS facts
FROM sources AS s
WHERE
    s.dataset_id = coalesce(:dataset, s.dataset_id)
    AND s.type = coalesce(:type, s.type)
    AND (s.consulted = 'no' OR coalesce(:unconsulted, 'no') = 'no')
    AND s.id IN (  -- if :org
        SELECT c.source_id
        FROM json_each(:org) AS o
        JOIN memberships AS m ON m.organization_id = o.value
        JOIN membership_citations AS c ON c.membership_id = m.id
    )
ORDER BY s.id
