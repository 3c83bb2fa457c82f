"""Nodes: what a file says, before anyone asks what it means. Every value is text, and knows its line."""

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(slots=True)
class Scalar:
    """A text, and its line."""

    text: str
    line: int


@dataclass(slots=True)
class Items:
    """A list, and its line."""

    items: list["Node"]
    line: int


@dataclass(slots=True)
class Fields:
    """A mapping, and its line."""

    fields: dict[str, "Node"]
    line: int


Node: TypeAlias = Scalar | Items | Fields
