"""A column can stand anywhere in its class: rows are compared, stored and exported by the names of their columns."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

import regional
from tests.conftest import Result, run_command
from tests.datasets import BLOCS, edit, write

HOUSE = Path(regional.__file__).parents[1]


@pytest.fixture
def changed_program(tmp_path: Path) -> str:
    """A copy of the program whose organizations and names have a new column in the middle of the class."""
    copy = tmp_path / "program"
    for folder in ("regional", "alembic", "seeds"):
        shutil.copytree(HOUSE / folder, copy / folder)
    actors = copy / "regional" / "models" / "actors.py"
    seat = '    seat: Mapped[str | None] = mapped_column(doc="The place of its headquarters.")\n'
    edit(actors, seat, f'    motto: Mapped[str | None] = mapped_column(doc="What it says of itself.")\n{seat}')
    name = '    name: Mapped[str] = mapped_column(primary_key=True, doc="The name as it is written.")\n'
    edit(actors, name, f'    script: Mapped[str | None] = mapped_column(doc="How it is written.")\n{name}')
    return str(copy)


def test_a_new_column_in_the_middle_of_a_class_is_loaded_compared_and_exported(
    tmp_path: Path, changed_program: str
) -> None:
    names = "actor_id,language,script,name\nKAZ,kk,Cyrl,Қазақстан\n"
    folder = write(tmp_path / "blocs", BLOCS | {"names.csv": names})
    edit(folder / "names.csv", names, "actor_id,language,name\nKAZ,kk,Қазақстан\n")
    database = tmp_path / "regional.db"
    assert run_command("--database", database, "load", folder).status == 0
    with closing(sqlite3.connect(database)) as connection:
        for table, column in (("organizations", "motto"), ("names", "script")):
            connection.execute(f"ALTER TABLE {table} ADD COLUMN {column} TEXT")
    (folder / "names.csv").write_text(names, encoding="utf-8")
    edit(folder / "organizations.csv", "founding_date,", "founding_date,motto,")
    edit(folder / "organizations.csv", "2001-06-15,", "2001-06-15,Shanghai spirit,")
    edit(folder / "organizations.csv", "2002-10-07,", "2002-10-07,,")

    def run(*arguments: str | Path) -> Result:
        return run_command("--database", database, *arguments, PYTHONPATH=changed_program)

    loaded = run("load", folder, "--format", "csv").stdout.splitlines()
    assert [line for line in loaded[1:] if ",0,0,0," not in line] == [
        "blocs,names,0,1,0,13",
        "blocs,organizations,0,1,0,1",
    ]
    assert "nothing changed" in run("load", folder).stderr
    with closing(sqlite3.connect(database)) as connection:
        organizations = "SELECT id, motto, seat FROM organizations ORDER BY id"
        assert connection.execute(organizations).fetchall() == [("CSTO", None, None), ("SCO", "Shanghai spirit", None)]
        kazakh = "SELECT script, name, folded FROM names WHERE language = 'kk'"
        assert connection.execute(kazakh).fetchall() == [("Cyrl", "Қазақстан", "қазақстан")]
    assert run("export", tmp_path / "exported").status == 0
    exported = (tmp_path / "exported" / "names.csv").read_text(encoding="utf-8").splitlines()
    assert exported == ["actor_id,language,script,name,start_date,end_date", "KAZ,kk,Cyrl,Қазақстан,,"]
    assert "nothing changed" in run("load", tmp_path / "exported").stderr
