"""Running an export: from one snapshot of the database into one new folder."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, select

from regional.database.location import shown
from regional.database.snapshot import snapshot
from regional.errors import RegionalError
from regional.exporters.folder import new_folder
from regional.exporters.meter import Meter, Written
from regional.exporters.package import write_packages
from regional.exporters.tables import Extract, everything, told
from regional.models import Base, Dataset
from regional.seeds.datasets import require

Tell = Callable[[int, int], None]
"""Is told how many rows have been read, and how many there are."""


def export(
    location: str, place: Path, dataset: str | None = None, *, as_parquet: bool = False, tell: Tell | None = None
) -> list[Written]:
    """Write datasets into a folder.

    Args:
        location: the database.
        place: the folder, which is made; one that holds nothing but a previous export is replaced.
        dataset: which dataset; without it all, as packages each in a folder of its own if there are several.
        as_parquet: whether the tables are written as Parquet, not as packages.
        tell: told how far it is.

    Returns:
        What was written.

    Raises:
        RegionalError: there is no such dataset, something else is in the folder, or it cannot be written.
    """
    if as_parquet:
        from regional.exporters import parquet  # noqa: PLC0415 - packages do without pyarrow
    with snapshot(location) as connection:
        datasets = _chosen(connection, location, dataset)
        extracts = everything(dataset) if as_parquet else [each for row in datasets for each in told(row["id"])]
        meter = _meter(connection, extracts, tell)
        with new_folder(place) as folder:
            if as_parquet:
                return list(parquet.write_tables(connection, datasets, extracts, folder, meter))
            return list(write_packages(connection, datasets, folder, meter))


def _chosen(connection: Connection, location: str, dataset: str | None) -> list[Mapping[str, Any]]:
    if dataset is not None:
        require(connection, dataset)
    table = Base.metadata.tables[Dataset.__tablename__]
    rows = connection.execute(select(table).order_by(table.c.id)).mappings().all()
    if not rows:
        raise RegionalError(f"there is no dataset in {shown(location)}")
    return [dict(row) for row in rows if dataset in (None, row["id"])]


def _meter(connection: Connection, extracts: list[Extract], tell: Tell | None) -> Meter:
    if tell is None:
        return Meter(lambda _done: None)
    total = sum(extract.count(connection) for extract in extracts)
    return Meter(lambda done: tell(done, total))
