"""Another process reads a large file while this one writes: with the same rows and messages, and it ends cleanly."""

import os
import shutil
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from regional.errors import RegionalError
from regional.importers import event_writer
from regional.importers.ahead import ahead
from tests.datasets import contents
from tests.imports import ICEWS, gdelt_file, icews_file, take
from tests.made_ahead import counted, interrupted, itself


def test_what_it_makes_arrives_in_order() -> None:
    assert [*ahead(partial(counted, 10_000), "f")] == [*range(10_000)]


@pytest.mark.parametrize(
    ("then", "message"),
    [
        ("refused", "f:3: this is wrong"),
        ("killed", "f: the process that reads it ended too early (exit status -9), so nothing is changed"),
        ("a fault", "f: the process that reads it ended too early (exit status 1), so nothing is changed"),
    ],
)
def test_what_it_refuses_is_refused_after_what_it_made(then: str, message: str) -> None:
    found: list[int] = []
    with pytest.raises(RegionalError) as refused:
        found.extend(ahead(partial(counted, 3, then), "f"))
    assert (found, str(refused.value)) == ([0, 1, 2], message)


def test_it_ends_when_nobody_takes_more() -> None:
    with closing(ahead(itself, "f")) as made:
        number = next(made)
        assert number == next(made) != os.getpid()
    with pytest.raises(ProcessLookupError):
        os.kill(number, 0)


def test_what_stops_a_command_is_heeded_by_its_first_process() -> None:
    assert [*ahead(interrupted, "f")] == ["goes on"]


def test_without_room_for_another_process_this_one_does_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.executable", "/nowhere/python")
    assert [*ahead(partial(counted, 3), "f")] == [0, 1, 2]
    assert next(ahead(itself, "f")) == os.getpid()


@pytest.mark.parametrize("make", [icews_file, gdelt_file])
def test_a_large_file_brings_the_same_rows(
    actors: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, make: Callable[..., Path]
) -> None:
    number, day = ("Event ID", "Event Date") if make is icews_file else (0, 1)
    lines: list[dict[Any, str]] = [{number: "5"}, {number: "7", day: "?"}, {number: "5"}, {number: "6"}, {number: "no"}]
    file = make(tmp_path / "events", *lines)
    reports, found = [], []
    for size in (event_writer.LARGE, 0):
        monkeypatch.setattr(event_writer, "LARGE", size)
        database = Path(shutil.copy(actors, tmp_path / f"{size}.db"))
        reports.append(take(database, make.__name__.removesuffix("_file"), file).lines())
        found.append(contents(database))
    assert [what for what, *_ in reports[0]][:4] == [
        "read",
        "skipped: its date is no day",
        "skipped: its id is no number",
        "repeated: it says the same as a line before it",
    ]
    assert reports[0] == reports[1]
    assert found[0] == found[1]


def test_a_large_file_is_refused_with_its_line(actors: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(event_writer, "LARGE", 0)
    database = Path(shutil.copy(actors, tmp_path / "r.db"))
    before = contents(database)
    file = icews_file(tmp_path / "i.tab", {}, {})
    file.write_text(file.read_text(encoding="utf-8") + "x\ty\n", encoding="utf-8")
    with pytest.raises(RegionalError) as refused:
        take(database, "icews", file)
    assert str(refused.value) == f"{file}:4: 2 columns, not {len(ICEWS)}"
    assert contents(database) == before
