"""Shapes: what makes other rows of those that a statement gives, where its .sql file names it."""

from collections.abc import Callable

from regional.database.reader import Reader
from regional.errors import RegionalError
from regional.questions.panel import panel
from regional.questions.rows import Rows
from regional.questions.values import Values

SHAPES: dict[str, Callable[[Reader, Rows, Values], Rows]] = {"panel": panel}
"""The shapes that a .sql file can name."""


def shaped(reader: Reader, name: str, rows: Rows, values: Values) -> Rows:
    """The rows in a shape.

    Raises:
        RegionalError: there is no shape of this name.
    """
    if name not in SHAPES:
        raise RegionalError(f"there is no shape '{name}': a query can have {', '.join(SHAPES)}")
    return SHAPES[name](reader, rows, values)
