"""What packs a mountain into a mouse, or never ends, is refused in a clear line before it fills the memory."""

import gzip
import subprocess
import time
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from regional import render
from regional.errors import RegionalError
from regional.importers.files import DataFile
from regional.seeds import reader
from regional.seeds.problems import Problems
from tests.conftest import COMMAND, Result, run_command
from tests.datasets import BLOCS, write

BOMB = 40 << 20
"""How many bytes without a line end are packed."""


def gz(path: Path) -> None:
    with gzip.open(path, "wb", compresslevel=1) as stream:
        stream.write(b"a" * BOMB)


def zipped(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("x.csv", b"a" * BOMB)


def plain(path: Path) -> None:
    with path.open("wb") as stream:
        stream.truncate(BOMB)


@pytest.mark.parametrize(("name", "make"), [("x.csv.gz", gz), ("x.zip", zipped), ("x.csv", plain)])
def test_a_line_without_end_is_refused(name: str, make: Callable[[Path], None], tmp_path: Path) -> None:
    path = tmp_path / name
    make(path)
    with pytest.raises(RegionalError) as caught:
        list(DataFile(str(path)).table(","))
    assert str(caught.value) == f"{path}:1: a line of more than 16 MB: is it a file of this kind?"


def test_a_device_without_end_is_refused_and_little_of_it_is_kept(tmp_path: Path) -> None:
    if not Path("/dev/zero").exists():
        pytest.skip("this system has no such device")
    result = run_command("--database", tmp_path / "regional.db", "import", "cow-igo", "/dev/zero")
    assert result == Result("", "regional: /dev/zero:1: a line of more than 16 MB: is it a file of this kind?\n", 1)


def test_a_heading_of_very_many_columns_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "wide.csv"
    path.write_text(",".join(f"c{n}" for n in range(60_000)) + "\n", encoding="utf-8")
    result = run_command("--database", tmp_path / "regional.db", "import", "cow-igo", path)
    assert (result.stdout, result.status) == ("", 1)
    folder = write(tmp_path / "blocs", BLOCS | {"topics.csv": path.read_text(encoding="utf-8")})
    line = f"{folder}/topics.csv:1: 60,000 columns, and no table has so many: is it a CSV file?"
    assert run_command("check", folder, cwd=tmp_path).stderr.splitlines()[0] == line


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("topics.yaml", "a YAML file of more than 16 MB: divide it, or write the rows as CSV"),
        ("topics.csv", "a line of more than 16 MB: is it a CSV file?"),
    ],
)
def test_a_seed_file_that_is_no_text_of_ours_is_refused_before_it_is_read(
    name: str, message: str, tmp_path: Path
) -> None:
    folder = write(tmp_path / "blocs", BLOCS)
    plain(folder / name)
    result = run_command("check", folder, cwd=tmp_path)
    assert result == Result("", f"{folder}/{name}:1: {message}\n", 1)


def test_a_long_seed_file_is_read_line_by_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file can hold rows, and a cell lines, without end; what is read as a whole is three times as long in memory."""
    monkeypatch.setattr(reader, "LONGEST", 64 << 10)
    names = "".join(f"topic-{number},{'x' * 500}\n" for number in range(20_000))
    folder = write(tmp_path / "blocs", BLOCS | {"topics.csv": f"\ufeffid,name\n{names}"})
    problems = Problems()
    tracemalloc.start()
    read = sum(
        [*record.fields.fields] == ["id", "name"] for record in reader.read_records(folder, ["topics"], problems)
    )
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert (read, peak < 4_000_000) == (20_000, True)
    (folder / "topics.csv").write_bytes(f"id,name\n{names}".encode() + b"last,caf\xe9\n")
    assert list(reader.read_records(folder, ["topics"], problems)) == []
    (folder / "topics.csv").write_text(f'id,name\nfirst,"{names * 2}"\n', encoding="utf-8")
    assert list(reader.read_records(folder, ["topics"], problems)) == []
    assert [problem for problem in map(str, problems.sorted()) if "topics.csv" in problem] == [
        f"{folder}/topics.csv:2: not CSV: field larger than field limit (10000000)",
        f"{folder}/topics.csv:20002: not UTF-8: byte 0xe9; save the file as UTF-8",
    ]


def test_a_cell_of_very_many_letters_is_soon_a_table() -> None:
    begin = time.process_time()
    shown = render.text(render.Table(["x"], [("a b " * 125_000,)]), "table", 80)
    assert time.process_time() - begin < 8  # and not 19 on the same machine
    assert len(shown.splitlines()) == 2 + -(-500_000 // 80)


def test_a_folder_that_is_no_dataset_is_not_walked_through(tmp_path: Path) -> None:
    folder = tmp_path / "usr"
    (folder / "lib").mkdir(parents=True)
    (folder / "lib" / "loop").symlink_to("loop")
    result = run_command("--database", tmp_path / "regional.db", "load", folder)
    line = f"{folder}: there is no dataset.yaml in it, which says `id:`, `title:` and `as_of:`\n"
    assert result == Result("", line, 1)
    assert not (tmp_path / "regional.db").exists()


@pytest.mark.parametrize("command", ["sql", "resolve"])
def test_standard_input_without_end_is_refused(command: str, tmp_path: Path) -> None:
    asked = [str(COMMAND), "--database", str(tmp_path / "regional.db"), command, "-"]
    with Path("/dev/zero").open("rb") as endless:
        done = subprocess.run(asked, stdin=endless, capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("", "regional: standard input: more than 16 MB: ask in parts\n")
    assert done.returncode == 1
