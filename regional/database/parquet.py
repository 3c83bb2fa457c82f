"""Reading a folder of Parquet files with DuckDB: nothing outside the folder is reached, and nothing is written."""

import os
import re
import signal
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from threading import Timer, current_thread, main_thread
from typing import Any

from regional.database.named import Unmade
from regional.database.parquet_files import ParquetFiles, locked, parquet_files
from regional.database.parquet_tables import tables_of, views_of
from regional.database.parquet_words import WORDS, translated
from regional.database.reader import NOT_UTF8, ONLY_READ, TOO_LONG, About, Reader, Result, as_sent
from regional.errors import MissingExtraError, RegionalError
from regional.sql.statement import names

try:
    import duckdb
except ImportError as error:
    raise MissingExtraError("a folder of Parquet files", "DuckDB", "parquet") from error

MEMORY = "4GB"
"""How much memory a question takes before it goes on with files in the folder for temporary files."""

_BATCH = 1000


class ParquetReader(Reader):
    """A database in memory, which has the tables of a folder and our views as soon as a statement names them."""

    def __init__(
        self, connection: duckdb.DuckDBPyConnection, files: ParquetFiles, timeout: float | None = None
    ) -> None:
        """Take a connection that can do no more than read, the files, and how many seconds a statement may take."""
        self._connection = connection
        self._files = files
        self._timeout = timeout
        self._unmade = Unmade([*tables_of(files), *views_of(files)])

    def ask(self, statement: str, parameters: Mapping[str, Any] | None = None) -> Result:
        """Run one SELECT.

        Raises:
            RegionalError: DuckDB does not understand it, or it would do more than read or takes too long.
        """
        with self._limited():
            columns = self._execute(statement, parameters)
            return Result(columns, self._connection.fetchall())

    def stream(self, statement: str) -> tuple[list[str], Iterable[tuple[Any, ...]]]:
        """Run one SELECT of any size and give its columns, and its rows as they come."""
        rows = self._rows(statement)
        (columns,) = next(rows)
        return list(columns), rows

    def about(self) -> About:
        """The version of DuckDB, and the folder."""
        return About("DuckDB", duckdb.__version__, self._files.folder, self._files.size())

    def _rows(self, statement: str) -> Iterator[tuple[Any, ...]]:
        """The columns of a statement, in one value, and then its rows."""
        with self._limited():
            yield (self._execute(statement, {}),)
            while batch := self._connection.fetchmany(_BATCH):
                yield from batch

    def _execute(self, statement: str, parameters: Mapping[str, Any] | None) -> list[str]:
        sent, used = as_sent(parameters), {name for name, _ in names(statement)}
        "".join([statement, *filter(_is_text, sent.values())]).encode()  # DuckDB has another error for every such text
        if "\0" in statement:
            raise RegionalError("the database says: the query contains a null character")
        self._make_what_is_named(statement)
        found = self._connection.extract_statements(translated(statement))
        if len(found) > 1:
            raise RegionalError("the database says: You can only execute one statement at a time.")
        if not found or found[0].type != duckdb.StatementType.SELECT:
            raise RegionalError(ONLY_READ)
        self._connection.execute(found[0], {name: value for name, value in sent.items() if name in used})
        return [column[0] for column in self._connection.description or ()]

    def _make_what_is_named(self, statement: str) -> None:
        """Make the views that a statement names.

        Raises:
            RegionalError: a file is damaged, or a table is missing.
        """
        for name, made in self._unmade.taken(statement):
            try:
                self._connection.execute(made)
            except duckdb.Error as error:
                missing = re.search(r"Table with name (\w+) does not exist", str(error))
                reason = f"the table {missing[1]} is missing" if missing else f"{name} is damaged: {_first_line(error)}"
                raise RegionalError(f"{self._files.folder} is not whole: {reason}") from error

    @contextmanager
    def _limited(self) -> Iterator[None]:
        """Let a statement end after its time, and say what it fails of in our words."""
        timer = None if self._timeout is None else Timer(self._timeout, self._connection.interrupt)
        if timer is not None:
            timer.daemon = True
            timer.start()
        try:
            with _stopped_by_ctrl_c(self._connection):
                yield
        except duckdb.InterruptException as error:
            raise RegionalError(TOO_LONG) from error
        except UnicodeError as error:
            raise RegionalError(NOT_UTF8) from error
        except duckdb.Error as error:
            raise RegionalError(f"the database says: {_first_line(error)}") from error
        except RuntimeError as error:
            if str(error) == "Query interrupted":
                raise KeyboardInterrupt from error
            raise
        finally:
            if timer is not None:
                timer.cancel()


@contextmanager
def _stopped_by_ctrl_c(connection: Any) -> Iterator[None]:
    """Let Ctrl-C stop DuckDB too: its threads would end what they work on, which can take minutes."""
    before = signal.getsignal(signal.SIGINT)
    if not callable(before) or current_thread() is not main_thread():
        yield
        return

    def stop(number: int, frame: Any) -> None:
        connection.interrupt()
        before(number, frame)

    signal.signal(signal.SIGINT, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _first_line(error: duckdb.Error) -> str:
    return str(error).partition("\n")[0]


@contextmanager
def reading_parquet(folder: str, timeout: float | None) -> Iterator[ParquetReader]:
    """Open a folder to ask it questions.

    Raises:
        RegionalError: there is none, or it is no whole export of this program's schema.
    """
    if not os.path.isdir(folder):
        parquet_files(folder)  # it says what is wrong
    with (
        locked(folder, is_shared=True),  # so that no command removes what this one reads
        duckdb.connect(config={"python_enable_replacements": False}) as connection,
    ):
        files = parquet_files(folder)
        _shut(connection, files.folder)
        try:
            for statement in WORDS:
                connection.execute(statement)
        except duckdb.Error as error:
            raise RegionalError(f"DuckDB {duckdb.__version__} is too old: pip install --upgrade duckdb") from error
        connection.execute("SET lock_configuration = true")
        yield ParquetReader(connection, files, timeout)


def _shut(connection: duckdb.DuckDBPyConnection, folder: str) -> None:
    """Let nothing be reached but the folder, and the one for temporary files."""
    spilled = os.path.join(tempfile.gettempdir(), f"regional-{os.getpid()}")
    connection.execute("SET temp_directory = ?", [spilled])
    connection.execute("SET memory_limit = ?", [MEMORY])
    connection.execute("SET parquet_metadata_cache = true")  # a question has several statements about the same files
    connection.execute("SET allowed_directories = ?", [[os.path.join(folder, "")]])
    for setting in ("autoinstall_known_extensions", "autoload_known_extensions", "enable_external_access"):
        connection.execute(f"SET {setting} = false")


def _is_text(value: Any) -> bool:
    return isinstance(value, str)
