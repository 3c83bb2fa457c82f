"""A dataset folder, read and checked as far as it can be without a database."""

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from regional.fingerprint import fingerprint, seed_files, stamps
from regional.models import Base, Dataset
from regional.seeds.entries import check_entries, check_package
from regional.seeds.mapping import mapped_classes
from regional.seeds.nodes import Fields, Scalar
from regional.seeds.origin import origin_of
from regional.seeds.problems import Place, Problems
from regional.seeds.reader import Record, read_records, read_text
from regional.seeds.row_builder import RowBuilder
from regional.seeds.rows import Key, Row
from regional.seeds.yaml_reader import read_yaml


@dataclass(slots=True)
class SeedFolder:
    """The rows of one dataset, and what is wrong with them."""

    path: Path
    dataset: dict[str, Any]
    place: Place
    rows: dict[str, dict[Key, Row]] = field(default_factory=dict)
    declared: dict[str, set[str]] = field(default_factory=dict)
    problems: Problems = field(default_factory=Problems)
    repeated: set[tuple[str, Key]] = field(default_factory=set)
    """The rows that stand more than once in the files, whose parts are not reported as well."""

    def places(self) -> dict[tuple[str, str], Place]:
        """Where each row stands, by its table and the parts of its key, separated by blanks."""
        found = {
            (table, " ".join(str(part) for part in key)): row.place
            for table, rows in self.rows.items()
            for key, row in rows.items()
        }
        return found | {(Dataset.__tablename__, self.dataset["id"]): self.place}

    def keep(self, row: Row) -> None:
        """Keep a row, unless its key is taken. A name that somebody wrote replaces one that nobody did."""
        rows = self.rows.setdefault(row.table.name, {})
        taken = rows.setdefault(row.key, row)
        if taken is row or row.is_implied:
            return
        if taken.is_implied:
            rows[row.key] = row
            return
        self.repeated.add((row.table.name, row.key))
        if "dataset_id" in row.table.columns or row_around(row) not in self.repeated:
            key = " ".join(str(part) for part in row.key if part)
            self.problems.add(row.place, f"'{key}' is already defined at {taken.place}")

    def drop(self, table: str, key: Key) -> None:
        """Leave out a row with a problem, and the row that it is a part of."""
        row = self.rows.get(table, {}).pop(key, None)
        if row is not None and "dataset_id" not in row.table.columns:
            self.drop(*row_around(row))


def row_around(row: Row) -> tuple[str, Key]:
    """The table and key of the row that a row is a part of; a row that is part of no other stands for itself."""
    table = _table_around(row.table)
    return table, row.key if table == row.table.name else row.key[:1]


@cache
def _table_around(part: Any) -> str:
    if "dataset_id" in part.columns:
        return str(part)
    return str(next(iter(next(iter(part.primary_key)).foreign_keys)).column.table)


def read_folder(path: Path, on_file: Callable[[], None] = lambda: None, *, edited: bool = False) -> SeedFolder:
    """Read a dataset folder.

    Args:
        path: the folder, which holds a `dataset.yaml`.
        on_file: called after each file.
        edited: whether an exported package may have been changed since.
    """
    problems = look_through(path, edited=edited)
    before = stamps(path) if is_dataset(path) else []
    dataset, place, claims = _read_dataset(path, problems)
    folder = SeedFolder(path, dataset, place, problems=problems)
    if not is_dataset(path):
        return folder
    for claim in claims:
        folder.keep(claim)
    builder = RowBuilder(dataset["id"], problems)
    last = ""
    for record in read_records(path, mapped_classes().keys() - {Dataset.__tablename__}, problems):
        if record.file != last:
            last = record.file
            on_file()
        for row in builder.build(record):
            folder.keep(row)
    folder.declared = builder.declared
    if not len(problems):
        dataset |= {"fingerprint": fingerprint(path), "loaded_from": origin_of(path)}
        if stamps(path) != before:
            dataset["fingerprint"] = None
    return folder


def look_through(path: Path, *, edited: bool) -> Problems:
    """What is wrong in a folder beside what the files say."""
    problems = Problems()
    if is_dataset(path):
        check_entries(path, problems)
        if not edited:
            check_package(path, problems)
    return problems


def is_dataset(folder: Path) -> bool:
    """Whether a folder says that it is a dataset; nothing of any other is looked at."""
    return os.path.lexists(folder / "dataset.yaml")


def _read_dataset(folder: Path, problems: Problems) -> tuple[dict[str, Any], Place, list[Row]]:
    """The row of the dataset itself, or at least an id for it, its place, and the rows of what it claims."""
    path = folder / "dataset.yaml"
    values: dict[str, Any] = {"id": "?"}
    place = Place(str(path), 1)
    claims: list[Row] = []
    if not os.path.isdir(folder):
        problems.add(Place(str(folder), 0), "there is no such folder")
    elif len(problems) and path not in seed_files(folder):
        pass  # what lies there cannot be read, and that is a problem already
    elif not os.listdir(folder):
        problems.add(Place(str(folder), 0), "the folder is empty: a dataset starts with a file dataset.yaml")
    elif not path.is_file():
        problems.add(Place(str(folder), 0), "there is no dataset.yaml in it, which says `id:`, `title:` and `as_of:`")
    else:
        text = read_text(path, str(path), problems)
        root = read_yaml(text, str(path), problems) if text is not None else None
        if isinstance(root, Fields):
            place = Place(str(path), root.fields["as_of"].line if "as_of" in root.fields else root.line)
            about, *claims = _dataset_rows(Record(Dataset.__tablename__, str(path), root), problems)
            values |= about.values
        elif root is not None:
            problems.add(Place(str(path), root.line), "this must be a mapping that says `id:`, `title:` and `as_of:`")
    return values, place, claims


def _dataset_rows(record: Record, problems: Problems) -> list[Row]:
    """The row of the dataset, and those of what it claims; of one with a problem only the id is left."""
    id_ = record.fields.fields.get("id")
    known = {"id": id_.text} if isinstance(id_, Scalar) and id_.text else {}
    rows = list(RowBuilder(known.get("id", ""), problems).build(record))
    return rows or [Row(Base.metadata.tables[Dataset.__tablename__], known, record.place, {})]
