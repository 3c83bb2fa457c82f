"""Running an import: one transaction, in which the dataset is replaced as a whole."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, insert, select, update

from regional.database.engine import check_foreign_keys, writing
from regional.errors import RegionalError
from regional.importers import Importer
from regional.importers.bulk import Bulk
from regional.importers.files import DataFile
from regional.importers.known import Known
from regional.importers.report import Report
from regional.models import Dataset
from regional.seeds.datasets import remove_rows

CHUNK = 1 << 20


def run(
    importer: Importer,
    files: Sequence[str],
    location: str,
    report: Report,
    progress: Callable[[int], None] = lambda _bytes: None,
) -> dict[str, int]:
    """Import files as one dataset, which replaces what it was before.

    Args:
        importer: the kind of data set, with the id and title that it shall have.
        files: the files.
        location: the database, which is made or upgraded as needed.
        report: where the lines are accounted for.
        progress: told how many bytes of the files have been read.

    Returns:
        For each table how many rows were written; nothing if the files are those of the last import, which are read
        again only if somebody wants the lines that are skipped.

    Raises:
        RegionalError: a file cannot be read or is of another kind, the id is that of some other data, or another
            dataset leans on what is no longer there; nothing was changed.
    """
    data = [DataFile(path) for path in files]
    about = importer.dataset | {"fingerprint": fingerprint(importer, data)}
    with writing(location, check_keys=False) as connection:
        if _is_imported(connection, about) and not report.is_rejecting:
            return {}
        is_replaced = remove_rows(connection, about["id"], will_return=True)
        if is_replaced:
            connection.execute(update(Dataset).where(Dataset.id == about["id"]).values(**about))
        else:
            connection.execute(insert(Dataset).values(**about))
        bulk = Bulk(connection, about["id"])
        bulk.cite(f"{about['title']}: the files that were imported")
        known = Known(connection, about["id"])
        try:
            for _ in importer.read(data, bulk, known, report):
                bulk.flush_if_full()
                progress(sum(file.done() for file in data))
        finally:
            for file in data:
                file.close()
        bulk.flush()
        if bulk.last_day is not None:
            connection.execute(update(Dataset).where(Dataset.id == about["id"]).values(as_of=bulk.last_day))
        if is_replaced:
            check_foreign_keys(connection)
    return bulk.written


def _is_imported(connection: Connection, about: Mapping[str, Any]) -> bool:
    """Whether a dataset is these files already.

    Raises:
        RegionalError: its id is that of a dataset which is no import of this kind.
    """
    of_this_id = select(Dataset.title, Dataset.fingerprint).where(Dataset.id == about["id"])
    there = connection.execute(of_this_id).one_or_none()
    if there and there.title != about["title"]:
        raise RegionalError(
            f"the dataset '{about['id']}' is '{there.title}', no import of this kind: choose another --dataset"
        )
    return there is not None and there.fingerprint == about["fingerprint"]


def fingerprint(importer: Importer, data: Iterable[DataFile]) -> str:
    """SHA-256 over what the importer says of the data set and all that it reads, in hexadecimal."""
    digest = sha256(repr(sorted(importer.dataset.items())).encode())
    for file in data:
        for path in (file.path, *importer.beside(file)):
            with open(path, "rb") as stream:
                while chunk := stream.read(CHUNK):
                    digest.update(chunk)
    return digest.hexdigest()
