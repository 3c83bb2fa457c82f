"""From records to checked rows. What a table, a column or a nested list is, the models alone say.

A nested list is a relationship of the mapped class; the rows in it belong to the row around it. A row of such a list
can be written in short: the columns of its key that the row around it does not give, separated by white space, the last
taking the rest. So `ft-2021-09-17 paragraph 9` is a citation, `ru Россия` a name and `CHN host` a participant. A CSV
cell holds several of them, separated by semicolons.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import Column, Integer, Table
from sqlalchemy.orm import Mapper

from regional import dates
from regional.models import Actor, Base, Organization, Person, State
from regional.models.types import Edtf, Word
from regional.names import nearest
from regional.seeds.problems import Place, Problems
from regional.seeds.reader import Fields, Items, Node, Record, Scalar

NAMED: tuple[type[Base], ...] = (State, Organization, Person)
"""The actors, whose id and English name are names too."""


@dataclass(slots=True)
class Row:
    """A row of a table, checked by itself, that knows where each of its values stands."""

    table: Table
    values: dict[str, Any]
    place: Place
    lines: dict[str, int]
    is_implied: bool = False
    """Whether no one wrote it: the names that an actor has by its id."""

    def place_of(self, column: str) -> Place:
        """Where the value of a column stands."""
        return Place(self.place.file, self.lines.get(column, self.place.line))

    @property
    def key(self) -> tuple[Any, ...]:
        """The primary key."""
        return tuple(self.values.get(column.name) for column in self.table.primary_key)


@cache
def mapped_classes() -> dict[str, Mapper[Any]]:
    """The mapped classes that a file can fill, by the name of their table."""
    return {stored(mapper).name: mapper for mapper in Base.registry.mappers if mapper.class_ is not Actor}


def stored(mapper: Mapper[Any]) -> Table:
    """The table that a class has of its own."""
    return Base.metadata.tables[str(mapper.local_table)]


def _all_stored(mapper: Mapper[Any]) -> list[Table]:
    """The tables that a class is stored in, those of the classes that it extends first."""
    return [stored(above) for above in reversed(list(mapper.iterate_to_root()))]


@cache
def _children(mapper: Mapper[Any]) -> dict[str, tuple[Mapper[Any], str]]:
    """The nested lists of a class: for each the class of its rows, and their column that points to the row around."""
    found = {}
    for relationship in mapper.relationships:
        (pair,) = [remote.name for _, remote in relationship.local_remote_pairs or ()]
        found[relationship.key] = (relationship.mapper, str(pair))
    return found


@cache
def _columns(mapper: Mapper[Any]) -> dict[str, Column[Any]]:
    """The columns that a seed can give, by name; derived ones, the dataset and the kind of actor are left out."""
    columns = {column.name: column for table in _all_stored(mapper) for column in table.columns}
    hidden = {"dataset_id", "folded"} | ({"kind"} if mapper.inherits else set())
    return {n: c for n, c in columns.items() if n not in hidden and not n.endswith(("earliest", "latest"))}


@cache
def _short_form(mapper: Mapper[Any], parent: str) -> list[str]:
    return [column.name for column in stored(mapper).primary_key if column.name != parent]


class RowBuilder:
    """Builds the rows of one dataset."""

    def __init__(self, dataset: str, problems: Problems) -> None:
        """Take the id of the dataset, and where to put what is wrong."""
        self._dataset = dataset
        self._problems = problems
        self.declared: dict[str, set[str]] = defaultdict(set)
        """For each table the ids that the files declare, sound or not, so that one mistake is not reported twice."""

    def build(self, record: Record) -> Iterator[Row]:
        """The rows that a record stands for: its own, and those that belong to it."""
        yield from self._row(mapped_classes()[record.table], record.fields, record.file, {})

    def _row(self, mapper: Mapper[Any], fields: Fields, file: str, given: dict[str, Any]) -> Iterator[Row]:
        place = Place(file, fields.line)
        columns, children = _columns(mapper), _children(mapper)
        values: dict[str, Any] = dict(given)
        lines: dict[str, int] = {}
        nested: list[tuple[str, Node]] = []
        sound = True
        declared = fields.fields.get("id")
        if isinstance(declared, Scalar):
            for table in _all_stored(mapper):
                self.declared[table.name].add(declared.text)
        for name, node in fields.fields.items():
            lines[name] = node.line
            if name in children:
                nested.append((name, node))
            elif name not in columns or name in given:
                what = "is given by the row around it" if name in given else "is unknown"
                names = [n for n in (*columns, *children) if n not in given]
                self._problems.add(Place(file, node.line), f"the column '{name}' {what}{nearest(name, names)}")
            elif not isinstance(node, Scalar):
                self._problems.add(Place(file, node.line), f"{name} must be a single text")
                sound = False
            elif node.text:
                sound &= self._convert(columns[name], node, file, values)
        sound &= self._complete(mapper, values, place)
        if sound:
            yield from self._store(mapper, values, place, lines)
        for name, node in nested:
            yield from self._nested(mapper, name, node, file, values if sound else None)

    def _convert(self, column: Column[Any], node: Scalar, file: str, values: dict[str, Any]) -> bool:
        """Give a text the type of its column, with the days that a date can mean."""
        place, text = Place(file, node.line), node.text
        if isinstance(column.type, Word) and text not in set(column.type.vocabulary):
            words = list(column.type.vocabulary)
            self._problems.add(place, f"{column.name} '{text}' is none of {', '.join(words)}{nearest(text, words)}")
            return False
        if isinstance(column.type, Edtf):
            try:
                span = dates.parse(text)
            except dates.InvalidDateError as error:
                self._problems.add(place, f"{column.name}: {error}")
                return False
            prefix = column.name.removesuffix("date")
            if f"{prefix}earliest" in column.table.columns:
                values[f"{prefix}earliest"], values[f"{prefix}latest"] = span
        if isinstance(column.type, Integer):
            if not text.isascii() or not text.lstrip("-").isdigit() or len(text) > 18:  # noqa: PLR2004 - fits 64 bits
                self._problems.add(place, f"{column.name} '{text}' is not a whole number, such as 31000000")
                return False
            values[column.name] = int(text)
            return True
        values[column.name] = text
        return True

    def _complete(self, mapper: Mapper[Any], values: dict[str, Any], place: Place) -> bool:
        """Fill in defaults and derived columns, or say which column is missing."""
        values["dataset_id"] = self._dataset
        missing = []
        for name, column in _columns(mapper).items():
            if name in values or column.nullable:
                continue
            if column.default is not None and column.default.is_scalar:
                values[name] = column.default.arg  # type: ignore[attr-defined]  # a scalar default has its value there
            elif name not in mapper.class_.completed:
                missing.append(name)
        for name in missing:
            self._problems.add(place, f"{name} is missing")
        if missing:
            return False
        mapper.class_.complete(values)
        return True

    def _store(self, mapper: Mapper[Any], values: dict[str, Any], place: Place, lines: dict[str, int]) -> Iterator[Row]:
        """One row for each table that the class is stored in, and the names that an actor has by itself."""
        if mapper.inherits:
            values = {**values, "kind": str(mapper.polymorphic_identity)}
        for table in _all_stored(mapper):
            columns = {column.name: values.get(column.name) for column in table.columns}
            yield Row(table, columns, place, lines)
        if mapper.class_ in NAMED:
            yield from self._own_names(values, place)

    def _own_names(self, values: dict[str, Any], place: Place) -> Iterator[Row]:
        """The id and the ISO code are names in no language, the name of the row is one in English."""
        own = [("und", values["id"]), ("en", values["name"]), ("und", values.get("alpha_2"))]
        mapper = mapped_classes()["names"]
        for language, name in own:
            if name is not None:
                row = {"actor_id": values["id"], "language": language, "name": name, "dataset_id": self._dataset}
                mapper.class_.complete(row)
                columns = {column.name: row.get(column.name) for column in stored(mapper).columns}
                yield Row(stored(mapper), columns, place, {}, is_implied=True)

    def _nested(
        self, mapper: Mapper[Any], name: str, node: Node, file: str, parent: dict[str, Any] | None
    ) -> Iterator[Row]:
        """The rows of a nested list. Without a sound row around them they are checked, but not built."""
        child, column = _children(mapper)[name]
        key = parent["id"] if parent else "?"
        if isinstance(node, Scalar):
            node = Items([Scalar(part.strip(), node.line) for part in node.text.split(";") if part.strip()], node.line)
        if isinstance(node, Fields):
            self._problems.add(Place(file, node.line), f"{name} must be a list: each begins with `- `")
            return
        for item in node.items:
            fields = self._long_form(child, column, item, name, file)
            if fields is not None:
                rows = list(self._row(child, fields, file, {column: key}))
                yield from rows if parent else ()

    def _long_form(self, child: Mapper[Any], column: str, item: Node, name: str, file: str) -> Fields | None:
        if isinstance(item, Fields):
            return item
        names = _short_form(child, column)
        if isinstance(item, Scalar) and "id" not in names:
            parts = item.text.split(maxsplit=len(names) - 1)
            return Fields({n: Scalar(part, item.line) for n, part in zip(names, parts, strict=False)}, item.line)
        self._problems.add(Place(file, item.line), f"each of the {name} must be a mapping, such as `- {{…: …}}`")
        return None


def references(table: Table) -> list[tuple[str, str]]:
    """The columns of a table that point to the id of another table: pairs of column and table."""
    return sorted(
        (key.parent.name, key.column.table.name)
        for key in table.foreign_keys
        if key.parent.name not in ("id", "dataset_id")
    )
