"""What becomes of single speeches of the UN General Debate, and of the texts that lie beside them, or do not."""

import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import run_command
from tests.datasets import rows
from tests.imports import speech_file, take

NOT_AT_HAND = "[The text is not at hand.]"

WITHOUT_TEXT = {"a speech whose text does not lie beside the file": 1}


@pytest.fixture
def database(tmp_path: Path, actors: Path) -> Path:
    """A copy of the actors of the record."""
    return Path(shutil.copy(actors, tmp_path / "regional.db"))


def write_text(folder: Path, text: str, path: str = "texts/KAZ_76_2021.txt", encoding: str = "utf-8") -> Path:
    file = folder / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text.encode(encoding))
    return file


def texts(database: Path, columns: str = "kind, text") -> list[tuple[Any, ...]]:
    return rows(database, f"SELECT {columns} FROM statements WHERE dataset_id = 'ungdc' ORDER BY id")  # noqa: S608


def speakers(database: Path, columns: str = "actor_id") -> list[tuple[Any, ...]]:
    told = "FROM statement_actors WHERE statement_id LIKE 'ungdc-%' ORDER BY statement_id"
    return rows(database, f"SELECT {columns} {told}")


def test_a_speech_is_a_statement_of_its_state_with_the_speaker_as_printed(database: Path, tmp_path: Path) -> None:
    write_text(tmp_path, "Дорогой мир")
    report = take(database, "ungdc", speech_file(tmp_path / "metadata.csv", {}))
    assert report.lines() == [("read", 1, "")]
    columns = "id, kind, text, start_date, start_earliest, start_latest, event_id, attribution"
    assert texts(database, columns) == [
        (
            *("ungdc-KAZ_76_2021", "quotation", "Дорогой мир", "2021", "2021-01-01", "2021-12-31"),
            *("un-general-debate-76-ungdc", "Mr. Tokayev"),
        )
    ]
    assert speakers(database, "actor_id, role, capacity") == [("KAZ", "speaker", "President")]


@pytest.mark.parametrize("path", ["texts/KAZ_76_2021.txt", "session-76/KAZ_76_2021.txt"])
def test_a_text_lies_at_its_path_or_in_the_folder_of_its_session(database: Path, tmp_path: Path, path: str) -> None:
    write_text(tmp_path, "Dear Mr. President", path)
    take(database, "ungdc", speech_file(tmp_path / "metadata.csv", {}))
    assert texts(database) == [("quotation", "Dear Mr. President")]


@pytest.mark.parametrize("path", ["../outside.txt", "texts/../../outside.txt", "{folder}/outside.txt", "texts", ""])
def test_a_path_that_leads_elsewhere_is_no_text(database: Path, tmp_path: Path, path: str) -> None:
    write_text(tmp_path, "Not of this corpus", "outside.txt")
    (tmp_path / "corpus" / "texts").mkdir(parents=True)
    path = path.format(folder=tmp_path)
    take(database, "ungdc", speech_file(tmp_path / "corpus" / "metadata.csv", {"path": path}))
    assert texts(database) == [("paraphrase", NOT_AT_HAND)]


@pytest.mark.parametrize("text", ["", " \n", "\ufeff"])
def test_an_empty_text_is_none(database: Path, tmp_path: Path, text: str) -> None:
    write_text(tmp_path, text)
    take(database, "ungdc", speech_file(tmp_path / "metadata.csv", {}))
    assert texts(database) == [("paraphrase", NOT_AT_HAND)]


def test_a_byte_order_mark_is_no_part_of_a_text_or_a_heading(database: Path, tmp_path: Path) -> None:
    write_text(tmp_path, "Dear Mr. President\n", encoding="utf-8-sig")
    metadata = speech_file(tmp_path / "metadata.csv", {})
    metadata.write_bytes(b"\xef\xbb\xbf" + metadata.read_bytes())
    take(database, "ungdc", metadata)
    assert texts(database) == [("quotation", "Dear Mr. President")]


@pytest.mark.parametrize("damage", [b"Dear\nMr. \xffPresident", b"Dear\nMr. \0President"])
def test_a_text_that_cannot_be_read_is_noted_and_refuses_none_of_the_others(
    database: Path, tmp_path: Path, damage: bytes
) -> None:
    write_text(tmp_path, "Of apples", "texts/UZB_76_2021.txt")
    text = write_text(tmp_path, "")
    text.write_bytes(damage)
    uzbek = {"statement_id": "UZB_76_2021", "iso3": "UZB", "path": "texts/UZB_76_2021.txt"}
    assert take(database, "ungdc", speech_file(tmp_path / "metadata.csv", {}, uzbek)).lines() == [
        ("read", 2, ""),
        ("noted: a speech whose text is not UTF-8, or cannot be read", 1, str(text)),
    ]
    assert texts(database) == [("paraphrase", NOT_AT_HAND), ("quotation", "Of apples")]


def test_the_dataset_is_replaced_whole_when_a_text_changes(database: Path, tmp_path: Path) -> None:
    others = {"statement_id": "UZB_76_2021", "iso3": "UZB", "country": "Uzbekistan", "path": ""}
    text = write_text(tmp_path, "Of apples")
    metadata = speech_file(tmp_path / "metadata.csv", {}, others)
    asked = ("--database", database, "search", "-f", "ids", "--dataset", "ungdc")
    take(database, "ungdc", metadata)
    assert run_command(*asked, "apples").stdout == "ungdc-KAZ_76_2021\n"
    text.write_text("Of pears", encoding="utf-8")
    take(database, "ungdc", metadata)
    assert texts(database) == [("quotation", "Of pears"), ("paraphrase", NOT_AT_HAND)]
    assert run_command(*asked, "apples").stdout == ""
    assert run_command(*asked, "pears").stdout == "ungdc-KAZ_76_2021\n"
    text.unlink()
    take(database, "ungdc", speech_file(metadata, {}))
    assert texts(database) == [("paraphrase", NOT_AT_HAND)]


def test_a_second_import_of_the_same_texts_writes_nothing(database: Path, tmp_path: Path) -> None:
    write_text(tmp_path, "Of apples")
    metadata = speech_file(tmp_path / "metadata.csv", {})
    take(database, "ungdc", metadata)
    before = database.read_bytes()
    assert take(database, "ungdc", metadata).read == 0
    assert database.read_bytes() == before


def test_what_is_missing_stays_missing(database: Path, tmp_path: Path) -> None:
    take(database, "ungdc", speech_file(tmp_path / "metadata.csv", {"speaker": " ", "post": ""}))
    assert texts(database, "attribution") == [(None,)]
    assert speakers(database, "actor_id, capacity") == [("KAZ", None)]


def test_white_space_within_a_name_is_one_blank(database: Path, tmp_path: Path) -> None:
    take(database, "ungdc", speech_file(tmp_path / "metadata.csv", {"speaker": "Kassym-Jomart\n  Tokayev "}))
    assert texts(database, "attribution") == [("Kassym-Jomart Tokayev",)]


def test_who_is_not_recorded_is_named_as_printed(database: Path, tmp_path: Path) -> None:
    path = speech_file(tmp_path / "metadata.csv", {"iso3": "XXA", "country": "Atlantis"})
    assert take(database, "ungdc", path).noted == WITHOUT_TEXT | {
        "a state that is not recorded: only named as printed": 1
    }
    assert texts(database, "attribution") == [("Mr. Tokayev, President, Atlantis",)]
    assert speakers(database) == []


@pytest.mark.parametrize(
    ("printed", "state"),
    [
        ("1991 RUS USSR", "SUN"),
        ("1991 RUS Russian Federation", "SUN"),
        ("1992 RUS Russian Federation", "RUS"),
        ("1970 CHN China", "TWN"),
        ("1971 CHN China", "TWN"),
        ("1972 CHN China", "CHN"),
        ("1975 YEM Yemen", "YAR"),
        ("1975 YMD Democratic Yemen", "YMD"),
        ("1990 YEM Yemen", "YEM"),
        ("2002 YUG Serbia and Montenegro", "SCG"),
        ("1989 DDR German Democratic Republic", "DDR"),
        ("2011 EU European Union", "EU"),
    ],
)
def test_a_speech_is_of_the_state_that_had_the_seat(database: Path, tmp_path: Path, printed: str, state: str) -> None:
    speech = dict(zip(("year", "iso3", "country"), printed.split(" ", 2), strict=True))
    report = take(database, "ungdc", speech_file(tmp_path / "metadata.csv", speech))
    assert (speakers(database), report.noted) == ([(state,)], WITHOUT_TEXT)


def test_a_state_that_had_a_seat_before_it_was_independent_is_noted(database: Path, tmp_path: Path) -> None:
    path = speech_file(tmp_path / "metadata.csv", {"year": "1946", "iso3": "BLR", "country": "Byelorussian SSR"})
    assert take(database, "ungdc", path).noted == WITHOUT_TEXT | {
        "a state that is not recorded for this year, but for others": 1
    }
    assert speakers(database) == [("BLR",)]


def test_two_speeches_of_one_id_are_both_kept(database: Path, tmp_path: Path) -> None:
    path = speech_file(tmp_path / "metadata.csv", {}, {"speaker": "Mr. Nazarbayev"})
    assert take(database, "ungdc", path).lines() == [
        ("read", 2, ""),
        ("noted: a speech whose text does not lie beside the file", 2, f"{path}:2"),
        ("noted: an id that another speech has: a number is added", 1, f"{path}:3"),
    ]
    assert texts(database, "id, attribution") == [
        ("ungdc-KAZ_76_2021", "Mr. Tokayev"),
        ("ungdc-KAZ_76_2021-2", "Mr. Nazarbayev"),
    ]


@pytest.mark.parametrize(
    ("speech", "reason"),
    [
        ({"statement_id": "KAZ 76"}, "its id is not one word"),
        ({"session": "LXXVI"}, "its session is no number"),
        ({"year": "21"}, "its year is no year"),
        ({"year": "1945"}, "there was no debate in its year"),
        ({"year": "0018"}, "its year is no year"),
        (dict.fromkeys(("iso3", "country", "speaker"), ""), "it does not say who spoke"),
    ],
)
def test_a_line_that_makes_no_speech_is_skipped_with_its_reason(
    database: Path, tmp_path: Path, speech: dict[str, str], reason: str
) -> None:
    path = speech_file(tmp_path / "metadata.csv", speech, {})
    assert take(database, "ungdc", path).lines()[:2] == [("read", 2, ""), (f"skipped: {reason}", 1, f"{path}:2")]
    assert len(texts(database)) == 1
