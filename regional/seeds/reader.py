"""The reader: files become records, which know their file and line. Every value is text until a column gives it a type.

A dataset folder holds `dataset.yaml` and, in any number:

* `<table>.csv` - one row of the table on each line, the columns named in the first;
* `<table>.yaml` - a list of rows;
* `<table>/<id>.yaml` - one row, whose id is the name of the file;
* `documents/<name>.yaml` - rows of several tables, under the names of the tables.

In YAML a row can hold the rows that belong to it, such as the memberships of an organization.
"""

import io
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from regional.fingerprint import seed_files
from regional.names import nearest
from regional.seeds.csv_reader import Csv
from regional.seeds.nodes import Fields, Items, Node, Scalar
from regional.seeds.problems import Place, Problems
from regional.seeds.yaml_reader import read_yaml


@dataclass(slots=True)
class Record:
    """What a file says about one row of a table: the fields by name, with what belongs to the row nested inside."""

    table: str
    file: str
    fields: Fields
    columns: Sequence[str] | None = None
    """The columns that the first line of the file names, where it does for all rows."""
    is_whole: bool = True
    """Whether more than its id is known."""

    @property
    def place(self) -> Place:
        """Where the record begins."""
        return Place(self.file, self.fields.line)


def read_records(folder: Path, tables: Iterable[str], problems: Problems) -> Iterator[Record]:
    """Read every file of a folder but `dataset.yaml`.

    Args:
        folder: the dataset folder.
        tables: the names of the tables that can be filled.
        problems: where to put what is wrong.
    """
    known = sorted(tables)
    for path in seed_files(folder):
        inside = path.relative_to(folder)
        if inside == Path("dataset.yaml"):
            continue
        yield from _read_file(path, inside, str(path), known, problems)


def _read_file(path: Path, inside: Path, file: str, known: list[str], problems: Problems) -> Iterator[Record]:
    stem, suffix, depth = inside.stem, inside.suffix, len(inside.parts)
    table = stem if depth == 1 else inside.parts[0]
    if suffix not in (".csv", ".yaml"):
        problems.add(Place(file, 0), "a seed file ends in .csv or .yaml")
    elif depth > 2 or (depth == 2 and suffix == ".csv"):  # noqa: PLR2004 - the folder and the file
        problems.add(
            Place(file, 0), "a seed file is <table>.csv, <table>.yaml, <table>/<id>.yaml or documents/<name>.yaml"
        )
    elif table not in known and not (table == "documents" and depth == 2):  # noqa: PLR2004
        folders = ["documents"] if depth > 1 else []
        problems.add(Place(file, 0), f"there is no table '{table}'{nearest(table, [*known, *folders])}")
    else:
        if suffix == ".csv":
            with opened(path, file, problems) as stream:
                yield from _read_csv(stream, table, file, problems) if stream else ()
            return
        text = read_text(path, file, problems)
        root = None if text is None else read_yaml(text, file, problems)
        if root is None:
            return
        if depth == 1:
            yield from _rows(root, table, file, problems)
        elif table == "documents":
            yield from _document(root, file, known, problems)
        else:
            yield from _single(root, table, stem, file, problems)


def read_text(path: Path, file: str, problems: Problems) -> str | None:
    """The text of a file, or None and a problem if it cannot be read, is too long or is not UTF-8."""
    with opened(path, file, problems) as stream:
        return None if stream is None else stream.read()


@contextmanager
def opened(path: Path, file: str, problems: Problems) -> Iterator[TextIO | None]:
    """Open a file, or give None and a problem; a long one is looked through line by line, and never held whole."""
    found: TextIO | None = None
    try:
        if path.stat().st_size <= LONGEST:
            found = io.StringIO(path.read_bytes().decode("utf-8-sig"), newline="")
        elif too_long := _too_long(path):
            problems.add(Place(file, too_long[0]), too_long[1])
        else:
            found = path.open(encoding="utf-8-sig", errors="replace", newline="")
    except OSError as error:
        problems.add(Place(file, 0), f"cannot be read: {error.strerror}")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        problems.add(Place(file, line), _not_utf8(error))
    with found or nullcontext():
        yield found


LONGEST = 16 << 20
"""How many bytes a YAML file, and a line of a CSV file, can have."""


def _too_long(path: Path) -> tuple[int, str] | None:
    """In which line of a file that is not read at once something is too long or is no text, and what."""
    most = f"{LONGEST >> 20} MB"
    if path.suffix == ".yaml":
        return 1, f"a YAML file of more than {most}: divide it, or write the rows as CSV"
    with path.open("rb") as stream:
        for number, line in enumerate(iter(lambda: stream.readline(LONGEST + 1), b""), 1):
            if len(line) > LONGEST:
                return number, f"a line of more than {most}: is it a CSV file?"
            try:
                line.decode()
            except UnicodeDecodeError as error:
                return number, _not_utf8(error)
    return None


def _not_utf8(error: UnicodeDecodeError) -> str:
    return f"not UTF-8: byte 0x{error.object[error.start]:02x}; save the file as UTF-8"


def _read_csv(stream: TextIO, table: str, file: str, problems: Problems) -> Iterator[Record]:
    """The rows; of a file without any its heading, as a record of no field."""
    rows = Csv(stream, file, problems)
    known = len(problems)
    is_empty = True
    for line, cells, is_whole in rows:
        is_empty = False
        nodes: dict[str, Node] = {name: Scalar(cell, line) for name, cell in cells.items()}
        yield Record(table, file, Fields(nodes, line), rows.columns, is_whole)
    if is_empty and rows.columns and len(problems) == known:
        yield Record(table, file, Fields({}, 1), rows.columns)


def _rows(root: Node, table: str, file: str, problems: Problems) -> Iterator[Record]:
    if not isinstance(root, Items):
        problems.add(Place(file, root.line), f"this must be a list of {table}: each begins with `- `")
        return
    for node in root.items:
        if isinstance(node, Fields):
            yield Record(table, file, node)
        else:
            problems.add(Place(file, node.line), f"each of the {table} must be a mapping, such as `- id: …`")


def _single(root: Node, table: str, stem: str, file: str, problems: Problems) -> Iterator[Record]:
    if not isinstance(root, Fields):
        problems.add(Place(file, root.line), f"this must be one of the {table}: a mapping such as `id: {stem}`")
        return
    id_ = root.fields.get("id")
    if isinstance(id_, Scalar) and id_.text != stem:
        problems.add(Place(file, id_.line), f"the id is '{id_.text}', but the file is named {stem}.yaml")
    yield Record(table, file, root)


def _document(root: Node, file: str, known: list[str], problems: Problems) -> Iterator[Record]:
    if not isinstance(root, Fields):
        problems.add(Place(file, root.line), "a document is a mapping from tables to lists of rows, such as `events:`")
        return
    for table, node in root.fields.items():
        if not table:
            continue
        if table in known:
            yield from _rows(node, table, file, problems)
        else:
            problems.add(Place(file, node.line), f"there is no table '{table}'{nearest(table, known)}")
