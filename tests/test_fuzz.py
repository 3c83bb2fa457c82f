"""Some hundreds of the cases that `python -m tests.fuzz` tries by the ten thousand."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from regional.seeds.loader import load
from tests.fuzz.bench import Bench
from tests.fuzz.cases import BASES, SOUND_FILES, Files, data_files, edtf, folders, queries
from tests.fuzz.databases import QUESTIONS, Damage, damages

unhurried = settings(deadline=None, suppress_health_check=list(HealthCheck))


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Bench:
    return Bench(tmp_path_factory.mktemp("bench"))


@pytest.mark.parametrize("base", BASES, ids=["sound", "every table", "a part of core"])
def test_what_is_broken_was_sound(bench: Bench, base: Files) -> None:
    before = bench.counts["folders loaded"]
    bench.try_folder(base)
    assert bench.counts["folders loaded"] == before + 1


@settings(unhurried, max_examples=25)
@given(folders())
def test_a_broken_folder_is_refused_in_words_or_loads_for_good(bench: Bench, files: Files) -> None:
    bench.try_folder(files)


@pytest.mark.parametrize("case", SOUND_FILES.items(), ids=list(SOUND_FILES))
def test_what_is_broken_could_be_imported(bench: Bench, case: tuple[str, bytes]) -> None:
    before = bench.counts["data files imported"]
    bench.try_data_file(case)
    assert bench.counts["data files imported"] == before + 1


@settings(unhurried, max_examples=50)
@given(data_files())
def test_a_broken_file_is_refused_in_words_or_imported_whole(bench: Bench, case: tuple[str, bytes]) -> None:
    bench.try_data_file(case)


@settings(unhurried, max_examples=200)
@given(edtf)
def test_a_broken_date_is_refused_or_means_some_days(bench: Bench, text: str) -> None:
    bench.try_date(text)


@settings(unhurried, max_examples=100)
@given(queries())
def test_a_broken_query_file_is_refused_in_words_or_becomes_a_command(bench: Bench, data: bytes) -> None:
    bench.try_query(data)


@settings(unhurried, max_examples=30)
@given(st.data())
def test_a_damaged_database_is_refused_in_words_or_answers(bench: Bench, data: st.DataObject) -> None:
    bench.try_database(data.draw(damages(bench.fuzzed)))


def test_a_sound_database_answers_everything(bench: Bench) -> None:
    before = bench.counts["damaged databases: answered"]
    for question in QUESTIONS:
        bench.try_database(Damage(lambda _path: None, "nothing", [question]))
    unknown = [["resolve", "kazakhstan", "ОДКБ"], ["members", "Shanghai Cooperation"]]  # whose errors read all names
    assert bench.counts["damaged databases: answered"] == before + len(QUESTIONS) - len(unknown)


def test_the_bench_would_notice(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is not blind: a load that writes into the database of a folder that it refuses fails there."""

    def careless_load(folders: Sequence[Path], database: Path) -> None:
        with database.open("ab") as file:
            file.write(b"half a row")
        load(folders, database)

    monkeypatch.setattr("tests.fuzz.bench.load", careless_load)
    with pytest.raises(AssertionError):
        bench.try_folder({"dataset.yaml": b"id: fuzzed"})
