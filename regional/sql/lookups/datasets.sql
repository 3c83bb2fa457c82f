-- What is to be cited of a dataset, or of all?
SELECT d.id, d.title, d.version, d.licence, d.citation, d.as_of, d.fingerprint
FROM datasets AS d
WHERE d.id = coalesce(:dataset, d.id)
ORDER BY d.priority, d.id
