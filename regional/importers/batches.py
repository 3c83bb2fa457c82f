"""Batches: rows on their way into one table."""

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import inspect

from regional.database.many_rows import Values
from regional.dates import parse
from regional.models import Base
from regional.seeds.mapping import stored
from regional.seeds.rows import date_columns


class Batch:
    """Rows that wait to be written. The days that their dates can mean are added when they are."""

    def __init__(self, class_: type[Base], columns: Sequence[str], constants: Mapping[str, str]) -> None:
        """Take the class, the columns that each row has a value for, and those that all rows have alike."""
        mapper = inspect(class_)
        self.table = stored(mapper)
        self.rows: list[Values] = []
        days = [each for each in date_columns(mapper) if each[0] in columns and each[1] not in columns]
        self.columns = [*columns, *(name for _, *names in days for name in names)]
        self.constants = constants
        """The values that all rows have alike, by column."""
        self._dates = [columns.index(date) for date, *_ in days]

    def completed(self) -> Iterable[Values]:
        """The rows with the days of their dates, made one by one, so that they are not in memory twice."""
        return ((*row, *(day for date in self._dates for day in _days(row[date]))) for row in self.rows)


def _days(date: str | None) -> tuple[str | None, str | None]:
    """The first and the last day that a date can mean, if there is one."""
    return (None, None) if date is None else parse(date)
