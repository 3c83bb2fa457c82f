"""The evidence: what is written about facts, and where."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from regional import render
from regional.database.reader import Reader
from regional.render.lines import first_sentence

EVIDENCE = """
SELECT
    e.fact_id, e.source_id, e.title, e.locator, e.consulted,
    s.author, s.publisher, s.issued, s.url, s.accessed, s.note
FROM evidence AS e
JOIN sources AS s ON s.id = e.source_id
WHERE e.fact_id IN ({})
ORDER BY e.fact_id, e.source_id, e.locator
"""
"""The facts are a list of values: for a subquery PostgreSQL would read all citations that there are."""

_AT_ONCE = 10_000
"""How many facts one statement asks for; SQLite would allow three times as many values."""


class Citation(NamedTuple):
    """One place in one source that speaks of one fact."""

    fact: str
    source: str
    title: str
    locator: str
    consulted: str
    """`yes` if the text of the source was at hand when the fact was entered, else `no`."""
    author: str | None = None
    publisher: str | None = None
    issued: str | None = None
    url: str | None = None
    accessed: str | None = None
    note: str | None = None

    @property
    def short(self) -> str:
        """The id of the source and the locator, for programs."""
        return f"{self.source} {self.locator}".strip()

    @property
    def full(self) -> str:
        """The whole reference, for people: who wrote and published it, when, where in it, and what to know of it."""
        publisher = self.publisher if self.publisher != self.author else None
        published = ", ".join(part for part in (publisher, self.issued, self.locator) if part)
        read = f"{self.url}, accessed {self.accessed}" if self.url and self.accessed else self.url
        consulted = None if self.consulted == "yes" else "Not consulted"
        note = first_sentence(self.note) if self.note else None
        parts = (self.author, self.title, published, read, consulted, note)
        return " ".join(part if part.endswith((".", "…", "?", "!")) else f"{part}." for part in parts if part)


class Sources:
    """The citations of each row of an answer, which are also numbered footnotes."""

    def __init__(self, rows: list[list[Citation]]) -> None:
        """Take the citations of each row."""
        self.rows = rows
        """For each row its citations."""

    @property
    def locators(self) -> dict[str, list[str]]:
        """The sources, by their ids, with the places in each."""
        found: dict[str, list[str]] = {}
        for citation in (citation for row in self.rows for citation in row):
            found.setdefault(citation.source, []).append(citation.locator)
        return found

    @cached_property
    def footnotes(self) -> list[str]:
        """The citations in words, each once, in the order in which the rows need them."""
        return list(dict.fromkeys(citation.full for row in self.rows for citation in row))

    @cached_property
    def numbers(self) -> list[list[int]]:
        """For each row the numbers of its footnotes; the first footnote has the number 1."""
        number = {footnote: number for number, footnote in enumerate(self.footnotes, start=1)}
        return [list(dict.fromkeys(number[citation.full] for citation in row)) for row in self.rows]

    def marks(self, mark: str = "[{}]", *, but: Iterable[int] = ()) -> list[str]:
        """For each row the marks of its footnotes in one text, such as `[1][3]`, without some of them."""
        left = set(but)
        return ["".join(mark.format(number) for number in row if number not in left) for row in self.numbers]

    @cached_property
    def common(self) -> list[int]:
        """The numbers of the footnotes that belong to every one of several rows."""
        shared = set.intersection(*map(set, self.numbers)) if len(self.numbers) > 1 else set()
        return sorted(shared)

    def texts(self) -> list[str]:
        """For each row its citations in short in one text: `cow-igo-3 organization 1125; wcg csto`."""
        return ["; ".join(dict.fromkeys(citation.short for citation in row)) for row in self.rows]

    def __repr__(self) -> str:
        return "\n".join(f"[{number}] {footnote}" for number, footnote in enumerate(self.footnotes, start=1))

    def _repr_html_(self) -> str:
        return render.html(render.Table(["", "source"], list(enumerate(self.footnotes, start=1))))


def sources(reader: Reader, facts: Sequence[Iterable[str]]) -> Sources:
    """Find the citations of rows, each of which rests on some facts."""
    found: dict[str, list[Citation]] = {}
    for citation in _citations(reader, sorted({fact for row in facts for fact in row})):
        found.setdefault(citation.fact, []).append(citation)
    return Sources([[citation for fact in row for citation in found.get(fact, [])] for row in facts])


def _citations(reader: Reader, facts: Sequence[str]) -> Iterator[Citation]:
    for first in range(0, len(facts), _AT_ONCE):
        values = {f"fact_{number}": fact for number, fact in enumerate(facts[first : first + _AT_ONCE])}
        yield from map(
            Citation._make, reader.ask(EVIDENCE.format(", ".join(f":{name}" for name in values)), values).rows
        )
