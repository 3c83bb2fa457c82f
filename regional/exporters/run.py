"""Running an export: from one snapshot of the database into one new folder."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, select

from regional.database.location import shown
from regional.database.snapshot import snapshot
from regional.errors import RegionalError
from regional.exporters.folder import new_folder
from regional.exporters.package import write_packages
from regional.exporters.row_counter import RowCounter, Written
from regional.exporters.tables import Extract, all_extracts, seeded_extracts
from regional.models import Base, Dataset
from regional.models.base import IS_LOCAL
from regional.progress import Progress, unseen
from regional.seeds.datasets import require


def export(
    location: str,
    target: Path,
    dataset: str | None = None,
    *,
    as_parquet: bool = False,
    progress: Progress = unseen,
) -> list[Written]:
    """Write datasets into a folder.

    Args:
        location: the database.
        target: the folder. It is created if it is missing, and replaced if it holds a previous export or nothing.
        dataset: the dataset; without it all are exported, several packages into a folder each.
        as_parquet: whether the tables are written as Parquet and not as packages.
        progress: is called with how many rows have been read, and how many there are.

    Returns:
        What was written.

    Raises:
        RegionalError: there is no such dataset, the folder holds something else, or it cannot be written.
    """
    if as_parquet:
        from regional.exporters import parquet  # noqa: PLC0415 - packages do without pyarrow
    with snapshot(location) as connection:
        datasets = _chosen(connection, location, dataset)
        extracts = (
            all_extracts(dataset) if as_parquet else [each for row in datasets for each in seeded_extracts(row["id"])]
        )
        counter = _row_counter(connection, extracts, progress)
        with new_folder(target) as folder:
            if as_parquet:
                return list(parquet.write_tables(connection, datasets, extracts, parquet.Version(folder), counter))
            return list(write_packages(connection, datasets, folder, counter))


def _chosen(connection: Connection, location: str, dataset: str | None) -> list[Mapping[str, Any]]:
    if dataset is not None:
        require(connection, dataset)
    table = Base.metadata.tables[Dataset.__tablename__]
    columns = [column for column in table.columns if not column.info.get(IS_LOCAL)]
    rows = connection.execute(select(*columns).order_by(table.c.id)).mappings().all()
    if not rows:
        raise RegionalError(f"there is no dataset in {shown(location)}")
    return [dict(row) for row in rows if dataset in (None, row["id"])]


def _row_counter(connection: Connection, extracts: list[Extract], progress: Progress) -> RowCounter:
    if progress is unseen:
        return RowCounter()
    total = sum(extract.count(connection) for extract in extracts)
    return RowCounter(lambda done: progress(done, total))
