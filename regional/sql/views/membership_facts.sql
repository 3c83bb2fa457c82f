-- All memberships, with the names of the member and the organization.
--
-- Where two datasets record one organization, this view has the rows of both; effective_membership_facts has one answer.
--
-- id, organization_id: as in memberships
-- organization: The name of the organization.
-- member_id: as in memberships
-- member: The name of the member.
-- status, start_date, start_earliest, start_latest, start_basis: as in memberships
-- end_date, end_earliest, end_latest, end_basis, note, dataset_id: as in memberships
SELECT
    m.id,
    m.organization_id,
    o.name AS organization,
    m.member_id,
    a.name AS member,
    m.status,
    m.start_date,
    m.start_earliest,
    m.start_latest,
    m.start_basis,
    m.end_date,
    m.end_earliest,
    m.end_latest,
    m.end_basis,
    m.note,
    m.dataset_id
FROM memberships AS m
JOIN organizations AS o ON o.id = m.organization_id
JOIN actor_names AS a ON a.id = m.member_id;
