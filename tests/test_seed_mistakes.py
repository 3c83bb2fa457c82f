"""Mistakes that people make in seed files: a name where an id belongs, and what spreadsheets do to CSV."""

from pathlib import Path

import pytest

from regional.seeds.loader import Terms, check, load
from regional.seeds.problems import SeedError
from tests.conftest import Result, run_command
from tests.datasets import BLOCS, edit, facts, write


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a sound dataset; its name is short because messages name it."""
    monkeypatch.chdir(tmp_path)
    return write(Path("blocs"), BLOCS)


def problems(*folders: Path, database: Path | None = None) -> list[str]:
    with pytest.raises(SeedError) as told:
        check(folders, database)
    return str(told.value).splitlines()


WRITTEN = {
    "Kazakhstan": ": write KAZ",
    "kazakhstan": ": write KAZ",
    "KZ": ": write KAZ",
    "kaz": ": write KAZ",
    "The Kazakhstan": ": write KAZ",
    "Kazahkstan": " (did you mean KAZ?)",
    "KAX": " (did you mean KAZ?)",
    "Shanghai Cooperation Organization": ": write SCO",
    "S.C.O.": ": write SCO",
    "Atlantis": "",
}


@pytest.mark.parametrize("member", WRITTEN)
def test_the_message_gives_the_id_of_what_a_name_means(folder: Path, member: str) -> None:
    edit(folder / "memberships.csv", "SCO,RUS", f"SCO,{member}")
    assert problems(folder) == [
        f"blocs/memberships.csv:3: member_id: there is no '{member}' among the actors{WRITTEN[member]}"
    ]


@pytest.mark.usefixtures("folder")
def test_names_of_other_datasets_are_known(record: Path) -> None:
    mine = "organization_id,member_id,status,start_date,citations\n"
    mine += "SCO,NA,member,2001,iso-3166\nSCO,Federal Republic of Germany,member,2001,iso-3166\n"
    mine += "Shanghai Cooperation Organisation,FRA,member,2001,iso-3166\n"
    sco = "organization_id: there is no 'Shanghai Cooperation Organisation' among the organizations: write SCO"
    assert problems(write(Path("mine"), {"memberships.csv": mine}), database=record) == [
        "mine/memberships.csv:2: member_id: there is no 'NA' among the actors: write NAM",
        "mine/memberships.csv:3: member_id: there is no 'Federal Republic of Germany' among the actors: write DEU",
        f"mine/memberships.csv:4: {sco}",
    ]


SEPARATED = {"semicolons": ";", "tabs": "\t", "bars": "|"}


@pytest.mark.parametrize("name", SEPARATED)
@pytest.mark.parametrize("first", ["", "sep={}\n"])
def test_another_separator_is_one_line_for_the_file(folder: Path, name: str, first: str) -> None:
    path = folder / "states.csv"
    sign = SEPARATED[name]
    path.write_text(first.format(sign) + path.read_text(encoding="utf-8").replace(",", sign), encoding="utf-8")
    assert problems(folder) == [f"blocs/states.csv:1: the columns are separated by {name}: save the file with commas"]


def test_a_separator_within_names_is_none(folder: Path) -> None:
    edit(folder / "sources.csv", "id,type,title,consulted", "id,type,title;,consulted")
    assert problems(folder) == ["blocs/sources.csv:1: the column 'title;' is unknown (did you mean title?)"]


def test_what_a_spreadsheet_adds_is_nothing(folder: Path, tmp_path: Path) -> None:
    load([folder], tmp_path / "plain.db")
    path = folder / "states.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    heading = " " + lines[0].replace(",", " , ").replace(",", ",,", 1) + " ,,"
    *rows, last = [line.replace(",", ",,", 1) for line in lines[1:]]
    text = "\r\n".join([heading, *(f"{row},," for row in rows), f"{last},,,,", ",,,,,,,", ",,", ""])
    path.write_bytes(b"\xef\xbb\xbf" + text.encode())
    load([folder], tmp_path / "spread.db")
    assert facts(tmp_path / "spread.db") == facts(tmp_path / "plain.db")


def test_a_cell_in_a_column_without_a_name_is_told(folder: Path) -> None:
    edit(folder / "organizations.csv", "id,name,", "id,name,,")
    edit(folder / "organizations.csv", "Shanghai Cooperation Organisation,", "Shanghai Cooperation Organisation,,")
    edit(folder / "organizations.csv", "Collective Security Treaty Organization,", "CSTO,since 1992,")
    assert problems(folder) == [
        "blocs/organizations.csv:3: 'since 1992' stands in column 3, which has no name in the first line"
    ]


def many_states(heading: str) -> dict[str, str]:
    rows = "".join(f"X{number:02},State {number},un_member,archive\n" for number in range(61))
    memberships = "".join(f"SCO,X{number:02},member,2001,archive\n" for number in range(61))
    heads = BLOCS["memberships.csv"].split("\n")[0].replace("end_date,", "")
    return {"states.csv": f"{heading}\n{rows}", "memberships.csv": f"{heads}\n{memberships}"}


@pytest.mark.parametrize(
    ("heading", "line"),
    [
        ("id,Name,classification,citations", "the column 'Name' is unknown (did you mean name?)"),
        ("ID,name,classification,citations", "the column 'ID' is unknown (did you mean id?)"),
        ("id,nom,classification,citations", "the column 'nom' is unknown"),
        ("id,name,Class ification,citations", "the column 'Class ification' is unknown (did you mean classification?)"),
    ],
)
def test_a_wrong_heading_is_told_once_and_not_for_each_row(folder: Path, heading: str, line: str) -> None:
    write(folder, many_states(heading))
    edit(folder / "organizations.csv", "2001-06-15", "2001")
    missing = ["blocs/states.csv:1: the column 'name' is missing"] if "nom" in heading else []
    assert problems(folder) == [*missing, f"blocs/states.csv:1: {line}"]


@pytest.mark.parametrize(
    ("heading", "lines"),
    [
        (
            "code,name,classification,citations",
            ["the column 'code' is unknown (did you mean codes?)", "the column 'id' is missing"],
        ),
        ("id,name,citations", ["the first line has 3 fields, and all others 4"]),
        ("id,name,short,classification,citations", ["the first line has 5 fields, and all others 4"]),
    ],
)
def test_what_a_heading_hides_is_not_missed_elsewhere(folder: Path, heading: str, lines: list[str]) -> None:
    write(folder, many_states(heading))
    edit(folder / "organizations.csv", "2001-06-15", "2001")
    assert problems(folder) == [f"blocs/states.csv:1: {line}" for line in lines]


def test_a_column_whose_name_is_missing_is_told_once(folder: Path) -> None:
    write(folder, many_states(",name,classification,citations"))
    edit(folder / "organizations.csv", "2001-06-15", "2001")
    assert problems(folder) == [
        "blocs/states.csv:2: 'X00' stands in column 1, which has no name in the first line",
    ]


@pytest.mark.parametrize(("name", "ids"), [("Congo", "AAA"), ("the Congo", "BBB"), ("Congo, the", "AAA or BBB")])
def test_who_bears_just_this_name_is_advised_alone(folder: Path, name: str, ids: str) -> None:
    head, _, citations = BLOCS["memberships.csv"].split("\n")[0].rpartition(",")
    states = "id,name,classification,citations\nAAA,Congo,un_member,archive\nBBB,The Congo,un_member,archive\n"
    membership = f'{head.replace(",end_date", "")},{citations}\nSCO,"{name}",member,2001,archive\n'
    write(folder, {"states.csv": states, "memberships.csv": membership})
    edit(folder / "organizations.csv", "2001-06-15", "2001")
    assert problems(folder) == [
        f"blocs/memberships.csv:2: member_id: there is no '{name}' among the actors: write {ids}"
    ]


def test_a_load_says_the_same(folder: Path) -> None:
    write(folder, many_states("id;name;classification;citations"))
    text = (folder / "states.csv").read_text(encoding="utf-8").replace(",", ";")
    (folder / "states.csv").write_text(text, encoding="utf-8")
    line = "blocs/states.csv:1: the columns are separated by semicolons: save the file with commas\n"
    assert run_command("--database", "new.db", "load", "blocs") == Result("", line, 1)


@pytest.mark.parametrize(
    ("end", "start", "is_doubted"),
    [
        ("2012-12-18", "2012-12-19", True),
        ("2012-12-19", "2012-12-19", False),
        ("2012-12-18", "2013-01-17", True),
        ("2012-12-18", "2013-01-18", False),  # 31 days
        ("2012-12", "2012-12-31", False),  # nobody knows the day
        ("2012-11-30", "2012-12", False),
    ],
)
def test_a_gap_of_days_between_two_spells_is_a_warning(folder: Path, end: str, start: str, *, is_doubted: bool) -> None:
    edit(folder / "memberships.csv", "2012-12-19,archive\n", f"{end},archive\nCSTO,UZB,observer,{start},,archive\n")
    doubts: list[str] = []
    check([folder], terms=Terms(doubt=doubts.append))
    line = (
        f"blocs/memberships.csv:5: UZB is no member of CSTO from {end} on, and observer only from {start}: an end is"
        f" the first day on which it no longer holds; write {start}, or say in a note why there is a gap"
    )
    assert doubts == ([line] if is_doubted else [])


def test_a_load_and_a_check_warn_of_a_gap_unless_a_note_explains_it(folder: Path) -> None:
    path = folder / "memberships.csv"
    edit(path, "2012-12-19,archive\n", "2012-12-18,archive\nCSTO,UZB,member,2012-12-20,,archive\n")
    for command in ("check", "load"):
        result = run_command("--database", "new.db", command, "blocs")
        assert result.stderr.startswith("regional: blocs/memberships.csv:5: UZB is no member of CSTO from 2012-12-18")
        assert result.status == 0
    text = (
        path.read_text(encoding="utf-8").replace("citations\n", "citations,note\n").replace("archive\n", "archive,\n")
    )
    path.write_text(text.replace("2012-12-18,archive,", "2012-12-18,archive,It was out."), encoding="utf-8")
    assert run_command("--database", "new.db", "check", "blocs").stderr == "regional: no problem in blocs\n"
