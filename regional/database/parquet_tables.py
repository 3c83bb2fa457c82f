"""The tables and the views of a folder of Parquet files, as statements for DuckDB."""

import os
import re
from collections.abc import Iterator, Sequence

from regional.database.parquet_files import ParquetFiles
from regional.sql.definitions import views

_PARTS = re.compile(r".*/event_participants/dataset=[^/]+/year=[0-9]+/[^/]+")

_BY_PART = """
CREATE VIEW participations AS
SELECT
    event_id,
    actor_id,
    role,
    lpad(CAST(year AS VARCHAR), 4, '0') AS year,
    dataset AS dataset_id
FROM read_parquet([{}], hive_partitioning = true, hive_types = {{'dataset': VARCHAR, 'year': BIGINT}})
"""
"""The view `participations`, whose years and datasets are the names of the folders: no event is looked up."""


def tables_of(files: ParquetFiles) -> Iterator[tuple[str, str]]:
    """Each table, and the statement that makes a view of its files."""
    for name, paths in files.tables.items():
        read = f"SELECT * FROM read_parquet([{_listed(paths)}], hive_partitioning = false)"  # noqa: S608 - as literals
        yield name, f"CREATE VIEW {name} AS {read}"


def views_of(files: ParquetFiles) -> Iterator[tuple[str, str]]:
    """Each view, and the statement that makes it."""
    parts = files.tables.get("event_participants", [])
    for view in views():
        is_by_part = view.name == "participations" and all(map(_PARTS.fullmatch, parts))
        yield view.name, _BY_PART.format(_listed(parts)) if is_by_part else view.statement


def _listed(paths: Sequence[str]) -> str:
    """Files as literals, the largest first.

    DuckDB takes all files to be as large as the first, and of two tables keeps the one in memory that seems smaller.
    """
    return ", ".join("'" + path.replace("'", "''") + "'" for path in sorted(paths, key=os.path.getsize, reverse=True))
