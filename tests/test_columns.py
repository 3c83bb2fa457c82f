"""Columns of a block: what follows from a value is found once, and both forms of columns say the same."""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from regional.importers import arrow_columns, list_columns
from regional.importers.columns import Columns

FORMS: list[Columns] = [list_columns, arrow_columns]
ASKED: Counter[tuple[str, ...]] = Counter()

form = pytest.mark.parametrize("form", FORMS, ids=["lists", "Arrow"])
"""What holds for columns holds in both forms."""


def joined(*values: str) -> str:
    ASKED[values] += 1
    return "-".join(values)


@form
@pytest.mark.parametrize(
    "columns",
    [
        [["a", "b", "a", "a"]],
        [["a", "b", "a", "a"], ["x", "x", "x", "x"]],
        [["a", "b", "a", "a"], ["x", "y", "x", "y"]],
        [["a", "a"], ["x", "x"], ["1", "2"]],
        [["a", "b", "a"], ["x", "y", "y"], ["1", "2", "3"]],
        [[], []],
    ],
)
def test_a_function_is_called_once_for_what_lines_have_alike(form: Columns, columns: list[list[str]]) -> None:
    ASKED.clear()
    found = form.listed(form.each(joined, *map(form.taken, columns)))
    assert found == ["-".join(row) for row in zip(*columns, strict=True)]
    assert set(ASKED.values()) <= {1}


FIELDS = [" NA", "n/a", "NULL ", "", "NATO", "\u2003é\t", "上合"]
OTHERS = ["", "a", "b", "", " c", "NA", "\u3000"]


def either(name: str, *arguments: Any) -> Any:
    """What a function makes of columns, which must be the same in both forms."""
    results = []
    for each in FORMS:
        given = [each.taken(one) if isinstance(one, list) else one for one in arguments]
        found = getattr(each, name)(*given)
        results.append(found if isinstance(found, bool | set | tuple | str) else each.listed(each.taken(found)))
    assert results[0] == results[1]
    return results[0]


def test_what_stands_where_nothing_is_known_is_empty() -> None:
    assert either("known", FIELDS) == ["", "n/a", "", "", "NATO", "é", "上合"]
    assert either("known", ["a ", "b"]) == ["a", "b"]
    assert either("stripped", [" NA", "\tb"]) == ["NA", "b"]
    assert either("nothing", 2) == ["", ""]


def test_empty_fields_are_left_out_of_texts() -> None:
    assert either("or_none", ["", "a"]) == [None, "a"]
    assert either("or_else", ["", "a"], ["b", "c"]) == ["b", "a"]
    assert either("prefixed", "story ", ["", "1"]) == ["", "story 1"]
    assert either("joined", ", ", ["", "a", "b"], ["", "", ""], ["", "c", ""]) == ["", "a, c", "b"]
    assert either("joined", ", ", ["a", "b"], ["c", "d"]) == ["a, c", "b, d"]
    assert either("joined", ", ", ["", ""], ["", ""]) == ["", ""]
    assert either("described", ["a", "", "b", ""], ["c", "d", "", ""]) == ["a → c", "→ d", "b", None]
    assert either("described", ["a"], ["b"]) == ["a → b"]
    assert either("described", ["", "a"], ["c", "d"]) == ["→ c", "a → d"]
    assert either("described", ["a", "b"], ["c", ""]) == ["a → c", "b"]


def test_names_are_looked_up_where_they_stand() -> None:
    for each in FORMS:
        columns = (each.taken(names) for names in (["NATO", "Türkiye", "x"], ["", "NATO"]))
        assert each.may_be({"nato"}, *columns) >= {"NATO", "Türkiye"}
    names, days = ["NATO", "x", "NATO"], ["1990", "1991", "1945"]
    found = either(
        "replaced", [None, "KAZ", "USA"], {"NATO"}, lambda _, day: day if day > "1949" else None, names, days
    )
    assert found == ["1990", "KAZ", "USA"]
    assert either("replaced", [None, "KAZ"], set(), lambda *_: "", ["NATO", "x"], days[:2]) == [None, "KAZ"]


def test_what_is_missing_is_found() -> None:
    assert either("are_empty", ["", "a", ""]) == [0, 2]
    assert either("are_missed", [None, "KAZ", None, None], ["a", "b", "", ""], ["", "", "", "c"]) == [0, 3]
    assert either("are_missed", ["KAZ"], ["a"]) == []


@pytest.mark.parametrize(
    ("numbers", "reach"),
    [(["7", "007", "12"], (7, 12)), (["1", "9" * 30], (1, int("9" * 30))), (["1", "١٢"], (1, 12))],
)
def test_numbers_are_numbers_in_any_script(numbers: list[str], reach: tuple[int, int]) -> None:
    assert either("are_numbers", numbers, 30)
    assert either("reach", numbers) == reach


@pytest.mark.parametrize("number", ["", "x", "-1", "1.0", "9" * 31])
def test_others_are_none(number: str) -> None:
    assert not either("are_numbers", ["1", number], 30)


def test_lines_are_left_out_and_compared() -> None:
    assert either("compressed", ["a", "b", "c"], [True, False, True]) == ["a", "c"]
    assert either("last", ["b", "c", "a"]) == "c"
    assert either("differ", ["a", "b"])
    assert not either("differ", ["a", "b", "a"])


@form
def test_who_says_the_same_has_the_same_number(form: Columns) -> None:
    columns = [form.taken(column) for column in (["a", "a", "b"], [None, None, "c"], [1.0, 1.0, 1.5])]
    first, second, third = form.said(columns)
    assert first == second != third


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
