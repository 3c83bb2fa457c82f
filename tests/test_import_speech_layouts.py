"""The releases of the UN General Debate corpus: their folders, their columns, and how their texts are encoded."""

from pathlib import Path
from typing import Any

import pytest

from regional.seeds.loader import load
from tests.datasets import BLOCS, rows, write
from tests.imports import speech_file, take


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """A database of three states."""
    path = tmp_path / "regional.db"
    load([write(tmp_path / "blocs", BLOCS)], path)
    return path


def told(database: Path) -> list[tuple[Any, ...]]:
    """The speeches, each with who gave it and in which capacity."""
    speeches = "SELECT s.id, start_date, event_id, text, attribution, actor_id, capacity FROM statements AS s"
    return rows(database, f"{speeches} LEFT JOIN statement_actors ON statement_id = s.id ORDER BY s.id")


IN_THE_CORPUS = "data/data_original/TXT/Session 76 - 2021/KAZ_76_2021.txt"


@pytest.mark.parametrize(
    "where",
    [
        IN_THE_CORPUS,
        "TXT/Session 76 - 2021/KAZ_76_2021.txt",
        "Session 76 - 2021/KAZ_76_2021.txt",
        "KAZ_76_2021.txt",
        "UNGDC_1946-2024/TXT/Session 76 - 2021/KAZ_76_2021.txt",
        "UNGDC_1946-2024/Session 76 - 2021/KAZ_76_2021.txt",
        "Converted sessions/Session 76 - 2021/KAZ_76_2021.txt",
        "session-76/KAZ_76_2021.txt",
        "76/KAZ_76_2021.txt",
        "2021/kaz_76_2021.TXT",
        "txt/session 76 - 2021/KAZ_76_2021.txt",
        "Raw/Session 76/KAZ_76_2021.txt",
        "UN General Debate Corpus/TXT/Session 76 - 2021/KAZ_76_2021.txt",
        "un-general-debates/Session 76 - 2021/KAZ_76_2021.txt",
    ],
)
@pytest.mark.parametrize("given", [IN_THE_CORPUS, ""])
def test_a_text_is_found_in_the_folders_of_the_corpus(database: Path, tmp_path: Path, where: str, given: str) -> None:
    text = tmp_path / "corpus" / where
    text.parent.mkdir(parents=True)
    text.write_text("Mr. President", encoding="utf-8")
    path = speech_file(tmp_path / "corpus" / "metadata.csv", {"path": given})
    assert take(database, "ungdc", path).lines() == [("read", 1, "")]
    assert [text for _, _, _, text, *_ in told(database)] == ["Mr. President"]


def test_the_number_of_missing_texts_is_said(database: Path, tmp_path: Path) -> None:
    (tmp_path / "__MACOSX").mkdir()
    (tmp_path / "__MACOSX" / "KAZ_76_2021.txt").write_text("of a Mac")
    path = speech_file(tmp_path / "metadata.csv", {}, {"statement_id": "UZB_76_2021", "iso3": "UZB"})
    assert take(database, "ungdc", path).lines() == [
        ("read", 2, ""),
        ("noted: a speech whose text does not lie beside the file", 2, f"{path}:2"),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_text_with_a_mark_is_read_as_it_says(database: Path, tmp_path: Path, encoding: str) -> None:
    (tmp_path / "KAZ_76_2021.txt").write_bytes("Дорогой мир".encode(encoding))
    take(database, "ungdc", speech_file(tmp_path / "metadata.csv", {}))
    assert [text for _, _, _, text, *_ in told(database)] == ["Дорогой мир"]


SPEECH = ("ungdc-KAZ_76_2021", "2021", "un-general-debate-76-ungdc")

LAYOUTS = {
    "un-general-debates.csv": (
        'session,year,country,text\n76,2021,KAZ,"Mr. President,\nI said ""peace"""\n',
        (*SPEECH, 'Mr. President,\nI said "peace"', None, "KAZ", None),
    ),
    "Speakers_by_session.csv": (
        "Year,Session,ISO Code,Country,Name of Person Speaking,Post\n2021,76,KAZ,Kazakhstan,Mr. Tokayev,President\n",
        (*SPEECH, "[The text is not at hand.]", "Mr. Tokayev", "KAZ", "President"),
    ),
    "speakers.tsv": (
        "Year\tSession\tISO Code\tCountry\tName of Person Speaking\tPost\n2021\t\tKAZ\tKazakhstan\tNA\tNA\n",
        (*SPEECH, "[The text is not at hand.]", None, "KAZ", None),
    ),
    "corpus.csv": (
        "doc_id,country_iso,un_session,year,country,text\nKAZ_76_2021.txt,KAZ,76,2021,Kazakhstan,Mr. President\n",
        (*SPEECH, "Mr. President", None, "KAZ", None),
    ),
}
"""A file of each release, and the speech in it."""


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_speech_in_the_layout_of_each_release(database: Path, tmp_path: Path, name: str) -> None:
    text, speech = LAYOUTS[name]
    (tmp_path / name).write_text(text, encoding="utf-8")
    report = take(database, "ungdc", tmp_path / name)
    assert (report.read, report.skipped) == (1, {})
    assert told(database) == [speech]


def test_a_line_that_comes_again_is_one_speech(database: Path, tmp_path: Path) -> None:
    path = speech_file(tmp_path / "metadata.csv", {"path": ""}, {"path": ""})
    assert ("repeated: it says the same as a line before it", 1, f"{path}:3") in take(database, "ungdc", path).lines()
    assert len(told(database)) == 1
