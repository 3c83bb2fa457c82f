"""A file is the same, whether it is plain, packed by gzip or packed by zip."""

import gzip
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest

from regional.importers import KINDS
from regional.importers.files import DataFile
from tests.datasets import contents
from tests.imports import sound_file, speech_file, take


@pytest.mark.parametrize("kind", KINDS)
def test_plain_and_packed_files_bring_the_same_rows(tmp_path: Path, kind: str) -> None:
    plain = sound_file(tmp_path / "data", kind, 500)
    packed, archive = tmp_path / "data.gz", tmp_path / "data.zip"
    packed.write_bytes(gzip.compress(plain.read_bytes()))
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as file:
        file.mkdir("folder")
        file.write(plain, "folder/data")
    told = {path.name: imported(tmp_path / f"{path.name}.db", kind, path) for path in (plain, packed, archive)}
    assert told["data"] == told["data.gz"] == told["data.zip"]
    assert any(told["data"].values())


def imported(database: Path, kind: str, file: Path) -> dict[str, list[tuple[object, ...]]]:
    """The rows of all tables but that of the datasets, which says what the file was."""
    report = take(database, kind, file)
    assert (report.read, report.skipped) == (500, {})
    return {table: found for table, found in contents(database).items() if table != "datasets"}


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_a_byte_order_mark_make_no_difference(tmp_path: Path, ends: str, mark: str) -> None:
    plain = sound_file(tmp_path / "data", "icews", 500)
    other = tmp_path / "other"
    other.write_bytes((mark + plain.read_text(encoding="utf-8").removesuffix("\n").replace("\n", ends)).encode())
    assert imported(tmp_path / "one.db", "icews", plain) == imported(tmp_path / "two.db", "icews", other)


def test_a_row_of_several_lines_is_named_by_its_first(tmp_path: Path) -> None:
    long = {"speaker": "Kassym-Jomart\nTokayev", "country": "The Republic\nof\nKazakhstan"}
    path = speech_file(tmp_path / "metadata.csv", long, long | {"session": "x"}, {"year": "x"}, {"statement_id": "1"})
    assert take(tmp_path / "regional.db", "ungdc", path).lines()[:3] == [
        ("read", 4, ""),
        ("skipped: its session is no number", 1, f"{path}:6"),
        ("skipped: its year is no year", 1, f"{path}:10"),
    ]
    assert path.read_text(encoding="utf-8").split("\n")[5].startswith("KAZ_76_2021,")


def test_blank_lines_are_no_lines_but_are_counted_on(tmp_path: Path) -> None:
    plain = sound_file(tmp_path / "data", "icews", 500)
    lines = plain.read_text(encoding="utf-8").splitlines()
    lines[400:400] = ["", ""]
    plain.write_text("\n".join([*lines, "", lines[0], ""]), encoding="utf-8")
    report = take(tmp_path / "one.db", "icews", plain)
    assert report.read == 501
    assert report.lines()[1] == ("skipped: its date is no day", 1, f"{plain}:505")


def test_a_file_is_closed_whoever_stopped_in_the_middle_of_it(tmp_path: Path) -> None:
    """An importer that looks at the first line and then reads it all leaves two streams where a line is refused."""
    path = sound_file(tmp_path / "data", "icews", 5)
    file = DataFile(str(path))
    looked_at, read = file.table("\t"), file.table("\t")
    next(looked_at)
    next(read)
    assert links().count(path) == 2
    file.close()
    assert path not in links()


def links() -> list[Path]:
    """The files that this process has open."""
    found = []
    for link in Path("/proc/self/fd").iterdir():
        with suppress(FileNotFoundError):  # it was that of the folder
            found.append(link.readlink())
    return found
