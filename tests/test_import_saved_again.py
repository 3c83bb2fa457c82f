"""A file that another program has read and saved again brings the same rows, or one line says why it brings none."""

import csv
import io
import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Literal

import pytest

from regional.errors import RegionalError
from tests.datasets import contents
from tests.imports import take

CELLS = """\
ioname,orgname,year,kazakhstan,kyrgyzstan,usa,sdate,deaddate,ionum
SCO,Shanghai Cooperation Organization,2001,1,1,,1996,,4115
SCO,Shanghai Cooperation Organization,2002,1,1,0,1996,,4115
XYZ,Another Organization,2001,0,-9,1,2001,,9990
XYZ,Another Organization,2002,2,3,1,2001,,9990
"""
"""Some cells of the organization-year file of Correlates of War, in its columns."""


def saved(by: str = ",", quoting: Literal[0, 1] = csv.QUOTE_MINIMAL, change: Callable[[str], str] = str) -> str:
    """The cells as a program saves them, of which some fields change."""
    written = io.StringIO()
    writer = csv.writer(written, delimiter=by, quoting=quoting, lineterminator="\n")
    heading, *rows = csv.reader(CELLS.splitlines())
    writer.writerow(heading)
    writer.writerows([change(field) for field in row] for row in rows)
    return written.getvalue()


def as_float(field: str) -> str:
    return f"{field}.0" if field.lstrip("-").isdecimal() else field


def or_sign(sign: str, field: str) -> str:
    return field or sign


WAYS = {
    "capital letters": CELLS.replace(CELLS.splitlines()[0], CELLS.splitlines()[0].upper()),
    "tabs": saved("\t"),
    "a line for a spreadsheet": "sep=;\n" + saved(";"),
    "marks around all fields": saved(quoting=csv.QUOTE_ALL),
    "decimals": saved(change=as_float),
    "decimals and marks": saved(quoting=csv.QUOTE_ALL, change=as_float),
    **{sign: saved(change=partial(or_sign, sign)) for sign in ("NA", "NULL", r"\N", ".", "NaN")},
    "commas at the ends": CELLS.splitlines()[0] + "\n" + "".join(f"{line},\n" for line in CELLS.splitlines()[1:]),
    "lines of nothing": CELLS.replace("\n", "\n \n"),
}


def told(database: Path, path: Path) -> dict[str, list[tuple[object, ...]]]:
    """What the rows of all tables say but that of the datasets, which says what the file was."""
    report = take(database, "cow-igo", path)
    assert (report.read, report.skipped, [*report.noted]) == (4, {}, ["an organization that is not recorded yet"])
    return {table: found for table, found in contents(database).items() if table != "datasets"}


@pytest.mark.parametrize("way", WAYS)
def test_cells_that_were_saved_again_are_the_same(tmp_path: Path, actors: Path, way: str) -> None:
    path = tmp_path / "cells.csv"
    for name in ("one.db", "two.db"):
        shutil.copy(actors, tmp_path / name)
    path.write_text(CELLS, encoding="utf-8")
    first = told(tmp_path / "one.db", path)
    path.write_text(WAYS[way], encoding="utf-8")
    assert told(tmp_path / "two.db", path) == first


def test_columns_that_nobody_knows_bring_nothing_and_change_nothing(tmp_path: Path, actors: Path) -> None:
    path = tmp_path / "cells.csv"
    shutil.copy(actors, tmp_path / "regional.db")
    path.write_text(CELLS, encoding="utf-8")
    take(tmp_path / "regional.db", "cow-igo", path)
    before = contents(tmp_path / "regional.db")
    unknown = CELLS.replace("kazakhstan,kyrgyzstan,usa", "col1,col2,col3")
    path.write_text(unknown, encoding="utf-8")
    with pytest.raises(RegionalError) as refused:
        take(tmp_path / "regional.db", "cow-igo", path)
    assert str(refused.value) == (
        f"{path}: nothing of it can be imported, so nothing is changed: no state is known for the column col1"
        f" (2, first {path}:2); no state is known for the column col2 (2, first {path}:2); an organization that is not"
        f" recorded yet (1, first {path}:4)"
    )
    assert contents(tmp_path / "regional.db") == before
