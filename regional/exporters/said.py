"""What the events of an import say, by their ids: so many that it is kept in a file."""

import json
import sqlite3
from collections.abc import Iterable
from pathlib import Path


class Said:
    """What was said of each id."""

    def __init__(self, work: Path) -> None:
        """Take a folder for the file, which nobody needs afterwards."""
        self._by_id = sqlite3.connect(work / "said.db", isolation_level=None)
        self._by_id.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -65536")
        self._by_id.execute("CREATE TABLE said (id PRIMARY KEY, says INTEGER NOT NULL) WITHOUT ROWID")
        self._by_id.execute("BEGIN")

    def remember(self, ids: Iterable[str], says: Iterable[int]) -> None:
        """Remember what the events with some ids say, unless something was said of the same id before."""
        self._by_id.executemany("INSERT OR IGNORE INTO said VALUES (?, ?)", zip(ids, says, strict=True))

    def of(self, ids: Iterable[str]) -> dict[str, int]:
        """What was said first of some ids."""
        query = "SELECT s.id, s.says FROM json_each(?) AS i JOIN said AS s ON s.id = i.value"
        return dict(self._by_id.execute(query, [json.dumps(list(ids), ensure_ascii=False)]))

    def close(self) -> None:
        """Let go of the file."""
        self._by_id.close()
