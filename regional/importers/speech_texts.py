"""The texts of speeches that lie beside a file of metadata, in the folders of the corpus or of one's own.

The corpus has a folder for each session, `Session 76 - 2021`, within `TXT`, `Converted sessions` or `UNGDC_1946-2024`,
and its metadata give the path from its own root. Wherever in these folders the file of metadata is put, the text of a
speech is found by its name, such as `KAZ_76_2021.txt`. Others name the folder of a session by its number or its year;
capital letters make no difference.
"""

import os
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path, PurePosixPath

from regional.errors import RegionalError
from regional.importers.files import DataFile

_ROOTS = re.compile(
    r"TXT|texts?|raw|corpus|data|data_original|converted.sessions|UN.?GDC.*|UN.?General.?Debates?.*", re.IGNORECASE
)
"""The folders in which those of the sessions are looked for."""

_DEPTH = 4


class SpeechTexts:
    """Where the texts of the speeches of one file of metadata lie."""

    def __init__(self, file: DataFile) -> None:
        """Look for the folders beside the file."""
        self._folder = os.path.dirname(file.path)
        self._roots = list(_roots(self._folder, _DEPTH))
        self._entries: dict[str, dict[str, str]] = {}
        """The names in the folders that were looked into, by those without capital letters."""

    def path_of(self, given: str, id_: str, session: str, year: str) -> str | None:
        """The path of the text of a speech, if it lies in the folder of the metadata.

        Args:
            given: the path that the metadata give, if they do.
            id_: the id of the speech, which is the name of its file.
            session: its session.
            year: its year.

        Raises:
            RegionalError: what lies there is a link that leads out of the folder.
        """
        for text in self._candidates(given, f"{id_}.txt", session, year):
            if os.path.isfile(text):
                if not Path(os.path.realpath(text)).is_relative_to(os.path.realpath(self._folder or os.curdir)):
                    raise RegionalError(
                        f"{text}: this is a link that leads out of the folder: put the file itself there"
                    )
                return text
        return None

    def _candidates(self, given: str, name: str, session: str, year: str) -> Iterator[str]:
        parts = PurePosixPath(os.path.normpath(given.replace("\\", "/"))).parts if given else ()
        if os.pardir not in parts:
            for first in range(len(parts)):
                if parts[first] != os.sep:
                    yield os.path.join(self._folder, *parts[first:])
        number = session.zfill(2)
        folders = (f"session {number} - {year}", f"session {number}", f"session-{session}", number, session, year)
        for root in self._roots:
            for folder in (*(inner for each in folders for inner in self._in(root, each)), root):
                yield from self._in(folder, name)

    def _in(self, folder: str, name: str) -> Iterator[str]:
        """What is called so in a folder, in capital letters or not."""
        if folder not in self._entries:
            self._entries[folder] = {}
            with suppress(OSError):  # there is no such folder, or nobody may look into it
                names = sorted(os.listdir(folder or os.curdir), reverse=True)
                self._entries[folder] = {each.lower(): each for each in names}
        if found := self._entries[folder].get(name.lower()):
            yield os.path.join(folder, found)


def _roots(folder: str, depth: int) -> Iterator[str]:
    """A folder, and those of the corpus in it."""
    yield folder
    here = folder or os.curdir
    if depth and os.path.isdir(here):
        with os.scandir(here) as entries:
            inner = sorted(
                each.path for each in entries if each.is_dir(follow_symlinks=False) and _ROOTS.fullmatch(each.name)
            )
        for each in inner:
            yield from _roots(each, depth - 1)
