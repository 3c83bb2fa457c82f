"""What CSV and YAML texts become before any column is known: cells and nodes with their lines, and what is wrong."""

from io import StringIO

import pytest

from regional.seeds.csv_reader import Csv
from regional.seeds.nodes import Fields, Items, Node, Scalar
from regional.seeds.problems import Place, Problem, Problems, SeedError
from regional.seeds.yaml_reader import read_yaml

AB = {"a": "1", "b": "2"}
EMPTY = "1: the first line names the columns, and it is empty"
SEMICOLONS = "1: the columns are separated by semicolons: save the file with commas"


def told(problems: Problems) -> list[str]:
    return [str(problem).removeprefix("f:") for problem in problems.sorted()]


@pytest.mark.parametrize(
    ("text", "lines", "said"),
    [
        ("", [], [EMPTY]),
        ("\n", [], [EMPTY]),
        (" , \na,b\n", [], [EMPTY]),
        ("a,b\n1,2\n\n,\n3,4", [(2, AB), (5, {"a": "3", "b": "4"})], []),
        ("a, b ,,\n1,2,,\n 1,2 ,,,,\n", [(2, AB), (3, AB)], []),
        ("a,b,\n1,2\n1,2,\n", [(2, AB), (3, AB)], []),
        ("a,b\n 1 ,\n,2\n", [(2, {"a": "1"}), (3, {"b": "2"})], []),
        (
            "a,,b\n1,,2\n1,x,2\n,y,\n",
            [(2, AB)],
            ["3: 'x' stands in column 2, which has no name in the first line"],
        ),
        (
            ",a,,b\nx,1,y,2\nx,1,y,2\n,1,,2\n",
            [(4, AB)],
            [
                "2: 'x' stands in column 1, which has no name in the first line",
                "2: 'y' stands in column 3, which has no name in the first line",
            ],
        ),
        (
            "a,b\n1\n1,2,3\n1,2,,3\n1,2\n",
            [(5, AB)],
            [
                "2: 1 fields, but the first line has 2",
                "3: 3 fields, but the first line has 2",
                "4: 4 fields, but the first line has 2",
            ],
        ),
        ("a,b\n1\n2\n", [], ["1: the first line has 2 fields, and all others 1"]),
        ("a,b,,\n1,2,3\n1,2,3,\n", [], ["1: the first line has 2 fields, and all others 3"]),
        ("a,b\n1,2,3\n1\n", [], ["2: 3 fields, but the first line has 2", "3: 1 fields, but the first line has 2"]),
        ("a,b\n1,2,3\n", [], ["2: 3 fields, but the first line has 2"]),
        ('a,b\n"x\ny",2\n3\n', [(2, {"a": "x\ny", "b": "2"})], ["4: 1 fields, but the first line has 2"]),
        ('a,b\n1,2\n"x"y,2\n3,4\n', [(2, AB)], ["3: not CSV: ',' expected after '\"'"]),
        ('"a"b,c\n1,2\n', [], ["1: not CSV: ',' expected after '\"'"]),
        ('a,b\n"x,2\n', [], ["2: not CSV: unexpected end of data"]),
        ("a;b\n1;2\n", [(2, AB)], [SEMICOLONS]),
        ("a|b;c\n", [], [SEMICOLONS]),
        ("sep=;\na;b\n1;2\n", [(3, AB)], [SEMICOLONS]),
        ("sep=;\r\na;b\r\n1;2\r\n", [(3, AB)], [SEMICOLONS]),
        ("sep=;\n", [], [SEMICOLONS, EMPTY]),
        ("sep=,\na,b\n1,2\n", [(3, AB)], []),
        ("sep=x\na\n", [(2, {"sep=x": "a"})], []),
        ("a\tb\n1\t2", [(2, AB)], ["1: the columns are separated by tabs: save the file with commas"]),
        ("a|b\n1|2\n", [(2, AB)], ["1: the columns are separated by bars: save the file with commas"]),
        ("a,b;c\n1,2\n", [(2, {"a": "1", "b;c": "2"})], []),
        ("a,b,a,,\n3,2,1\n", [(2, AB)], ["1: the column 'a' appears twice in the first line"]),
        ("a\r\n1\r\n\r\n2\r\n", [(2, {"a": "1"}), (4, {"a": "2"})], []),
        (",".join(map(str, range(1000))) + "\n", [], []),
        (
            ",".join(map(str, range(1001))) + "\n1\n",
            [],
            ["1: 1,001 columns, and no table has so many: is it a CSV file?"],
        ),
    ],
)
def test_csv_becomes_cells_of_named_columns(
    text: str, lines: list[tuple[int, dict[str, str]]], said: list[str]
) -> None:
    problems = Problems()
    found = Csv(StringIO(text, newline=""), "f", problems)
    assert [(line.number, line.cells) for line in found if line.is_whole] == lines
    assert told(problems) == said


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("name,id\nA,a,x\nB,b,x\n", [(2, {"id": "a"}), (3, {"id": "b"})]),
        (",name\na,A\nb,B\n,C\n", [(2, {"id": "a"}), (3, {"id": "b"})]),
        ("name,id\nA\nB\n", [(2, {}), (3, {})]),
    ],
)
def test_of_a_row_that_does_not_fit_only_its_id_is_known(text: str, ids: list[tuple[int, dict[str, str]]]) -> None:
    found = Csv(StringIO(text, newline=""), "f", Problems())
    assert [(line.number, line.cells) for line in found if not line.is_whole] == ids


def test_a_cell_can_be_as_long_as_a_speech() -> None:
    problems = Problems()
    text = f"a\n{'x' * 200_000}\n"
    assert [len(line.cells["a"]) for line in Csv(StringIO(text, newline=""), "f", problems)] == [200_000]
    assert told(problems) == []


def nested(depth: int) -> Items:
    return Items([nested(depth - 1)] if depth > 1 else [], 1)


@pytest.mark.parametrize(
    ("text", "node", "said"),
    [
        ("", None, ["1: the file is empty"]),
        ("# a comment\n", None, ["1: the file is empty"]),
        ("NO", Scalar("NO", 1), []),
        (
            "a: 1\nb: [x, y]\nc:\n  - d: e\n",
            Fields(
                {
                    "a": Scalar("1", 1),
                    "b": Items([Scalar("x", 2), Scalar("y", 2)], 2),
                    "c": Items([Fields({"d": Scalar("e", 4)}, 4)], 4),
                },
                1,
            ),
            [],
        ),
        ("a: 1\n---\nb: 2\n", Fields({"a": Scalar("1", 1)}, 1), ["3: a second document: a seed file has one"]),
        (
            "a: &x 1\nb: *x\n",
            Fields({"a": Scalar("1", 1), "b": Scalar("*x", 2)}, 1),
            ["2: '*x': anchors and aliases are not used in seeds; write it out"],
        ),
        (
            "- !x {a: b}\n",
            Items([Fields({"a": Scalar("b", 1)}, 1)], 1),
            ["1: '!x': tags are not used in seeds, where everything is text"],
        ),
        (
            "? [a]\n: b\nc: d\n",
            Fields({"": Scalar("b", 2), "c": Scalar("d", 3)}, 1),
            ["1: a key must be a word"],
        ),
        ("'': 1\n", Fields({"": Scalar("1", 1)}, 1), ["1: a key must be a word"]),
        ("a: 1\na: 2\n", Fields({"a": Scalar("2", 2)}, 1), ["2: the key 'a' appears twice"]),
        ("a: [\n", None, ["2: not YAML: did not find expected node content"]),
        ("- b: c\n   d: e\n", None, ["2: not YAML: mapping values are not allowed in this context"]),
        ("é\n\n: \x07", None, ["3: not YAML: the character U+0007 is not allowed"]),
        ("[" * 20 + "]" * 20, nested(20), []),
        ("[" * 21 + "]" * 21, None, ["1: nested deeper than any seed is"]),
    ],
)
def test_yaml_becomes_nodes_of_text(text: str, node: Node | None, said: list[str]) -> None:
    problems = Problems()
    assert read_yaml(text, "f", problems) == node
    assert told(problems) == said


def test_problems_are_told_once_by_file_and_line() -> None:
    problems = Problems()
    for place in (Place("b", 1), Place("a", 10), Place("a", 0), Place("a", 9), Place("b", 1)):
        problems.add(place, "wrong")
    assert len(problems) == 4
    assert list(map(str, problems.sorted())) == ["a: wrong", "a:9: wrong", "a:10: wrong", "b:1: wrong"]
    error = SeedError(problems)
    assert (str(error), error.count) == ("a: wrong\na:9: wrong\na:10: wrong\nb:1: wrong", 4)
    assert problems.sorted()[0] == Problem(Place("a", 0), "wrong")
