"""Files of any kind, line by line: what separates, packs, ends and damages them; and what a report makes of it."""

import io
from pathlib import Path
from typing import Any

import pytest

from regional.errors import RegionalError
from regional.importers import limits
from regional.importers.files import DataFile
from regional.importers.limits import Limited
from regional.importers.report import Report
from regional.seeds.problems import Place

KIND = "is it a file of this kind?"


def read(path: Path, separators: str = "\t,;", **wanted: Any) -> list[tuple[int, list[str]]]:
    return list(DataFile(str(path)).table(separators, **wanted))


def refusal(path: Path, separators: str = "\t,;", **wanted: Any) -> str:
    with pytest.raises(RegionalError) as refused:
        read(path, separators, **wanted)
    return str(refused.value).removeprefix(str(path))


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("a,b\n1,2\n", [(1, "a|b"), (2, "1|2")]),
        ("a,b\r\n1,2", [(1, "a|b"), (2, "1|2")]),
        ("\n\na;b,c;d\n\n1;2;3\n", [(3, "a|b,c|d"), (5, "1|2|3")]),
        ('a,b\n"1\n\n2",3\n4,5\n"6\n7",8\n9,0\n', [(1, "a|b"), (2, "1\n\n2|3"), (5, "4|5"), (6, "6\n7|8"), (8, "9|0")]),
        ('a\tb\n"1\t2"\t3\n', None),
        ('a\tb\n"1 ""x"" "\t"2\n', [(1, "a|b"), (2, '1 "x" |"2')]),
        ("\ufeffa,b\n1,2\n", [(1, "a|b"), (2, "1|2")]),
        ("sep=;\na,x;b\n1,5;2\n", [(2, "a,x|b"), (3, "1,5|2")]),
        ('\ufeff"sep=,"\r\na;x;y,b\r\n1,2\r\n', [(2, "a;x;y|b"), (3, "1|2")]),
        ("a,b\n  \n1,2,\n,,,\n3,4, \n", [(1, "a|b"), (3, "1|2"), (5, "3|4")]),
        ("a,b\n\t\n1,2\n", [(1, "a|b"), (3, "1|2")]),
    ],
)
def test_the_lines_of_a_table(tmp_path: Path, text: str, rows: list[tuple[int, str]] | None) -> None:
    path = tmp_path / "f"
    path.write_bytes(text.encode())
    if rows is None:
        assert refusal(path) == ":2: 3 columns, not 2"
    else:
        assert [(line, "|".join(row)) for line, row in read(path)] == rows
    path.write_bytes(text.removeprefix("\ufeff").encode("utf-16"))
    assert rows is None or [(line, "|".join(row)) for line, row in read(path)] == rows


@pytest.mark.parametrize(
    ("text", "wanted", "said"),
    [
        ("", {}, ":1: the file is empty"),
        ("\n\n", {}, ":1: the file is empty"),
        ("\na\n", {}, ":2: one column only: fields must be separated by a tab or ',' or ';'"),
        ("a,b\n1\n", {}, ":2: 1 columns, not 2"),
        ("a,b\n\n1,2,3\n", {}, ":3: 3 columns, not 2"),
        ("a,b\n1,2,,\n", {}, ":2: 4 columns, not 2"),
        ("sep=|\na,b\n", {}, ":1: one column only: fields must be separated by a tab or ',' or ';'"),
        ("sep=;\n", {}, ":1: the file is empty"),
        ("a,b\n", {"widths": (3,)}, f":1: 2 columns, not 3: {KIND}"),
        ("a,b\n", {"widths": (3, 4)}, f":1: 2 columns, not 3 or 4: {KIND}"),
        ("\na,b\n", {"columns": ("b", "c", "d")}, f":2: there is no column 'c': {KIND}"),
        ('a,b\n1,"2\n', {}, ":2: not a table: unexpected end of data"),
        ('a,b\n1,2\n"1"x,2\n', {}, ":3: not a table: ',' expected after '\"'"),
        ("a,b\n1,\0\n", {}, ":2: it holds a NUL character, which not every database can keep"),
        ('a,b\n1,"2\n\0"\n', {}, ":2: it holds a NUL character, which not every database can keep"),
    ],
)
def test_a_table_that_is_none(tmp_path: Path, text: str, wanted: dict[str, Any], said: str) -> None:
    (tmp_path / "f").write_bytes(text.encode())
    assert refusal(tmp_path / "f", **wanted) == said


def test_a_table_of_one_sign_and_some_widths(tmp_path: Path) -> None:
    (tmp_path / "f").write_text("a,b\n", encoding="utf-8")
    assert refusal(tmp_path / "f", "\t") == ":1: one column only: fields must be separated by a tab"
    assert read(tmp_path / "f", ",", widths=(2, 3)) == [(1, ["a", "b"])]
    (tmp_path / "trailing").write_text("a,b,\nc,d,\n", encoding="utf-8")
    assert read(tmp_path / "trailing", ",", widths=(2,)) == [(1, ["a", "b"]), (2, ["c", "d"])]
    assert read(tmp_path / "f", ",", columns=("A",), others=("B",)) == [(1, ["A", "B"])]
    assert read(tmp_path / "f", ",", others=("B",)) == [(1, ["a", "B"])]


def test_bytes_that_are_no_text_are_told_with_their_line(tmp_path: Path) -> None:
    (tmp_path / "f").write_bytes(b"a,b\n1,2\r3,4\n5,\xe9\n")
    assert refusal(tmp_path / "f") == ":3: not UTF-8: byte 0xe9"
    with pytest.raises(RegionalError, match=r":3: not UTF-8: byte 0xe9$"):
        DataFile(str(tmp_path / "f")).text()
    (tmp_path / "f").write_bytes(b" a\n\0\n")
    with pytest.raises(RegionalError, match=r":2: it holds a NUL character, which not every database can keep$"):
        DataFile(str(tmp_path / "f")).text()
    (tmp_path / "f").write_bytes("\ufeff a\n b \n".encode())
    assert DataFile(str(tmp_path / "f")).text() == "a\n b"


def test_how_much_of_a_file_was_read(tmp_path: Path) -> None:
    (tmp_path / "f").write_text("a;b\n1;2\n", encoding="utf-8")
    file = DataFile(str(tmp_path / "f"))
    assert (file.size, file.done(), file.separator) == (8, 0, ",")
    rows = file.table("\t,;")
    next(rows)
    assert (file.done(), file.separator) == (8, ";")
    rows.close()  # type: ignore[attr-defined]
    assert file.done() == 8
    (tmp_path / "f").write_text("a;b\n", encoding="utf-8")
    assert file.done() == 8


def limited(text: bytes, size: int) -> bytes:
    """A text, of which so many bytes are read at once."""
    stream, buffer = Limited(io.BytesIO(text), "f"), memoryview(bytearray(size))
    assert stream.readable()
    return b"".join(bytes(buffer[:length]) for length in iter(lambda: stream.readinto(buffer), 0))


@pytest.mark.parametrize("size", [1, 3, 8, 100])
@pytest.mark.parametrize(
    ("text", "line"),
    [
        (b"12345678", None),
        (b"12345678\n12345678\n", None),
        (b"123456789", 1),
        (b"123456789\n", 1),
        (b"1\n2\n123456789", 3),
        (b"1\n\n12345678\n", None),
    ],
)
def test_a_line_has_an_end(monkeypatch: pytest.MonkeyPatch, size: int, text: bytes, line: int | None) -> None:
    """Where the end of a line that is too long comes with what is read at once, it is none that fills the memory."""
    monkeypatch.setattr(limits, "LONGEST_LINE", 8)
    if line is None or (size >= len("12345678") and text.endswith(b"\n")):
        assert limited(text, size) == text
        return
    with pytest.raises(RegionalError) as refused:
        limited(text, size)
    assert str(refused.value) == f"f:{line}: a line of more than 0 MB: {KIND}"


def reported(read: int, skipped: int, repeated: int = 0, *, force: bool = False) -> Report:
    rejected: list[str] = []
    report = Report(rejected.append, force=force)
    report.read = read
    for number in range(skipped):
        report.skip("odd" if number % 3 else "old", Place("f", number + 2), ["a", "b,c"], ",")
    for number in range(repeated):
        report.repeat(Place("f", 90 + number))
    assert rejected == ['a,"b,c"\n'] * skipped
    return report


ADVICE = ": to import the rest, add --force"
PART = "more is skipped than can be imported, {}, so nothing is changed: "
NOTHING = "nothing of it can be imported, so nothing is changed: "


@pytest.mark.parametrize(
    ("report", "said"),
    [
        (reported(4, 2), None),
        (reported(5, 3, force=True), None),
        (reported(5, 3), f"{PART.format('3 lines of 5')}odd (2, first f:3); old (1, first f:2){ADVICE}"),
        (reported(5, 2, 1), None),
        (reported(5, 2, 2), f"{PART.format('2 lines of 5')}old (1, first f:2); odd (1, first f:3){ADVICE}"),
        (reported(3, 3), f"{NOTHING}odd (2, first f:3); old (1, first f:2)"),
        (reported(3, 3, force=True), f"{NOTHING}odd (2, first f:3); old (1, first f:2)"),
        (reported(0, 0), f"{NOTHING}no line after the heading"),
        (reported(2, 0, 2), f"{NOTHING}no line says anything"),
    ],
)
def test_files_of_which_much_is_lost(report: Report, said: str | None) -> None:
    for names, which in ((["f"], "f"), (["f", "g"], "f and the other files")):
        if said is None:
            report.refuse_what_is_lost(names, is_empty=False)
        else:
            with pytest.raises(RegionalError) as refused:
                report.refuse_what_is_lost(names, is_empty=False)
            assert str(refused.value) == f"{which}: {said}"


def test_files_of_which_nothing_was_written() -> None:
    with pytest.raises(RegionalError) as refused:
        reported(4, 0).refuse_what_is_lost(["f"], is_empty=True)
    assert str(refused.value) == f"f: {NOTHING}no line says anything"


def test_what_a_report_says_in_which_order() -> None:
    report = reported(9, 3, 2)
    for reason, line in (("strange", 50), ("rare", 51), ("strange", 52)):
        report.note(reason, Place("f", line))
    assert report.lines() == [
        ("read", 9, ""),
        ("skipped: old", 1, "f:2"),
        ("skipped: odd", 2, "f:3"),
        ("repeated: it says the same as a line before it", 2, "f:90"),
        ("noted: strange", 2, "f:50"),
        ("noted: rare", 1, "f:51"),
    ]
    assert [Report(None, again=again).is_wanted for again in (False, True)] == [False, True]
    assert Report(print).is_wanted
