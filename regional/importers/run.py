"""Running an import: one transaction, in which the dataset is replaced as a whole."""

from collections.abc import Callable, Sequence
from hashlib import sha256

from sqlalchemy import delete, insert, select

from regional.database.engine import writing
from regional.importers import Importer
from regional.importers.bulk import Bulk
from regional.importers.files import DataFile
from regional.importers.known import Known
from regional.importers.report import Report
from regional.models import Dataset
from regional.seeds.datasets import remove_rows
from regional.seeds.sync import index

CHUNK = 1 << 20
STEP = 1000
"""After how many lines the rows that wait are looked at."""


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
        For each table how many rows were written; nothing if the files are those of the last import.

    Raises:
        RegionalError: a file cannot be read or is of another kind; nothing was changed.
    """
    data = [DataFile(path) for path in files]
    about = importer.dataset | {"fingerprint": fingerprint(importer, data)}
    with writing(location, check_keys=False) as connection:
        if connection.scalar(select(Dataset.fingerprint).where(Dataset.id == about["id"])) == about["fingerprint"]:
            return {}
        if remove_rows(connection, about["id"], will_return=True):
            connection.execute(delete(Dataset).where(Dataset.id == about["id"]))
        connection.execute(insert(Dataset).values(**about))
        bulk = Bulk(connection, about["id"])
        known = Known(connection, about["id"])
        for steps, _ in enumerate(importer.read(data, bulk, known, report), start=1):
            if steps % STEP == 0:
                bulk.flush_if_full()
                progress(sum(file.done() for file in data))
        bulk.flush()
        index(connection, about["id"], with_events=False)
    return bulk.written


def fingerprint(importer: Importer, data: Sequence[DataFile]) -> str:
    """SHA-256 over what the importer says of the data set and the contents of the files, in hexadecimal."""
    digest = sha256(repr(sorted(importer.dataset.items())).encode())
    for file in data:
        with open(file.path, "rb") as stream:
            while chunk := stream.read(CHUNK):
                digest.update(chunk)
    return digest.hexdigest()
