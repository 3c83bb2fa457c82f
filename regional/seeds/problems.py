"""Problems: everything that is wrong with a folder of seeds, collected in one run, each with its file and line."""

from dataclasses import dataclass

from regional.errors import ListingError


@dataclass(frozen=True, order=True, slots=True)
class Place:
    """A line of a file; line 0 stands for the whole file."""

    file: str
    line: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}" if self.line else self.file


@dataclass(frozen=True, order=True, slots=True)
class Problem:
    """One thing that is wrong, and where."""

    place: Place
    message: str

    def __str__(self) -> str:
        return f"{self.place}: {self.message}"


class Problems:
    """A collection that grows while a folder is read and checked."""

    def __init__(self) -> None:
        """Start with none."""
        self._found: set[Problem] = set()

    def add(self, place: Place, message: str) -> None:
        """Add one."""
        self._found.add(Problem(place, message))

    def __len__(self) -> int:
        return len(self._found)

    def sorted(self) -> list[Problem]:
        """All of them, by file and line."""
        return sorted(self._found)


class SeedError(ListingError):
    """A folder of seeds has problems; nothing was changed. The text has a line for each."""

    def __init__(self, problems: Problems) -> None:
        """Take the problems."""
        super().__init__(*map(str, problems.sorted()))
        self.count = len(problems)
