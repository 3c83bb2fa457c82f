"""The menus of the forms: what can be chosen for each type of parameter."""

import os
from collections.abc import Callable

from markupsafe import Markup

from regional import render
from regional.pages.library import Library, Record
from regional.sql.catalog import PARTS, Parameter
from regional.sql.header import read_header
from regional.sql.parameters import WORDS, words

Choices = dict[str, str]
"""What can be chosen, and how it is called in a menu."""

DAYS = {
    "day": (r"\d{4}(-\d{2}){0,2}|today|@.+", "2021-09-17", "a day such as 2021-09-17, or today"),
    "first-day": (r"\d{4}(-\d{2}){0,2}|today|@.+", "2021", "a day, a month such as 2021-09, or a year"),
    "last-day": (r"\d{4}(-\d{2}){0,2}|today|@.+", "2021", "a day, a month such as 2021-09, or a year"),
    "year": (r"\d{4}", "2021", "a year"),
}
"""How a day is written in a field: the pattern, an example, and in words."""


class Menus:
    """Every menu, made when it is first needed."""

    def __init__(self, library: Library) -> None:
        """Take the records that can be chosen."""
        self.library = library
        self._choices: dict[str, Choices] = {}
        self._options: dict[str, Markup] = {}

    def choices(self, type_: str) -> Choices:
        """What a parameter of a type can be; empty if anything can be written."""
        if type_ not in self._choices:
            self._choices[type_] = self._made(type_)
        return self._choices[type_]

    def options(self, type_: str) -> Markup:
        """The options of a menu."""
        if type_ not in self._options:
            some = (_option(value, label) for value, label in self.choices(type_).items())
            self._options[type_] = Markup('<option value=""></option>') + Markup("").join(some)
        return self._options[type_]

    def chosen(self, parameter: Parameter, text: str) -> Markup:
        """The option that is chosen, which stands before all."""
        return _option(text, self.choices(parameter.type).get(text, text), " selected") if text else Markup("")

    def _made(self, type_: str) -> Choices:
        if type_ in WORDS:
            return {word: word.replace("_", " ") for word in words(type_)}
        if type_ in _RECORDS:
            return {one.id: label(one) for kind, label in _RECORDS[type_].items() for one in self.library.of(kind)}
        if type_ in _TABLES:
            rows = self.library.connection.sql(_TABLES[type_]).all().rows
            return {str(id_): render.printable(name) for id_, name in rows}
        if type_ == "region":
            part = read_header(os.path.join(PARTS, "regions.sql"), "a part starts with what its rows are")
            found = self.library.connection.sql(part.body).all().rows
            return {str(code): str(name) for code, name, _ in sorted(found, key=lambda row: row[1])}
        return {}


def _named(record: Record) -> str:
    return record.name


def _by_id(record: Record) -> str:
    return f"{record.id} · {record.name}"


def _dated(record: Record) -> str:
    return f"{record.row['start_date']} · {record.name}"


_RECORDS: dict[str, dict[str, Callable[[Record], str]]] = {
    "organization": {"organization": _by_id},
    "state": {"state": _named},
    "member": {"state": _named, "organization": _by_id},
    "actor": {"state": _named, "person": _named, "organization": _by_id},
    "person": {"person": _named},
    "event": {"event": _dated},
}
"""The records that a type of parameter can be, and how each is called in a menu."""

_TABLES = {
    "topic": "SELECT t.id, t.name FROM topics AS t ORDER BY t.name, t.id",
    "dataset": "SELECT d.id, d.title FROM datasets AS d ORDER BY d.priority, d.id",
}
"""The types whose values are in a table that has no pages."""


def _option(value: str, label: str, more: str = "") -> Markup:
    return Markup('<option value="{}"{}>{}</option>').format(value, Markup(more), render.printable(label))  # noqa: S704
