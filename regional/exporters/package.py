"""Datasets as Tabular Data Packages: a CSV file for each table, and the `dataset.yaml` that makes them loadable."""

import csv
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml
from sqlalchemy import Connection, select

from regional.errors import RegionalError
from regional.exporters import descriptor
from regional.exporters.folder import DATASET
from regional.exporters.row_counter import RowCounter, Written
from regional.exporters.tables import Extract, seeded_extracts
from regional.fingerprint import digest
from regional.models import Base, Name
from regional.seeds.ownership import owned_by
from regional.seeds.rows import NAMED, implied_names


def write_packages(
    connection: Connection, datasets: Sequence[Mapping[str, Any]], folder: Path, counter: RowCounter
) -> Iterator[Written]:
    """Write one dataset into a folder, or several into a folder of their own each.

    Args:
        connection: a snapshot of the database.
        datasets: the rows of the datasets.
        folder: an empty folder.
        counter: counts the rows.

    Yields:
        What was written of each table that has rows.

    Raises:
        RegionalError: a dataset has an id that no folder can have.
    """
    if len(datasets) == 1:
        yield from _write_package(connection, datasets[0], folder, counter)
        return
    for dataset in datasets:
        id_ = dataset["id"]
        if id_.startswith(".") or Path(id_).name != id_:
            raise RegionalError(f"no folder can be named '{id_}': export that dataset alone, with --dataset")
        (folder / id_).mkdir()
        yield from _write_package(connection, dataset, folder / id_, counter)


def _write_package(
    connection: Connection, dataset: Mapping[str, Any], folder: Path, counter: RowCounter
) -> Iterator[Written]:
    id_ = dataset["id"]
    present: dict[str, Extract] = {}
    counts: dict[str, int] = {}
    for extract in seeded_extracts(id_):
        rows: Iterable[Sequence[Any]] = counter.through(extract.rows(connection))
        if extract.name == Name.__tablename__:
            rows = _without_implied(connection, id_, extract, rows)
        counts[extract.name] = _write_csv(_file(folder, extract), extract, rows)
        if counts[extract.name]:
            present[extract.name] = extract
        else:
            _file(folder, extract).unlink()
    resources = [_resource(connection, extract, present, folder) for extract in present.values()]
    _write_dataset(folder / DATASET, dataset)
    descriptor.save(folder, descriptor.package([dataset], descriptor.sources(connection, [dataset]), resources))
    for resource in resources:
        yield Written(id_, resource["name"], counts[resource["name"]], resource["bytes"])


def _file(folder: Path, extract: Extract) -> Path:
    return folder / f"{extract.name}.csv"


def _write_csv(path: Path, extract: Extract, rows: Iterable[Sequence[Any]]) -> int:
    """Write a file as RFC 4180 has it, and count its rows."""
    counter = RowCounter()
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([column.name for column in extract.columns])
        writer.writerows(counter.through(rows))
    return counter.passed


def _without_implied(
    connection: Connection, dataset: str, names: Extract, rows: Iterable[Sequence[Any]]
) -> Iterator[Sequence[Any]]:
    """The rows of names without those that follow from an actor of the dataset: the loader adds them itself."""
    implied = set()
    for class_ in NAMED:
        table = Base.metadata.tables[class_.__tablename__]
        for actor in connection.execute(select(table).where(owned_by(table, dataset))).mappings():
            implied |= {(actor["id"], *name) for name in implied_names(dict(actor))}
    columns = [column.name for column in names.columns]
    key = [columns.index(name) for name in ("actor_id", "language", "name")]
    for row in rows:
        has_more = any(value is not None for at, value in enumerate(row) if at not in key)
        if has_more or tuple(row[at] for at in key) not in implied:
            yield row


def _resource(connection: Connection, extract: Extract, present: Mapping[str, Extract], folder: Path) -> dict[str, Any]:
    path = _file(folder, extract)
    about = {"path": path.name, "format": "csv", "mediatype": "text/csv", "encoding": "utf-8"}
    resource = descriptor.resource(extract, **about, bytes=path.stat().st_size, hash=digest(path))
    schema = resource["schema"]
    if not any(column.nullable for column in extract.columns):
        schema["missingValues"] = []  # an empty locator is a text
    keys = [
        {"fields": [column.name], "reference": _reference(extract, parent)}
        for column, parent in extract.pointers(present)
        if not extract.points_out(connection, column, parent)
    ]
    if keys:
        schema["foreignKeys"] = keys
    return resource


def _reference(extract: Extract, parent: Extract) -> dict[str, Any]:
    """What a foreign key points to; the standard leaves out the resource if it is the same."""
    resource = {} if parent.name == extract.name else {"resource": parent.name}
    return {**resource, "fields": ["id"]}


def _write_dataset(path: Path, dataset: Mapping[str, Any]) -> None:
    about = {name: value for name, value in dataset.items() if name != "fingerprint" and value is not None}
    text = yaml.safe_dump(about, allow_unicode=True, sort_keys=False, width=math.inf)
    path.write_text(text, encoding="utf-8", newline="\n")
