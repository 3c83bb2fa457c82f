"""Each line of small files of speeches, and all that comes of it: one import for many lines."""

from pathlib import Path

import pytest

from regional.errors import RegionalError
from regional.importers.files import DataFile
from regional.importers.speech_texts import SpeechTexts
from regional.importers.speeches import COLUMNS, problem, speeches
from regional.importers.ungdc import beside
from tests.datasets import rows
from tests.import_world import database, said, take, world
from tests.imports import SPEECH, speech_file

__all__ = ["database", "world"]  # fixtures, for pytest to find

PLAIN = SPEECH | {"path": "", "speaker": "S", "post": "P", "country": "C"}

TALKS = [
    ({}, "KAZ_76_2021 2021 76 S", "KAZ P"),
    ({"iso3": "RUS", "year": "1991", "session": "46"}, "KAZ_76_2021-2 1991 46 S", "SUN P"),
    ({"iso3": "RUS", "year": "1992", "session": "047", "post": ""}, "KAZ_76_2021-3 1992 47 S", "RUS -"),
    ({"iso3": "", "country": "Burma", "year": "1980"}, "KAZ_76_2021-4 1980 76 S", "MMR P"),
    ({"iso3": "XXX", "country": "Atlantis"}, "KAZ_76_2021-5 2021 76 S, P, Atlantis", "-"),
    ({"iso3": "XXX", "country": "", "speaker": "", "post": ""}, "KAZ_76_2021-6 2021 76 XXX", "-"),
    ({"iso3": "OLD", "year": "1990"}, "KAZ_76_2021-7 1990 76 S", "OLD P"),
    ({"iso3": "OLD", "year": "2001"}, "KAZ_76_2021-8 2001 76 S", "OLD P"),
    ({"statement_id": "x", "speaker": "NA"}, "x 2021 76 -", "KAZ P"),
    ({"statement_id": "y", "session": "", "year": "1946"}, "y 1946 1 S", "KAZ P"),
    ({"statement_id": "", "session": ""}, "", ""),
    ({"statement_id": "z.txt", "iso3": "", "country": "KAZ"}, "z 2021 76 S", "KAZ P"),
    ({"statement_id": "x/y"}, "its id is not one word", ""),
    ({"statement_id": "x\u200b"}, "its id is not one word", ""),
    ({"year": "1945"}, "there was no debate in its year", ""),
    ({"year": "2022"}, "there was no debate in its year", ""),
    ({"year": "x"}, "its year is no year", ""),
    ({"session": "x"}, "its session is no number", ""),
    ({"iso3": "", "country": "", "speaker": ""}, "it does not say who spoke", ""),
    ({}, "", ""),
]


def test_each_line_of_speeches(database: Path, tmp_path: Path) -> None:
    path = speech_file(tmp_path / "metadata.csv", *(PLAIN | speech for speech, *_ in TALKS))
    report, rejected = take(database, "ungdc", path, last_day="2021-03-01")
    sound = [(speech, who) for _, speech, who in TALKS if who]
    about = (
        "SELECT s.id, s.start_date, s.event_id, s.attribution, a.actor_id, a.capacity, a.role, s.kind, s.text"
        " FROM statements AS s LEFT JOIN statement_actors AS a ON a.statement_id = s.id ORDER BY s.rowid"
    )
    found = [
        (
            f"{id_.removeprefix('ungdc-')} {year} {event.split('-')[3]} {attribution or '-'}",
            f"{actor} {post or '-'}" if actor else "-",
        )
        for id_, year, event, attribution, actor, post, *_ in rows(database, about)
    ]
    assert found == sound
    assert {row[6:] for row in rows(database, about)} == {
        ("speaker", "paraphrase", "[The text is not at hand.]"),
        (None, "paraphrase", "[The text is not at hand.]"),
    }
    assert said(report, path) == [
        f"{len(TALKS)} read",
        "2 skipped: its id is not one word :14",
        "2 skipped: there was no debate in its year :16",
        "1 skipped: its year is no year :18",
        "1 skipped: its session is no number :19",
        "1 skipped: it does not say who spoke :20",
        "2 repeated: it says the same as a line before it :12",
        "11 noted: a speech whose text does not lie beside the file :2",
        "7 noted: an id that another speech has: a number is added :3",
        "2 noted: a state that is not recorded: only named as printed :6",
        "2 noted: a state that is not recorded for this year, but for others :9",
    ]
    assert len(rejected) == 7
    debates = "SELECT id, title, kind, start_date FROM events ORDER BY rowid"
    assert rows(database, debates) == [
        (
            f"un-general-debate-{session}-ungdc",
            f"General Debate of the United Nations General Assembly, session {session}",
            "meeting",
            year,
        )
        for session, year in ((76, "2021"), (46, "1991"), (47, "1992"), (1, "1946"))
    ]
    cited = "SELECT locator FROM event_citations UNION ALL SELECT locator FROM statement_citations ORDER BY 1 LIMIT 6"
    assert [row[0] for row in rows(database, cited)] == ["KAZ_76_2021"] * 6
    assert rows(database, "SELECT as_of FROM datasets WHERE id = 'ungdc'") == [("2021-12-31",)]


def told(path: Path) -> list[str]:
    return [" ".join(field or "-" for field in speech) for _, _, speech in speeches(DataFile(str(path)))]


@pytest.mark.parametrize(
    ("heading", "line", "speech"),
    [
        (
            "statement_id,iso3,session,year,country,speaker,post,path,text",
            "a,b,c,d,e,f,g,h,i",
            "a b c d e f g h i",
        ),
        ("Year,Country", "2021,KAZ", "KAZ_76_2021 KAZ 76 2021 - - - - -"),
        ("Year,Country", "2021,KAZAKH", "_76_2021 - 76 2021 KAZAKH - - - -"),
        ("Year,Country", "2021,EU", "EU_76_2021 EU 76 2021 - - - - -"),
        ("Year,Country", "2021,E", "_76_2021 - 76 2021 E - - - -"),
        ("Year,iso3,Country", "2021,KAZ,USSR", "KAZ_76_2021 KAZ 76 2021 USSR - - - -"),
        ("Year,iso3", "1953,KAZ", "KAZ_08_1953 KAZ 8 1953 - - - - -"),
        ("Year,iso3", "953,KAZ", "KAZ_00_953 KAZ - 953 - - - - -"),
        ("Year;ISO Alpha-3;UN Session", "1953;KAZ;07", "KAZ_07_1953 KAZ 7 1953 - - - - -"),
        ("Year\tState\tSpeaker Name\tPosition", "1953\tKAZ\t A  B \tNULL", "KAZ_08_1953 KAZ 8 1953 - A B - - -"),
        ("year,iso,name,speaker post,filename", "1953,KAZ,A,B,c.txt", "c KAZ 8 1953 - A B - -"),
        ("year,country code,country/organization", "1953,KAZ,C", "KAZ_08_1953 KAZ 8 1953 C - - - -"),
        ("year,country iso,country name,file path", "1953,KAZ,C,D", "KAZ_08_1953 KAZ 8 1953 C - - D -"),
        ("year,iso code,name of person speaking,file name", "1953,KAZ,A,c", "c KAZ 8 1953 - A - - -"),
        ("year,iso3,post,doc id", "1953,KAZ,N/A,c", "c KAZ 8 1953 - - - - -"),
    ],
)
def test_what_columns_are_called(tmp_path: Path, heading: str, line: str, speech: str) -> None:
    (tmp_path / "m.csv").write_text(f"{heading}\n{line}\n", encoding="utf-8")
    assert told(tmp_path / "m.csv") == [speech]
    assert len(COLUMNS) == 9


@pytest.mark.parametrize(
    ("heading", "missing"), [("iso3,session", "year"), ("country,session", "year"), ("year,session", "iso3")]
)
def test_a_file_without_a_column_is_refused(tmp_path: Path, heading: str, missing: str) -> None:
    (tmp_path / "m.csv").write_text(f"{heading}\n1,2\n", encoding="utf-8")
    with pytest.raises(RegionalError) as refused:
        told(tmp_path / "m.csv")
    assert str(refused.value) == f"{tmp_path}/m.csv:1: there is no column '{missing}': is it a file of this kind?"


def test_the_last_year_of_which_there_can_be_a_speech(tmp_path: Path) -> None:
    [(_, _, speech)] = speeches(DataFile(str(speech_file(tmp_path / "m.csv", {"year": "2021"}))))
    assert [problem(speech, day) for day in ("2021-01-01", "2020-12-31")] == [None, "there was no debate in its year"]


FOUND = [
    ("a/b/c.txt", "a/b/c.txt"),
    ("a/b/c.txt", "b/c.txt"),
    ("a/b/c.txt", "c.txt"),
    (r"a\b\c.txt", "b/c.txt"),
    ("/a/b/c.txt", "a/b/c.txt"),
    ("./a/x/../b/c.txt", "a/b/c.txt"),
    ("", "x_07_1952.txt"),
    ("", "Session 07 - 1952/x_07_1952.txt"),
    ("", "session-7/x_07_1952.txt"),
    ("", "TXT/x_07_1952.txt"),
    ("", "text/TEXTS/data/DATA_ORIGINAL/x_07_1952.txt"),
    ("", "converted sessions/UNGDC_1/UN GDC/UNGDC/Session 07 - 1952/x_07_1952.txt"),
    ("a", "x_07_1952.txt"),
]
LOST = [
    ("a/../../b/c.txt", "b/c.txt"),
    ("../c.txt", "c.txt"),
    ("", "Session 7 - 1952/x_07_1952.txt"),
    ("", "other/x_07_1952.txt"),
    ("", "TXT2/x_07_1952.txt"),
    ("", "TXT/TXT/TXT/TXT/TXT/x_07_1952.txt"),
    ("", "x_7_1952.txt"),
]


@pytest.mark.parametrize(
    ("given", "where", "is_found"), [(*each, True) for each in FOUND] + [(*each, False) for each in LOST]
)
def test_where_a_text_is_looked_for(tmp_path: Path, given: str, where: str, *, is_found: bool) -> None:
    text = tmp_path / "corpus" / where
    text.parent.mkdir(parents=True)
    text.write_text("words", encoding="utf-8")
    (tmp_path / "c.txt").write_text("of somebody else", encoding="utf-8")
    metadata = speech_file(tmp_path / "corpus" / "metadata.csv", {"path": given, "statement_id": "x_07_1952"} | YEAR)
    found = SpeechTexts(DataFile(str(metadata))).path_of(given, "x_07_1952", "7", "1952")
    assert found == (str(text) if is_found else None)
    assert beside(DataFile(str(metadata))) == ([str(text)] if is_found else [])


YEAR = {"year": "1952", "session": "7"}


def test_a_text_at_its_path_goes_before_one_in_a_folder_of_the_corpus(tmp_path: Path) -> None:
    for where in (
        "a/b/c.txt",
        "b/c.txt",
        "TXT/Session 07 - 1952/x.txt",
        "Session 07 - 1952/x.txt",
        "x.txt",
        "TXT/x.txt",
    ):
        (tmp_path / where).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / where).write_text(where, encoding="utf-8")
    texts = SpeechTexts(DataFile(str(speech_file(tmp_path / "metadata.csv", {}))))
    found = []
    while path := texts.path_of("a/b/c.txt", "x", "7", "1952"):
        found.append(Path(path).read_text(encoding="utf-8"))
        Path(path).unlink()
    assert found == [
        *("a/b/c.txt", "b/c.txt", "Session 07 - 1952/x.txt", "x.txt", "TXT/Session 07 - 1952/x.txt", "TXT/x.txt"),
    ]


def test_a_text_that_is_a_link_out_of_the_folder_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "outside.txt").write_text("of somebody else", encoding="utf-8")
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "inside.txt").write_text("words", encoding="utf-8")
    (corpus / "x.txt").symlink_to("../outside.txt")
    (corpus / "y.txt").symlink_to("inside.txt")
    speech_file(corpus / "metadata.csv", {})
    monkeypatch.chdir(corpus)
    for metadata, folder in (("metadata.csv", ""), (str(corpus / "metadata.csv"), f"{corpus}/")):
        texts = SpeechTexts(DataFile(metadata))
        assert texts.path_of("", "y", "7", "1952") == f"{folder}y.txt"
        with pytest.raises(RegionalError) as refused:
            texts.path_of("", "x", "7", "1952")
        said = f"{folder}x.txt: this is a link that leads out of the folder: put the file itself there"
        assert str(refused.value) == said
