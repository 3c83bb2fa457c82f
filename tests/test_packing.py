"""How files are packed: by their names, or by how they begin."""

import bz2
import gzip
import lzma
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.test_import_files import read, refusal


@pytest.mark.parametrize(("name", "pack"), [("x.bz2", bz2.compress), ("X.XZ", lzma.compress)])
def test_a_file_is_unpacked_by_other_programs_ways(tmp_path: Path, name: str, pack: Callable[[bytes], bytes]) -> None:
    packed = pack(b"a,b\n1,2\n")
    for path in (tmp_path / name, tmp_path / "x"):
        path.write_bytes(packed)
        assert read(path) == [(1, ["a", "b"]), (2, ["1", "2"])]
        path.write_bytes(packed[:-9])
        assert "packed wrongly or cut off: Compressed file ended" in refusal(path)
    (tmp_path / name).write_bytes(b"a,b\n")
    assert refusal(tmp_path / name) in (
        ": it cannot be read: Invalid data stream",
        ":1: it is packed wrongly or cut off: Input format not supported by decoder",
    )


def test_archives_of_another_kind_are_told(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "x.xlsx", "w") as archive:
        archive.writestr("[Content_Types].xml", "")
        archive.writestr("xl/workbook.xml", "")
    assert refusal(tmp_path / "x.xlsx") == ": this is a workbook or a document: save it as CSV"


@pytest.mark.parametrize("name", ["x.gz", "x.GZ", "x.csv", "x.zip", "X.ZIP", "x"])
def test_a_packed_file_is_known_by_its_name_or_how_it_begins(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    if "zip" not in name.lower():
        path.write_bytes(gzip.compress(b"a,b\n"))
        assert read(path) == [(1, ["a", "b"])]
    if "gz" not in name.lower():
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("folder/", "")
            for beside in ("__MACOSX/x", "folder/._x", "._x", ".DS_Store", "folder/Thumbs.db", "desktop.ini"):
                archive.writestr(beside, "of a system")
            archive.writestr("folder/x.csv", "a,b\n")
        assert read(path) == [(1, ["a", "b"])]
        with zipfile.ZipFile(path, "a") as archive:
            archive.writestr("a._x", "a,b\n")
        assert refusal(path) == ": it holds 2 files, not one: unpack it first"
