"""The rules of the data: the record keeps them, and a database that was damaged by hand does not."""

import re
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from regional.sql.definitions import CHECKS, Check, checks
from tests.conftest import Run, run_command
from tests.datasets import ENGINES, copy_record, execute

INDIA = "SCO/IND/member/2017-06-09/core"


def test_the_record_breaks_no_rule(ask: Run) -> None:
    result = ask("check")
    assert (result.stdout, result.status) == ("", 0)
    assert result.stderr.startswith("regional: no problem in ")


def test_every_rule_is_listed_in_english() -> None:
    listed = run_command("check", "--rules")
    rules = dict(line.split(": ", 1) for line in listed.stdout.splitlines())
    assert (listed.stderr, listed.status) == ("", 0)
    assert list(rules) == sorted(path.stem for path in Path(CHECKS).glob("*.sql"))
    assert all(re.fullmatch(r"[A-Z].+\.", rule) for rule in rules.values())
    assert rules["spells_do_not_overlap"] == (
        "In one dataset two spells of one member in one organization never overlap for certain."
    )


@pytest.mark.parametrize("rule", checks(), ids=lambda rule: rule.name)
def test_a_rule_says_in_which_table_and_row_it_is_broken(rule: Check, record: Path) -> None:
    with closing(sqlite3.connect(record)) as connection:
        columns = [column[0] for column in connection.execute(rule.statement).description]
    assert columns == ["table_name", "id", "message"]


DAMAGES = {
    "DELETE FROM membership_citations WHERE membership_id = 'SCO/IND/member/2017-06-09/core'": (
        f"memberships {INDIA}: the membership of IND in SCO has no citation: add `citations: [SOURCE LOCATOR]`"
    ),
    "UPDATE memberships SET end_date = '2016', end_earliest = '2016-01-01', end_latest = '2016-12-31'"
    " WHERE id = 'SCO/IND/member/2017-06-09/core'": (
        f"memberships {INDIA}: the membership of IND in SCO ends 2016, which is not after its start 2017-06-09"
    ),
    "UPDATE memberships SET end_date = '2018-01-01', end_earliest = '2018-01-01', end_latest = '2018-01-01'"
    " WHERE id = 'SCO/PAK/observer/2005-07-05/core'": (
        "memberships SCO/PAK/member/2017-06-09/core: the spell of PAK in SCO as member from 2017-06-09"
        " overlaps the one as observer from 2005-07-05"
    ),
    "UPDATE events SET currency = NULL WHERE id = 'china-aid-2021'": (
        "events china-aid-2021: the event china-aid-2021 has an amount without a currency, such as USD"
    ),
    "UPDATE datasets SET as_of = '2025' WHERE id = 'core'": (
        "datasets core: as_of of core is 2025: give one day, such as 2025-06-30"
    ),
}


def damaged(record: Path, folder: Path, damage: str) -> Path:
    """A copy of the record after a statement that somebody typed into sqlite3."""
    database = Path(shutil.copy(record, folder / "regional.db"))
    with closing(sqlite3.connect(database)) as connection, connection:
        assert connection.execute(damage).rowcount > 0
    return database


@pytest.fixture(params=ENGINES)
def copy(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A copy of the record, in a file and on a server."""
    return copy_record(request, tmp_path)


def test_damage_done_by_hand_is_named_by_table_and_id(copy: str) -> None:
    for damage in DAMAGES:
        execute(copy, damage)
    result = run_command("--database", copy, "check")
    said = [told for told in result.stderr.splitlines() if not told.startswith("counts core ")]  # a row is gone, too
    assert (result.stdout, sorted(said), result.status) == ("", sorted(DAMAGES.values()), 1)


def test_a_row_that_points_nowhere_is_named_by_table_and_id(tmp_path: Path, record: Path) -> None:
    database = damaged(
        record, tmp_path, "UPDATE memberships SET member_id = 'IMD' WHERE id = 'SCO/IND/member/2017-06-09/core'"
    )
    result = run_command("--database", database, "check")
    assert result.status == 1
    assert result.stderr.splitlines() == [
        f"memberships {INDIA}: id is '{INDIA}', but from the rest of the row follows '{INDIA.replace('IND', 'IMD')}'",
        f"memberships {INDIA}: it points to a row of actors that is not there",
    ]


@pytest.mark.parametrize(
    ("damage", "refusal"),
    [
        ("UPDATE memberships SET status = 'friend'", "CHECK constraint failed: ck_memberships_status"),
        (
            "UPDATE memberships SET start_latest = '1900-01-01'",
            "CHECK constraint failed: ck_memberships_start_earliest",
        ),
        ("UPDATE memberships SET start_date = NULL", "NOT NULL constraint failed: memberships.start_date"),
        ("UPDATE events SET amount = 'much'", "cannot store TEXT value in INTEGER column events.amount"),
    ],
)
def test_other_damage_is_refused_by_the_database_itself(
    damage: str, refusal: str, tmp_path: Path, record: Path
) -> None:
    with pytest.raises(sqlite3.IntegrityError, match=refusal):
        damaged(record, tmp_path, damage)
