"""The header of a .sql file: what each of its lines says, on which line that is, and which lines are refused."""

from pathlib import Path

import pytest

from regional.errors import RegionalError
from regional.sql.catalog import query_files, read_queries
from regional.sql.definitions import ViewColumn, checks, views
from regional.sql.header import Header, read_header

WHOLE = """\
-- Which?
-- A title is one line.
--   It goes on.
--
-- More,
-- in two lines.
--\x20\x20\x20
--
--   Further in.
-- argument state: state. The state.
--   Or what was one.
-- option org: organization, any number. Only these.
--\tuses: one two,three , four
-- pivot: organization  status
-- screen: a , b,, c
-- card: a, to b / c / / d
-- sentence: belonging
-- shape: panel  years by
-- example: mine KAZ --org SCO

   SELECT 1 -- one
-- two

;
"""


def header(tmp_path: Path, text: str | bytes) -> Header:
    path = tmp_path / "my_own.sql"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_header(path, "it begins")


def test_each_line_of_a_header_says_one_thing(tmp_path: Path) -> None:
    read = header(tmp_path, WHOLE)
    assert (read.name, read.title, read.path) == ("my_own", "Which?", f"{tmp_path}/my_own.sql")
    assert read.prose == ("A title is one line. It goes on.", "", "More,", "in two lines.", "", "", "Further in.")
    assert read.description == "A title is one line. It goes on.\n\nMore, in two lines.\n\nFurther in."
    assert {name: parameter.help for name, parameter in read.parameters.items()} == {
        "state": "The state. Or what was one.",
        "org": "Only these.",
    }
    assert read.lines == {
        "state": 10,
        "org": 12,
        "uses:": 13,
        "pivot:": 14,
        "screen:": 15,
        "card:": 16,
        "sentence:": 17,
        "shape:": 18,
        "example:": 19,
    }
    assert (read.uses, read.pivot) == (("one", "two", "three", "four"), ("organization", "status"))
    assert (read.screen, read.card) == (("a", "b", "c"), (("a", "to b"), ("c",), ("d",)))
    assert (read.sentence, read.shape) == ("belonging", ("panel", "years", "by"))
    assert read.example == "mine KAZ --org SCO"
    assert (read.body, read.first, read.text) == ("   SELECT 1 -- one\n-- two", 21, WHOLE)
    assert read.at(2) == f"{tmp_path}/my_own.sql:23"


def test_a_header_need_not_say_more_than_a_title(tmp_path: Path) -> None:
    read = header(tmp_path, "\ufeff  -- Which?\r\n\r\n\tSELECT 1;\r\n")
    assert (read.title, read.prose, read.description, read.parameters, read.lines) == ("Which?", (), "", {}, {})
    assert (read.uses, read.pivot, read.screen, read.card) == ((), None, (), ())
    assert (read.example, read.sentence, read.shape) == ("", "", ())
    assert (read.body, read.first) == ("\tSELECT 1", 3)


def refused(tmp_path: Path, text: str | bytes) -> str:
    with pytest.raises(RegionalError) as caught:
        header(tmp_path, text)
    return str(caught.value).removeprefix(f"{tmp_path}/my_own.sql:")


KEYWORDS = ("pivot", "screen", "card", "sentence", "shape", "example", "uses")


@pytest.mark.parametrize("keyword", KEYWORDS)
def test_a_keyword_stands_once(tmp_path: Path, keyword: str) -> None:
    text = f"-- Which?\n-- {keyword}: a b\n-- {keyword}: c d\nSELECT 1"
    assert refused(tmp_path, text) == f"3: there is already a line `{keyword}:`"


@pytest.mark.parametrize("slip", ["Argument", "options", "Pivots", "SCREEN", "cards", "Sentence", "shapes", "use"])
def test_what_is_nearly_a_keyword_is_a_slip(tmp_path: Path, slip: str) -> None:
    says = "a header says `argument NAME: …`, `option NAME: …`, `uses: …`, `pivot: …` or `example: …`, not"
    assert refused(tmp_path, f"-- Which?\n-- {slip}: a b\nSELECT 1") == f"2: {says} `{slip}:`"


def test_what_only_looks_like_a_keyword_is_prose(tmp_path: Path) -> None:
    assert header(tmp_path, "-- Which?\n-- Note: this.\n-- example\nSELECT 1").prose == ("Note: this.", "example")


@pytest.mark.parametrize(
    ("lines", "says"),
    [
        ("argument x: text. X.\n-- option x: text. X.", "3: there is already an option --x"),
        (
            "argument x: text, 1 or more. X.\n-- argument y: text, any number. Y.",
            "3: only one argument can take several values",
        ),
        ("pivot: a", "2: a pivot names two columns, as `-- pivot: organization status`"),
        ("pivot: a b c", "2: a pivot names two columns, as `-- pivot: organization status`"),
        ("option x: y. X.", "2: there is no type 'y'"),
    ],
)
def test_lines_that_cannot_stand_beside_each_other_are_refused(tmp_path: Path, lines: str, says: str) -> None:
    assert refused(tmp_path, f"-- Which?\n-- {lines}\nSELECT 1").startswith(says)


def test_an_argument_can_take_several_values_beside_one_that_takes_one_and_an_option_that_takes_several(
    tmp_path: Path,
) -> None:
    several = "-- option z: text, any number. Z.\n-- argument x: text, 1 or more. X.\n"
    one = "-- argument y: text. Y.\n-- option w: text, any number. W.\n"
    for lines in (several + one, one + several):
        assert set(header(tmp_path, f"-- Which?\n{lines}SELECT 1").parameters) == {"w", "x", "y", "z"}


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("-- Which?\n", "1: it begins, and has a statement"),
        ("-- Which?\n ;\n", "1: it begins, and has a statement"),
        ("SELECT 1", "1: it begins, and has a statement"),
        ("-- uses: one\nSELECT 1", "1: it begins, and has a statement"),
        ("--\n-- Which?\nSELECT 1", "1: it begins, and has a statement"),
        (b"-- caf\xe9\nSELECT 1", " cannot be read: 'utf-8' codec can't decode byte 0xe9 in position 6: "),
        ("-- A\tb?\nSELECT\n'\x1b'", "3: it holds the hidden character \\x1b: "),
        ("-- \u202eA?\nSELECT 1", "1: it holds the hidden character \\u202e: "),
    ],
)
def test_a_file_that_is_none_is_refused(tmp_path: Path, text: str | bytes, says: str) -> None:
    assert refused(tmp_path, text).startswith(says)


def test_of_several_files_those_that_can_be_read_are_and_the_others_are_told(tmp_path: Path) -> None:
    for name, text in (("good_one", "-- Which?\nSELECT 1"), ("bad", "SELECT 1"), ("good-two", "-- Who?\nSELECT 2")):
        (tmp_path / f"{name}.sql").write_text(text, encoding="utf-8")
    (tmp_path / "notes.txt").write_text("no query", encoding="utf-8")
    (tmp_path / "b@d.sql").write_text("-- Which?\nSELECT 1", encoding="utf-8")
    found, told = query_files([str(tmp_path)], taken=["good-two"])
    assert [*found][-2:] == ["bad", "good-one"]
    assert told == {
        "b@d": f"{tmp_path}/b@d.sql: a command is named by letters, digits and hyphens: rename the file",
        "good-two": f"{tmp_path}/good-two.sql: there is already a command 'good-two': rename the file",
    }
    queries, problems = read_queries([*found.values()][-2:])
    assert [query.name for query in queries] == ["good-one"]
    assert problems == [
        f"{tmp_path}/bad.sql:1: a query file starts with its question, `-- Which states …?`, and has a statement"
    ]


def test_a_check_is_its_rule_and_its_statement() -> None:
    check = next(check for check in checks() if check.name == "spells_do_not_overlap")
    assert check.rule.startswith("In one dataset")
    assert check.rule == check.rule.strip()
    assert [check.name for check in checks()] == sorted(check.name for check in checks())


def test_a_view_explains_its_columns_and_comes_after_those_that_it_reads() -> None:
    by_name = {view.name: view for view in views()}
    order = [*by_name]
    assert order.index("membership_facts") < order.index("effective_membership_facts")
    view = by_name["membership_support"]
    assert view.statement.startswith("CREATE VIEW membership_support AS\n-- ")
    assert view.statement.endswith("FROM memberships AS m")
    assert view.columns[-4:] == (
        ViewColumn("to_the_day", "Whether the start is known to the day: yes or no.", ""),
        ViewColumn("consulted", "Whether any consulted source says that the member belonged: yes or no.", ""),
        ViewColumn(
            "start_supported",
            "Whether a consulted source gives the start as precisely as it is recorded: yes or no.",
            "",
        ),
        ViewColumn("dataset_id", "", "memberships"),
    )
