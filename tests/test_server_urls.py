"""How a server is named: what is no URL is told, and no message holds a password."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from regional.cli import main
from regional.database.engine import writing
from regional.database.reading import reading
from regional.errors import RegionalError
from regional.seeds.loader import load
from tests.datasets import BLOCS, write
from tests.test_engines import ask

PLACE = "127.0.0.1:1/x"
FORM = (
    "is not a URL of the form postgresql://NAME:PASSWORD@HOST:PORT/DATABASE?OPTION=VALUE, with %20 for a blank and"
    " %25 for %"
)
SIGNS = "in an account or a password write %40 for @, %2F for / and %3F for ?"


@pytest.fixture
def blocs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A small dataset in the working folder: what a load reads before it looks for the database."""
    write(tmp_path / "blocs", BLOCS)
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize(
    ("url", "named"),
    [
        (f"postgresql+psycopg://desk:geheim@{PLACE}", f"postgresql+psycopg://desk@{PLACE}"),
        (f"postgresql://{PLACE}?user=desk&password=ge@heim", f"postgresql://{PLACE}?user=desk&password=***"),
        (f"postgres://{PLACE}?password=geheim&user=desk", f"postgres://{PLACE}?password=***&user=desk"),
        (f"postgres://desk@{PLACE}?%70assword=geheim", f"postgres://desk@{PLACE}?%70assword=***"),
        (f"postgresql://desk:geheim@{PLACE}?sslpassword=geheim", f"postgresql://desk@{PLACE}?sslpassword=***"),
    ],
)
@pytest.mark.usefixtures("blocs")
@pytest.mark.parametrize("command", ["members SCO", "load blocs"])
def test_a_server_that_cannot_be_reached_is_one_line_without_the_password(url: str, named: str, command: str) -> None:
    failed = "reached" if command == "members SCO" else "written"
    result = ask(url, command)
    assert (result.stdout, result.status, result.stderr.count("\n")) == ("", 1, 1)
    assert result.stderr.startswith(f"regional: {named} cannot be {failed}: ")
    assert "heim" not in result.stderr


@pytest.mark.parametrize(
    ("url", "says"),
    [
        (f"postgresql://desk:geheim%@{PLACE}", f"postgresql://desk@{PLACE} {FORM}"),
        (f"postgresql://desk:geheim%00@{PLACE}", f"postgresql://desk@{PLACE} {FORM}"),
        ("postgresql://desk:geheim@127.0.0.1:geheim/x", f"postgresql://desk@***/x {FORM}"),
        ("postgresql://desk:geheim", f"postgresql://*** {FORM}"),
        ("postgresql://desk:geheim@[::1/x", f"postgresql://desk@***/x {FORM}"),
        (f"postgresql://desk:geheim@{PLACE}?colour=geheim", f"postgresql://desk@{PLACE}?colour=*** {FORM}"),
        (f"postgresql://desk@{PLACE}?geheim", f"postgresql://desk@{PLACE}?*** {FORM}"),
        (f"postgresql://desk:ge?heim@{PLACE}", f"postgresql://desk@{PLACE}: {SIGNS}"),
        (f"postgresql://desk:ge@heim@{PLACE}", f"postgresql://desk@{PLACE}: {SIGNS}"),
        (f"postgresql://desk:ge/heim@{PLACE}", f"postgresql://desk@{PLACE}: {SIGNS}"),
    ],
)
def test_a_url_that_is_none_is_told_without_the_password(url: str, says: str) -> None:
    """Nor is libpq quoted on it, which repeats the part of the password that it does not understand."""
    for opening in (reading, writing):
        with pytest.raises(RegionalError) as caught, opening(url):
            pass
        assert str(caught.value) == says


@pytest.mark.parametrize(
    "location",
    [
        f"postgresql:/desk:geheim@{PLACE}",
        f"postgres:desk:geheim@{PLACE}",
        f"Postgresql//desk:geheim@{PLACE}",
        f" postgresql:/desk:geheim@{PLACE}",
        f"desk:geheim@{PLACE}",
        "host=127.0.0.1 user=desk password=geheim",
        "password = geheim dbname=x",
    ],
)
@pytest.mark.usefixtures("blocs")
@pytest.mark.parametrize("command", ["members SCO", "load blocs", "info", "check"])
def test_what_names_a_server_otherwise_is_not_quoted_as_a_path(location: str, command: str) -> None:
    says = (
        "the database is named neither by a path nor by a URL such as postgresql://NAME@HOST/DATABASE; a file of such a"
        " name is written ./NAME"
    )
    result = CliRunner().invoke(main, ["--database", location, *command.split()])
    assert (result.output, result.exit_code) == (f"regional: {says}\n", 1)


def test_a_file_can_have_such_a_name(tmp_path: Path) -> None:
    path = tmp_path / "desk:office@host=here.db"
    load([write(tmp_path / "blocs", BLOCS)], path)
    with reading(path) as reader:
        assert reader.ask("SELECT count(*) FROM topics").columns == ["count(*)"]
