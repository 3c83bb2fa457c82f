"""Columns of a block: what follows from a value is found once, and is what a call for every line would give."""

from collections import Counter
from pathlib import Path

import pytest

from regional.importers.columns import each, known, or_none, stripped

ASKED: Counter[tuple[str, ...]] = Counter()


def joined(*values: str) -> str:
    ASKED[values] += 1
    return "-".join(values)


@pytest.mark.parametrize(
    "columns",
    [
        [["a", "b", "a", "a"]],
        [["a", "b", "a", "a"], ["x", "x", "x", "x"]],
        [["a", "b", "a", "a"], ["x", "y", "x", "y"]],
        [["a", "a"], ["x", "x"], ["1", "2"]],
        [[], []],
    ],
)
def test_a_function_is_called_once_for_what_lines_have_alike(columns: list[list[str]]) -> None:
    ASKED.clear()
    assert each(joined, *columns) == ["-".join(row) for row in zip(*columns, strict=True)]
    assert set(ASKED.values()) <= {1}


def test_what_stands_where_nothing_is_known_is_empty() -> None:
    assert known([" NA", "n/a", "NULL ", "", "NATO", "\u2003é\t"]) == ["", "n/a", "", "", "NATO", "é"]
    assert known(["a ", "b"]) == ["a", "b"]
    assert stripped([" NA", "\tb"]) == ["NA", "b"]
    assert or_none(["", "a"]) == [None, "a"]


def test_what_was_said_first_of_an_id_is_remembered(tmp_path: Path) -> None:
    said_of = pytest.importorskip("regional.exporters.said")
    said = said_of.Said(tmp_path)
    said.remember(["x-1", "x-2"], [1, -2])
    said.remember([], [])
    said.remember(["x-1"], [3])
    assert said.of(["x-1", "x-2", "x-3"]) == {"x-1": 1, "x-2": -2}
    said.remember(["x-2", "x-3"], [4, 5])
    assert said.of(["x-3", "x-2"]) == {"x-2": -2, "x-3": 5}
    assert said.of(["上合"]) == {}
    said.close()
