"""The rules of the data: each is one .sql file that selects the rows which break it; its header is the rule in English.

A check selects `table_name` and `id`, which say where the row is, and `message`, which says what is wrong with it.
"""

from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).parent / "checks"
"""Where the checks are."""


class Check(NamedTuple):
    """A rule, and the statement that finds the rows which break it."""

    name: str
    rule: str
    statement: str


def checks() -> list[Check]:
    """All rules, by name."""
    found = []
    for path in sorted(FOLDER.glob("*.sql")):
        text = path.read_text(encoding="utf-8")
        rule = " ".join(line.removeprefix("--").strip() for line in text.splitlines() if line.startswith("--"))
        found.append(Check(path.stem, rule, text.strip().rstrip(";")))
    return found
