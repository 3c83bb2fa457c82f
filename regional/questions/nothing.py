"""Why no row answers a question: nothing was there, nobody has recorded it, or something that was asked hides it."""

import os
from collections.abc import Iterator
from typing import Any

from regional.database.reader import Reader
from regional.dates import FIRST_DAY, LAST_DAY
from regional.questions.period import takes_period
from regional.questions.values import Values
from regional.sql.catalog import REASONS, Parameter, Query, read_query
from regional.sql.parameters import ANY, words

_MOST = 3
"""How many reasons are given at the most."""

_COUNTED = 5_000
"""How many rows that are left out are counted at the most: there can be millions."""


def reasons(reader: Reader, query: Query, values: Values) -> list[str]:
    """Why there is no row, the nearest reasons first; nothing if no reason is known."""
    found = [*_lives(reader, query, values), *_unrecorded(reader, query, values), *_lonely(reader, query)]
    found = found or [*_hidden(reader, query, values), *_words(reader, query, values)]
    return (found or _unknown(query, values))[:_MOST]


def _found(reader: Reader, reason: str, **values: Any) -> list[tuple[Any, ...]]:
    """The rows of a statement in the folder of reasons."""
    return reader.ask(read_query(os.path.join(REASONS, f"{reason}.sql")).body, values).rows


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
    for id_, begun, earliest, ended, latest, began, ceased in _found(reader, "lives", ids=ids):
        if earliest is not None and earliest > until:
            before = _related(reader, "before", id_, (since, until))
            yield f"{id_} {began} on {begun}" + (f"; before it there was {before}: ask about that" if before else "")
        elif latest is not None and latest <= since:
            after = _related(reader, "after", id_, (since, until))
            yield f"{id_} {ceased} on {ended}" + (f"; after it there is {after}" if after else "")


def _related(reader: Reader, side: str, id_: str, period: tuple[str, str]) -> str:
    rows = _found(reader, "related", id=id_, side=side, since=period[0], until=period[1])
    return ", ".join([*(row[0] for row in rows[:_MOST]), *(["…"] if len(rows) > _MOST else [])])


def _unrecorded(reader: Reader, query: Query, values: Values) -> Iterator[str]:
    """Organizations of which nobody has recorded who belongs, or not the dataset that was asked."""
    dataset, ids = values.get("dataset"), _ids(query, values, "organization")
    if not any("membership" in statement for statement in (query.body, *(part for _, _, part in query.parts))):
        return
    for (id_,) in _found(reader, "unrecorded", ids=ids, dataset=dataset):
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
            rows = f"{_shown(count)} row{'s' if count > 1 else ''}"
            if parameter.type == "status":
                yield f"{rows} of another status {'are' if count > 1 else 'is'} left out: add --status {ANY}"
            else:
                yield f"--{parameter.name} leaves out {rows}"
    if (count := _count(reader, query, values | _always(query, values))) > 0:
        yield f"there {'are' if count > 1 else 'is'} {_shown(count)} at other times"


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


def _shown(count: int) -> str:
    return str(count) if count <= _COUNTED else f"more than {_COUNTED:,}"


def _count(reader: Reader, query: Query, values: Values) -> int:
    """How many rows another question has, as far as they are counted."""
    count: Any = reader.ask(query.counting(values, _COUNTED + 1), values).rows[0][0]
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
