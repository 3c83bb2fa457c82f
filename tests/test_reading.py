"""Reading is not writing: through `reading` the file can be asked anything and changed in no way."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from regional.database.opening import read_only
from regional.database.reader import Reader
from regional.database.reading import reading
from regional.errors import RegionalError

WRITES = [
    "INSERT INTO topics (id, name, dataset_id) VALUES ('x', 'x', 'core')",
    "INSERT INTO topics (id, name, dataset_id) VALUES ('x', 'x', 'core') RETURNING id",
    "REPLACE INTO topics (id, name, dataset_id) VALUES ('x', 'x', 'core')",
    "WITH x AS (SELECT 1) DELETE FROM names",
    "UPDATE states SET name = 'x'",
    "DELETE FROM membership_citations",
    "CREATE TABLE x (y)",
    "CREATE TABLE x AS SELECT * FROM names",
    "CREATE TEMP TABLE x (y)",
    "CREATE TEMP VIEW x AS SELECT 1",
    "CREATE INDEX x ON names (name)",
    "CREATE TEMP TRIGGER x AFTER INSERT ON names BEGIN SELECT 1; END",
    "CREATE VIRTUAL TABLE x USING fts5(y)",
    "DROP TABLE names",
    "DROP VIEW evidence",
    "ALTER TABLE names RENAME TO x",
    "ATTACH DATABASE 'other.db' AS other",
    "ATTACH DATABASE ':memory:' AS other",
    "DETACH DATABASE main",
    "VACUUM",
    "VACUUM INTO 'copy.db'",
    "REINDEX",
    "ANALYZE",
    "BEGIN",
    "COMMIT",
    "SAVEPOINT x",
    "PRAGMA journal_mode = WAL",
    "PRAGMA user_version = 7",
    "PRAGMA writable_schema = ON",
    "PRAGMA query_only = OFF",
    "PRAGMA foreign_keys = OFF",
    "PRAGMA temp_store_directory = '.'",
    "PRAGMA optimize",
    "PRAGMA wal_checkpoint",
    "INSERT INTO sqlite_master (type) VALUES ('table')",
]

REFUSED_BY_SQLITE = [
    ("UPDATE sqlite_master SET sql = ''", "table sqlite_master may not be modified"),
    ("DELETE FROM sqlite_master", "table sqlite_master may not be modified"),
    ("SELECT load_extension('x')", "not authorized to use function: load_extension"),
    ("SELECT 1; DELETE FROM names", "You can only execute one statement at a time."),
    ("SELECT * FROM nowhere", "no such table: nowhere"),
    ("SELECT :day", "You did not supply a value for binding parameter :day"),
]

INDEX_COMMANDS = ["rebuild", "optimize", "delete-all", "integrity-check"]
"""What the full-text index would do if a row were inserted into it."""

READS = [
    ("SELECT count(*) FROM states WHERE id = 'KAZ'", 1),
    ("SELECT id FROM search_index WHERE search_index MATCH '上合组织'", "SCO"),
    (
        "SELECT id FROM search_index WHERE folded LIKE '%unfreezing%' AND kind = 'statement'",
        "putin-frozen-assets-2021-09-17",
    ),
    ("SELECT sum(value) FROM json_each('[1, 2, 3]')", 6),
    ("SELECT json_group_array(value) FROM (SELECT value FROM json_each('[\"a\"]'))", '["a"]'),
    ("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10) SELECT max(i) FROM n", 10),
    ("SELECT row_number() OVER (ORDER BY id) FROM (SELECT 'b' AS id UNION SELECT 'a') ORDER BY id LIMIT 1", 1),
    ("SELECT count(*) FROM effective_memberships WHERE organization_id = 'CSTO' AND member_id = 'UZB'", 2),
    ("SELECT name FROM pragma_table_info('memberships') WHERE pk = 1", "id"),
    ("SELECT type FROM sqlite_master WHERE name = 'actor_names'", "view"),
    ("SELECT strict FROM pragma_table_list WHERE name = 'memberships'", 1),
    ('SELECT group_concat(value, \'\') FROM json_each(\'["С", "Н", "Г"]\')', "СНГ"),  # noqa: RUF001 - Cyrillic
]

PRAGMAS = [
    "PRAGMA table_info(memberships)",
    "PRAGMA table_xinfo(memberships)",
    "PRAGMA table_list",
    "PRAGMA index_list(memberships)",
    "PRAGMA index_info(sqlite_autoindex_memberships_1)",
    "PRAGMA foreign_key_list(memberships)",
]


@pytest.fixture
def reader(record: Path) -> Iterator[Reader]:
    with reading(str(record)) as reader:
        yield reader


@pytest.fixture
def unchanged(record: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Afterwards the working folder, which is the database's, has the same files with the same bytes."""

    def contents() -> dict[str, bytes]:
        return {path.name: path.read_bytes() for path in record.parent.iterdir()}

    monkeypatch.chdir(record.parent)
    before = contents()
    yield
    assert contents() == before


@pytest.mark.usefixtures("unchanged")
@pytest.mark.parametrize("statement", WRITES)
def test_what_would_do_more_than_read_is_refused(reader: Reader, statement: str) -> None:
    with pytest.raises(RegionalError, match=r"^that would do more than read, and questions only read$"):
        reader.ask(statement)


@pytest.mark.usefixtures("unchanged")
@pytest.mark.parametrize(("statement", "reason"), REFUSED_BY_SQLITE)
def test_what_sqlite_itself_refuses_is_said_in_its_words(reader: Reader, statement: str, reason: str) -> None:
    with pytest.raises(RegionalError) as refused:
        reader.ask(statement)
    assert str(refused.value).startswith(f"the database says: {reason}")


@pytest.mark.usefixtures("unchanged")
@pytest.mark.parametrize("command", INDEX_COMMANDS)
def test_the_index_takes_no_commands(reader: Reader, command: str) -> None:
    with pytest.raises(RegionalError):
        reader.ask("INSERT INTO search_index(search_index) VALUES (:command)", {"command": command})


@pytest.mark.parametrize(("statement", "first"), READS)
def test_everything_that_reads_is_allowed(reader: Reader, statement: str, first: str | int) -> None:
    assert reader.ask(statement).rows[0][0] == first


@pytest.mark.parametrize("pragma", PRAGMAS)
def test_pragmas_that_describe_the_schema_are_allowed(reader: Reader, pragma: str) -> None:
    answer = reader.ask(pragma)
    assert "name" in answer.columns or "table" in answer.columns
    assert answer.rows


@pytest.mark.parametrize("pragma", ["quick_check", "data_version", "user_version", "encoding"])
def test_pragmas_that_look_whether_a_file_is_sound_are_allowed(reader: Reader, pragma: str) -> None:
    assert len(reader.ask(f"PRAGMA {pragma}").rows) == 1


@pytest.mark.parametrize("journal", ["delete", "wal"])
def test_sqlite_itself_writes_nothing_into_a_file_that_is_opened_to_be_read(tmp_path: Path, journal: str) -> None:
    path = tmp_path / "regional.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA journal_mode = {journal}")
        connection.execute("CREATE TABLE x (y)")
    with closing(sqlite3.connect(read_only(str(path)), uri=True)) as connection:
        assert connection.execute("SELECT * FROM x").fetchall() == []
        with pytest.raises(sqlite3.OperationalError, match=r"^attempt to write a readonly database$"):
            connection.execute("INSERT INTO x VALUES (1)")


def test_the_record_points_nowhere_and_is_whole(reader: Reader) -> None:
    assert reader.ask("PRAGMA foreign_key_check").rows == []
    assert reader.ask("PRAGMA integrity_check").rows == [("ok",)]


def test_an_answer_can_be_read_row_by_row_or_by_name(reader: Reader) -> None:
    statement = "SELECT id, name FROM states WHERE id IN ('KAZ', 'KGZ') ORDER BY id"
    assert list(reader.ask(statement).records()) == [
        {"id": "KAZ", "name": "Kazakhstan"},
        {"id": "KGZ", "name": "Kyrgyzstan"},
    ]
    columns, rows = reader.stream(statement)
    assert columns == ["id", "name"]
    assert list(rows) == [("KAZ", "Kazakhstan"), ("KGZ", "Kyrgyzstan")]
