"""Fields: what separates them, what stands around them, how their columns are called, and lines written back."""

from pathlib import Path

import pytest

from regional.importers.fields import called, named, picker, separator, split, unquoted
from regional.importers.files import DataFile
from regional.importers.gdelt import _country, _day, _organization  # the three are what a code book says in words
from regional.importers.report import as_line


@pytest.mark.parametrize(
    ("field", "content"),
    [
        ("plain", "plain"),
        ('"quoted"', "quoted"),
        (' "quoted" ', "quoted"),
        ('"a ""b"" c"', 'a "b" c'),
        (r'"a \"b\" c"', 'a "b" c'),
        ('"one" and "two"', '"one" and "two"'),
        ('say "x"', 'say "x"'),
        ('"', '"'),
        ('""', ""),
        (" blank ", " blank "),
    ],
)
def test_marks_around_a_field_are_no_part_of_it(field: str, content: str) -> None:
    assert unquoted(field) == content


@pytest.mark.parametrize(
    ("line", "following", "by", "fields", "more"),
    [
        ("a,b\r\n", [], ",", ["a", "b"], 0),
        ('a;"b;c"\n', [], ";", ["a", "b;c"], 0),
        ('a,"b\n', ['c",d\n', "e\n"], ",", ["a", "b\nc", "d"], 1),
        ('a\t"b ""c"""\t"\n', [], "\t", ["a", 'b "c"', '"'], 0),
    ],
)
def test_a_line_is_split_and_a_quoted_field_goes_on(
    line: str, following: list[str], by: str, fields: list[str], more: int
) -> None:
    assert split(line, iter(following), by) == (fields, more)


def test_columns_are_called_as_we_call_them() -> None:
    assert separator("a,b;c;d\t", "\t,;") == ";"
    assert separator("abc", "\t,;") == "\t"
    assert named([" event_ID", "Other", "DATE"], ["Event ID", "Date"]) == ["Event ID", "Other", "Date"]
    assert named(["EventID", "Event.Date", "Date-Added"], ["Event ID", "Event Date"])[:2] == ["Event ID", "Event Date"]
    assert called(
        ["ISO.Code", "Country/Organization"], {"iso3": ["iso code"], "country": ["country/organization"]}
    ) == [
        "iso3",
        "country",
    ]
    assert called(["Land", "Jahr"], {"country": ["land", "pays"], "year": ["an"]}) == ["country", "Jahr"]
    assert called(["Land", "country"], {"country": ["land"]}) == ["Land", "country"]
    assert called(["Land", "Land"], {"country": ["land"]}) == ["country", "Land"]


def test_fields_of_columns_that_are_not_there_are_empty() -> None:
    assert picker(["a", "b", "c"], ("c", "a"))(["1", "2", "3"]) == ("3", "1")
    assert picker(["a", "b"], ("b", "z", "a"))(["1", "2"]) == ("2", "", "1")


@pytest.mark.parametrize(
    ("fields", "by", "line"),
    [
        (["a", 'b "c"'], "\t", 'a\tb "c"\n'),
        (["a", "b,c", 'd "e"'], ",", 'a,"b,c","d ""e"""\n'),
        (["a", "b,c", "d;e"], ";", 'a;b,c;"d;e"\n'),
        (["one\ntwo", "three\rfour"], ",", '"one\ntwo","three\rfour"\n'),
    ],
)
def test_a_line_is_written_as_it_can_be_read_again(fields: list[str], by: str, line: str) -> None:
    assert as_line(fields, by) == line
    first, *following = line.splitlines(keepends=True) if "\r" not in line else [line]
    assert split(first, iter(following), by)[0] == fields


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("a,b,c\n1.0,2.05,3.0\n", [["1", "2.05", "3"]]),
        ("a,b,c\n1.0,x.0y,.0\n", [["1", "x.0y", ""]]),
        ("a;b;c\n1.0;2,0;0.0\n", [["1", "2,0", "0"]]),
        ("a,b,c\n\n1,2,3\n", [["1", "2", "3"]]),
    ],
)
def test_a_decimal_that_is_always_nought_is_left_out(tmp_path: Path, text: str, rows: list[list[str]]) -> None:
    (tmp_path / "f.csv").write_text(text, encoding="utf-8")
    found = list(DataFile(str(tmp_path / "f.csv")).table(",;", whole_numbers=True))
    assert [row for _, row in found[1:]] == rows
    assert [row for _, row in DataFile(str(tmp_path / "f.csv")).table(",;")][1:] != rows or ".0" not in text


def test_a_field_can_be_as_long_as_a_speech(tmp_path: Path) -> None:
    (tmp_path / "f.csv").write_text(f'a,b\n1,"{"x" * 200_000}"\n', encoding="utf-8")
    _, (_, row) = DataFile(str(tmp_path / "f.csv")).table(",")
    assert len(row[1]) == 200_000


def test_a_day_a_country_and_an_organization_of_gdelt() -> None:
    assert [_day(told) for told in ("20191024", "20191024143000", "2019102414", "2019x024", "")] == [
        "2019-10-24",
        "2019-10-24",
        "",
        "",
        "",
    ]
    places = ("Astana, Astana, Kazakhstan", "Banjul, Banjul, Gambia, The", "Russia", "")
    assert [_country("", place) for place in places] == ["Kazakhstan", "Gambia", "Russia", ""]
    assert (_country("RS", "Serbia"), _country("XX", "Aa, Mali")) == ("RS", "Mali")
    assert [_organization("THE SCO", group, role) for group, role in (("SCO", ""), ("", "IGO"), ("", "GOV"))] == [
        "SCO",
        "SCO",
        "",
    ]
