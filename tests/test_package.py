"""The wheel is the product: installed somewhere else, it brings its own migrations, seeds, queries and rules."""

import os
import subprocess
import sys
import venv
from pathlib import Path
from zipfile import ZipFile

from tests.conftest import run_command

REPOSITORY = Path(__file__).parents[1]

CARRIED = {
    "alembic": "regional/shipped/alembic",
    "seeds": "regional/shipped/seeds",
    "regional/sql/queries": "regional/sql/queries",
    "regional/sql/parts": "regional/sql/parts",
    "regional/sql/checks": "regional/sql/checks",
    "regional/sql/views": "regional/sql/views",
}
"""Folders of the repository, and where each is in the wheel."""


def files(folder: Path) -> set[str]:
    kept = (path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return {path.relative_to(folder).as_posix() for path in kept}


def run(*command: str | Path, cwd: Path) -> str:
    clean = {name: value for name, value in os.environ.items() if not name.startswith("REGIONAL_")}
    done = subprocess.run(command, capture_output=True, text=True, cwd=cwd, env=clean, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_wheel_in_an_empty_environment_answers_from_an_empty_folder(tmp_path: Path) -> None:
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", tmp_path, REPOSITORY, cwd=tmp_path)
    [wheel] = tmp_path.glob("*.whl")

    with ZipFile(wheel) as archive:
        names = archive.namelist()
    for folder, place in CARRIED.items():
        assert files(REPOSITORY / folder) <= {
            name.removeprefix(f"{place}/") for name in names if name.startswith(place)
        }
    assert {name.partition("/")[0] for name in names} == {"regional", f"{wheel.name.rsplit('-', 3)[0]}.dist-info"}
    assert [name for name in names if "__pycache__" in name] == []

    environment = tmp_path / "environment"
    venv.create(environment)
    programs = environment / ("Scripts" if sys.platform == "win32" else "bin")
    run(sys.executable, "-m", "pip", "--python", environment, "install", "--quiet", wheel, cwd=tmp_path)

    empty = tmp_path / "empty"
    empty.mkdir()
    run(programs / "regional", "load", cwd=empty)
    assert [path.name for path in empty.iterdir()] == ["regional.db"]
    answer = run(programs / "regional", "both", "SCO", "CSTO", "--on", "2021-09-17", "-f", "ids", cwd=empty)
    assert answer == "KAZ\nKGZ\nRUS\nTJK\n"

    # the command of this environment finds in it exactly what the repository says
    again = run_command("load", "-f", "csv", cwd=empty)
    assert again.stderr == "regional: nothing changed in regional.db\n"
