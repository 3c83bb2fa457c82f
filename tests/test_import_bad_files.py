"""Files that are damaged, cut off or of another kind: one line says where and why, and the database is as it was."""

import gzip
import os
import shutil
import zipfile
import zlib
from collections.abc import Callable
from itertools import permutations
from pathlib import Path

import pytest

from regional.errors import RegionalError
from regional.importers import KINDS
from regional.seeds.loader import load
from regional.seeds.soundness import problems
from tests.conftest import Result, run_command
from tests.datasets import BLOCS, rows, write
from tests.imports import sound_file, take

LINES = 1_200

WIDTHS = {"cow-igo": 7, "cow-states": 10, "icews": 20, "gdelt": 61, "ungdc": 9}
"""How many columns a file of each kind has here."""

COLUMNS = {"cow-igo": "ioname", "cow-states": "ccode", "icews": "Event Text", "ungdc": "year"}
"""A column that the first line of a file must name; the lines of GDELT have no names."""

Damage = Callable[[bytes], bytes]


@pytest.fixture
def database(tmp_path: Path, actors: Path) -> Path:
    """A copy of the actors of the record."""
    return Path(shutil.copy(actors, tmp_path / "regional.db"))


def delimiter(kind: str) -> str:
    return "\t" if kind in ("icews", "gdelt") else ","


def refusal(database: Path, kind: str, *files: Path) -> str:
    """The one line that refuses files, which names the first of them without its folder; the database is as it was."""
    before = database.read_bytes()
    there = sorted(database.parent.iterdir())
    with pytest.raises(RegionalError) as refused:
        take(database, kind, *files)
    assert database.read_bytes() == before
    assert sorted(database.parent.iterdir()) == there
    (line,) = str(refused.value).splitlines()
    return line.removeprefix(f"{database.parent}{os.sep}")


def damaged(folder: Path, kind: str, damage: Damage) -> Path:
    """A file of a kind, after something was done to its bytes."""
    path = sound_file(folder / "data", kind, LINES)
    path.write_bytes(damage(path.read_bytes()))
    return path


def in_line_900(damage: Damage) -> Damage:
    """A damage to one line only."""

    def of_all(text: bytes) -> bytes:
        lines = text.split(b"\n")
        return b"\n".join([*lines[:899], damage(lines[899]), *lines[900:]])

    return of_all


@pytest.mark.parametrize("kind", KINDS)
def test_the_file_without_damage_is_taken(database: Path, tmp_path: Path, kind: str) -> None:
    report = take(database, kind, sound_file(tmp_path / "data", kind, LINES))
    assert (report.read, report.skipped) == (LINES, {})


@pytest.mark.parametrize("kind", KINDS)
def test_a_wrong_number_of_columns(database: Path, tmp_path: Path, kind: str) -> None:
    width, by = WIDTHS[kind], delimiter(kind).encode()
    path = damaged(tmp_path, kind, in_line_900(lambda line: line + by + b"x"))
    assert refusal(database, kind, path) == f"data:900: {width + 1} columns, not {width}"
    path = damaged(tmp_path, kind, in_line_900(lambda line: line[: line.rindex(by)]))
    assert refusal(database, kind, path) == f"data:900: {width - 1} columns, not {width}"


@pytest.mark.parametrize("kind", KINDS)
def test_a_byte_that_is_no_text(database: Path, tmp_path: Path, kind: str) -> None:
    path = damaged(tmp_path, kind, in_line_900(lambda line: line.replace(b"1", b"\xe9", 1)))
    assert refusal(database, kind, path) == "data:900: not UTF-8: byte 0xe9"


@pytest.mark.parametrize("kind", KINDS)
def test_a_character_that_no_server_can_keep(database: Path, tmp_path: Path, kind: str) -> None:
    path = damaged(tmp_path, kind, in_line_900(lambda line: line.replace(b"1", b"\0", 1)))
    assert refusal(database, kind, path) == ("data:900: it holds a NUL character, which not every database can keep")


@pytest.mark.parametrize("kind", KINDS)
def test_another_delimiter(database: Path, tmp_path: Path, kind: str) -> None:
    path = damaged(tmp_path, kind, lambda text: text.replace(delimiter(kind).encode(), b"|").replace(b",", b"|"))
    between = "a tab" if kind == "gdelt" else "a tab or ',' or ';'"
    said = f"data:1: one column only: fields must be separated by {between}"
    assert refusal(database, kind, path) == said


@pytest.mark.parametrize("kind", COLUMNS)
def test_a_column_that_is_missing(database: Path, tmp_path: Path, kind: str) -> None:
    column = COLUMNS[kind]
    path = damaged(tmp_path, kind, lambda text: text.replace(column.encode(), b"other", 1))
    missing = "ccode" if kind == "cow-igo" else column
    said = f"data:1: there is no column '{missing}': is it a file of this kind?"
    assert refusal(database, kind, path) == said


@pytest.mark.parametrize("text", [b"", b"\n", b"\r\n\r\n", b"\xef\xbb\xbf", b"\xef\xbb\xbf\n"])
@pytest.mark.parametrize("kind", KINDS)
def test_an_empty_file(database: Path, tmp_path: Path, kind: str, text: bytes) -> None:
    path = damaged(tmp_path, kind, lambda _text: text)
    assert refusal(database, kind, path) == "data:1: the file is empty"


@pytest.mark.parametrize(("kind", "other"), [*permutations(KINDS, 2)])
def test_a_file_of_another_kind(database: Path, tmp_path: Path, kind: str, other: str) -> None:
    path = sound_file(tmp_path / "data", other, LINES)
    said = refusal(database, kind, path)
    assert said.startswith("data:1: ")
    assert said.endswith(("is it a file of this kind?", "one column only: fields must be separated by a tab"))


def test_a_quotation_mark_that_is_never_closed(database: Path, tmp_path: Path) -> None:
    path = damaged(tmp_path, "ungdc", in_line_900(lambda line: line.replace(b"Mr.", b'"Mr.')))
    assert refusal(database, "ungdc", path) == "data:900: not a table: unexpected end of data"


def zipped(folder: Path, *texts: bytes) -> Path:
    with zipfile.ZipFile(folder / "data.zip", "w") as archive:
        for number, text in enumerate(texts):
            archive.writestr(str(number), text)
    return folder / "data.zip"


@pytest.mark.parametrize("kind", KINDS)
def test_a_gzip_file_that_is_cut_off(database: Path, tmp_path: Path, kind: str) -> None:
    whole = gzip.compress(sound_file(tmp_path / "data", kind, LINES).read_bytes())
    path = tmp_path / "data.gz"
    path.write_bytes(whole[: len(whole) // 2])
    name, line, why = refusal(database, kind, path).split(":", 2)
    readable = zlib.decompressobj(wbits=31).decompress(path.read_bytes()).count(b"\n")
    assert name == "data.gz"
    assert 1 <= int(line) <= readable + 1
    assert why == (
        " it is packed wrongly or cut off: Compressed file ended before the end-of-stream marker was reached"
    )


PACKED: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "plain.gz": (lambda text: text, "Not a gzipped file (b'io')"),
    "plain.zip": (lambda text: text, "File is not a zip file"),
    "gzip.zip": (gzip.compress, "File is not a zip file"),
}


@pytest.mark.parametrize(("name", "of"), PACKED.items(), ids=list(PACKED))
def test_a_file_that_is_not_packed_as_its_name_says(
    database: Path, tmp_path: Path, name: str, of: tuple[Callable[[bytes], bytes], str]
) -> None:
    pack, why = of
    path = tmp_path / name
    path.write_bytes(pack(sound_file(tmp_path / "data", "cow-igo", LINES).read_bytes()))
    place = f"{name}:1" if name == "plain.gz" else name
    assert refusal(database, "cow-igo", path) == f"{place}: it is packed wrongly or cut off: {why}"


def test_a_zip_file_that_is_cut_off(database: Path, tmp_path: Path) -> None:
    path = zipped(tmp_path, sound_file(tmp_path / "data", "cow-igo", LINES).read_bytes())
    path.write_bytes(path.read_bytes()[:-100])
    assert refusal(database, "cow-igo", path) == "data.zip: it is packed wrongly or cut off: File is not a zip file"


def test_a_zip_file_of_which_a_byte_was_changed(database: Path, tmp_path: Path) -> None:
    path = zipped(tmp_path, sound_file(tmp_path / "data", "cow-igo", LINES).read_bytes())
    path.write_bytes(path.read_bytes().replace(b"Organization 900", b"Organization 9OO", 1))
    why = "it is packed wrongly or cut off: Bad CRC-32 for file '0'"  # it is read ahead
    assert refusal(database, "cow-igo", path) == f"data.zip:1: {why}"


@pytest.mark.parametrize(
    ("count", "said"), [(0, "it is an archive without a file"), (2, "it holds 2 files, not one: unpack it first")]
)
def test_a_zip_file_of_none_or_several_files(database: Path, tmp_path: Path, count: int, said: str) -> None:
    path = zipped(tmp_path, *[b"a,b\n"] * count)
    assert refusal(database, "cow-igo", path) == f"data.zip: {said}"


def test_a_folder_and_a_file_that_is_not_there(database: Path, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    assert refusal(database, "icews", tmp_path / "folder") == "folder: this is a folder: name the file in it"
    assert refusal(database, "icews", tmp_path / "absent.tab") == "absent.tab: there is no such file"


def test_the_second_of_two_files_is_bad(database: Path, tmp_path: Path) -> None:
    first = sound_file(tmp_path / "first.tab", "icews", LINES)
    second = sound_file(tmp_path / "second.tab", "gdelt", LINES)
    said = refusal(database, "icews", first, second)
    assert said == "second.tab:1: there is no column 'Event ID': is it a file of this kind?"


@pytest.mark.parametrize("kind", KINDS)
def test_the_command_says_it_in_one_line(database: Path, tmp_path: Path, kind: str) -> None:
    damaged(tmp_path, kind, in_line_900(lambda line: line.replace(b"1", b"\xe9", 1)))
    before = database.read_bytes()
    result = run_command("--database", database, "import", kind, "data", cwd=tmp_path)
    assert result == Result("", "regional: data:900: not UTF-8: byte 0xe9\n", 1)
    assert database.read_bytes() == before


def test_a_bad_file_makes_no_database(tmp_path: Path) -> None:
    path = sound_file(tmp_path / "data", "gdelt", 1)
    result = run_command("import", "icews", path.name, cwd=tmp_path)
    assert result.status == 1
    assert list(tmp_path.iterdir()) == [path]


def test_an_id_that_an_import_makes_holds_only_what_is_seen(tmp_path: Path) -> None:
    database, path = tmp_path / "regional.db", tmp_path / "data.csv"
    load([write(tmp_path / "blocs", BLOCS)], database)
    path.write_text(
        "stateabb,ccode,statenme,styear,stmonth,stday,endyear,endmonth,endday,version\n"
        "HAI,41,Haiti,1859,1,1,1915,7,28,2016\nHAI,4\b2,Haiti,1934,8,15,2016,12,31,2016\n",
        encoding="utf-8",
    )
    take(database, "cow-states", path)
    found = rows(database, "SELECT id FROM actors WHERE dataset_id = 'cow-states' AND kind = 'state' ORDER BY id")
    assert found == [("COW-HAI",), ("COW-HAI-42",)]
    assert problems(str(database)) == []
