"""Run the statement of a question, and put its rows and the notes on them together."""

from collections.abc import Sequence

from regional.database.reader import Reader
from regional.questions.given import Given
from regional.questions.notes import notes_on_continuity, notes_on_nothing
from regional.questions.review import notes_on_review
from regional.questions.rows import Rows, split
from regional.questions.values import Values
from regional.sql.catalog import Query


def answer_rows(reader: Reader, query: Query, given: Given, values: Sequence[Values]) -> tuple[Rows, list[str]]:
    """The rows that answer a question, and the notes on them.

    Args:
        reader: the database.
        query: the question.
        given: the texts that were given for its parameters.
        values: what they stand for; several times if several datasets are asked side by side.
    """
    notes: list[str] = []
    answers = [_answer_once(reader, query, once, notes) for once in values]
    rows = answers[0]
    if len(answers) > 1:
        from regional.questions.side_by_side import side_by_side  # noqa: PLC0415 - few questions need it

        rows = side_by_side(answers, given["dataset"])
    if not rows.rows:
        notes += notes_on_nothing(reader, query, given, values[0])
    return rows, notes


def _answer_once(reader: Reader, query: Query, values: Values, notes: list[str]) -> Rows:
    rows = split(reader.ask(query.statement(values), values))
    notes += notes_on_review(reader, query, values, rows)
    if values.get("continuity"):
        notes += notes_on_continuity(reader, rows)
    if query.shape:
        from regional.questions.shapes import shaped  # noqa: PLC0415 - only a panel needs it

        return shaped(reader, query.shape[0], rows, values)
    if query.pivot:
        from regional.questions.pivot import pivoted  # noqa: PLC0415 - only a matrix needs it

        return pivoted(rows, *query.pivot)
    return rows
