"""What DuckDB is told in other words, so that it reads no more than it must."""

import re
from pathlib import Path

import pytest

from regional.database.parquet_files import ParquetFiles
from regional.database.parquet_tables import tables_of
from regional.database.parquet_words import translated
from regional.sql.catalog import query_paths, read_query


@pytest.mark.parametrize("question", ["events", "search", "statements"])
def test_the_first_citation_is_found_for_all_rows_at_once(question: str) -> None:
    """Over a million events that takes less than half of the time and of the memory."""
    body = read_query(query_paths()[question]).body
    assert body.count("ORDER BY c.ranked") == 1
    assert "ORDER BY c.ranked" not in translated(body)
    assert "SELECT min(c.ranked)" in translated(body)


def test_of_citations_only_those_of_what_was_found_are_read() -> None:
    """Over fifty million events that takes an eighth of the time; where an index would begin is of no use here."""
    body = translated(read_query(query_paths()["events"]).body)
    assert "found AS MATERIALIZED (" in body
    assert "c.fact_id BETWEEN (SELECT min(f.id) FROM found AS f) AND (SELECT max(f.id) FROM found AS f)" in body
    assert "FROM reaching" not in body
    assert "found" not in translated(read_query(query_paths()["statements"]).body)


def test_of_days_only_those_of_what_was_found_are_kept() -> None:
    """Over ten million events that takes a seventh of the memory."""
    body = translated(read_query(query_paths()["search"]).body)
    assert "FROM events AS e WHERE e.id = s.id AND e.id IN (SELECT f.id FROM found AS f)" in body
    assert "c.fact_id IN (SELECT f.id FROM found AS f)" in body


def test_the_largest_files_come_first(tmp_path: Path) -> None:
    """DuckDB would take all of them to be as small as the first, and keep millions of rows in place of a few."""
    paths = [str(tmp_path / f"{size}.parquet") for size in (2, 30, 1)]
    for path, size in zip(paths, (2, 30, 1), strict=True):
        Path(path).write_bytes(b" " * size)
    ((_, made),) = tables_of(ParquetFiles(str(tmp_path), {"events": paths}))
    assert re.findall(r"(\d+)\.parquet", made) == ["30", "2", "1"]
