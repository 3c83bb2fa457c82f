"""Each file or folder of bad_seeds/ has one mistake; its first line is all that must be said of it.

A `.yaml` file is a document of an otherwise sound dataset `bad`; a folder is the whole of it. Both can refer to the
dataset in bad_seeds/sound. In bad_seeds/rules the mistakes stand in a folder named like the rule that they break.
"""

import shutil
from itertools import takewhile
from pathlib import Path

import pytest

from regional.seeds.loader import check, load
from regional.seeds.problems import SeedError
from regional.sql.definitions import checks
from tests.conftest import Result, run_command
from tests.datasets import write

BAD_SEEDS = Path(__file__).parent / "bad_seeds"
SOUND = BAD_SEEDS / "sound"
MISTAKES = sorted([*BAD_SEEDS.glob("documents/*"), *BAD_SEEDS.glob("folders/*"), *BAD_SEEDS.glob("rules/*/*")])


def first_lines(path: Path) -> list[str]:
    """The comment with which a file begins, in a folder that of `dataset.yaml` or of the one file that is there."""
    if path.is_dir():
        path = path / "dataset.yaml" if (path / "dataset.yaml").exists() else next(path.iterdir())
    lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    return [line.removeprefix("# ") for line in takewhile(lambda line: line.startswith("# "), lines)]


def problems(*folders: Path) -> list[str]:
    with pytest.raises(SeedError) as caught:
        check(folders)
    return str(caught.value).splitlines()


@pytest.fixture
def bad(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the dataset `bad` is to be laid, seen from the working folder."""
    monkeypatch.chdir(tmp_path)
    return Path("bad")


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda path: str(path.relative_to(BAD_SEEDS)))
def test_one_mistake_is_one_line(mistake: Path, bad: Path) -> None:
    if mistake.is_dir():
        shutil.copytree(mistake, bad)
    else:
        (write(bad, {}) / "documents").mkdir()
        shutil.copy(mistake, bad / "documents")
    assert problems(SOUND, bad) == first_lines(mistake)


def test_every_rule_has_a_bad_seed() -> None:
    assert {path.name for path in BAD_SEEDS.glob("rules/*")} == {rule.name for rule in checks()}


def test_the_dataset_that_the_others_refer_to_has_no_mistake() -> None:
    check([SOUND])


def test_a_folder_without_a_file_is_empty(bad: Path) -> None:
    bad.mkdir()
    assert problems(bad) == ["bad: the folder is empty: a dataset starts with a file dataset.yaml"]


def test_a_folder_must_be_there(bad: Path) -> None:
    assert problems(bad) == ["bad: there is no such folder"]


def test_a_mistake_in_dataset_yaml_does_not_hide_the_others(bad: Path) -> None:
    write(bad, {"topics.csv": "id,name\naid\n"}, notes="none")
    assert problems(bad) == [
        "bad/dataset.yaml:4: the column 'notes' is unknown",
        "bad/topics.csv:2: 1 fields, but the first line has 2",
    ]


TWENTY = first_lines(BAD_SEEDS / "twenty")


def refused(result: Result) -> list[str]:
    """The lines of a command that prints nothing else and fails."""
    assert (result.stdout, result.status) == ("", 1)
    return result.stderr.splitlines()


def test_twenty_different_mistakes_are_twenty_lines_in_order() -> None:
    places = [line.split(": ")[0].partition(":") for line in TWENTY]
    assert len(TWENTY) == 20
    assert places == sorted(places, key=lambda place: (place[0], int(place[2] or 0)))
    assert refused(run_command("check", "twenty", cwd=BAD_SEEDS)) == TWENTY


def test_a_load_of_twenty_mistakes_leaves_the_database_as_it_was(tmp_path: Path) -> None:
    database = tmp_path / "regional.db"
    load([write(tmp_path / "older" / "twenty", {"topics.csv": "id,name\naid,Humanitarian aid\n"})], database)
    before = database.read_bytes()
    assert refused(run_command("--database", database, "load", "twenty", cwd=BAD_SEEDS)) == TWENTY
    assert database.read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["older", "regional.db"]


def test_a_load_of_twenty_mistakes_makes_no_database(tmp_path: Path) -> None:
    assert refused(run_command("--database", tmp_path / "regional.db", "load", "twenty", cwd=BAD_SEEDS)) == TWENTY
    assert list(tmp_path.iterdir()) == []
