"""A load makes the database hold exactly what a folder says, in a file and on a server."""

from pathlib import Path

import pytest

from regional.database.location import is_server, shown
from regional.seeds.loader import load
from tests.conftest import Result, run_command
from tests.datasets import BLOCS, ENGINES, changes, contents, edit, execute, new_location, rows, whole, write


@pytest.fixture(params=ENGINES)
def database(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    return new_location(request, tmp_path)


@pytest.fixture
def blocs(tmp_path: Path, database: str) -> Path:
    """The folder of a dataset that is loaded."""
    folder = write(tmp_path / "blocs", BLOCS)
    load([folder], database)
    return folder


def test_a_load_into_a_new_database_says_what_it_added(tmp_path: Path, database: str) -> None:
    folder = write(tmp_path / "blocs", BLOCS)
    assert run_command("--database", database, "load", folder, "--format", "tsv") == Result(
        "dataset\ttable\tadded\tchanged\tremoved\tunchanged\n"
        "blocs\tdatasets\t1\t0\t0\t0\n"
        "blocs\tactors\t5\t0\t0\t0\n"
        "blocs\tsources\t1\t0\t0\t0\n"
        "blocs\tactor_citations\t5\t0\t0\t0\n"
        "blocs\tnames\t13\t0\t0\t0\n"  # an id and a name for each actor, and the second code of each state
        "blocs\torganizations\t2\t0\t0\t0\n"
        "blocs\tstates\t3\t0\t0\t0\n"
        "blocs\tmemberships\t4\t0\t0\t0\n"
        "blocs\tmembership_citations\t4\t0\t0\t0\n",
        "",
        0,
    )
    asked = run_command("--database", database, "both", "SCO", "CSTO", "--on", "2021-09-17", "-f", "ids")
    assert asked == Result("KAZ\n", "", 0)


def test_a_second_load_changes_nothing_and_says_so(database: str, blocs: Path) -> None:
    before = contents(database)
    result = run_command("--database", database, "load", blocs, "--format", "csv")
    assert result.stderr == f"regional: nothing changed in {shown(database)}\n"
    assert "blocs,memberships,0,0,0,4\n" in result.stdout
    assert contents(database) == before


def test_an_added_line_is_added(database: str, blocs: Path) -> None:
    edit(blocs / "memberships.csv", "CSTO,KAZ", "CSTO,RUS,member,2002-10-07,,archive\nCSTO,KAZ")
    assert changes(database, blocs) == {"memberships": (1, 0, 0, 4), "membership_citations": (1, 0, 0, 4)}
    russia = "SELECT start_date, start_latest, end_date, dataset_id FROM memberships WHERE id LIKE 'CSTO/RUS/%'"
    assert rows(database, russia) == [("2002-10-07", "2002-10-07", None, "blocs")]


def test_a_removed_line_is_removed(database: str, blocs: Path) -> None:
    edit(blocs / "memberships.csv", "CSTO,UZB,member,2006-08-16,2012-12-19,archive\n", "")
    assert changes(database, blocs) == {"memberships": (0, 0, 1, 3), "membership_citations": (0, 0, 1, 3)}
    assert rows(database, "SELECT member_id FROM memberships WHERE organization_id = 'CSTO'") == [("KAZ",)]


def test_a_changed_line_is_changed(database: str, blocs: Path) -> None:
    edit(blocs / "memberships.csv", "2012-12-19", "2012-12")
    assert changes(database, blocs) == {"memberships": (0, 1, 0, 3)}
    uzbekistan = "SELECT end_date, end_earliest, end_latest FROM memberships WHERE member_id = 'UZB'"
    assert rows(database, uzbekistan) == [("2012-12", "2012-12-01", "2012-12-31")]


def test_a_changed_start_is_another_spell(database: str, blocs: Path) -> None:
    edit(blocs / "memberships.csv", "CSTO,UZB,member,2006-08-16", "CSTO,UZB,member,2006-06-23")
    assert changes(database, blocs) == {"memberships": (1, 0, 1, 3), "membership_citations": (1, 0, 1, 3)}
    assert rows(database, "SELECT id FROM memberships WHERE member_id = 'UZB'") == [
        ("CSTO/UZB/member/2006-06-23/blocs",)
    ]


def test_a_state_is_removed_with_all_that_belongs_to_it(database: str, blocs: Path) -> None:
    edit(blocs / "states.csv", "RUS,Russia,RU,un_member,1991-12-25,archive\n", "")
    edit(blocs / "memberships.csv", "SCO,RUS,member,2001-06-15,,archive\n", "")
    removed = {table: count.removed for table, count in changes(database, blocs).items()}
    assert removed == {
        "actors": 1,
        "states": 1,
        "names": 3,
        "actor_citations": 1,
        "memberships": 1,
        "membership_citations": 1,
    }
    left = str([found for table, found in contents(database).items() if table != "documentation"])
    assert "RUS" not in left
    assert "Russia" not in left


def test_a_changed_name_is_found_and_the_old_one_is_not(database: str, blocs: Path) -> None:
    edit(blocs / "states.csv", "Kazakhstan", "Republic of Kazakhstan")
    assert changes(database, blocs) == {"names": (1, 0, 1, 12), "states": (0, 1, 0, 2)}
    assert rows(database, "SELECT id FROM search_index WHERE folded LIKE '%public of kazakh%'") == [("KAZ",)]
    assert rows(database, "SELECT name FROM names WHERE folded = 'kazakhstan'") == []


def test_a_change_of_dataset_yaml_alone_is_a_change(database: str, blocs: Path) -> None:
    edit(blocs / "dataset.yaml", "2025-06-30", "2025-07-31")
    result = run_command("--database", database, "load", blocs, "--format", "csv")
    assert "blocs,datasets,0,1,0,0\n" in result.stdout
    assert (result.stderr, result.status) == (
        "regional: changed in datasets: blocs, as_of 2025-06-30 -> 2025-07-31\n",
        0,
    )
    assert rows(database, "SELECT as_of FROM datasets") == [("2025-07-31",)]


def test_a_load_that_fails_half_way_leaves_what_was_there(database: str, blocs: Path) -> None:
    execute(database, "CREATE UNIQUE INDEX of_their_own ON states (name)")
    before = contents(database)
    edit(blocs / "states.csv", "Russia", "Kazakhstan")
    edit(blocs / "memberships.csv", "CSTO,KAZ,member,2002-10-07,,archive\n", "")
    result = run_command("--database", database, "load", blocs)
    assert (result.stdout, result.status, result.stderr.count("\n")) == ("", 1, 1)
    broken = "duplicate key value violates" if is_server(database) else "UNIQUE constraint failed: states.name"
    assert result.stderr.startswith(f"regional: {shown(database)} cannot be written: {broken}")
    assert contents(database) == before


def test_a_load_that_breaks_a_rule_leaves_what_was_there(database: str, blocs: Path) -> None:
    before = whole(database)
    edit(blocs / "memberships.csv", "SCO,RUS,member,2001-06-15,,archive", "SCO,RUS,member,1999,,archive")
    result = run_command("--database", database, "load", "blocs", cwd=blocs.parent)
    line = "blocs/memberships.csv:3: the membership of RUS starts 1999, before SCO was founded 2001-06-15\n"
    assert result == Result("", line, 1)
    assert whole(database) == before


def test_two_spells_that_overlap_are_refused_by_the_same_rule(database: str, blocs: Path) -> None:
    before = whole(database)
    edit(blocs / "memberships.csv", "SCO,RUS", "SCO,KAZ,observer,2005,,archive\nSCO,RUS")
    result = run_command("--database", database, "load", "blocs", cwd=blocs.parent)
    line = "the spell of KAZ in SCO as observer from 2005 overlaps the one as member from 2001-06-15"
    assert result == Result("", f"blocs/memberships.csv:3: {line}\n", 1)
    assert whole(database) == before


WAY_IN = """\
organizations:
  - id: EEC
    name: European Economic Community
    classification: igo
    founding_date: 1958-01-01
    membership_rule: Members count from the entry into force of their treaty.
    citations: [archive]
    memberships:
      - member_id: GBR
        status: member
        start_date: 1973-01-01
        start_basis: entry_into_force
        end_date: 1993-11-01
        end_basis: dissolution
        citations: [archive, {source_id: archive, locator: page 4, supports: spell}]
    applications:
      - {applicant_id: GBR, status: member, step: applied, date: 1961-08, citations: [archive]}
      - {applicant_id: GBR, status: member, step: rejected, date: 1963-01, citations: [archive]}
      - {applicant_id: GBR, status: member, step: applied, date: 1967-05, citations: [archive]}
      - applicant_id: GBR
        status: member
        step: signed
        date: 1972-01-22
        citations: [{source_id: archive, supports: start}]
      - {applicant_id: GBR, status: member, step: completed, date: 1973-01-01, citations: [archive]}
sources: [{id: archive, type: record, title: Founding acts, consulted: yes}]
states: [{id: GBR, name: United Kingdom, classification: un_member, citations: [archive]}]
"""


def test_a_way_into_an_organization_is_loaded_with_all_that_its_sources_say(tmp_path: Path, database: str) -> None:
    folder = write(tmp_path / "blocs", {})
    (folder / "documents").mkdir()
    (folder / "documents" / "eec.yaml").write_text(WAY_IN, encoding="utf-8")
    load([folder], database)
    assert rows(database, "SELECT membership_rule FROM organizations") == [
        ("Members count from the entry into force of their treaty.",)
    ]
    assert rows(database, "SELECT start_basis, end_basis FROM memberships") == [("entry_into_force", "dissolution")]
    assert rows(database, "SELECT step, date, latest FROM applications ORDER BY earliest") == [
        ("applied", "1961-08", "1961-08-31"),
        ("rejected", "1963-01", "1963-01-31"),
        ("applied", "1967-05", "1967-05-31"),
        ("signed", "1972-01-22", "1972-01-22"),
        ("completed", "1973-01-01", "1973-01-01"),
    ]
    said = "SELECT fact_id, locator, supports FROM evidence WHERE supports IS NOT NULL ORDER BY fact_id"
    assert rows(database, said) == [
        ("EEC/GBR/member/1973-01-01/blocs", "page 4", "spell"),
        ("EEC/GBR/member/signed/1972-01-22/blocs", "", "start"),
    ]
