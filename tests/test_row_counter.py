"""How far an export has come: it is told after so many rows, and at the end of each table."""

from regional.exporters.row_counter import STEP, RowCounter


def test_rows_pass_and_are_told_at_every_step_and_at_the_end_of_each_table() -> None:
    told: list[int] = []
    counter = RowCounter(told.append)
    assert list(counter.through([("a",), ("b",)])) == [("a",), ("b",)]
    assert told == [2]
    for _ in counter.through((number,) for number in range(2 * STEP)):
        pass
    assert told == [2, STEP, 2 * STEP, 2 * STEP + 2]
    assert counter.passed == 2 * STEP + 2
