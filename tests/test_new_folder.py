"""A folder that is filled beside another one and takes its place: what is where, if it does and if it cannot."""

import shutil
from pathlib import Path

import pytest

from regional.errors import RegionalError
from regional.exporters.folder import new_folder


def replaceable(_folder: Path, _target: Path) -> None:
    """Nothing in the folder is anybody's."""


@pytest.fixture
def target(tmp_path: Path) -> Path:
    (tmp_path / "exported").mkdir()
    (tmp_path / "exported" / "old.txt").touch()
    return tmp_path / "exported"


def test_a_folder_that_cannot_take_the_place_of_another_leaves_it_there(target: Path) -> None:
    with (
        pytest.raises(RegionalError, match=r"exported cannot be written: No such file or directory"),
        new_folder(target, replaceable) as fresh,
    ):
        shutil.rmtree(fresh)
    assert [*target.parent.rglob("*")] == [target, target / "old.txt"]


def test_a_link_goes_on_leading_to_the_folder_which_is_replaced(target: Path) -> None:
    link = target.with_name("linked")
    link.symlink_to(target)
    with new_folder(link, replaceable) as fresh:
        (fresh / "new.txt").touch()
    assert link.is_symlink()
    assert sorted(target.parent.iterdir()) == [target, link]
    assert [*target.iterdir()] == [target / "new.txt"]
