"""A dataset folder, read and checked as far as it can be without a database."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from regional.fingerprint import fingerprint, seed_files
from regional.models import Dataset
from regional.seeds.problems import Place, Problems, SeedError
from regional.seeds.reader import Fields, Record, read_records, read_text, read_yaml
from regional.seeds.rows import Row, RowBuilder, mapped_classes


@dataclass(slots=True)
class SeedFolder:
    """The rows of one dataset, and what is wrong with them."""

    path: Path
    dataset: dict[str, Any]
    rows: dict[str, dict[tuple[Any, ...], Row]]
    declared: dict[str, set[str]]
    problems: Problems

    def places(self) -> dict[tuple[str, str], Place]:
        """Where each row with an id stands, by its table and its id."""
        return {(name, key[0]): row.place for name, rows in self.rows.items() for key, row in rows.items()}


def read_folder(path: Path, tick: Callable[[], None] = lambda: None) -> SeedFolder:
    """Read a dataset folder.

    Args:
        path: the folder, which holds a `dataset.yaml`.
        tick: called after each file.

    Raises:
        SeedError: it is no folder, is empty, or does not say which dataset it is.
    """
    problems = Problems()
    dataset = _read_dataset(path, problems)
    builder = RowBuilder(dataset["id"], problems)
    rows: dict[str, dict[tuple[Any, ...], Row]] = {}
    last = ""
    for record in read_records(path, mapped_classes().keys() - {Dataset.__tablename__}, problems):
        if record.file != last:
            last = record.file
            tick()
        for row in builder.build(record):
            _keep(rows.setdefault(row.table.name, {}), row, problems)
    return SeedFolder(path, dataset, rows, builder.declared, problems)


def _keep(rows: dict[tuple[Any, ...], Row], row: Row, problems: Problems) -> None:
    """Keep a row, unless its key is taken. A name that somebody wrote replaces one that nobody did."""
    taken = rows.setdefault(row.key, row)
    if taken is row or row.is_implied:
        return
    if taken.is_implied:
        rows[row.key] = row
        return
    key = " ".join(str(part) for part in row.key if part)
    problems.add(row.place, f"'{key}' stands already at {taken.place}")


def _read_dataset(folder: Path, problems: Problems) -> dict[str, Any]:
    """The row of the dataset itself."""
    path = folder / "dataset.yaml"
    if not folder.is_dir():
        problems.add(Place(str(folder), 0), "there is no such folder")
    elif not seed_files(folder):
        problems.add(Place(str(folder), 0), "the folder is empty: a dataset starts with a file dataset.yaml")
    elif not path.is_file():
        problems.add(Place(str(folder), 0), "there is no dataset.yaml in it, which says `id:`, `title:` and `as_of:`")
    else:
        file = str(path)
        text = read_text(path, file, problems)
        root = read_yaml(text, file, problems) if text is not None else None
        if isinstance(root, Fields):
            values = _dataset_row(Record(Dataset.__tablename__, file, root), problems)
            if values:
                return values | {"fingerprint": fingerprint(folder)}
        elif root is not None:
            problems.add(Place(file, root.line), "this must be a mapping that says `id:`, `title:` and `as_of:`")
    raise SeedError(problems)


def _dataset_row(record: Record, problems: Problems) -> dict[str, Any] | None:
    rows = list(RowBuilder("", problems).build(record))
    return None if len(problems) else {name: value for name, value in rows[0].values.items() if name != "dataset_id"}
