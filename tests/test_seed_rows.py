"""What a folder becomes before a database is asked: rows by table and key, each with its place, and what is wrong."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from regional.seeds.folder import SeedFolder, read_folder

ABOUT = "id: d\ntitle: D\nas_of: 2025\n"
EVENT = "id,title,kind,start_date,"


def read(folder: Path, files: Mapping[str, str | bytes], about: str = ABOUT) -> SeedFolder:
    for name, text in {"dataset.yaml": about, **files}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_folder(folder)


def said(folder: SeedFolder) -> list[str]:
    return [str(problem).removeprefix(f"{folder.path}/") for problem in folder.problems.sorted()]


def keys(folder: SeedFolder) -> dict[str, list[str]]:
    """The keys of the rows that somebody wrote, with their lines."""
    found = {
        table: [
            f"{row.place.line} {' '.join(map(str, key))}".rstrip() for key, row in rows.items() if not row.is_implied
        ]
        for table, rows in folder.rows.items()
    }
    return {table: rows for table, rows in found.items() if rows}


TOO_DEEP = "a seed file is <table>.csv, <table>.yaml, <table>/<id>.yaml or documents/<name>.yaml"
NO_MONTH = "'2001-13' is not a date: there is no month 13: write 2001 if the month is not known"
WRONG: list[tuple[dict[str, str | bytes], dict[str, list[str]], list[str]]] = [
    (
        {"topics.csv": "id,name\na,A\na,B\n"},
        {"topics": ["2 a"]},
        ["topics.csv:3: 'a' is already defined at {}/topics.csv:2"],
    ),
    (
        {"topics.yaml": "- {id: a, name: A}\n- {id: b}\n- x\n"},
        {"topics": ["1 a"]},
        ["topics.yaml:2: name is missing", "topics.yaml:3: each of the topics must be a mapping, such as `- id: …`"],
    ),
    ({"topics.yaml": "a: b\n"}, {}, ["topics.yaml:1: this must be a list of topics: each begins with `- `"]),
    ({"topics.csv": "id,nam\n"}, {}, ["topics.csv:1: the column 'nam' is unknown (did you mean name?)"]),
    (
        {"topics/a.yaml": "id: b\nname: A\n", "topics/c.yaml": "name: C\n", "topics/l.yaml": "- id: x\n"},
        {"topics": ["1 b"]},
        [
            "topics/a.yaml:1: the id is 'b', but the file is named a.yaml",
            "topics/c.yaml:1: id is missing",
            "topics/l.yaml:1: this must be one of the topics: a mapping such as `id: l`",
        ],
    ),
    ({"topics/deep/x.yaml": "id: x\n"}, {}, [f"topics/deep/x.yaml: {TOO_DEEP}"]),
    ({"topics/x.csv": "id,name\nx,X\n"}, {}, [f"topics/x.csv: {TOO_DEEP}"]),
    ({"documents/x.csv": "id\n"}, {}, [f"documents/x.csv: {TOO_DEEP}"]),
    ({"notes.txt": "x"}, {}, ["notes.txt: a seed file ends in .csv or .yaml"]),
    ({"documents.yaml": "topics: []\n"}, {}, ["documents.yaml: there is no table 'documents'"]),
    ({"document/x.yaml": ""}, {}, ["document/x.yaml: there is no table 'document' (did you mean documents?)"]),
    ({"topic.csv": "id\n"}, {}, ["topic.csv: there is no table 'topic' (did you mean topics?)"]),
    (
        {"documents/d.yaml": "topics:\n  - {id: a, name: A}\n? [x]\n: []\ntopcs: []\n", "documents/e.yaml": "- a\n"},
        {"topics": ["2 a"]},
        [
            "documents/d.yaml:3: a key must be a word",
            "documents/d.yaml:5: there is no table 'topcs' (did you mean topics?)",
            "documents/e.yaml:1: a document is a mapping from tables to lists of rows, such as `events:`",
        ],
    ),
    (
        {
            "events.csv": f"{EVENT}citations,topics,participants\n"
            "e,E,meeting,2001,a page 9; b,t;u, KAZ host ;CHN  target\n"
        },
        {
            "events": ["2 e"],
            "event_citations": ["2 e a page 9", "2 e b"],
            "event_topics": ["2 e t", "2 e u"],
            "event_participants": ["2 e KAZ host", "2 e CHN target"],
        },
        [],
    ),
    (
        {
            "events.yaml": (
                "- id: e\n  title: E\n  kind: meeting\n  start_date: 2001\n  note: [x]\n"
                "  participants:\n    - {actor_id: K}\n"
                "    - {event_id: e, actor_id: K, role: host}\n  topics: {topic_id: t}\n  citations: [[x]]\n"
            )
        },
        {},
        [
            "events.yaml:5: note must be a single text",
            "events.yaml:7: role is missing",
            "events.yaml:8: the column 'event_id' is given by the row around it",
            "events.yaml:9: topics must be a list: each begins with `- `",
            "events.yaml:10: each of the citations must be a mapping, such as `- {…: …}`",
        ],
    ),
    (
        {"events.csv": f"{EVENT}amount,intensity,note\ne,E,meeting,2001-13,x,1e5,a\x00b\nf,F,meeting,2001,1.,.5,\n"},
        {},
        [
            "events.csv:2: amount 'x' is not a whole number, such as 31000000",
            "events.csv:2: note holds a NUL character, which not every database can keep",
            f"events.csv:2: start_date: {NO_MONTH}",
            "events.csv:3: amount '1.' is not a whole number, such as 31000000",
            "events.csv:3: intensity '.5' is not a number, such as -6.5",
        ],
    ),
    (
        {"topics.csv": "id,name\ng\u200b,G\n"},
        {},
        ["topics.csv:2: the id g\u200b holds the hidden character \\u200b: an id holds only what is seen"],
    ),
    (
        {"events.csv": "ID,title,knd\ne,E,meeting\nf,F,meeting\n"},
        {},
        [
            "events.csv:1: the column 'ID' is unknown (did you mean id?)",
            "events.csv:1: the column 'knd' is unknown (did you mean kind?)",
            "events.csv:1: the column 'start_date' is missing",
        ],
    ),
    (
        {"events.csv": f"{EVENT}\n,E,meeting,2001\ne,,,2001\n"},
        {},
        ["events.csv:2: id is missing", "events.csv:3: kind is missing", "events.csv:3: title is missing"],
    ),
    (
        {
            "memberships.csv": "id,member_id,organization_id,status,start_date\n"
            "x,K,S,member,2001\nS/K/member/2002/d,K,S,member,2002\n"
        },
        {"memberships": ["3 S/K/member/2002/d"]},
        ["memberships.csv:2: the id 'x' is not what the row says: leave it out, or write S/K/member/2001/d"],
    ),
    (
        {
            "organizations/S.yaml": (
                "id: S\nname: S\nclassification: igo\nfounding_date: 2001\n"
                "names: [ru Эс, en Es]\ncodes: cow 1\nmemberships:\n"
                "  - {member_id: K, status: member, start_date: 2001, citations: [a]}\n  - K\n"
                "  - {member_id: K, organization_id: X, status: member, start_date: 2001}\n"
            )
        },
        {
            "actors": ["1 S"],
            "organizations": ["1 S"],
            "names": ["5 S ru Эс", "5 S en Es"],
            "codes": ["6 cow 1 S"],
            "memberships": ["8 S/K/member/2001/d"],
            "membership_citations": ["8 S/K/member/2001/d a"],
        },
        [
            "organizations/S.yaml:9: each of the memberships must be a mapping, such as `- {…: …}`",
            "organizations/S.yaml:10: the column 'organization_id' is given by the row around it",
        ],
    ),
    (
        {
            "organizations/S.yaml": (
                "id: S\nname: S\nclassification: igo\nfounding_date: 2001\ncitations: [a, {x: y}]\n"
                "memberships:\n  - {member_id: K, status: member, start_date: 2001}\n"
            )
        },
        {},
        ["organizations/S.yaml:5: source_id is missing", "organizations/S.yaml:5: the column 'x' is unknown"],
    ),
    (
        {"topics.csv": b"\xef\xbb\xbfid,name\na,\xff\n"},
        {},
        ["topics.csv:2: not UTF-8: byte 0xff; save the file as UTF-8"],
    ),
    ({"topics.csv": b"\xef\xbb\xbfid,name\na,A\n"}, {"topics": ["2 a"]}, []),
    ({"topics.yaml": b"\xef\xbb\xbf- {id: a, name: A}\n"}, {"topics": ["1 a"]}, []),
]


@pytest.mark.parametrize(("files", "rows", "problems"), WRONG)
def test_files_become_rows_and_problems(
    tmp_path: Path, files: dict[str, str | bytes], rows: dict[str, list[str]], problems: list[str]
) -> None:
    folder = read(tmp_path, files)
    assert (said(folder), keys(folder)) == (
        [line.format(tmp_path) if "{}" in line else line for line in problems],
        rows,
    )


STATE = "- id: ZZA\n  name: Atlantis\n  classification: partially_recognized\n  citations: [{source_id: a}]\n"


@pytest.mark.parametrize(
    "files",
    [
        {"states.yaml": STATE + "  names: [{language: en, name: Atlantis, start_date: 2015}]\n"},
        {"states.yaml": STATE, "names.csv": "actor_id,language,name,start_date\nZZA,en,Atlantis,2015\n"},
    ],
)
def test_a_name_that_somebody_wrote_replaces_one_that_follows_from_an_actor(
    tmp_path: Path, files: dict[str, str | bytes]
) -> None:
    folder = read(tmp_path, files)
    assert said(folder) == []
    names = {row.values["language"]: row for row in folder.rows["names"].values()}
    assert (names["en"].values["start_date"], names["en"].is_implied) == ("2015", False)
