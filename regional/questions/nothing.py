"""Why no row answers a question: nothing was there, nobody has recorded it, or something that was asked hides it."""

from collections.abc import Iterator
from typing import Any

from regional.database.reader import Reader
from regional.dates import FIRST_DAY, LAST_DAY
from regional.questions.period import takes_period
from regional.questions.values import Values
from regional.sql.catalog import Parameter, Query
from regional.sql.parameters import ANY, words

_LIVES = """
SELECT l.id, l.begun, l.earliest, l.ended, l.latest, l.began, l.ceased
FROM json_each(:ids) AS i
JOIN (
    SELECT
        o.id, o.founding_date AS begun, o.founding_earliest AS earliest, o.dissolution_date AS ended,
        o.dissolution_latest AS latest, 'was founded' AS began, 'ceased to exist' AS ceased
    FROM organizations AS o
    UNION ALL
    SELECT
        s.id, s.start_date, s.start_earliest, s.end_date, s.end_latest, 'became a state', 'ceased to be a state'
    FROM states AS s
) AS l ON l.id = i.value
ORDER BY i.key
"""

_RELATED = """
WITH RECURSIVE line(id, other_id) AS (
    SELECT s.{mine}, s.{theirs} FROM successions AS s
    UNION
    SELECT l.id, s.{theirs} FROM line AS l JOIN successions AS s ON s.{mine} = l.other_id
)

SELECT l.other_id
FROM line AS l
LEFT JOIN organizations AS o ON o.id = l.other_id
LEFT JOIN states AS t ON t.id = l.other_id
WHERE
    l.id = :id
    AND coalesce(o.founding_earliest, t.start_earliest, '0001-01-01') <= :until
    AND coalesce(o.dissolution_latest, t.end_latest, '9999-12-31') > :since
ORDER BY l.other_id
"""

_BEFORE = _RELATED.format(mine="successor_id", theirs="predecessor_id")
_AFTER = _RELATED.format(mine="predecessor_id", theirs="successor_id")

_UNRECORDED = """
SELECT i.value
FROM json_each(:ids) AS i
WHERE NOT EXISTS (
    SELECT 1 FROM memberships AS m WHERE m.organization_id = i.value AND m.dataset_id = coalesce(:dataset, m.dataset_id)
)
ORDER BY i.key
"""

_MOST = 3
"""How many reasons are given at the most."""


def reasons(reader: Reader, query: Query, values: Values) -> list[str]:
    """Why there is no row, the nearest reasons first; nothing if no reason is known."""
    found = [*_lives(reader, query, values), *_unrecorded(reader, query, values), *_lonely(reader, query)]
    found = found or [*_hidden(reader, query, values), *_words(reader, query, values)]
    return (found or _unknown(query, values))[:_MOST]


def _period(query: Query, values: Values) -> tuple[str, str]:
    """The first and the last day that a question is about; all days if it names none."""
    on = values.get("on")
    if isinstance(on, list) or (on is None and not takes_period(query)):
        return values.get("since") or FIRST_DAY, values.get("until") or LAST_DAY
    return (values["since"], values["until"]) if takes_period(query) else (str(on), str(on))


def _ids(query: Query, values: Values, *types: str) -> list[str]:
    """The actors of these types that a question is about, not those that it leaves out."""
    given = [(p, values.get(p.name)) for p in query.parameters if p.type in types and p.name != "not"]
    return [id_ for p, value in given if value for id_ in (value if p.many else [value])]


def _lives(reader: Reader, query: Query, values: Values) -> Iterator[str]:
    """What did not exist at that time, and what there was before or after it."""
    since, until = _period(query, values)
    ids = _ids(query, values, "organization", "state", "member")
    for id_, begun, earliest, ended, latest, began, ceased in reader.ask(_LIVES, {"ids": ids}).rows:
        if earliest is not None and earliest > until:
            before = _related(reader, _BEFORE, id_, (since, until))
            yield f"{id_} {began} on {begun}" + (f"; before it there was {before}: ask about that" if before else "")
        elif latest is not None and latest <= since:
            after = _related(reader, _AFTER, id_, (since, until))
            yield f"{id_} {ceased} on {ended}" + (f"; after it there is {after}" if after else "")


def _related(reader: Reader, statement: str, id_: str, period: tuple[str, str]) -> str:
    rows = reader.ask(statement, {"id": id_, "since": period[0], "until": period[1]}).rows
    return ", ".join([*(row[0] for row in rows[:_MOST]), *(["…"] if len(rows) > _MOST else [])])


def _unrecorded(reader: Reader, query: Query, values: Values) -> Iterator[str]:
    """Organizations of which nobody has recorded who belongs, or not the dataset that was asked."""
    dataset, ids = values.get("dataset"), _ids(query, values, "organization")
    if not any("membership" in statement for statement in (query.body, *(part for _, _, part in query.parts))):
        return
    for (id_,) in reader.ask(_UNRECORDED, {"ids": ids, "dataset": dataset}).rows:
        who = f"the dataset {dataset} has not" if dataset else "nobody has"
        yield f"{who} recorded who belongs to {id_}"


def _lonely(reader: Reader, query: Query) -> Iterator[str]:
    """A question about two datasets, while there is only one."""
    datasets = reader.ask("SELECT id FROM datasets ORDER BY id").rows
    if any(p.type == "dataset" and p.is_pair for p in query.parameters) and len(datasets) == 1:
        yield f"only one dataset is loaded, {datasets[0][0]}: `regional import` adds another"


def _hidden(reader: Reader, query: Query, values: Values) -> Iterator[str]:
    """What was asked for that hides rows: a status, a filter, or the time."""
    if query.shape:
        return
    for parameter in query.parameters:
        wider = _wider(parameter, values)
        if wider is None:
            continue
        count = _count(reader, query, values | wider)
        if count:
            rows = f"{count} row{'s' if count > 1 else ''}"
            if parameter.type == "status":
                yield f"{rows} of another status {'are' if count > 1 else 'is'} left out: add --status {ANY}"
            else:
                yield f"--{parameter.name} leaves out {rows}"
    if (count := _count(reader, query, values | _always(query, values))) > 0:
        yield f"there {'are' if count > 1 else 'is'} {count} at other times"


def _wider(parameter: Parameter, values: Values) -> Values | None:
    """The value with which an option leaves nothing out; None if it is not given, or is about the time."""
    value, name = values.get(parameter.name), parameter.name
    if not value or parameter.type in ("tier", "words") or name in ("on", "since", "until", "stale", "continuity"):
        return None
    if parameter.type == "status":
        every = [word for word in words("status") if word != ANY]
        return {name: every} if set(value) != set(every) else None
    if parameter.is_argument and parameter.least != 0:
        return None
    return {name: [] if parameter.many else None}


def _always(query: Query, values: Values) -> Values:
    """The values of a question without a limit of time; those as they are if it has none."""
    names = {p.name for p in query.parameters if not p.many}
    if isinstance(values.get("on"), list) or not {"on", "since", "until"} & names:
        return {}
    if {"since", "until"} <= names:
        always: Values = {"since": FIRST_DAY, "until": LAST_DAY}
        return always if takes_period(query) else always | ({"on": None} if "on" in names else {})
    return {"on": None} if next(p for p in query.parameters if p.name == "on").default is None else {}


def _count(reader: Reader, query: Query, values: Values) -> int:
    statement = f"SELECT count(*) FROM (\n{query.statement(values)}\n) AS answered"  # noqa: S608 - our own statement
    count: Any = reader.ask(statement, values).rows[0][0]
    return int(count)


def _words(reader: Reader, query: Query, values: Values) -> Iterator[str]:
    """Of several words, those that occur nowhere."""
    for parameter in query.parameters:
        value = values.get(parameter.name)
        if parameter.type == "words" and isinstance(value, list) and 1 < len(value) <= _MOST:
            yield from (
                f"'{word}' occurs nowhere"
                for word in value
                if not _count(reader, query, values | {parameter.name: [word]})
            )


def _unknown(query: Query, values: Values) -> list[str]:
    """That nothing of this kind is recorded about the one thing that was asked about."""
    [*arguments] = (p for p in query.parameters if p.is_argument and p.least is None)
    if len(arguments) != 1 or arguments[0].type not in ("state", "member", "organization"):
        return []
    return [f"nothing of this kind is recorded about {values[arguments[0].name]}"]
