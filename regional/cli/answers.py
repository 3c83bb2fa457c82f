"""What is written of an answer: its rows, the marks of their sources and notes, and how a screen shows them."""

from collections.abc import Mapping
from typing import Any

from regional import render
from regional.cli.output import can_style
from regional.questions.answer import Answer
from regional.sql.catalog import Query

_NOTE = "note"
"""The column of a note, which a screen shows under the rows."""

_SOURCE_NOTE = "source_note"


def said(answer: Answer, *, sources: bool) -> render.Table:
    """What the rows say in words, with the marks of their footnotes."""
    numbers, notes = render.numbered(answer.remarks)
    marks = answer.sources.marks() if sources else [""] * len(answer.sentences)
    sentences = [
        (f"{sentence} {number}{mark}".rstrip(),)
        for sentence, number, mark in zip(answer.sentences, numbers, marks, strict=True)
    ]
    footnotes = answer.sources.footnotes if sources else []
    return render.Table(["sentence"], [*sentences, *((note,) for note in notes)], footnotes)


def table(answer: Answer, format_: str, *, sources: bool) -> render.Table:
    """The rows as they are written. Their sources are numbered footnotes for people, and a text for programs."""
    is_evidence = _SOURCE_NOTE in answer.columns  # its rows have all notes
    remarks = answer.remarks if format_ == "table" and not is_evidence else []
    if not sources:
        return render.Table(answer.columns, answer.rows, remarks=remarks)
    found = answer.sources
    if format_ in render.FOR_PEOPLE:
        mark = "[^{}]" if format_ == "markdown" else "[{}]"
        cells, footnotes = found.marks(mark, but=found.common), found.footnotes
        common = "".join(map(mark.format, found.common))
    else:
        cells, footnotes, common = found.texts(), [], ""
    rows = [(*row, cell) for row, cell in zip(answer.rows, cells, strict=True)]
    return render.Table([*answer.columns, "sources"], rows, footnotes, common, remarks)


def layout(query: Query, columns: list[str], options: Mapping[str, Any]) -> render.Layout:
    """How the answer is shown on a screen; the words that are searched for stand out where that can be shown."""
    searched = [options[p.name] for p in query.parameters if p.type == "words"] if can_style() else []
    order = [name for name in query.screen or columns if name != _NOTE]
    found = [word for text in searched for word in _words(text)]
    return render.Layout([*order, "sources"], query.card, query.pivot is not None, found)


def _words(texts: Any) -> list[str]:
    from regional.folding import fold  # noqa: PLC0415 - only a search needs it

    return fold(texts if isinstance(texts, str) else " ".join(texts)).split()
