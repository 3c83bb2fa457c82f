"""From what was typed to the values of a statement: ids for names, days for dates, JSON arrays for several."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

import click

from regional import dates, names
from regional.database.reader import Reader
from regional.errors import RegionalError
from regional.folding import fold
from regional.sql.catalog import DAYS, Parameter, Query

RECORDS = {"topic": "topics", "event": "events", "dataset": "datasets"}
"""The types of parameter that take the id of a row, and the table it is in."""


def check_counts(query: Query, found: Mapping[str, Any]) -> None:
    """Refuse too few or too many different things.

    Raises:
        UsageError: it says how many are expected.
    """
    for parameter in query.parameters:
        if not parameter.many or not parameter.least:
            continue
        count = len(json.loads(found[parameter.name]))
        if count < parameter.least or (parameter.most and count > parameter.most):
            expected = f"exactly {parameter.least}" if parameter.most else f"{parameter.least} or more"
            what = parameter.type.upper() if parameter.is_argument else f"--{parameter.name}"
            raise click.UsageError(f"'{query.name}' takes {expected} different {what}, not {count}.")


def values(reader: Reader, query: Query, given: Mapping[str, Any]) -> dict[str, Any]:
    """What the parameters of a statement stand for. All names are looked up at once.

    Raises:
        RegionalError: something that was named does not exist, or is ambiguous.
        BadParameter: a date is none.
    """
    texts = {p.name: list(given[p.name] or ()) if p.many else [given[p.name]] for p in query.parameters}
    wanted = [
        (p.type, text)
        for p in query.parameters
        if p.type in names.ACTOR_KINDS
        for text in texts[p.name]
        if text is not None
    ]
    ids = names.resolve(reader, wanted)
    found: dict[str, Any] = {}
    for parameter in query.parameters:
        all_values = [None if text is None else _value(reader, parameter, text, ids) for text in texts[parameter.name]]
        found[parameter.name] = _several(parameter, all_values) if parameter.many else all_values[0]
    return found


def _several(parameter: Parameter, found: list[str | None]) -> str:
    unique = list(dict.fromkeys(found))
    if parameter.type == "status" and "any" in unique:
        from regional.vocabulary import Status  # noqa: PLC0415 - most questions are about members

        unique = [status.value for status in Status]
    if parameter.type == "day":
        unique.sort(key=str)
    return json.dumps(unique, ensure_ascii=False)


def _value(reader: Reader, parameter: Parameter, text: str, ids: Mapping[tuple[str, str], str]) -> str:
    type_ = parameter.type
    if type_ in names.ACTOR_KINDS:
        return ids[type_, text]
    if type_ in RECORDS:
        return _record_id(reader, type_, text)
    if type_ in DAYS:
        return _day(reader, parameter, text)
    if type_ == "name":
        return _folded_name(reader, text)
    if type_ == "words":
        return json.dumps(sorted(set(fold(text).split())), ensure_ascii=False)
    return text


def _folded_name(reader: Reader, text: str) -> str:
    if not reader.ask("SELECT 1 FROM names WHERE folded = :folded LIMIT 1", {"folded": fold(text)}).rows:
        names.resolve(reader, [("actor", text)])
    return fold(text)


def _day(reader: Reader, parameter: Parameter, text: str) -> str:
    if text == "today":
        return date.today().isoformat()  # noqa: DTZ011 - the day where the reader is
    is_one = parameter.type == "day"
    if text.startswith("@"):
        event = _record_id(reader, "event", text[1:])
        found = reader.ask("SELECT start_earliest, start_latest FROM events WHERE id = :id", {"id": event}).rows
        days = dates.Span(*found[0])
        if is_one and days.earliest != days.latest:
            raise RegionalError(f"'{event}' is not dated to the day: it can have been from {' to '.join(days)}")
    else:
        try:
            days = dates.parse(dates.parse_day(text) if is_one else text)
        except dates.InvalidDateError as error:
            raise click.BadParameter(str(error), param_hint=f"'--{parameter.name}'") from error
    return days.latest if parameter.type == "last-day" else days.earliest


def _record_id(reader: Reader, type_: str, text: str) -> str:
    table = RECORDS[type_]
    if reader.ask(f"SELECT id FROM {table} WHERE id = :id", {"id": text}).rows:  # noqa: S608 - one of ours
        return text
    known = names.ids(reader, table)
    raise RegionalError(f"no {type_} has the id '{text}'{names.nearest(text, known)}")
