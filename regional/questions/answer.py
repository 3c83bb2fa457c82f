"""An answer: rows, the facts behind them, notes on them, and their sources when they are wanted."""

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from regional import render
from regional.questions.rows import Rows, fact_ids

if TYPE_CHECKING:
    from regional.questions.evidence import Sources

_SHOWN = 60
"""How many rows an interpreter or a notebook shows; an answer can have a million."""

_WIDTH = 100
"""How wide the text of an answer is."""


class Answer:
    """The answer to a question, which can be used like a list of rows."""

    def __init__(
        self,
        rows: Rows,
        notes: Sequence[str] = (),
        find: Callable[[list[tuple[str, ...]]], "Sources"] | None = None,
        sentences: Sequence[str] = (),
        remark: Callable[[list[tuple[str, ...]]], list[list[str]]] | None = None,
    ) -> None:
        """Take the rows, the notes on all, the sentences, and what finds the sources and the notes of facts."""
        self.columns = rows.columns
        """The names of the columns."""
        self.rows = rows.rows
        """The rows, each a tuple."""
        self.notes = list(notes)
        """What its reader must know: that the question reaches beyond the last review, or why there is no row."""
        self.sentences = list(sentences)
        """What each row says in words, if the question is one that is answered so; else nothing."""
        self._facts = rows.facts
        self._find = find
        self._remark = remark

    @cached_property
    def facts(self) -> list[tuple[str, ...]]:
        """For each row the ids of the facts that it rests on, which `why` explains."""
        return [fact_ids(value) for value in self._facts]

    @cached_property
    def remarks(self) -> list[list[str]]:
        """The notes on each row: what a reader of the facts behind it must know. They are read when they are used."""
        return [[] for _ in self.rows] if self._remark is None else self._remark(self.facts)

    @cached_property
    def sources(self) -> "Sources":
        """The sources of each row. They are read from the database when they are first used."""
        if self._find is None:
            from regional.questions.evidence import Sources  # noqa: PLC0415

            return Sources([[] for _ in self.rows])
        return self._find(self.facts)

    def records(self, *, sources: bool = False) -> list[dict[str, Any]]:
        """The rows as dictionaries from column to value.

        Args:
            sources: add a column `sources`, as the option --sources does for programs.
        """
        names = render.distinct(self.columns)
        records = [dict(zip(names, row, strict=True)) for row in self.rows]
        if sources:
            for record, text in zip(records, self.sources.texts(), strict=True):
                record["sources"] = text
        return records

    def to_dict(self) -> dict[str, list[Any]]:
        """The values of each column by its name, as data frames take them. An answer without rows keeps its columns."""
        return {name: [row[at] for row in self.rows] for at, name in enumerate(render.distinct(self.columns))}

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[tuple[Any, ...]]:
        return iter(self.rows)

    def __getitem__(self, at: int | str) -> Any:
        """The row at a position, or the values of the column with a name."""
        if not isinstance(at, str):
            return self.rows[at]
        if at not in self.columns:
            raise KeyError(at)
        position = self.columns.index(at)
        return [row[position] for row in self.rows]

    def __repr__(self) -> str:
        if self.sentences:
            return "\n".join([*self.sentences, *self.notes])
        table = render.text(self._shown(), "table", _WIDTH)
        return "\n".join([*(line.rstrip() for line in table.splitlines()), *self._remarks()])

    def _repr_html_(self) -> str:
        return render.html(self._shown()._replace(footnotes=self._remarks()))

    def _shown(self) -> render.Table:
        """The first rows, without the column `note`, whose texts are too long to stand in a table."""
        kept = [at for at, name in enumerate(self.columns) if name != "note"]
        rows = [[row[at] for at in kept] for row in self.rows[:_SHOWN]]
        return render.Table([self.columns[at] for at in kept], rows)

    def _remarks(self) -> list[str]:
        """What stands under the rows."""
        left = len(self.rows) - _SHOWN
        return [*([f"… and {left:,} more"] if left > 0 else []), *self.notes]
