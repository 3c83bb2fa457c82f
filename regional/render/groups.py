"""Lines under headings, for a record that is more than rows."""

from collections.abc import Iterable, Sequence
from typing import TextIO

from regional.render.lines import wrapped
from regional.render.values import printable

_INDENT = 2
_LABEL = 18
"""A label that is longer stands on a line of its own."""


def write_groups(
    groups: Iterable[tuple[str, Sequence[tuple[str, str]]]], stream: TextIO, width: int | None = None
) -> None:
    """Write each heading, and under it its lines, their labels in one column and their texts in another."""
    from shutil import get_terminal_size  # noqa: PLC0415

    width = width or get_terminal_size().columns
    between = ""
    for heading, lines in groups:
        stream.write(between + "".join(f"{line}\n" for line in wrapped(printable(heading), width)))
        labels = [len(printable(label)) for label, _ in lines if label]
        column = min(max(labels), _LABEL) + 2 if labels else 0
        for label, text in lines:
            _write_line(printable(label), printable(text), column, width, stream)
        between = "\n"


def _write_line(label: str, text: str, column: int, width: int, stream: TextIO) -> None:
    hanging = column or _INDENT
    first, *others = wrapped(text, max(width - _INDENT - hanging, 1))
    before = " " * _INDENT
    if len(label) > _LABEL:
        stream.write(f"{before}{label}\n")
        label = ""
    stream.write(f"{before}{label.ljust(column)}{first}".rstrip() + "\n")
    stream.writelines(f"{before}{' ' * hanging}{line}\n" for line in others)
