"""How a data file may be laid out and packed, and arrive: the same fields come out of it."""

import gzip
import os
import subprocess
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Thread

import pytest

from regional.errors import RegionalError
from regional.importers.fields import picker, unquoted
from regional.importers.files import DataFile
from tests.conftest import COMMAND

TEXT = "Event ID\tEvent Date\tEvent Text\n1\t2018-06-01\tConsult, or meet\n"
FIELDS = [["Event ID", "Event Date", "Event Text"], ["1", "2018-06-01", "Consult, or meet"]]


def fields(path: Path | str, separators: str = "\t,;") -> list[list[str]]:
    """What a file says, its columns called as ICEWS calls them."""
    file = DataFile(str(path))
    try:
        return [row for _, row in file.table(separators, ["Event ID", "Event Date"], ["Event Text"])]
    finally:
        file.close()


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        'Event ID,Event Date,Event Text\n1,2018-06-01,"Consult, or meet"\n',
        "Event ID;Event Date;Event Text\n1;2018-06-01;Consult, or meet\n",
        "event_id\tevent_date\tevent_text\n1\t2018-06-01\tConsult, or meet\n",
        "EVENT ID\t Event  Date \tEvent_Text\n1\t2018-06-01\tConsult, or meet\n",
        '"Event ID"\t"Event Date"\t"Event Text"\n1\t"2018-06-01"\t"Consult, or meet"\n',
    ],
)
def test_fields_are_the_same_between_all_signs_and_under_all_spellings_of_a_heading(tmp_path: Path, text: str) -> None:
    (tmp_path / "events").write_text(text, encoding="utf-8")
    assert fields(tmp_path / "events") == FIELDS


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_mark_says_how_a_file_is_encoded(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "events").write_bytes(TEXT.replace("\n", "\r\n").encode(encoding))
    assert fields(tmp_path / "events") == FIELDS


@pytest.mark.parametrize(
    ("field", "meant"),
    [
        (
            '"Conduct suicide, car, or other non-military bombing"',
            "Conduct suicide, car, or other non-military bombing",
        ),
        ('"He said ""no"" twice"', 'He said "no" twice'),
        (r'"He said \"no\" twice"', 'He said "no" twice'),
        ('""', ""),
        ('"', '"'),
        ('"A" or "B"', '"A" or "B"'),
        ('The "Islamic State"', 'The "Islamic State"'),
        ("Consult", "Consult"),
    ],
)
def test_only_quotation_marks_around_a_whole_field_are_no_part_of_it(field: str, meant: str) -> None:
    assert unquoted(field) == meant


def test_a_column_that_is_not_there_is_empty() -> None:
    assert picker(["a", "b", "c"], ["c", "a"])(["1", "2", "3"]) == ("3", "1")
    assert picker(["a", "b"], ["c", "a"])(["1", "2"]) == ("", "1")


def zipped(path: Path) -> Path:
    """An archive as a Mac makes it."""
    with zipfile.ZipFile(path, "w") as archive:
        archive.mkdir("events")
        for left in ("__MACOSX/._events", "__MACOSX/events/._1.tab", "events/._1.tab", ".DS_Store", "events/.DS_Store"):
            archive.writestr(left, "what a system keeps there")
        archive.writestr("events/1.tab", TEXT)
    return path


def gzipped(path: Path) -> Path:
    path.write_bytes(gzip.compress(TEXT.encode()))
    return path


@pytest.mark.parametrize("name", ["events.zip", "events.ZIP", "events.Zip", "events.tab", "events"])
def test_an_archive_of_a_mac_holds_one_file(tmp_path: Path, name: str) -> None:
    assert fields(zipped(tmp_path / name)) == FIELDS


@pytest.mark.parametrize("name", ["events.gz", "events.tab.GZ", "events.tab", "events"])
def test_a_packed_file_is_known_by_its_name_in_any_case_or_by_how_it_begins(tmp_path: Path, name: str) -> None:
    assert fields(gzipped(tmp_path / name)) == FIELDS


@pytest.fixture
def pipe(tmp_path: Path) -> Iterator[Callable[[bytes], Path]]:
    """Makes a named pipe, into which somebody writes when it is read."""
    writers: list[Thread] = []

    def make(content: bytes) -> Path:
        path = tmp_path / "pipe"
        os.mkfifo(path)
        writers.append(Thread(target=path.write_bytes, args=(content,)))
        writers[-1].start()
        return path

    yield make
    for writer in writers:
        writer.join()


def test_a_pipe_is_read_once_and_can_be_gone_through_twice(pipe: Callable[[bytes], Path]) -> None:
    file = DataFile(str(pipe(gzip.compress(TEXT.encode()))))
    assert [[row for _, row in file.table("\t")] for _ in "12"] == [FIELDS, FIELDS]
    assert Path(file.content).is_file()
    file.close()
    assert not Path(file.content).exists()


@pytest.mark.parametrize("name", ["-", "/dev/stdin"])
@pytest.mark.parametrize("pack", [bytes, gzip.compress], ids=["plain", "packed"])
def test_a_file_comes_through_the_standard_input(tmp_path: Path, name: str, pack: Callable[[bytes], bytes]) -> None:
    heading = "ionum\tioname\torgname\tyear\tkazakhstan\tsdate\n"
    text = (heading + "9\tORG\tA club\t1995\t1\t1995\n9\tORG\tA club\t1994\t1\t1995\n").encode()
    asked = [str(COMMAND), "--database", str(tmp_path / "regional.db"), "import", "cow-igo", name]
    done = subprocess.run(asked, input=pack(text), capture_output=True, check=False)
    assert (done.stderr, done.returncode) == (b"", 0)
    assert done.stdout.splitlines()[:3] == [
        b"what,lines,first",
        b"read,2,",
        f'"skipped: its year comes after a later one, or twice",1,{name}:3'.encode(),
    ]


def test_a_pipe_without_anything_in_it_is_an_empty_file(pipe: Callable[[bytes], Path]) -> None:
    path = pipe(b"")
    with pytest.raises(RegionalError, match=f"^{path}:1: the file is empty$"):
        fields(path)
