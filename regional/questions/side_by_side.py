"""Put the answers of several datasets to one question into one answer."""

from collections.abc import Sequence

from regional.questions.rows import Rows


def side_by_side(answers: Sequence[Rows], datasets: Sequence[str]) -> Rows:
    """Put the rows about one thing together, each with the dataset that gives it in the second column."""
    columns = answers[0].columns
    rows = [
        (str(row[0]), number, dict(zip(answer.columns, row, strict=True)), fact)
        for number, answer in enumerate(answers)
        for row, fact in zip(answer.rows, answer.facts, strict=True)
    ]
    rows.sort(key=lambda row: row[:2])
    merged = [
        (*map(values.get, columns[:1]), datasets[number], *map(values.get, columns[1:]))
        for _, number, values, _ in rows
    ]
    return Rows([*columns[:1], "dataset", *columns[1:]], merged, [fact for *_, fact in rows])
