"""Turn the texts that were given into the values of a statement: ids for names, days for dates, lists for several."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from regional import dates, names
from regional.database.reader import Reader
from regional.errors import QuestionError, RegionalError
from regional.folding import fold
from regional.questions.given import Given, is_side_by_side
from regional.questions.period import period
from regional.sql.catalog import DAYS, Parameter, Query
from regional.sql.parameters import ANY, plain_value, words

RECORDS = {"topic": "topics", "event": "events", "dataset": "datasets"}
"""The types of parameter that take the id of a row, and the table it is in."""

Values = dict[str, Any]
"""The values of a statement by the names of its parameters."""


def values(reader: Reader, query: Query, given: Given, today: Callable[[], date]) -> list[Values]:
    """Find the values of a statement: once, or once for each dataset if several are asked side by side.

    Args:
        reader: the database, in which all names are looked up at once.
        query: the question.
        given: the texts that were given for its parameters.
        today: returns the day that `today` means.

    Raises:
        QuestionError: a date is none, or there are too few or too many of something.
        RegionalError: something that was named does not exist, or is ambiguous.
    """
    wanted = [(p.type, text) for p in query.parameters if p.type in names.ACTOR_KINDS for text in given[p.name]]
    lookup = _Lookup(reader, names.resolve(reader, wanted), today)
    found: dict[str, list[Any]] = {p.name: [lookup.value(p, text) for text in given[p.name]] for p in query.parameters}
    together = {p.name: _all(p, found[p.name]) for p in query.parameters if not is_side_by_side(p)}
    _check_counts(query, together)
    together |= period(query, given, together)
    if len(together) == len(found):
        return [together]
    return [together | {"dataset": dataset} for dataset in found["dataset"] or [None]]


def _all(parameter: Parameter, found: list[Any]) -> Any:
    if not parameter.many:
        return found[0] if found else None
    if parameter.type == "words":
        return sorted({word for some in found for word in some})
    unique = list(dict.fromkeys(found))
    if parameter.type == "status" and ANY in unique:
        return [word for word in words("status") if word != ANY]
    return sorted(unique) if parameter.type == "day" else unique


def _check_counts(query: Query, found: Mapping[str, Any]) -> None:
    """Refuse too few or too many different things."""
    for parameter in query.parameters:
        if not parameter.many or not parameter.least:
            continue
        count = len(found[parameter.name])
        if count < parameter.least or (parameter.most and count > parameter.most):
            expected = f"exactly {parameter.least}" if parameter.most else f"{parameter.least} or more"
            what = parameter.type.upper() if parameter.is_argument else f"--{parameter.name}"
            raise QuestionError(f"'{query.name}' takes {expected} different {what}, not {count}.")


def day_of(day: str | date, today: Callable[[], date]) -> str:
    """A day that is given as a date or as a text, which can be `today`.

    Raises:
        QuestionError: it is no day.
    """
    if isinstance(day, date) or day == "today":
        return date.isoformat(today() if isinstance(day, str) else day)  # also of a moment only its day
    try:
        return dates.parse_day(day)
    except dates.InvalidDateError as error:
        raise QuestionError(str(error), parameter="on") from error


class _Lookup:
    """Turns one text into one value."""

    def __init__(self, reader: Reader, ids: Mapping[tuple[str, str], str], today: Callable[[], date]) -> None:
        self._reader = reader
        self._ids = ids
        self._today = today

    def value(self, parameter: Parameter, text: str) -> Any:
        type_ = parameter.type
        if type_ in names.ACTOR_KINDS:
            return self._ids[type_, text]
        if type_ in RECORDS:
            return self._id(type_, text)
        if type_ in DAYS:
            return self._day(parameter, text)
        if type_ in ("region", "name", "words", "fact"):
            return self._text(type_, text)
        try:
            return plain_value(type_, text)
        except ValueError as error:
            raise QuestionError(f"{error}.", parameter=parameter.name) from error

    def _text(self, type_: str, text: str) -> str | list[str]:
        if type_ == "region":
            from regional.questions.regions import region  # noqa: PLC0415 - few questions are about one

            return region(self._reader, text)
        if type_ == "fact":
            from regional.questions.facts import fact_of  # noqa: PLC0415 - only evidence is asked for by facts

            return fact_of(self._reader, text)
        return self._folded_name(text) if type_ == "name" else sorted(set(fold(text).split()))

    def _folded_name(self, text: str) -> str:
        folded = fold(text)
        if not self._reader.ask("SELECT 1 FROM names WHERE folded = :folded LIMIT 1", {"folded": folded}).rows:
            names.resolve(self._reader, [("actor", text)])  # raises the error that nothing has this name
        return folded

    def _day(self, parameter: Parameter, text: str) -> str:
        if text == "today":
            return date.isoformat(self._today())  # also of a moment only its day
        is_one = parameter.type == "day"
        if text.startswith("@"):
            days = self._days_of_event(text[1:], is_one=is_one)
        else:
            try:
                days = dates.Span(*[dates.parse_day(text)] * 2) if is_one else dates.parse(text)
            except dates.InvalidDateError as error:
                raise QuestionError(str(error), parameter=parameter.name) from error
        return days.latest if parameter.type == "last-day" else days.earliest

    def _days_of_event(self, text: str, *, is_one: bool) -> dates.Span:
        event = self._id("event", text)
        found = self._reader.ask("SELECT start_earliest, start_latest FROM events WHERE id = :id", {"id": event}).rows
        days = dates.Span(*found[0])
        if is_one and days.earliest != days.latest:
            raise RegionalError(f"'{event}' is not dated to the day: it can have been from {' to '.join(days)}")
        return days

    def _id(self, type_: str, text: str) -> str:
        table = RECORDS[type_]
        if self._reader.ask(f"SELECT id FROM {table} WHERE id = :id", {"id": text}).rows:  # noqa: S608 - one of ours
            return text
        known = names.ids(self._reader, table)
        raise RegionalError(f"no {type_} has the id '{text}'{names.nearest(text, known)}")
