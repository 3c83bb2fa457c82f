"""Addition: a row that somebody adds to a dataset folder becomes a line of the right file, if all stays sound."""

import codecs
import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from regional.errors import ListingError, RegionalError
from regional.models import Membership
from regional.seeds import csv_editing
from regional.seeds.changes import Difference
from regional.seeds.comparison import differences, of_folder
from regional.seeds.folder import SeedFolder, read_folder
from regional.seeds.loader import Terms, check
from regional.seeds.problems import SeedError
from regional.seeds.rows import Row
from regional.seeds.yaml_editing import Text, Value

Texts = dict[Path, str]
"""The new texts of files, by their paths inside the folder."""

_MEMBERSHIPS = Membership.__tablename__

_DEEPEST = 2
"""A seed file stands in the folder, or in a folder in it."""


class Addition:
    """What one row changes in the files of a folder."""

    def __init__(self, path: Path, document: str | None = None) -> None:
        """Read the folder; a document is where the row is to stand, if its table has no file of its own.

        Raises:
            SeedError: the folder has problems already.
        """
        self._path, self._document = path, document
        self._folder = _sound(path)
        self.texts: Texts = {}
        """What the files will say."""

    def add(self, table: str, values: Mapping[str, Value]) -> None:
        """Put a row where rows of its table stand.

        Raises:
            RegionalError: there are several places, or none in the folder, or a CSV file has no column for a value.
        """
        inside, key = self._place(table, values)
        if len(inside.parts) > _DEEPEST or any(part.startswith((".", os.sep)) for part in inside.parts):
            raise RegionalError(
                f"{self._path / inside} is no file of a dataset folder: say --document with a plain name"
            )
        if inside.parts[0] == "organizations":
            values = {name: value for name, value in values.items() if name != "organization_id"}
        text = self._text(inside)
        is_csv = inside.suffix == ".csv"
        shown = str(self._path / inside)
        self.texts[inside] = csv_editing.with_row(text, shown, values) if is_csv else Text(text).with_row(key, values)

    def end_previous(self, organization: str, member: str, day: str) -> None:
        """End the spell of a pair that is open, on the day on which another begins.

        Raises:
            RegionalError: there is none, or its file has no column for the end.
        """
        open_ones = [
            row
            for row in self._folder.rows.get(_MEMBERSHIPS, {}).values()
            if (row.values["organization_id"], row.values["member_id"]) == (organization, member)
            and row.values["end_date"] is None
        ]
        if not open_ones:
            raise RegionalError(
                f"no spell of {member} in {organization} is open in {self._path}: leave out --end-previous"
            )
        self._end(max(open_ones, key=lambda row: str(row.values["start_latest"])), day)

    def _end(self, row: Row, day: str) -> None:
        inside = Path(row.place.file).relative_to(self._path)
        text = self._text(inside)
        if inside.suffix == ".csv":
            self.texts[inside] = csv_editing.with_cell(text, row.place.file, row.place.line, "end_date", day)
        else:
            says = {name: str(row.values[name]) for name in ("member_id", "start_date")}
            self.texts[inside] = Text(text).with_field(row.place.line, says, "end_date", day)

    def _place(self, table: str, values: Mapping[str, Value]) -> tuple[Path, str | None]:
        """The file for a row, and the key of its list there, if the file has several."""
        if self._document is not None:
            return Path("documents", f"{self._document}.yaml"), table
        if table == _MEMBERSHIPS:
            own = Path("organizations", f"{values['organization_id']}.yaml")
            if (self._path / own).is_file():
                return own, _MEMBERSHIPS
        for inside in (Path(f"{table}.csv"), Path(f"{table}.yaml")):
            if (self._path / inside).is_file():
                return inside, None
        files = {Path(row.place.file).relative_to(self._path) for row in self._folder.rows.get(table, {}).values()}
        documents = sorted(inside for inside in files if inside.parts[0] == "documents")
        if len(documents) > 1:
            names = ", ".join(inside.stem for inside in documents)
            raise RegionalError(f"{self._path} has {table} in several documents: say --document with one of {names}")
        return (documents[0], table) if documents else (Path(f"{table}.yaml"), None)

    def _text(self, inside: Path) -> str:
        if inside not in self.texts:
            path = self._path / inside
            self.texts[inside] = path.read_bytes().decode("utf-8-sig") if path.is_file() else ""
        return self.texts[inside]

    def rehearse(self, database: str | None) -> list[Difference]:
        """Check a copy of the folder with the new texts, and say how it differs.

        Raises:
            SeedError: something would be wrong with the folder.
        """
        with tempfile.TemporaryDirectory() as room:
            copy = _copied(self._path, Path(room))
            _write(copy, self.texts)
            try:
                check([copy], database, Terms(edited=True))
            except ListingError as error:
                raise ListingError(
                    *str(error).replace(f"{copy}{os.sep}", f"{self._path}{os.sep}").splitlines()
                ) from error
            return list(differences(of_folder(self._folder), of_folder(read_folder(copy))))

    def write(self) -> list[Path]:
        """Write the new texts; the files that were written."""
        _write(self._path, self.texts)
        return [self._path / inside for inside in self.texts]


def _copied(folder: Path, room: Path) -> Path:
    """A copy of a folder, with files in place of links: one that names its whole path would lead to the original."""
    passed_over = shutil.ignore_patterns(".*")
    copy = room / folder.resolve().name
    return Path(shutil.copytree(folder, copy, ignore=passed_over, ignore_dangling_symlinks=True))


def _write(folder: Path, texts: Texts) -> None:
    """Write texts, each file whole or not at all."""
    for inside, text in texts.items():
        path = Path(os.path.realpath(folder / inside))
        path.parent.mkdir(exist_ok=True)
        beside = path.with_name(f".{path.name}.{os.getpid()}.part")
        try:
            is_marked = path.is_file() and path.read_bytes().startswith(codecs.BOM_UTF8)  # as a spreadsheet needs it
            beside.write_bytes(text.encode("utf-8-sig" if is_marked else "utf-8"))
            if path.exists():
                shutil.copymode(path, beside)
            beside.replace(path)
        except OSError as error:
            raise RegionalError(f"{folder / inside} cannot be written: {error.strerror}") from error
        finally:
            beside.unlink(missing_ok=True)


def _sound(path: Path) -> SeedFolder:
    folder = read_folder(path, edited=True)
    if len(folder.problems):
        raise SeedError(folder.problems)
    return folder
