"""Columns of a block of lines: what is done with the fields of all lines at once, in one of two forms.

Lists of Python are what a database takes. Columns of Arrow go into Parquet files as they are: no field of them becomes
an object of Python, which takes less than half the time. In both, what follows from a value is found once for all lines
that have it.
"""

from collections.abc import Callable, Collection, Sequence
from typing import Any, Protocol

from regional.importers.fields import NULLS

Column = Any
"""One field, or what follows from it, of every line of a block: a list, or an array of Arrow."""


class Columns(Protocol):
    """What can be done with columns. A field is empty if nothing is known; what is found can be nothing at all."""

    def taken(self, column: Column) -> Column:
        """A column of either form in this one."""

    def nothing(self, size: int) -> Column:
        """Empty fields."""

    def stripped(self, column: Column) -> Column:
        """Fields without the blanks around them."""

    def known(self, column: Column) -> Column:
        """The same; what programs write where nothing is known is empty."""

    def each(self, function: Callable[..., Any], *columns: Column) -> Column:
        """What a function finds for every line in some columns, which is called once for what they have alike."""

    def prefixed(self, prefix: str, column: Column) -> Column:
        """Fields behind a text, but for the empty ones."""

    def joined(self, between: str, *columns: Column) -> Column:
        """The fields of every line in one text, but for the empty ones."""

    def described(self, first: Column, second: Column) -> Column:
        """Who acted on whom, in one text, or nothing."""

    def or_none(self, column: Column) -> Column:
        """Nothing in place of an empty text."""

    def or_else(self, column: Column, other: Column) -> Column:
        """The field of another column in place of an empty one."""

    def may_be(self, names: Collection[str], *columns: Column) -> set[str]:
        """The fields that can be one of some folded names, and perhaps others."""

    def replaced(
        self, found: Column, where: Collection[str], function: Callable[..., Any], names: Column, other: Column
    ) -> Column:
        """What is found; where a name is one of some, what a function makes of it and another field, if anything."""

    def are_empty(self, column: Column) -> list[int]:
        """Which fields are empty."""

    def are_missed(self, found: Column, *printed: Column) -> list[int]:
        """For which lines nothing was found although something is printed."""

    def are_numbers(self, column: Column, longest: int) -> bool:
        """Whether all fields are whole numbers of so many digits at the most."""

    def reach(self, numbers: Column) -> tuple[int, int]:
        """The least and the greatest number."""

    def last(self, column: Column) -> str:
        """The field that comes last in order."""

    def differ(self, column: Column) -> bool:
        """Whether every line has another value."""

    def compressed(self, column: Column, wanted: Sequence[Any]) -> Column:
        """What the lines have that are wanted."""

    def listed(self, column: Column) -> list[Any]:
        """The same as a list."""

    def said(self, columns: Sequence[Column]) -> list[int]:
        """A number for what every line says in some columns; whoever says the same has the same number."""


EMPTY = dict.fromkeys(NULLS, "")
"""What takes the place of what programs write where nothing is known."""
