"""A server of Spark Connect, which runs two executors in processes of their own, as a cluster does."""

import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from regional.database.reader import Result

_SETTINGS = {
    "spark.ui.enabled": "false",
    "spark.log.level": "ERROR",
    "spark.connect.grpc.binding.address": "127.0.0.1",
    "spark.sql.shuffle.partitions": "2",
    # to plan anew after each of some hundred stages takes longer than it saves
    "spark.sql.adaptive.enabled": "false",
    # a program compiled for a statement takes longer to make than our few rows to pass through it
    "spark.sql.codegen.wholeStage": "false",
    "spark.sql.codegen.factoryMode": "NO_CODEGEN",
}

_JAVA = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
"""To compile well what runs for seconds takes a processor longer than what is compiled saves."""


def why_not() -> str | None:
    """Why there is no Spark here."""
    if find_spec("grpc") is None or find_spec("pyspark") is None:
        return "the client of Spark is not installed: pip install 'regional-record[spark]'"
    if not Path(os.environ.get("SPARK_HOME", "nowhere"), "bin", "spark-submit").exists():
        return "Spark is not installed: it is half a gigabyte, so .ci/run adds it, and says where in SPARK_HOME"
    return None if shutil.which("java") or "JAVA_HOME" in os.environ else "there is no Java, which Spark runs on"


@contextmanager
def spark_server(folder: Path) -> Iterator[tuple[str, int]]:
    """Run a server that works in a folder. Gives its URL, and the id of its processes as a group."""
    reason = why_not()
    if reason is not None:
        pytest.skip(reason)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    settings = _SETTINGS | {
        "spark.connect.grpc.binding.port": str(port),
        "spark.sql.warehouse.dir": str(folder / "warehouse"),
        "spark.driver.extraJavaOptions": f"{_JAVA} -Dderby.system.home={folder}",
        "spark.executor.extraJavaOptions": _JAVA,
    }
    home = os.environ["SPARK_HOME"]
    command = [f"{home}/bin/spark-submit", "--master", "local-cluster[2,1,1024]", "--driver-memory", "1g"]
    command += [word for name, value in settings.items() for word in ("--conf", f"{name}={value}")]
    command += ["--class", "org.apache.spark.sql.connect.service.SparkConnectServer"]
    environment = os.environ | {"SPARK_LOCAL_IP": "127.0.0.1"}
    with (
        (folder / "log").open("wb") as log,
        subprocess.Popen(
            command, cwd=folder, env=environment, stdout=log, stderr=log, start_new_session=True
        ) as running,
    ):
        try:
            _wait(port, running)
            yield f"sc://127.0.0.1:{port}/", running.pid
        finally:
            os.killpg(running.pid, signal.SIGTERM)


def _wait(port: int, running: subprocess.Popen[bytes]) -> None:
    for _ in range(300):
        assert running.poll() is None, "the server has ended"
        with socket.socket() as tried:
            if tried.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(1)
    raise AssertionError("the server does not answer")


def executors(group: int) -> int:
    """How many executors run in a group of processes."""
    lines = subprocess.run(["ps", "-eo", "pgid,args"], capture_output=True, text=True, check=True).stdout.splitlines()
    of_group = [line for line in lines if line.split(maxsplit=1)[0] == str(group)]
    return sum("CoarseGrainedExecutorBackend" in line for line in of_group)


def remembering(ask: Callable[..., Result]) -> Callable[..., Result]:
    """Ask each statement once: most questions look up the same names and reviews, which takes Spark seconds."""
    answers: dict[str, Result] = {}

    def remembered(statement: str, parameters: Mapping[str, Any] | None = None) -> Result:
        asked = repr((statement, parameters))
        if asked not in answers:
            answers[asked] = ask(statement, parameters)
        return answers[asked]

    return remembered
