"""Importers: one module for each public dataset. Each reads its files line by line and hands rows to the bulk writer.

An importer is a module with `DATASET`, the row of the dataset, and `read(files, bulk, known, report)`, a generator that
yields whenever the rows that wait can be written, so that memory does not grow with the file and progress can be shown.
If it also reads files that lie beside one of its own, its `beside(file)` names them. One of coded events, of which
there are millions, has `told(files, dataset, known, today)` in place of it, which does without the database, so that
another process can do it.
"""

from collections.abc import Callable, Iterator
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from regional.importers.bulk import Bulk
    from regional.importers.files import DataFile
    from regional.importers.known_actors import KnownActors
    from regional.importers.report import Report

KINDS = {
    "cow-igo": "Correlates of War: membership of intergovernmental organizations by year.",
    "cow-states": "Correlates of War: the state system list.",
    "icews": "ICEWS coded events, tab separated.",
    "gdelt": "GDELT events, 1.0 or 2.0 export.",
    "ungdc": "UN General Debate corpus: the metadata file, and the texts where they are.",
}
"""The kinds of dataset that can be imported."""


class Importer(NamedTuple):
    """One kind of dataset."""

    dataset: dict[str, Any]
    read: "Callable[[list[DataFile], Bulk, KnownActors, Report], Iterator[None]]"
    beside: "Callable[[DataFile], list[str]]"
    is_of_events: bool
    """Whether it brings coded events, and nothing else but their source."""


def importer(kind: str) -> Importer:
    """The importer of a kind, imported when it is used."""
    module = import_module(f"regional.importers.{kind.replace('-', '_')}")
    is_of_events = hasattr(module, "told")
    read = _of_events(module.told) if is_of_events else module.read
    return Importer(module.DATASET, read, getattr(module, "beside", lambda _file: []), is_of_events)


def _of_events(told: Callable[..., Any]) -> Callable[..., Iterator[None]]:
    from regional.importers.event_writer import read_events  # noqa: PLC0415 - who tells does without the database

    return partial(read_events, told)
