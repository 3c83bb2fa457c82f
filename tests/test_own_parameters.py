"""What a query of one's own can say: parameters of every type, quotes and comments, parts, and facts or none."""

from pathlib import Path

import pytest

from regional.sql.catalog import TYPES
from tests.conftest import Run, run_command
from tests.test_own_queries import write

OWN = {
    "a name in a literal": ("SELECT ':x' || :word AS answer", "first", ":xfirst"),
    "a name in a comment": ("SELECT /* :x */ :word AS answer -- :y", "first", "first"),
    "a comment in a literal": ("SELECT '-- ' || :word AS answer", "first", "-- first"),
    "a quoted name": ('SELECT q.":x" AS answer FROM (SELECT :word AS ":x") AS q', "first", "first"),
    "two quotes": ("SELECT 'it''s :x ' || :word AS answer", "first", "it's :x first"),
    "a percent sign": ("SELECT '100% %s %(x)s ' || :word AS answer", "first", "100% %s %(x)s first"),
}


@pytest.mark.parametrize("case", OWN)
def test_what_stands_in_quotes_and_comments_is_no_parameter(ask: Run, tmp_path: Path, case: str) -> None:
    statement, word, answer = OWN[case]
    write(tmp_path, "mine.sql", f"-- Which?\n-- argument word: text. A word.\n{statement}")
    assert ask("--queries", tmp_path, "mine", word, "-f", "tsv").stdout == f"answer\n{answer}\n"


def test_casts_and_dollar_quotes_are_postgresqls_own(record_on_server: str, tmp_path: Path) -> None:
    statement = "SELECT $$:x$$ || $q$ $$:y$q$ || E'\\':z' || (:number::integer + 1)::text AS answer"
    write(tmp_path, "mine.sql", f"-- Which?\n-- argument number: text. A number.\n{statement}")
    result = run_command("--database", record_on_server, "--queries", tmp_path, "mine", "1")
    assert result == ("answer\n:x $$:y':z2\n", "", 0)


def test_numbers_are_numbers_and_a_year_compares_with_days(ask: Run, tmp_path: Path) -> None:
    write(
        tmp_path,
        "founded.sql",
        "-- Which organizations were founded from a year on?\n"
        "-- argument year: year. The year.\n"
        "-- option longer: integer, default 5. Only those whose id is longer.\n"
        "-- option share: number, default 0.5. A part of it.\n"
        "SELECT o.id, length(o.id) * :share AS share\nFROM organizations AS o\n"
        "WHERE o.founding_earliest >= :year AND length(o.id) > :longer\nORDER BY o.id",
    )
    own = ("--queries", tmp_path, "founded")
    assert ask(*own, "2001", "--longer", "13", "--share", ".25").stdout == (
        "id,share\nBOARD-OF-PEACE,3.5\nCOALITION-2001,3.5\nENERGY-COMMUNITY,4.0\nISLAMIC-EMIRATE,3.75\n"
        "LUBLIN-TRIANGLE,3.75\nPACIFIC-ALLIANCE,4.0\nPARIS-AGREEMENT,3.75\nROTTERDAM-CONVENTION,5.0\n"
        "TEHRAN-CONVENTION,4.25\n"
    )
    for wrong, says in (
        (["2001", "--longer", "x"], "'--longer': 'x' is not a whole number such as 5."),
        (["2001", "--share", "nan"], "'--share': 'nan' is not a number such as 2.5."),
        (["20"], "'--year': '20' is not a year of four digits such as 2021."),
    ):
        result = ask(*own, *wrong)
        assert (result.stdout, result.status) == ("", 2)
        assert result.stderr.splitlines()[-1] == f"Error: Invalid value for {says}"
    assert "length(o.id) > 8\n" in ask(*own, "2001", "--longer", "8", "--sql").stdout


@pytest.mark.parametrize(
    ("columns", "options", "rows"),
    [
        ("m.member_id AS state", [], "state\nRUS\n"),
        ("m.member_id AS state", ["--sources"], "state,sources\nRUS,\n"),
        ("m.member_id AS state, 1 AS facts", ["--sources"], "state,sources\nRUS,\n"),
        ("m.member_id AS state, 1.5 AS facts", ["--sources", "--continuity"], "state,sources\nRUS,\n"),
    ],
)
def test_a_query_needs_no_facts_and_they_can_be_anything(
    ask: Run, tmp_path: Path, columns: str, options: list[str], rows: str
) -> None:
    statement = "FROM memberships AS m WHERE m.id LIKE 'SCO/RUS/%' AND coalesce(:continuity, 'no') <> 'x'"
    write(tmp_path, "mine.sql", f"-- Which?\n-- option continuity: flag. More.\nSELECT {columns} {statement}")
    result = ask("--queries", tmp_path, "mine", *options)
    assert (result.stdout, result.status) == (rows, 0)
    assert result.stderr == ("regional: counted as continued: nobody\n" if "--continuity" in options else "")


def test_a_dataset_can_be_an_argument(ask: Run, tmp_path: Path) -> None:
    write(tmp_path, "mine.sql", "-- Which?\n-- argument dataset: dataset. One.\nSELECT :dataset AS dataset")
    assert ask("--queries", tmp_path, "mine", "core") == ("dataset\ncore\n", "", 0)
    assert ask("--queries", tmp_path, "mine", "cure").stderr.startswith("regional: no dataset has the id 'cure'")


def test_a_parameter_that_nothing_uses_is_named(ask: Run, tmp_path: Path) -> None:
    path = write(tmp_path, "mine.sql", "-- Which?\n-- option since: day. A day.\nSELECT ':since' AS one")
    says = f"regional: {path}:2: the header explains 'since', but no statement uses it\n"
    assert ask("--queries", tmp_path, "mine") == ("one\n:since\n", says, 0)


def test_a_query_of_ones_own_uses_the_shipped_parts_and_its_own(ask: Run, tmp_path: Path) -> None:
    write(
        tmp_path / "parts",
        "founders.sql",
        "-- The first members.\n-- uses: spells\nSELECT * FROM spells AS s\nWHERE s.start_date = '2001-06-15'",
    )
    write(
        tmp_path,
        "mine.sql",
        "-- Who?\n-- uses: founders, held\nWITH RECURSIVE own AS (SELECT 'KAZ' AS id)\n"
        "SELECT f.member_id AS state, h.certain FROM founders AS f\nJOIN held AS h ON h.id = f.id\n"
        "JOIN own AS o ON o.id = f.member_id",
    )
    result = ask("--queries", tmp_path, "mine", "--on", "2021-09-17")
    assert result == ("state,certain\nKAZ,yes\n", "", 0)


def test_a_part_cannot_use_itself(tmp_path: Path, ask_file: Run) -> None:
    write(tmp_path / "parts", "one.sql", "-- One.\n-- uses: two\nSELECT * FROM two")
    path = write(tmp_path / "parts", "two.sql", "-- Two.\n-- uses: one\nSELECT * FROM one")
    write(tmp_path, "mine.sql", "-- Who?\n-- uses: one\nSELECT * FROM one")
    says = f"regional: {path}:2: the part 'one' would use itself\n"
    assert ask_file("--queries", tmp_path, "mine") == ("", says, 1)


def test_windows_writes_a_file_that_is_read_like_any_other(ask_file: Run, tmp_path: Path) -> None:
    write(
        tmp_path,
        "mine.sql",
        "\ufeff-- Which?\r\n--\r\n-- argument word: text.\r\n--   A word.\r\nSELECT :word AS one\r\n",
    )
    assert ask_file("--queries", tmp_path, "mine", "x") == ("one\nx\n", "", 0)


def test_the_types_are_listed(ask_file: Run) -> None:
    listed = ask_file("queries", "--types").stdout.splitlines()
    assert listed[0] == "type,typed,in the statement"
    assert [line.partition(",")[0] for line in listed[1:]] == list(TYPES)
    assert "integer,a whole number such as 5 or -3,the number" in listed
    assert 'tier,"one of human-coded, machine-coded",the word' in listed


@pytest.mark.parametrize("linked", ["a file", "the folder"])
def test_a_part_that_leads_out_of_the_folder_is_not_read(record: Path, tmp_path: Path, linked: str) -> None:
    """A folder of queries can come from others, and what is wrong with a part is quoted."""
    write(tmp_path, "secret.sql", "geheim")
    own = tmp_path / "own"
    own.mkdir()
    write(own, "mine.sql", "-- Which?\n-- uses: secret\nSELECT * FROM secret")
    if linked == "the folder":
        (own / "parts").symlink_to(tmp_path)
    else:
        (own / "parts").mkdir()
        (own / "parts" / "secret.sql").symlink_to(tmp_path / "secret.sql")
    result = run_command("--database", record, "--queries", own, "mine")
    line = f"regional: {own}/parts/secret.sql: this is no file in the folder: put the file itself there\n"
    assert result == ("", line, 1)
