"""Run an import: one transaction, in which the dataset is replaced completely."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import ExitStack, closing
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, Table, insert, select, update

from regional.database.engine import writing
from regional.errors import RegionalError
from regional.exporters.edited import Edited
from regional.importers import Importer
from regional.importers.actors import known_actors
from regional.importers.bulk import Bulk
from regional.importers.files import DataFile
from regional.importers.report import Report
from regional.models import Dataset, Event, Membership, Statement
from regional.progress import Progress, unseen
from regional.seeds.counts import store_counts
from regional.seeds.datasets import remove_rows
from regional.seeds.dependence import pointed_to_by_others, refuse_to_remove
from regional.seeds.index_mending import mend_index, unindexed
from regional.seeds.origin import IMPORTED, in_words
from regional.seeds.ownership import values_of
from regional.seeds.problems import Place, Problems, SeedError
from regional.seeds.rules import broken_rules

CHUNK = 1 << 20

_TOLD = (Membership, Event, Statement)
"""What data sets tell; a dataset that had such rows and gets none has not been understood, whatever else is written."""

_LONG = 400
"""How many bytes a line of events has, or fewer; it need not be known exactly how many lines will come."""


def run(
    importer: Importer,
    files: Sequence[str],
    to: Edited,
    report: Report,
    progress: Progress = unseen,
) -> dict[str, int]:
    """Import files as one dataset, which replaces what it was before.

    Args:
        importer: the kind of dataset, with the id and the title that it gets.
        files: the files.
        to: the database, which is created or upgraded as needed, and where events go past it, if they do.
        report: where the lines are accounted for.
        progress: is called with how many bytes of the files have been read, and how many there are.

    Returns:
        For each table how many rows were written; nothing if the files are those of the last import, and who is known
        is so as well. They are then read again only if the report is wanted all the same.

    Raises:
        RegionalError: a file cannot be read or is of another kind, nothing or too little of it can be imported, the id
            belongs to other data, a row breaks a rule, or another dataset points to what is no longer there; nothing
            was changed.
    """
    with ExitStack() as opened:
        data = [opened.enter_context(closing(DataFile(path))) for path in files]
        return _run(importer, data, to, report, progress)


def _run(importer: Importer, data: list[DataFile], to: Edited, report: Report, progress: Progress) -> dict[str, int]:
    size = sum(file.size for file in data)
    of_files = fingerprint(importer, data)
    with writing(to.location, check_keys=False, mends=True, say=report.say) as connection:
        known = known_actors(connection, importer.dataset["id"])
        about = importer.dataset | {
            "fingerprint": sha256(f"{of_files} {known.fingerprint()}".encode()).hexdigest(),
            "loaded_from": IMPORTED,
        }
        if to.events is None and (bare := unindexed(connection)):
            mend_index(connection, bare, report.say)
        if _is_imported(connection, about) and not report.is_wanted:
            return {}
        told = _told(connection, about["id"])
        pointed_to = _make_room(connection, about)
        bulk = Bulk(connection, about["id"], to.events, size // _LONG)
        bulk.add_source(f"{about['title']}: the files that were imported", Place(data[0].path, 0))
        for _ in importer.read(data, bulk, known, report):
            bulk.flush_if_full()
            progress(sum(file.done() for file in data), size)
        bulk.finish()
        report.refuse_what_is_lost([file.path for file in data], is_empty=_is_empty(bulk.written, told))
        _remember(connection, bulk)
        store_counts(connection, bulk.dataset, bulk.written)
        _check(connection, bulk, pointed_to)
    return bulk.written


def _told(connection: Connection, dataset: str) -> list[str]:
    """The tables of what a dataset tells; for a new one none is looked at, since it may lie in another file."""
    if connection.scalar(select(Dataset.id).where(Dataset.id == dataset)) is None:
        return []
    firsts = ((model.__tablename__, select(model.id).where(model.dataset_id == dataset).limit(1)) for model in _TOLD)
    return [table for table, first in firsts if connection.scalar(first) is not None]


def _is_empty(written: Mapping[str, int], told: Sequence[str]) -> bool:
    """Whether nothing was written but the source, or nothing of what the dataset told before."""
    return not written.keys() - {"sources"} or (bool(told) and not any(written.get(table) for table in told))


def _make_room(connection: Connection, about: Mapping[str, Any]) -> dict[Table, set[str]]:
    """Store the row of the dataset and remove what it was before, but for the ids that other datasets point to.

    A server would not let go of a row that is pointed to, even if the same row is written again.
    """
    id_ = about["id"]
    if connection.scalar(select(Dataset.id).where(Dataset.id == id_)) is None:
        connection.execute(insert(Dataset).values(**about))
        return {}
    pointed_to = pointed_to_by_others(connection, id_)
    remove_rows(connection, id_, will_return=connection.dialect.name == "sqlite")
    connection.execute(update(Dataset).where(Dataset.id == id_).values(**about))
    return pointed_to


def _remember(connection: Connection, bulk: Bulk) -> None:
    """Store what the files told of the dataset."""
    told = {"as_of": bulk.last_day, "version": bulk.version}
    if values := {name: value for name, value in told.items() if value is not None}:
        connection.execute(update(Dataset).where(Dataset.id == bulk.dataset).values(**values))


def _check(connection: Connection, bulk: Bulk, pointed_to: Mapping[Table, set[str]]) -> None:
    """Refuse what a load would refuse: a row that breaks a rule, or that is gone although others point to it."""
    for table, ids in pointed_to.items():
        there = set(connection.scalars(select(table.c.id).where(table.c.id.in_(values_of(ids)))))
        gone = [(id_,) for id_ in ids - there]
        refuse_to_remove(connection, table, gone, bulk.dataset, replaced=[bulk.dataset])
    problems = Problems()
    judges_events = Event.__tablename__ in bulk.judged
    for row in broken_rules(connection, bulk.judged, [bulk.dataset] if judges_events else []):
        problems.add(bulk.place_of(row.table, row.id) or Place(f"{row.table} {row.id}", 0), row.message)
    if len(problems):
        raise SeedError(problems)


def _is_imported(connection: Connection, about: Mapping[str, Any]) -> bool:
    """Whether a dataset is these files already, and rests on the same actors.

    Raises:
        RegionalError: its id is that of a dataset which is no import of this kind.
    """
    of_this_id = select(Dataset.title, Dataset.fingerprint, Dataset.loaded_from).where(Dataset.id == about["id"])
    there = connection.execute(of_this_id).one_or_none()
    if there and there.title != about["title"]:
        raise RegionalError(
            f"the dataset '{about['id']}' is '{there.title}', which is not an import of this kind:"
            " choose another --dataset"
        )
    if there and there.loaded_from not in (None, IMPORTED):
        came = in_words(there.loaded_from)
        raise RegionalError(f"the dataset '{about['id']}' came {came}, not from an import: choose another --dataset")
    return there is not None and there.fingerprint == about["fingerprint"]


def fingerprint(importer: Importer, data: Iterable[DataFile]) -> str:
    """SHA-256 over what the importer says of the dataset and all that it reads, in hexadecimal."""
    digest = sha256(repr(sorted(importer.dataset.items())).encode())
    for file in data:
        for path in (file.content, *importer.beside(file)):
            with open(path, "rb") as stream:
                while chunk := stream.read(CHUNK):
                    digest.update(chunk)
    return digest.hexdigest()
