"""Column types: text that sorts alike on both engines, EDTF dates, and words from a fixed vocabulary."""

from enum import StrEnum
from typing import Any

from sqlalchemy import BigInteger, Dialect, Double, Integer, Text
from sqlalchemy.dialects import sqlite
from sqlalchemy.types import TypeDecorator, TypeEngine

from regional import dates

TEXT = Text().with_variant(Text(collation="C"), "postgresql")
"""Text in code point order: SQLite's own order, which PostgreSQL follows under the collation C."""

WHOLE = Integer().with_variant(BigInteger(), "postgresql")
"""A whole number of up to 64 bits."""

REAL: TypeEngine[float] = Double().with_variant(sqlite.REAL(), "sqlite")
"""A floating point number of 64 bits."""


class Edtf(TypeDecorator[str]):
    """A date as the source has it, in the subset of EDTF that `regional.dates` understands."""

    impl = TEXT
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """Refuse what is no date, with `InvalidDateError`."""
        if value is not None:
            dates.parse(value)
        return value


class Word(TypeDecorator[str]):
    """One word of a vocabulary, stored as its text and checked by the database."""

    impl = TEXT
    cache_ok = True

    def __init__(self, vocabulary: type[StrEnum]) -> None:
        """Take the vocabulary whose values are allowed."""
        super().__init__()
        self.vocabulary = vocabulary
        self.words = frozenset(str(word) for word in vocabulary)

    def process_result_value(self, value: Any, dialect: Dialect) -> StrEnum | None:  # noqa: ARG002
        """Give the member of the vocabulary, which is also a plain text."""
        return None if value is None else self.vocabulary(value)
