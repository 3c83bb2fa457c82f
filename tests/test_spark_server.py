"""A server of Spark that is absent or silent is one clear line, and so is a client that is not installed."""

import os
import socket
import sys
from pathlib import Path

import pytest

import regional
from regional.errors import RegionalError
from tests.conftest import Result, run_command
from tests.spark import why_not


@pytest.fixture
def client() -> None:
    """The client of Spark, which a server that is absent needs too."""
    reason = why_not()
    if reason is not None and "client" in reason:
        pytest.skip(reason)


@pytest.mark.usefixtures("client")
def test_a_server_that_is_absent_is_one_line() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # nobody listens
        place = f"sc://127.0.0.1:{taken.getsockname()[1]}/;token=secret;folder=/data"
        assert run_command("--database", place, "members", "SCO") == Result(
            "", f"regional: {place.replace('secret', '***')} cannot be reached: Connection refused\n", 1
        )


@pytest.mark.usefixtures("client")
def test_a_server_that_is_silent_is_one_line() -> None:
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        place = f"sc://127.0.0.1:{silent.getsockname()[1]}/;folder=/data"
        with pytest.raises(RegionalError) as raised:
            regional.connect(place, timeout=2)
    assert str(raised.value) == f"{place} has not answered as Spark Connect after 2 seconds"


def test_without_the_client_it_says_how_to_install_it(tmp_path: Path) -> None:
    (tmp_path / "pyspark.py").write_text("raise ModuleNotFoundError(name='pyspark')\n", encoding="utf-8")
    path = os.pathsep.join([str(tmp_path), *sys.path])
    assert run_command("--database", "sc://a/;folder=/data", "info", PYTHONPATH=path) == Result(
        "", "regional: Spark needs pyspark-client: pip install 'regional-record[spark]'\n", 1
    )
