"""The real metadata of the UN General Debate, and the texts beside it: every speech, under the state that held it."""

import csv
import re
import shutil
from collections import defaultdict
from pathlib import Path

import pytest

from tests.conftest import REFERENCE, Result, run_command
from tests.datasets import rows
from tests.imports import take

METADATA = REFERENCE / "ungdc" / "statements_metadata.csv"
TEXTS = REFERENCE / "ungdc" / "session-76"

pytestmark = pytest.mark.skipif(not METADATA.exists(), reason="the reference data does not lie beside the project")

SPEECHES = (
    "SELECT {} FROM statements AS s LEFT JOIN statement_actors AS a ON a.statement_id = s.id"
    " WHERE s.dataset_id = 'ungdc'"
)


class Line(dict[str, str]):
    """A line of the metadata, its fields without superfluous white space."""


def printed() -> list[Line]:
    with METADATA.open(encoding="utf-8", newline="") as file:
        return [Line({name: " ".join(text.split()) for name, text in row.items()}) for row in csv.DictReader(file)]


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory, actors: Path) -> Path:
    """The record with the corpus beside it."""
    database = Path(shutil.copy(actors, tmp_path_factory.mktemp("ungdc") / "regional.db"))
    report = take(database, "ungdc", METADATA)
    assert (report.read, report.skipped) == (len(printed()), {})
    return database


def ask(database: Path, *question: str | Path) -> Result:
    return run_command(*question, REGIONAL_DATABASE=str(database))


def test_every_speech_is_a_statement(loaded: Path) -> None:
    """The file has 10,958 lines after its heading: six names are printed in two lines."""
    lines = METADATA.read_text(encoding="utf-8").split("\n")
    speeches = printed()
    assert len(lines) - 2 == 10_958
    assert len(speeches) == 10_958 - 6
    told = rows(loaded, SPEECHES.format("s.id, s.start_date, s.event_id, s.attribution, a.role, a.capacity"))
    assert sorted(told, key=lambda row: str(row[0])) == sorted(
        (
            f"ungdc-{speech['statement_id']}",
            speech["year"],
            f"un-general-debate-{speech['session']}-ungdc",
            speech["speaker"] or None,
            "speaker",
            speech["post"] or None,
        )
        for speech in speeches
    )


def test_missing_speakers_and_posts_stay_missing(loaded: Path) -> None:
    speeches = printed()
    missing = [sum(not speech[column] for speech in speeches) for column in ("speaker", "post")]
    assert min(missing) > 0
    counted = "sum(CASE WHEN {} IS NULL THEN 1 ELSE 0 END)"
    assert rows(loaded, SPEECHES.format(f"{counted.format('s.attribution')}, {counted.format('a.capacity')}")) == [
        tuple(missing)
    ]


def test_each_session_is_an_event_of_the_united_nations(loaded: Path) -> None:
    sessions = {speech["session"]: speech["year"] for speech in printed()}
    debates = "SELECT id, start_date, tier FROM events WHERE dataset_id = 'ungdc'"
    assert set(rows(loaded, debates)) == {
        (f"un-general-debate-{session}-ungdc", year, "human-coded") for session, year in sessions.items()
    }
    shown = ask(loaded, "show", "un-general-debate-76-ungdc", "-f", "csv").stdout
    assert "General Debate of the United Nations General Assembly, session 76" in shown
    assert 'host,"UN, United Nations"' in shown


WORDS = {path.stem: path for path in sorted(TEXTS.glob("*.txt"))}
"""The texts at hand."""


def test_sixteen_texts_are_at_hand(loaded: Path) -> None:
    assert len(WORDS) == 16
    quoted = rows(loaded, SPEECHES.format("s.id") + " AND s.kind = 'quotation' ORDER BY s.id")
    assert quoted == [(f"ungdc-{name}",) for name in WORDS]
    others = rows(loaded, SPEECHES.format("DISTINCT s.text") + " AND s.kind = 'paraphrase'")
    assert others == [("[The text is not at hand.]",)]


@pytest.mark.parametrize("name", WORDS)
def test_a_speech_is_found_by_a_word_that_only_it_has(loaded: Path, name: str) -> None:
    texts = {stem: path.read_text(encoding="utf-8-sig").casefold() for stem, path in WORDS.items()}
    others = "\n".join(text for stem, text in texts.items() if stem != name)
    words = sorted(set(re.findall("[a-z]{8,}", texts[name])), key=lambda word: (-len(word), word))
    rare = next(word for word in words if word not in others)
    found = ask(loaded, "search", rare, "--dataset", "ungdc", "--in", "statement", "-f", "ids")
    assert found == Result(f"ungdc-{name}\n", "", 0)


def test_a_text_is_kept_as_it_is_printed(loaded: Path) -> None:
    kept = dict(rows(loaded, SPEECHES.format("s.id, s.text") + " AND s.kind = 'quotation'"))
    assert kept == {f"ungdc-{name}": path.read_bytes().decode("utf-8-sig").strip() for name, path in WORDS.items()}


def test_what_kazakhstan_said(loaded: Path) -> None:
    years = [speech["year"] for speech in printed() if speech["iso3"] == "KAZ"]
    assert len(years) == 33
    asked = ask(loaded, "statements", "--by", "KAZ", "--dataset", "ungdc", "-f", "csv")
    assert (asked.stderr, asked.status) == ("", 0)
    listed = list(csv.DictReader(asked.stdout.splitlines(keepends=True)))
    assert [line["date"] for line in listed] == sorted(years)
    assert {line["speaker"] for line in listed} == {"Kazakhstan"}
    assert [line["id"] for line in listed if line["kind"] == "quotation"] == ["ungdc-KAZ_76_2021"]


def years_of(database: Path, state: str) -> list[str]:
    """The years in which a state spoke."""
    return [
        year
        for (year,) in rows(
            database, SPEECHES.format("s.start_date") + " AND a.actor_id = :state ORDER BY 1", state=state
        )
    ]


def years_printed(code: str, first: str = "1946", last: str = "2024") -> list[str]:
    """The years for which the metadata have a code, from one to another."""
    return sorted(speech["year"] for speech in printed() if speech["iso3"] == code and first <= speech["year"] <= last)


def test_a_speech_of_the_soviet_union_is_none_of_russia(loaded: Path) -> None:
    """The file has one code for both, also for September 1991, when the Soviet Union was still a member."""
    assert years_of(loaded, "SUN") == years_printed("RUS", last="1991")
    assert years_of(loaded, "RUS") == years_printed("RUS", first="1992")


def test_china_was_the_republic_of_china_until_resolution_2758(loaded: Path) -> None:
    """The debate of 1971 was over by 25 October; Mr. Chow spoke in it, who was foreign minister in Taipei."""
    assert years_of(loaded, "TWN") == years_printed("CHN", last="1971")
    assert years_of(loaded, "CHN") == years_printed("CHN", first="1972")


def test_a_speech_stands_under_the_code_of_its_line_or_under_who_had_that_seat_then(loaded: Path) -> None:
    told = dict(rows(loaded, SPEECHES.format("s.id, a.actor_id")))
    others: dict[tuple[str, str], list[str]] = defaultdict(list)
    for speech in printed():
        actor = told[f"ungdc-{speech['statement_id']}"]
        if actor != speech["iso3"]:
            others[speech["iso3"], actor].append(speech["year"])
    assert {pair: sorted(years) for pair, years in others.items()} == {
        ("RUS", "SUN"): years_printed("RUS", last="1991"),
        ("CHN", "TWN"): years_printed("CHN", last="1971"),
        ("YEM", "YAR"): years_printed("YEM", last="1989"),
        ("YUG", "SCG"): years_printed("YUG", first="2000"),
    }


def test_a_second_import_changes_nothing(loaded: Path) -> None:
    before = loaded.read_bytes()
    again = ask(loaded, "import", "ungdc", METADATA)
    assert (again.stderr, again.status) == (
        "regional: nothing changed: 'ungdc' is these files already; --again imports them anew\n",
        0,
    )
    assert loaded.read_bytes() == before


def test_the_file_breaks_no_rule(loaded: Path) -> None:
    assert ask(loaded, "check") == Result("", f"regional: no problem in {loaded}\n", 0)
