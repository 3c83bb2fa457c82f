"""Turn records into checked rows. Only the models say what a table, a column or a nested list is.

A nested list is a relationship of the mapped class; the rows in it belong to the row around it. A row of such a list
can be written in short: the columns of its key that the row around it does not give, separated by white space, the last
taking the rest. So `ft-2021-09-17 paragraph 9` is a citation, `ru Россия` a name and `CHN host` a participant. A CSV
cell holds several of them, separated by semicolons.
"""

import math
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import suppress
from functools import cache
from typing import Any

from sqlalchemy import Column, Float, Integer
from sqlalchemy.orm import Mapper

from regional import dates
from regional.models.types import Edtf, Word
from regional.names import nearest
from regional.seeds.mapping import all_stored, columns_of, mapped_classes, nested_lists, short_form, stored
from regional.seeds.nodes import Fields, Items, Node, Scalar
from regional.seeds.problems import Place, Problems
from regional.seeds.reader import Record
from regional.seeds.rows import Row, complete, required_columns, rows_of
from regional.visible import hidden

_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?([eE][-+]?[0-9]+)?")


class RowBuilder:
    """Builds the rows of one dataset."""

    def __init__(self, dataset: str, problems: Problems) -> None:
        """Take the id of the dataset, and where to put what is wrong."""
        self._dataset = dataset
        self._problems = problems
        self.declared: dict[str, set[str]] = defaultdict(set)
        """For each table the ids that the files declare, sound or not, so that one mistake is not reported twice."""

    def build(self, record: Record) -> Iterator[Row]:
        """The rows that a record stands for: its own, and those that belong to it. What has a problem is left out."""
        mapper = mapped_classes()[record.table]
        if not record.is_whole:
            self._declare(mapper, record.fields)
        elif record.columns and not record.fields.fields:
            self._check_heading(mapper, record.file, record.columns)
        else:
            yield from self._row(mapper, record.fields, record.file, {}, record.columns)

    def _check_heading(self, mapper: Mapper[Any], file: str, heading: Sequence[str]) -> None:
        """Report the unknown columns of a file without rows: it may be no table at all, and its rows are not gone."""
        known = [*columns_of(mapper), *nested_lists(mapper)]
        for name in heading:
            if name and name not in known:
                self._problems.add(Place(file, 1), f"the column '{name}' is unknown{nearest(name, known)}")

    def _row(
        self,
        mapper: Mapper[Any],
        fields: Fields,
        file: str,
        given: dict[str, Any],
        heading: Sequence[str] | None = None,
    ) -> Iterator[Row]:
        problems = len(self._problems)
        place = Place(file, fields.line)
        columns, nests = columns_of(mapper), nested_lists(mapper)
        values: dict[str, Any] = dict(given)
        lines: dict[str, int] = {}
        nested: list[tuple[str, Node]] = []
        self._declare(mapper, fields)
        for name, node in fields.fields.items():
            lines[name] = node.line
            if name in nests:
                nested.append((name, node))
            elif not name:
                continue
            elif name not in columns or name in given:
                what = "is given by the row around it" if name in given else "is unknown"
                names = [n for n in (*columns, *nests) if n not in given]
                message = f"the column '{name}' {what}{nearest(name, names)}"
                self._problems.add(Place(file, node.line if heading is None else 1), message)
            elif not isinstance(node, Scalar):
                self._problems.add(Place(file, node.line), f"{name} must be a single text")
            elif node.text:
                self._convert(columns[name], node, file, values)
            else:
                del lines[name]  # the cell is empty
        is_whole = self._complete(mapper, values, place, lines, heading)
        is_sound = is_whole and len(self._problems) == problems
        own: list[Row] = []
        others: list[Row] = []
        for name, node in nested:
            before = len(self._problems)
            rows = list(self._nested(mapper, name, node, file, values if is_sound else None))
            if "dataset_id" in stored(nests[name][0]).columns:
                others += rows
            else:
                own += rows
                is_sound &= len(self._problems) == before
        if is_sound:
            yield from (*rows_of(mapper, values, place, lines), *own, *others)

    def _declare(self, mapper: Mapper[Any], fields: Fields) -> None:
        """Remember what must be the id of a row: what is called so, or else comes first where each row needs one."""
        declared = fields.fields.get("id")
        if declared is None and "id" in required_columns(mapper):
            found = fields.fields.items()
            declared = next((node for name, node in found if name.casefold() == "id"), next(iter(found), ("", None))[1])
        if isinstance(declared, Scalar):
            for table in all_stored(mapper):
                self.declared[table.name].add(declared.text)

    def _convert(self, column: Column[Any], node: Scalar, file: str, values: dict[str, Any]) -> None:
        """Give a text the type of its column."""
        values[column.name] = node.text
        if not _is_any_text(column) or "\0" in node.text:
            self._convert_what_is_more(column, node, file, values)

    def _convert_what_is_more(self, column: Column[Any], node: Scalar, file: str, values: dict[str, Any]) -> None:
        place, text = Place(file, node.line), node.text
        if "\0" in text:
            self._problems.add(place, f"{column.name} holds a NUL character, which not every database can keep")
        elif column.name == "id" and (found := hidden(text)):
            self._problems.add(
                place, f"the id {text} holds the hidden character {found}: an id holds only what is seen"
            )
        elif isinstance(column.type, Word) and text not in column.type.words:
            words = list(column.type.vocabulary)
            self._problems.add(place, f"{column.name} '{text}' is none of {', '.join(words)}{nearest(text, words)}")
        elif isinstance(column.type, Edtf):
            try:
                dates.parse(text)
            except dates.InvalidDateError as error:
                self._problems.add(place, f"{column.name}: {error}")
        elif isinstance(column.type, Integer):
            if re.fullmatch("-?[0-9]{1,18}", text):  # fits 64 bits
                values[column.name] = int(text)
            else:
                self._problems.add(place, f"{column.name} '{text}' is not a whole number, such as 31000000")
        elif isinstance(column.type, Float):
            if _NUMBER.fullmatch(text) and math.isfinite(float(text)):
                values[column.name] = float(text)
            else:
                self._problems.add(place, f"{column.name} '{text}' is not a number, such as -6.5")

    def _complete(
        self,
        mapper: Mapper[Any],
        values: dict[str, Any],
        place: Place,
        lines: dict[str, int],
        heading: Sequence[str] | None,
    ) -> bool:
        """Fill in what follows from the values, or say which column is missing: where all rows lack it, only once."""
        values["dataset_id"] = self._dataset
        missing = [name for name in required_columns(mapper) if name not in values]
        for name in missing:
            if heading is not None and name not in heading:
                if not any(nearest(other, [name]) for other in heading if other not in columns_of(mapper)):
                    self._problems.add(Place(place.file, 1), f"the column '{name}' is missing")
            elif name not in lines or name == "id":
                self._problems.add(place, f"{name} is missing")
        if missing:
            return False
        given = values.get("id")
        with suppress(dates.InvalidDateError):  # that is a problem already
            complete(mapper, values)
        if given not in (None, values.get("id")):
            at = Place(place.file, lines["id"])
            self._problems.add(at, f"the id '{given}' is not what the row says: leave it out, or write {values['id']}")
        return True

    def _nested(
        self, mapper: Mapper[Any], name: str, node: Node, file: str, parent: dict[str, Any] | None
    ) -> Iterator[Row]:
        """The rows of a nested list. Without a sound row around them they are checked, but not built."""
        child, column = nested_lists(mapper)[name]
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
        names = short_form(child, column)
        if isinstance(item, Scalar) and "id" not in names:
            parts = item.text.split(maxsplit=len(names) - 1)
            return Fields({n: Scalar(part, item.line) for n, part in zip(names, parts, strict=False)}, item.line)
        self._problems.add(Place(file, item.line), f"each of the {name} must be a mapping, such as `- {{…: …}}`")
        return None


@cache
def _is_any_text(column: Column[Any]) -> bool:
    """Whether a column holds any text that can be stored at all."""
    return column.name != "id" and not isinstance(column.type, Word | Edtf | Integer | Float)
