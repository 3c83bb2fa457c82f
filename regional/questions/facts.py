"""Facts by another name than their id: `SCO/India` for `SCO/IND`, or `ШОС/Индия`."""

from regional.database.reader import Reader
from regional.errors import RegionalError
from regional.names import resolve

IS_CITED = """
SELECT 1
FROM evidence AS e
WHERE e.fact_id = :fact OR (e.fact_id > :fact || '/' AND e.fact_id < :fact || '0')
LIMIT 1
"""


def fact_of(reader: Reader, text: str) -> str:
    """The id of a fact, or its beginning, that a text means; the text itself if it means none."""
    if "/" not in text or reader.ask(IS_CITED, {"fact": text}).rows:
        return text
    names, rest = text.split("/")[:2], text.split("/")[2:]
    try:
        ids = resolve(reader, [("actor", name) for name in names])
    except RegionalError:
        return text
    found = [ids["actor", name] for name in names]
    is_known = not reader.ask(IS_CITED, {"fact": "/".join(reversed(found))}).rows
    return "/".join([*(found if is_known else reversed(found)), *rest])
