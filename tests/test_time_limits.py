"""`--timeout` and Ctrl-C hold for every command that can wait, and one Ctrl-C is enough."""

import signal
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import click
import pytest
from sqlalchemy import make_url

from regional.cli import HAND_WRITTEN, Commands, main
from regional.seeds.loader import Terms, check
from tests.conftest import COMMAND, Result, run_command
from tests.datasets import BLOCS, write
from tests.test_waiting import BUSY, busy, database, folder, lasting_less_than, locked, mute

__all__ = ["database", "folder", "locked", "mute"]

TOO_LONG = "regional: stopped: it took longer than the timeout allows\n"
LIMITED = [
    *(["info"], ["check"], ["export", "{room}/out"], ["diff", "{room}/blocs"], ["check", "{room}/blocs"], ["review"]),
    *(
        ["load", "{room}/blocs"],
        ["drop", "blocs"],
        ["prefer", "blocs", "--for", "SCO"],
        ["compact"],
        ["cite", "archive"],
    ),
    *(["resolve", "Kazakhstan"], ["site", "{room}/site"], ["plot", "timeline", "SCO", "--out", "{room}/x.svg"]),
]


@pytest.mark.parametrize("words", LIMITED, ids=" ".join)
def test_the_limit_of_time_holds_for_a_lock(words: list[str], locked: Path, tmp_path: Path) -> None:
    before = sorted(tmp_path.iterdir())
    command = [word.format(room=tmp_path) for word in words]
    with lasting_less_than(BUSY):
        stdout, stderr, status = run_command("--database", locked, *command, "--timeout", "0.3")
    assert (stdout, status) == ("", 1)
    assert stderr in {
        TOO_LONG,
        f"regional: {locked} is being written by a load, and after 0.3 seconds has not ended: try again later\n",
    }
    assert sorted(tmp_path.iterdir()) == before


def test_the_limit_of_time_holds_where_ctrl_c_is_not_to_be_heard(locked: Path, mute: str, tmp_path: Path) -> None:
    """A shell starts what runs in the background so, as `nohup` and a service manager may."""
    for words in ([locked, "info"], [locked, "load", write(tmp_path / "blocs", BLOCS)], [mute, "info"]):
        command = [str(word) for word in (COMMAND, "--database", *words, "--timeout", "1")]
        before = signal.signal(signal.SIGINT, signal.SIG_IGN)
        at_work = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        signal.signal(signal.SIGINT, before)
        with lasting_less_than(BUSY), at_work:
            while at_work.poll() is None:
                at_work.send_signal(signal.SIGINT)
                time.sleep(0.1)
            assert at_work.stderr
            said = at_work.stderr.read()
            assert said.endswith(("longer than the timeout allows\n", "has not ended: try again later\n"))
            assert at_work.returncode == 1


@pytest.mark.parametrize("words", LIMITED[:3] + LIMITED[6:7], ids=" ".join)
def test_the_limit_of_time_holds_for_a_server_that_never_answers(words: list[str], mute: str, tmp_path: Path) -> None:
    write(tmp_path / "blocs", BLOCS)
    command = [word.format(room=tmp_path) for word in words]
    with lasting_less_than(BUSY):
        assert run_command("--database", mute, *command, "--timeout", "0.5") == Result("", TOO_LONG, 1)


def test_every_command_that_asks_a_database_has_a_limit_of_time() -> None:
    context = click.Context(main)
    assert isinstance(main, Commands)
    commands = {name: main.get_command(context, name) for name in main.list_commands(context)}
    without = [
        name
        for name, command in commands.items()
        if command and "timeout" not in {parameter.name for parameter in command.params}
    ]
    assert without == ["add", "plot", "schema", "queries", "help"]  # each part of the first two has one
    assert set(without) < set(HAND_WRITTEN)


def test_a_load_in_time_is_as_without_a_limit(folder: Path, tmp_path: Path) -> None:
    limited = run_command("--database", tmp_path / "new.db", "load", folder, "--timeout", "600")
    assert (limited.status, limited.stderr) == (0, "")


@pytest.fixture
def falls_silent(record_on_server: str) -> Iterator[tuple[str, threading.Event]]:
    """The URL of a server that says nothing more after the first question about `silence`, and whether it has come."""
    url = make_url(record_on_server)
    silent = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as listening:
        threading.Thread(target=_between, args=[listening, url.host, url.port, url.query, silent], daemon=True).start()
        port = listening.getsockname()[1]
        yield (
            url.set(host="127.0.0.1", port=port, query={}).render_as_string(hide_password=False),
            silent,
        )


def _between(listening: socket.socket, host: str, port: int, query: dict[str, str], silent: threading.Event) -> None:
    with suppress(OSError):
        while True:
            client, _ = listening.accept()
            if folder := query.get("host"):
                server = socket.socket(socket.AF_UNIX)
                server.connect(f"{folder}/.s.PGSQL.{port or 5432}")
            else:
                server = socket.create_connection((host, port or 5432))
            for one, other in ((client, server), (server, client)):
                threading.Thread(target=_pass_on, args=[one, other, silent], daemon=True).start()


def _pass_on(one: socket.socket, other: socket.socket, silent: threading.Event) -> None:
    with suppress(OSError), one:
        while part := one.recv(65536):
            if b"silence" in part:
                silent.set()
            if not silent.is_set():
                other.sendall(part)
        other.shutdown(socket.SHUT_RDWR)


ON_A_SILENT_SERVER = ["sql", "SELECT 'silence'"]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=lambda number: number.name)
def test_one_signal_is_enough_for_a_server_that_falls_silent(
    falls_silent: tuple[str, threading.Event], number: signal.Signals
) -> None:
    url, silent = falls_silent
    line: list[str | Path] = [COMMAND, "--database", url, *ON_A_SILENT_SERVER]
    with subprocess.Popen(line, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert silent.wait(BUSY)
        time.sleep(0.2)
        with lasting_less_than(9):  # psycopg itself waits for ten seconds
            process.send_signal(number)
            _, said = process.communicate(timeout=BUSY)
    assert (said, process.returncode) == (b"\nAborted!\n", 1)


def test_the_limit_of_time_holds_for_a_server_that_falls_silent(falls_silent: tuple[str, threading.Event]) -> None:
    url, _ = falls_silent
    with lasting_less_than(BUSY):
        assert run_command("--database", url, *ON_A_SILENT_SERVER, "--timeout", "1") == Result("", TOO_LONG, 1)


def test_a_check_of_a_folder_that_waits_says_for_what(database: Path, folder: Path) -> None:
    with busy(database, "BEGIN EXCLUSIVE") as (said, say):
        check([folder], database, Terms(say=say))
    assert said == [f"{database} is being written by a load: waiting up to 60 seconds for that"]
