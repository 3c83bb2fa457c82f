"""Nodes: the content of a file before it is interpreted. Every value is text, with its line."""

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
