"""What is put to a folder of Parquet files, in which DuckDB has other means of its own than SQLite."""

from tests.hostile import READS, Hostile

OUTSIDE = 'the database says: Permission Error: Cannot access file "'
LOCKED = "the database says: Invalid Input Error: Cannot change configuration option"

ON_PARQUET = tuple(
    Hostile(*row)
    for row in (
        ("sql", "DELETE FROM names", 1, READS),
        ("sql", "SELECT 1; DELETE FROM names", 1, "the database says: You can only execute one statement at a time."),
        ("sql", "/* SELECT */ DROP VIEW names", 1, READS),
        ("sql", "EXPLAIN DELETE FROM names", 1, READS),
        ("sql", "WITH x AS (SELECT 1) DELETE FROM names", 1, READS),
        ("sql", "CREATE TABLE x AS SELECT 1", 1, READS),
        ("sql", "ATTACH 'stolen.db' AS x", 1, READS),
        ("sql", "COPY (SELECT 1) TO 'exported/stolen.csv'", 1, READS),
        ("sql", "COPY (SELECT 1) TO 'exported/states.parquet'", 1, READS),
        ("sql", "EXPORT DATABASE 'exported/stolen'", 1, READS),
        ("sql", "INSTALL httpfs", 1, READS),
        ("sql", "LOAD httpfs", 1, READS),
        ("sql", "SET enable_external_access = true", 1, READS),
        ("sql", "RESET lock_configuration", 1, READS),
        ("sql", "PRAGMA database_list", 1, READS),
        ("sql", "CALL enable_logging()", 1, READS),
        ("sql", "SELECT * FROM enable_logging()", 1, LOCKED),
        (
            "sql",
            "SELECT * FROM query('DELETE FROM names')",
            1,
            "the database says: Parser Error: Expected a single SELECT",
        ),
        ("sql", "SELECT * FROM read_csv('secret.csv')", 1, OUTSIDE),
        ("sql", "SELECT * FROM 'secret.csv'", 1, OUTSIDE),
        ("sql", "SELECT * FROM read_text('exported/../secret.csv')", 1, OUTSIDE),
        ("sql", "SELECT * FROM read_text('/etc/passwd')", 1, OUTSIDE),
        ("sql", "SELECT * FROM glob('/etc/*')", 1, OUTSIDE),
        ("sql", "SELECT * FROM read_parquet('https://localhost/x.parquet')", 1, "the database says: "),
        (
            "sql",
            "SELECT getenv('HOME')",
            1,
            "the database says: Catalog Error: Scalar Function with name getenv does not",
        ),
        ("sql", "SELECT 1\0; DROP VIEW names", 1, "the database says: the query contains a null character"),
        (
            "sql",
            "SELECT " + "(" * 10_000 + "1" + ")" * 10_000,
            1,
            "the database says: Parser Error: Max expression depth",
        ),
        (
            "sql",
            'SELECT 1 FROM "\x1b[2J"',
            1,
            "the database says: Catalog Error: Table with name \\x1b[2J does not exist",
        ),
        ("sql", "\udcff", 1, "the question holds bytes that are not UTF-8"),
        ("database", "parquet:", 1, "'parquet:' names no folder: write parquet:FOLDER"),
        ("database", "parquet:secret.csv", 1, "secret.csv is no folder: write it again with `regional export FOLDER"),
        ("database", "parquet:/dev/null", 1, "/dev/null is no folder: write it again"),
        ("database", "parquet:exported' OR '1'='1", 1, "there is no folder exported' OR '1'='1: write it again"),
        ("database", "parquet:\udcff", 1, "there is no folder \\udcff: write it again"),
        ("database", "parquet:\x1b[2J", 1, "there is no folder \\x1b[2J: write it again"),
    )
)
