"""Blocks of a delimited file hold the rows that are read one by one, and refuse what is refused at the same line."""

import gzip
from collections.abc import Callable, Iterable
from pathlib import Path
from random import Random

import pytest

from regional.errors import RegionalError
from regional.importers.files import DataFile

HEADING = "number\ttext\tmore"
SOUND = [f"{number}\ttext {number}\t{'x' * 60}" for number in range(30_000)]
"""Lines for several blocks."""


def outcome(read: Callable[[], Iterable[object]]) -> list[object]:
    """What is read, or the line that refuses it."""
    try:
        return [*read()]
    except RegionalError as error:
        return [str(error)]


def both(path: Path) -> tuple[list[object], list[object]]:
    """A file line by line, and in blocks."""

    def in_blocks() -> Iterable[object]:
        for block in DataFile(str(path)).blocks("\t,"):
            yield from zip(block.lines, map(block.row, range(len(block.lines))), strict=True)

    return outcome(lambda: DataFile(str(path)).table("\t,")), outcome(in_blocks)


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_sound_lines_are_the_same_in_blocks(tmp_path: Path, ending: str) -> None:
    path = tmp_path / "f.tab"
    path.write_bytes("".join(f"{line}{ending}" for line in [HEADING, *SOUND]).encode())
    one_by_one, blocks = both(path)
    assert blocks == one_by_one
    assert len(blocks) == len(SOUND) + 1


ODD = ["", '"quoted"\ta "mark" inside\t""', "a\tb", "a\tb\tc\td", "nul\0\tb\tc", "\t\t", "é\t上合\t\u2028"]


@pytest.mark.parametrize("seed", range(12))
def test_odd_lines_are_the_same_in_blocks(tmp_path: Path, seed: int) -> None:
    chance = Random(seed)  # noqa: S311 - the same lines in every run
    lines = [HEADING, *SOUND]
    for odd in chance.sample(ODD, 3):
        lines.insert(chance.randrange(1, len(lines)), odd)
    path = tmp_path / "f.tab"
    path.write_text("\n".join(lines), encoding="utf-8", newline="")
    one_by_one, blocks = both(path)
    assert blocks == one_by_one


def test_rows_that_go_on_in_other_lines_and_blocks_keep_their_numbers(tmp_path: Path) -> None:
    path = tmp_path / "f.csv"
    lines = [f'{number},"two\nlines",x' if number % 9 == 0 else f"{number},one,x" for number in range(60_000)]
    path.write_text("\n".join(["a,b,c", *lines, ""]), encoding="utf-8")
    one_by_one, blocks = both(path)
    assert blocks == one_by_one


@pytest.mark.parametrize("damage", [b"", b"\xff"])
@pytest.mark.parametrize("odd", ["", "a\tb"])
def test_what_cannot_be_read_is_refused_after_the_lines_before_it(tmp_path: Path, odd: str, damage: bytes) -> None:
    """A file that is cut off or not UTF-8, with or without a line of another width before that."""
    path = tmp_path / "f.tab.gz"
    text = "\n".join([HEADING, *SOUND[:15_000], *([odd] if odd else []), *SOUND[15_000:20_000]]).encode()
    packed = gzip.compress(text + damage, 1)
    path.write_bytes(packed if damage else packed[: len(packed) * 19 // 20])
    one_by_one, blocks = both(path)
    assert blocks == one_by_one
    assert len(blocks) == 1 or not odd
