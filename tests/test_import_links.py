"""A text beside the metadata of speeches that is a link out of the folder is refused, and never stored."""

from pathlib import Path

import pytest

from regional.seeds.loader import load
from tests.conftest import Result, run_command
from tests.datasets import BLOCS, write
from tests.imports import speech_file


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of the metadata, beside it a secret and a database."""
    load([write(tmp_path / "blocs", BLOCS)], tmp_path / "regional.db")
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret" / "KAZ_76_2021.txt").write_text("A password")
    (tmp_path / "corpus").mkdir()
    speech_file(tmp_path / "corpus" / "speeches.csv", {})
    return tmp_path / "corpus"


def take(folder: Path) -> Result:
    return run_command("--database", "../regional.db", "import", "ungdc", "speeches.csv", cwd=folder)


@pytest.mark.parametrize("link", ["texts", "texts/KAZ_76_2021.txt", "session-76", "session-76/KAZ_76_2021.txt"])
def test_a_link_out_of_the_folder_is_refused(folder: Path, link: str) -> None:
    target = folder.parent / "secret"
    (folder / link).parent.mkdir(exist_ok=True)
    (folder / link).symlink_to(target / "KAZ_76_2021.txt" if link.endswith(".txt") else target)
    before = (folder.parent / "regional.db").read_bytes()
    path = f"{link.partition('/')[0]}/KAZ_76_2021.txt"
    line = f"regional: {path}: this is a link that leads out of the folder: put the file itself there\n"
    assert take(folder) == Result("", line, 1)
    assert (folder.parent / "regional.db").read_bytes() == before


def test_a_link_within_the_folder_is_read(folder: Path) -> None:
    (folder / "speech.txt").write_text("Mr. President")
    (folder / "texts").mkdir()
    (folder / "texts" / "KAZ_76_2021.txt").symlink_to("../speech.txt")
    assert take(folder).status == 0
    asked = ("sql", "SELECT text FROM statements", "-f", "tsv")
    assert run_command("--database", folder.parent / "regional.db", *asked).stdout == "text\nMr. President\n"
