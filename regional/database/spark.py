"""Reading a folder of Parquet files with Spark, which can be many machines: through its client, and only by SELECT."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import islice
from typing import Any

from regional.database.named import Unmade
from regional.database.reader import NOT_UTF8, ONLY_READ, TOO_LONG, About, Reader, Result, as_sent
from regional.database.spark_session import Done, SparkError, condition, first_line, own, within
from regional.database.spark_tables import Tables, spark_tables
from regional.database.spark_words import FUNCTIONS, reads_only, translated
from regional.errors import RegionalError
from regional.sql.definitions import views
from regional.sql.statement import names

_BATCH = 1000

_SETTINGS = {
    "spark.sql.ansi.enabled": "true",
    "spark.sql.ansi.doubleQuotedIdentifiers": "true",
    "spark.sql.autoBroadcastJoinThreshold": "-1",
    "spark.sql.optimizer.excludedRules": "org.apache.spark.sql.catalyst.optimizer.PushProjectionThroughUnion",
    "spark.sql.runSQLOnFiles": "false",
    "spark.sql.variable.substitute": "false",
}
"""What a session is set to: the SQL of the standard, no file beside the tables, and no variable of the server.

Spark takes a small file for a small result of a join, and would send to everybody what does not fit. The rule of its
optimizer fails ("key not found") where a subquery asks about a row of a UNION ALL, as in `membership_changes`.
"""


class SparkReader(Reader):
    """A session of its own, which has the tables of a folder and our views as soon as a statement names them."""

    def __init__(self, session: Any, tables: Tables, timeout: float | None = None) -> None:
        """Take a session that nobody else uses, the tables, and how many seconds a statement may take."""
        self._session = session
        self._tables = tables
        self._timeout = timeout
        made = [(view.name, view.statement) for view in views()]
        self._unmade = Unmade([*((name, "") for name in tables.described), *made])

    def ask(self, statement: str, parameters: Mapping[str, Any] | None = None) -> Result:
        """Run one SELECT.

        Raises:
            RegionalError: Spark does not understand it, or it would do more than read or takes too long.
        """
        with self._explained():
            found = self._within(lambda: self._asked(statement, parameters).toArrow())
        return Result(found.column_names, list(zip(*(column.to_pylist() for column in found.columns), strict=True)))

    def stream(self, statement: str) -> tuple[list[str], Iterable[tuple[Any, ...]]]:
        """Run one SELECT of any size and give its columns, and its rows as they come."""
        with self._explained():
            asked, columns = self._within(lambda: _with_columns(self._asked(statement, None)))
        return columns, self._rows(asked)

    def about(self) -> About:
        """The version of Spark, and the folder."""
        with self._explained():
            version, size = self._within(lambda: (self._session.version, self._tables.size()))
        return About("Spark", version, self._tables.place, size)

    def _rows(self, asked: Any) -> Iterator[tuple[Any, ...]]:
        with self._explained():
            rows = self._within(asked.toLocalIterator)
            while batch := self._within(lambda: list(islice(rows, _BATCH))):
                yield from map(tuple, batch)

    def _within(self, action: Callable[[], Done]) -> Done:
        return within(self._timeout, action, self._session.interruptAll)

    def _asked(self, statement: str, parameters: Mapping[str, Any] | None) -> Any:
        """What Spark takes a statement for, inside another one, so that it can be nothing else than a SELECT."""
        sent, used = as_sent(parameters), {name for name, _ in names(statement)}
        if "\0" in statement:
            raise RegionalError("the database says: the query contains a null character")
        if not reads_only(statement):
            raise RegionalError(ONLY_READ)
        for name, made in self._unmade.taken(statement):
            self._make(name, made)
        inside = f"SELECT * FROM (\n{translated(statement)}\n) AS asked"  # noqa: S608 - it can only be read
        return self._session.sql(inside, {name: value for name, value in sent.items() if name in used})

    def _make(self, name: str, made: str) -> None:
        table = self._tables.described.get(name)
        if table is not None:
            self._tables.make(table)
        else:
            self._session.sql(translated(made).replace("CREATE VIEW", "CREATE OR REPLACE TEMPORARY VIEW", 1))

    @contextmanager
    def _explained(self) -> Iterator[None]:
        """Say in our words what a statement fails of."""
        try:
            yield
        except TimeoutError as error:
            raise RegionalError(TOO_LONG) from error
        except UnicodeError as error:
            raise RegionalError(NOT_UTF8) from error
        except SparkError as error:
            raise RegionalError(self._explanation(error)) from error

    def _explanation(self, error: Exception) -> str:
        if condition(error).startswith("FAILED_READ_FILE"):
            return f"{self._tables.folder} is not whole: {first_line(error)}"
        return f"the database says: {first_line(error)}"


def _with_columns(asked: Any) -> tuple[Any, list[str]]:
    return asked, list(asked.columns)


@contextmanager
def reading_session(session: Any, folder: str, timeout: float | None) -> Iterator[SparkReader]:
    """Ask a folder questions by a session that somebody has, beside whatever they do in it.

    Raises:
        RegionalError: Spark sees no whole export of this program's schema in the folder.
    """
    with own(session) as mine:
        yield begun(mine, folder, folder, timeout)


def begun(session: Any, folder: str, place: str, timeout: float | None) -> SparkReader:
    """Begin to ask a folder questions by a session that nobody else uses.

    Raises:
        RegionalError: Spark sees no whole export of this program's schema in the folder.
    """

    def begin() -> Tables:
        for name, value in _SETTINGS.items():
            session.conf.set(name, value)
        for statement in FUNCTIONS:
            session.sql(statement)
        return spark_tables(session, folder, place)

    try:
        return SparkReader(session, within(timeout, begin, session.interruptAll), timeout)
    except TimeoutError as error:
        raise RegionalError(f"{place}: {TOO_LONG}") from error
    except SparkError as error:
        raise RegionalError(f"{place} cannot be read: {first_line(error)}") from error
