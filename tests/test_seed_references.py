"""What the rows of a folder point to, in it and in the datasets beside it, and what is advised if nothing is there."""

from pathlib import Path

import pytest
from sqlalchemy import Connection, text

from regional.seeds.references import check_references
from tests.beside import connection, engine
from tests.datasets import BLOCS
from tests.test_seed_rows import ABOUT, keys, read, said

__all__ = ["connection", "engine"]  # fixtures, for pytest to find

SHANGHAI = "Shanghai Cooperation Organisation"
EVENTS = """\
e,E,meeting,2021,KAX,aid,RUS host,archive
f,F,meeting,2021,RUS,adi,RUS host,archive
g,G,meeting,2021,SCO,aid,RUS host,archive
h,H,meeting,2021,,aid,SCO host,archive
"""
SPELLS = f"""\
SCO,Russia,member,2020,archive
SCO,russia,member,2020,archive
RUS,KAZ,member,2020,archive
{SHANGHAI},KAZ,member,2020,archiv
SCO,Islam Karimov,member,2020,archive
SCO,Kazahkstan,member,2020,archive
SCO,The Kazakhstan,member,2020,archive
"""
HEADS = {
    "memberships.csv": "organization_id,member_id,status,start_date,citations\n",
    "events.csv": "id,title,kind,start_date,location_id,topics,participants,citations\n",
}


@pytest.mark.parametrize(
    ("told", "problems", "left"),
    [
        (
            ("topics.csv", "id,name\naid,Aid\nmine,Mine\n"),
            ["2: 'aid' is already defined in the dataset one"],
            ["3 mine"],
        ),
        (
            ("names.csv", "actor_id,language,name\nKAZ,kk,Қазақстан\nKAZ,kk,Other\nKAX,kk,Nobody\n"),
            [
                "2: 'KAZ kk Қазақстан' is already defined in the dataset two",
                "4: actor_id: there is no 'KAX' among the actors (did you mean KAZ?)",
            ],
            ["3 KAZ kk Other"],
        ),
        (
            ("events.csv", EVENTS),
            [
                "2: location_id: there is no 'KAX' among the states (did you mean KAZ?)",
                "3: topic_id: there is no 'adi' among the topics (did you mean aid?)",
                "4: location_id: there is no 'SCO' among the states",
            ],
            ["5 h"],
        ),
        (
            ("memberships.csv", SPELLS),
            [
                "2: member_id: there is no 'Russia' among the actors: write RUS",
                "3: member_id: there is no 'russia' among the actors: write RUS",
                "4: organization_id: there is no 'RUS' among the organizations",
                f"5: organization_id: there is no '{SHANGHAI}' among the organizations: write SCO",
                "5: source_id: there is no 'archiv' among the sources (did you mean archive?)",
                "6: member_id: there is no 'Islam Karimov' among the actors: write karimov",
                "7: member_id: there is no 'Kazahkstan' among the actors (did you mean KAZ?)",
                "8: member_id: there is no 'The Kazakhstan' among the actors: write KAZ",
            ],
            [],
        ),
        (
            ("event_citations.csv", "event_id,source_id\nvisit,archive\nnothing,archive\n"),
            [
                "2: 'visit' is not in this dataset: its event_citations belong in the dataset that has it",
                "3: 'nothing' is not in this dataset: its event_citations belong in the dataset that has it",
                "3: event_id: there is no 'nothing' among the events",
            ],
            [],
        ),
    ],
)
def test_what_a_folder_points_to(
    connection: Connection, tmp_path: Path, told: tuple[str, str], problems: list[str], left: list[str]
) -> None:
    file, lines = told
    folder = read(tmp_path, {file: HEADS.get(file, "") + lines})
    check_references(connection, [folder])
    assert [line.removeprefix(f"{file}:") for line in said(folder)] == problems
    assert keys(folder).get(file.removesuffix(".csv"), []) == left


def test_what_two_folders_say_of_one_thing(connection: Connection, tmp_path: Path) -> None:
    first = read(tmp_path / "a", {"topics.csv": "id,name\nmine,Mine\n", "states.csv": NEW_STATE.format("Ruritania")})
    second = read(
        tmp_path / "b",
        {
            "topics.csv": "id,name\nmine,Mine\nours,Ours\n",
            "events.csv": f"{HEADS['events.csv']}e,E,meeting,2021,XRU,mine,Ruritania host,archive\n",
        },
        ABOUT.replace("id: d", "id: e"),
    )
    check_references(connection, [first, second])
    assert said(first) == []
    assert said(second) == [
        "events.csv:2: actor_id: there is no 'Ruritania' among the actors: write XRU",
        f"topics.csv:2: 'mine' is already defined at {tmp_path}/a/topics.csv:2",
    ]


def test_what_a_folder_declares_is_there_and_is_suggested(connection: Connection, tmp_path: Path) -> None:
    files = {
        "topics.csv": "id,name\nmine,Mine\n",
        "events.csv": f"{HEADS['events.csv']}e,E,meeting,x,,mine,,archive\nf,F,meeting,2021,,mien,,archive\n",
        "event_citations.csv": "event_id,source_id\ne,archive\nf,archive\n",
        "statements.csv": "id,kind,text,start_date,event_id,citations\ns,paraphrase,T,2021,e,archive\n",
    }
    folder = read(tmp_path, files)
    check_references(connection, [folder])
    assert said(folder) == [
        f"events.csv:2: start_date: {NO_DATE}",
        f"events.csv:3: 'f archive' is already defined at {tmp_path}/event_citations.csv:3",
        "events.csv:3: topic_id: there is no 'mien' among the topics (did you mean mine?)",
    ]
    assert keys(folder).keys() == {"topics", "statements", "statement_citations", "event_citations"}


def test_a_name_that_an_actor_has_by_itself_can_be_told_by_another_dataset_too(
    connection: Connection, tmp_path: Path
) -> None:
    connection.execute(text("DELETE FROM names WHERE name = 'Kazakhstan'"))
    connection.execute(text("UPDATE names SET language = 'en', name = 'Kazakhstan' WHERE dataset_id = 'two'"))
    folder = read(tmp_path, {"states.csv": BLOCS["states.csv"]}, ABOUT.replace("id: d", "id: one"))
    check_references(connection, [folder])
    assert [line for line in said(folder) if "names" in line or "defined" in line] == []
    assert [key for key in folder.rows["names"] if key[0] == "KAZ"] == [("KAZ", "und", "KAZ"), ("KAZ", "und", "KZ")]


NO_DATE = "'x' is not a date: write 2001-06-15, 2001-06, 2001, 2001~, [2005..2009] or [2005..]"
NEW_STATE = "id,name,classification,citations\nXRU,{},un_member,archive\n"


def test_after_two_hundred_problems_no_name_is_suggested(connection: Connection, tmp_path: Path) -> None:
    lines = "".join(f"e{n:03},E,meeting,2021,KAX,,,archive\n" for n in range(202))
    folder = read(tmp_path, {"events.csv": HEADS["events.csv"] + lines})
    check_references(connection, [folder])
    hints = [line.endswith("among the states (did you mean KAZ?)") for line in said(folder)]
    assert hints == [True] * 200 + [False] * 2
