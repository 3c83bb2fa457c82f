"""The tool that changes the program on purpose: which changes it makes, and whether it tells what no test noticed."""

import importlib
import subprocess
import sys
from pathlib import Path

import pytest

from tests.mutants import of_python, of_sql
from tests.mutants.change import Change
from tests.mutants.constant import give
from tests.mutants.parts import PARTS, changes_of
from tests.mutants.swap import function_around, functions_of, is_within, swap

ROOT = Path(__file__).parents[1]

MODULE = '''\
"""How old one must be."""


def may_vote(age: int, *, is_citizen: bool = True) -> bool:
    """Whether somebody may vote."""
    if age < 0:
        raise ValueError("nobody is younger than nothing")
    return is_citizen and age >= 18
'''

STATEMENT = """\
-- Who is in office now AND then?
SELECT DISTINCT p.id, coalesce(p.title, 'none') AS title
FROM people AS p
LEFT JOIN tenures AS t ON t.person_id = p.id
WHERE t.start_latest <= :on AND NOT (t.end_date IS NULL)  -- if :on
ORDER BY p.name, p.id DESC
"""


def after(changes: list[Change], text: str) -> list[str]:
    """What the changed lines are then."""
    lines = text.splitlines()
    made = [change.applied(text).splitlines() for change in changes]
    return [new for changed in made for new, old in zip(changed, lines, strict=True) if new != old]


def test_a_module_is_changed_in_what_it_does_and_not_in_what_it_says() -> None:
    assert after(list(of_python.changes("voting.py", MODULE)), MODULE) == [
        "def may_vote(age: int, *, is_citizen: bool = False) -> bool:",
        "    if True:",
        "    if False:",
        "    if age <= 0:",
        "    if age < 1:",
        "        pass",
        "    return None",
        "    return (is_citizen or age >= 18)",
        "    return (age >= 18)",
        "    return (is_citizen)",
        "    return is_citizen and age > 18",
        "    return is_citizen and age >= 19",
    ]


def test_a_statement_is_changed_in_one_word_or_clause() -> None:
    assert after(list(of_sql.changes("office.sql", STATEMENT)), STATEMENT) == [
        "SELECT  p.id, coalesce(p.title, 'none') AS title",
        "SELECT DISTINCT p.id, p.title AS title",
        "SELECT DISTINCT p.id, 'none' AS title",
        " JOIN tenures AS t ON t.person_id = p.id",
        "LEFT JOIN tenures AS t ON t.person_id <> p.id",
        "WHERE TRUE AND NOT (t.end_date IS NULL)  -- if :on",
        "WHERE t.start_earliest <= :on AND NOT (t.end_date IS NULL)  -- if :on",
        "WHERE t.start_latest < :on AND NOT (t.end_date IS NULL)  -- if :on",
        "WHERE t.start_latest <= :on OR NOT (t.end_date IS NULL)  -- if :on",
        "WHERE t.start_latest <= :on   -- if :on",
        "WHERE t.start_latest <= :on AND  (t.end_date IS NULL)  -- if :on",
        "ORDER BY p.name DESC, p.id DESC",
        "ORDER BY  p.id DESC",
        "ORDER BY p.name",
        "ORDER BY p.name, p.id ",
    ]


def test_what_no_answer_depends_on_stays_as_it_is() -> None:
    assert list(of_python.changes("pairs.py", "pairs = zip(names, values, strict=True)")) == []


def test_rows_cases_and_joined_conditions_go_one_by_one() -> None:
    statement = "SELECT CASE WHEN a = 1 THEN 2 WHEN b THEN 3 ELSE 4 END FROM x UNION ALL SELECT c FROM y"
    made = after(list(of_sql.changes("cases.sql", statement)), statement)
    assert "SELECT CASE WHEN b THEN 3 ELSE 4 END FROM x UNION ALL SELECT c FROM y" in made
    assert "SELECT CASE WHEN a = 1 THEN 2 ELSE 4 END FROM x UNION ALL SELECT c FROM y" in made
    assert "SELECT CASE WHEN a = 1 THEN 2 WHEN b THEN 3 ELSE 4 END FROM x " in made


def test_a_change_is_told_by_its_line_before_and_after() -> None:
    change = next(change for change in of_sql.changes("office.sql", STATEMENT) if change.new == "<")
    assert change.told(STATEMENT) == (
        "office.sql:5  WHERE t.start_latest <= :on AND NOT (t.end_date IS NULL) -- if :on"
        " -> WHERE t.start_latest < :on AND NOT (t.end_date IS NULL) -- if :on"
    )


SAMPLE = """
from functools import cache
from pathlib import Path
from voting import may_vote

HERE = Path(__file__).parent
EARLY = (HERE / "early.sql").read_text()

@cache
def late():
    return (HERE / "late.sql").read_text()

def test_what_was_read_before():
    assert "DISTINCT" in EARLY

def test_what_is_remembered():
    assert "DISTINCT" in late()

def test_what_is_remembered_still():
    assert "NOT" in late()

def test_who_may_vote():
    assert may_vote(18, is_citizen=True)
    assert not may_vote(17, is_citizen=True)
    assert not may_vote(18, is_citizen=False)
"""

TRY_ALL = """
import sys
from pathlib import Path
from tests.mutants.parts import changes_of
from tests.mutants.trial import Trial

with Trial(Path(sys.argv[1])) as trial:
    texts = {path: Path(path).read_text() for path in ("voting.py", "early.sql", "late.sql")}
    changes = [change for path, text in texts.items() for change in changes_of(path)(path, text)]
    for change in trial.unnoticed(changes, ["test_voting.py"]):
        print(change.told(texts[change.path]))
    assert {path: Path(path).read_text() for path in texts} == texts
"""


def test_what_no_test_holds_survives_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "voting.py").write_text(MODULE)
    (tmp_path / "early.sql").write_text("SELECT DISTINCT a FROM b")
    (tmp_path / "late.sql").write_text("SELECT DISTINCT a FROM b WHERE NOT c")
    (tmp_path / "test_voting.py").write_text(SAMPLE)
    done = subprocess.run(
        [sys.executable, "-c", TRY_ALL, tmp_path], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.stderr == ""
    assert [line.partition(" ")[0] for line in done.stdout.splitlines()] == [
        "voting.py:6",  # nobody asks about a negative age:
        "voting.py:6",  # the condition never true, `<=`, `< 1`, and no error
        "voting.py:6",
        "voting.py:7",
        "voting.py:4",  # and every call says whether somebody is a citizen, which Python reads when it imports
    ]


def test_every_part_has_files_and_tests_that_are_there() -> None:
    for part in PARTS:
        assert part.paths(ROOT), part.name
        assert [path for path in part.test_paths() if not (ROOT / path).is_file()] == []


def test_a_query_is_changed_in_many_ways_each_of_which_changes_something() -> None:
    path = "regional/sql/queries/both.sql"
    text = (ROOT / path).read_text("utf-8")
    made = list(changes_of(path)(path, text))
    assert len({change.applied(text) for change in made}) > 70
    assert all(change.applied(text) != text for change in made)


def test_what_python_reads_when_it_imports_is_told_from_what_a_function_does() -> None:
    around = [function_around(change, MODULE) for change in of_python.changes("voting.py", MODULE)]
    assert around == ["", *["may_vote"] * 11]


AGES = """\
LEAST = 18


def asked(ages):
    return [of_age(age) for age in ages]


def of_age(age):
    def enough(years):
        return years >= LEAST

    return enough(age)
"""


def test_who_holds_a_function_or_a_value_meets_the_change(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "ages_of_voters.py"
    path.write_text(AGES)
    monkeypatch.syspath_prepend(tmp_path)
    module = importlib.import_module("ages_of_voters")
    held, functions = module.asked, functions_of([str(path)])
    assert held([17, 18, 19]) == [False, True, True]
    assert give(str(path), AGES, AGES.replace("18", "19"))
    assert held([17, 18, 19]) == [False, False, True]
    assert not give(str(path), AGES, AGES.replace(">=", ">"))  # this is no value
    code, changed = (compile(text, path, "exec") for text in (AGES, AGES.replace(">=", ">")))
    assert swap(str(path), code, changed, "of_age", functions)
    assert held([18, 19, 20]) == [False, False, True]
    closed = compile(AGES.replace("years >= LEAST", "years >= age"), path, "exec")
    assert swap(str(path), changed, closed, "of_age", functions)
    assert held([1]) == [True]


def test_a_method_and_what_is_made_in_it_are_within_each_other_and_not_within_what_is_named_alike() -> None:
    assert is_within("Voter.asks", "Voter.asks")
    assert is_within("Voter.asks.<locals>.answer", "Voter.asks")
    assert not is_within("Voter.asks_again", "Voter.asks")
    assert not is_within("Voter", "Voter.asks")
