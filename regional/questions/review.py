"""The notice that an answer reaches beyond the day on which what it rests on was last reviewed.

Nearly every answer asks for it, so that its two statements stand here: each file more would be read every time.
"""

from collections.abc import Iterable

from regional import dates
from regional.database.reader import Reader
from regional.questions.period import takes_period
from regional.questions.rows import Rows, fact_ids
from regional.questions.values import Values
from regional.sql.catalog import Query

OF_DATASET = """
SELECT '' AS id, d.as_of
FROM datasets AS d
WHERE d.id = coalesce(:dataset, d.id)
ORDER BY d.priority, d.id
LIMIT 1
"""

OF_ORGANIZATIONS = """
SELECT o.id, CASE WHEN d.id = a.dataset_id THEN coalesce(o.reviewed, d.as_of) ELSE d.as_of END AS reviewed
FROM json_each(:organizations) AS j
JOIN organizations AS o ON o.id = j.value
JOIN actors AS a ON a.id = o.id
JOIN effective_datasets AS e ON e.organization_id = o.id
JOIN datasets AS d ON d.id = coalesce(:dataset, e.dataset_id)
WHERE o.dissolution_date IS NULL
ORDER BY o.id
"""
"""An organization has a day of its own in the dataset that describes it; what ended does not change any more."""

_SPELLS = {"held", "holding", "spells", "effective_changes"}
"""The parts that give memberships: their organizations are what must have been reviewed."""

_PARTS_OF_AN_ID = 5
"""The id of a membership is organization/member/status/start/dataset."""

_FEW = 4
_OPEN = "9999-12-31"


def notes_on_review(reader: Reader, query: Query, values: Values, rows: Rows) -> list[str]:
    """Say that a question reaches beyond the last review: of the organizations, else of the dataset."""
    types = {p.name: p.type for p in query.parameters}
    is_about_events = "event-kind" in types.values()
    is_of_a_period = bool(query.shape) or takes_period(query)
    if not is_reviewed(query):
        return []
    if "on" in types and not (values.get("on") or is_of_a_period or is_about_events):
        return []
    days = (values.get("until") if is_of_a_period else values.get("on") or values.get("until")) or _OPEN
    asked = max(days) if isinstance(days, list) else days
    found: list[tuple[str, str]] = []
    if not is_about_events:
        asked_about = sorted({*_named(query, values), *_behind(rows)})
        found = reader.ask(OF_ORGANIZATIONS, {"organizations": asked_about, "dataset": values.get("dataset")}).rows
        if asked_about and not found:
            return []
    found = found or reader.ask(OF_DATASET, {"dataset": values.get("dataset")}).rows
    stale = [(id_, day) for id_, day in found if dates.parse(day).latest < asked]
    until = "later changes" if asked == _OPEN else f"changes from then to {asked}"
    return [f"last reviewed {_told(stale)}; {until} are not included"] if stale else []


def is_reviewed(query: Query) -> bool:
    """Whether the answer to a question can reach beyond a review."""
    types = {p.name: p.type for p in query.parameters}
    is_of_a_day = types.get("on") == "day" or bool(query.shape) or takes_period(query)
    return is_of_a_day or "event-kind" in types.values() or bool(_SPELLS & {name for name, _, _ in query.parts})


def _named(query: Query, values: Values) -> Iterable[str]:
    """The organizations that are asked about; of states and organizations, those are found in the table."""
    for parameter in query.parameters:
        value = values.get(parameter.name)
        if parameter.type in ("organization", "member", "actor") and value:
            yield from [value] if isinstance(value, str) else value


def _behind(rows: Rows) -> Iterable[str]:
    """The organizations of the memberships behind the rows."""
    for fact in rows.facts:
        for parts in (id_.split("/") for id_ in fact_ids(fact)):
            if len(parts) >= _PARTS_OF_AN_ID:
                yield parts[0]


def _told(stale: list[tuple[str, str]]) -> str:
    days = sorted({day for _, day in stale})
    if len(days) == 1:
        return days[0]
    if len(stale) <= _FEW:
        return ", ".join(f"{id_} {day}" for id_, day in stale)
    return f"between {days[0]} and {days[-1]}, as `coverage` says"
