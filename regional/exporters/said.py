"""What the events of an import say, by their ids: so many that it is kept in files.

It is asked for only where ids do not go up from line to line, so that it is put in order only then.
"""

import json
import marshal
import sqlite3
from array import array
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path


class Said:
    """What was said of each id."""

    def __init__(self, work: Path) -> None:
        """Take a folder for the files, which nobody needs afterwards."""
        self._in_turn = (work / "said").open("w+b")
        """What was remembered since somebody asked, in the order in which it came."""
        self._by_id = sqlite3.connect(work / "said.db", isolation_level=None)
        self._by_id.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -65536")
        self._by_id.execute("CREATE TABLE said (id PRIMARY KEY, says INTEGER NOT NULL) WITHOUT ROWID")
        self._by_id.execute("BEGIN")

    def remember(self, ids: Collection[str], says: Iterable[int]) -> None:
        """Remember what the events with some ids say."""
        if ids:
            marshal.dump(("\n".join(ids), array("q", says).tobytes()), self._in_turn)

    def of(self, ids: Collection[str]) -> dict[str, int]:
        """What was remembered first of some ids."""
        for remembered in self._remembered():
            self._by_id.executemany("INSERT OR IGNORE INTO said VALUES (?, ?)", remembered)
        query = "SELECT s.id, s.says FROM json_each(?) AS i JOIN said AS s ON s.id = i.value"
        return dict(self._by_id.execute(query, [json.dumps(list(ids), ensure_ascii=False)]))

    def _remembered(self) -> Iterator[Iterator[tuple[str, int]]]:
        end = self._in_turn.tell()
        self._in_turn.seek(0)
        while self._in_turn.tell() < end:
            ids, says = marshal.load(self._in_turn)  # noqa: S302 - we wrote it ourselves
            yield zip(ids.split("\n"), array("q", says), strict=True)
        self._in_turn.seek(0)

    def close(self) -> None:
        """Let go of the files."""
        self._by_id.close()
        self._in_turn.close()
