"""A connection to a database, which answers questions."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import date
from typing import TYPE_CHECKING, Any, Self

from regional.database.reader import Reader
from regional.database.reading import SparkFolder, reading, understood
from regional.errors import QuestionError
from regional.progress import Say, unsaid
from regional.questions.answer import Answer
from regional.questions.asking import answer_rows
from regional.questions.given import Given, given
from regional.questions.period import is_short, when
from regional.questions.rows import without_facts
from regional.questions.values import day_of, values
from regional.sql.catalog import Query, query_paths, read_query

if TYPE_CHECKING:
    from regional.questions.evidence import Sources
    from regional.questions.overview import Group
    from regional.questions.stream import Stream
    from regional.references.reference import Reference


def connect(
    location: str | os.PathLike[str],
    *,
    queries: Iterable[str | os.PathLike[str]] = (),
    timeout: float | None = None,
    today: Callable[[], date] = date.today,
    spark: Any = None,
) -> "Connection":
    """Connect to a database, to ask it questions.

    Args:
        location: the path of an SQLite file, the URL of a server, or `parquet:FOLDER`.
        queries: folders of .sql files of your own, each of which becomes a question.
        timeout: how many seconds a statement may take.
        today: returns the day that a question is about if it names no day.
        spark: a session of Spark of yours, which reads the folder.

    Raises:
        RegionalError: there is no such database, or it is of another schema than this program's.
    """
    location = location if spark is None else SparkFolder(os.fspath(location), spark)
    with reading(location, timeout):
        pass  # it says at once what is wrong with the database
    return Connection(location, queries=queries, timeout=timeout, today=today)


class Connection:
    """A database that can be asked, and cannot be changed.

    Each question opens the database and closes it again: an open notebook never blocks a load, and sees what it did.
    Inside a `with` block all questions see the database as it was at one moment; a load into the same file waits.
    """

    def __init__(
        self,
        location: str | os.PathLike[str],
        *,
        today: Callable[[], date],
        queries: Iterable[str | os.PathLike[str]] = (),
        timeout: float | None = None,
        say: Say = unsaid,
    ) -> None:
        """Take what `connect` takes, and who is told what is waited for. Nothing is opened yet."""
        self._say = say
        self._location = location
        self._today = today
        self._folders = [os.fspath(folder) for folder in queries]
        self._timeout = timeout
        self._held = ExitStack()
        self._reader: Reader | None = None

    def __enter__(self) -> Self:
        self.close()
        self._reader = self._held.enter_context(reading(self._location, self._timeout, self._say))
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def present_day(self) -> str:
        """The day that `today` means."""
        return date.isoformat(self._today())  # also of a moment only its day

    def close(self) -> None:
        """Close the database, if a `with` block keeps it open."""
        self._reader = None
        self._held.close()

    @contextmanager
    def _reading(self) -> Iterator[Reader]:
        if self._reader is not None:
            with understood(self._location):
                yield self._reader
        else:
            with reading(self._location, self._timeout, self._say) as reader:
                yield reader

    def ask(self, question: str | Query, /, *arguments: Any, **options: Any) -> Answer:
        """Ask a predefined question: `ask("both", ["SCO", "CSTO"], on="2021-09-17")`.

        Args:
            question: the name of a question, as `queries()` lists them.
            arguments: its arguments, one by one or several in a list.
            options: its options. A list gives several values; `not_` and `in_` stand for `not` and `in`.

        Raises:
            RegionalError: it is asked wrongly, what was named does not exist, or the database cannot be read.
        """
        query = self.query(question)
        texts = given(query, arguments, options)
        with self._reading() as reader:
            one_day = self._settled(reader, query, texts)
            found = values(reader, query, one_day, self._today)
            rows, notes = answer_rows(reader, query, one_day, found)
        said = []
        if query.sentence:
            from regional.questions.sentences import sentences  # noqa: PLC0415 - most questions are answered by a table

            said = sentences(query.sentence, rows, when(texts, found[0]))
        return Answer(rows, notes, self._sources, said, self._remarks)

    def statement(self, question: str | Query, /, *arguments: Any, **options: Any) -> str:
        """The SQL of a question with its values written in, ready for `sqlite3`. It takes what `ask` takes."""
        query = self.query(question)
        texts = given(query, arguments, options)
        with self._reading() as reader:
            one_day = self._settled(reader, query, texts)
            return "\n".join(map(query.pasteable, values(reader, query, one_day, self._today)))

    def _settled(self, reader: Reader, query: Query, texts: Given) -> Given:
        """The texts with one day for `on` if it was given as a year or a month."""
        if not any(is_short(text) for text in texts.get("on", ())):
            return texts
        from regional.questions.whole import settled  # noqa: PLC0415 - most questions name a day

        return settled(reader, query, texts, self._today)

    def resolve(
        self,
        *names: str | Iterable[str],
        type_: str | None = None,
        scheme: str | None = None,
        on: str | date | None = None,
    ) -> Answer:
        """What names and codes mean: one row for each, in order. What means nothing has no id, and a note says so.

        Args:
            names: ids, names in any language, or codes, which can have their scheme before them: `cow:365`.
            type_: only a `state`, an `organization` or a `person`.
            scheme: take all of them for codes of this scheme.
            on: the day on which they are meant.
        """
        from regional.questions.resolving import resolved  # noqa: PLC0415 - no predefined question needs it

        asked = [name for some in names for name in ([some] if isinstance(some, str) else some)]
        if not asked:
            raise QuestionError("'resolve' takes 1 or more NAME, not 0.")
        day = None if on is None else day_of(on, self._today)
        with self._reading() as reader:
            return Answer(*resolved(reader, asked, type_ or "actor", scheme, day), self._sources)

    def cite(self, what: str | None = None, *, dataset: str | None = None) -> "list[Reference]":
        """How to cite a source, the sources of a fact or of whoever has a name; if nothing is named, the datasets."""
        from regional.questions.citing import cited, dataset_references  # noqa: PLC0415 - no question needs it

        with self._reading() as reader:
            return dataset_references(reader, dataset) if what is None else cited(reader, what)

    def references(self, answer: Answer) -> "list[Reference]":
        """The references of the sources of all rows of an answer, each once."""
        from regional.questions.citing import source_references  # noqa: PLC0415 - most questions do without

        with self._reading() as reader:
            return source_references(reader, answer.sources.locators)

    def why(self, fact: str) -> Answer:
        """The evidence for a fact. The beginning of its id is enough, up to a slash: `SCO/IND`."""
        return self.ask("why", fact)

    def show(self, record: str) -> Answer:
        """Everything about one record, which is named by its id; an actor also by any of its names."""
        from regional.questions.record import record_rows  # noqa: PLC0415 - no predefined question needs it

        if not isinstance(record, str):
            raise QuestionError(f"a record is named by a text, not {record!r:.60}")
        with self._reading() as reader:
            return Answer(record_rows(reader, record))

    def overview(self, record: str) -> "list[Group]":
        """The same as `show`, as a person reads it: under headings, with names for ids."""
        from regional.questions.overview import overview  # noqa: PLC0415 - no predefined question needs it

        with self._reading() as reader:
            return overview(reader, record)

    def sql(self, statement: str) -> "Stream":
        """Run a SELECT of your own and return its rows as they are read.

        Raises:
            RegionalError: the database does not understand it, or it would do more than read.
        """
        from regional.questions.stream import Stream  # noqa: PLC0415 - no predefined question needs it

        if not isinstance(statement, str):
            raise QuestionError(f"a statement is a text, not {statement!r:.60}")
        if not statement.strip():
            raise QuestionError("the statement asks for nothing: write a SELECT.")
        return Stream(self._reading(), statement)

    def queries(self) -> Answer:
        """The predefined questions: their names, what they ask, their arguments and options, and an example."""
        rows = []
        for query in map(read_query, query_paths(self._folders).values()):
            names = [", ".join(p.name for p in query.parameters if p.is_argument == wanted) for wanted in (True, False)]
            rows.append((query.name, query.title, *names, query.example))
        return Answer(without_facts(["query", "question", "arguments", "options", "example"], rows))

    def query(self, question: str | Query) -> Query:
        """A predefined question: its title, its parameters, its statement."""
        if isinstance(question, Query):
            return question
        if not isinstance(question, str):
            raise QuestionError(f"a question is named by a text, not {question!r:.60}")
        paths = query_paths(self._folders)
        path = paths.get(question.replace("_", "-"))
        if path is None:
            from regional.names import nearest  # noqa: PLC0415 - only a mistake needs it

            raise QuestionError(f"there is no question '{question}'{nearest(question, paths)}")
        return read_query(path)

    def _sources(self, facts: Sequence[Iterable[str]]) -> "Sources":
        from regional.questions import evidence  # noqa: PLC0415 - most questions do without

        with self._reading() as reader:
            return evidence.sources(reader, facts)

    def _remarks(self, facts: Sequence[Iterable[str]]) -> list[list[str]]:
        from regional.questions import remarks  # noqa: PLC0415 - only a screen shows them

        with self._reading() as reader:
            return remarks.remarks(reader, facts)
