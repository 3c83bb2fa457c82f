"""What is published says one thing everywhere: name, version, licences, and how to install the rest of it."""

import re
import tomllib
from pathlib import Path
from typing import Any

import yaml

from regional.errors import MissingExtraError
from tests.conftest import run_command

REPOSITORY = Path(__file__).parents[1]
PROJECT: dict[str, Any] = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def read(*parts: str) -> str:
    return REPOSITORY.joinpath(*parts).read_text(encoding="utf-8")


def test_the_version_is_one() -> None:
    citation = yaml.safe_load(read("CITATION.cff"))
    newest = re.search(r"^## (\S+)", read("CHANGELOG.md"), re.MULTILINE)
    assert newest is not None
    assert citation["version"] == newest[1] == PROJECT["version"]
    assert run_command("--version").stdout == f"regional, version {PROJECT['version']}\n"


def test_the_record_names_one_version_in_its_licence_and_in_its_citation() -> None:
    dataset = yaml.safe_load(read("seeds", "core", "dataset.yaml"))
    named = f"regional: the record of regional organisations, dataset core, version {dataset['version']}"
    assert dataset["citation"] == f"The maintainers of regional. 2026. {named}"
    assert named in " ".join(read("seeds", "core", "LICENSE").split())
    assert dataset["licence"] == "CC-BY-4.0"


def test_a_licence_lies_beside_what_it_covers() -> None:
    assert read("LICENSE").startswith("MIT License\n")
    assert PROJECT["license"] == "MIT AND CC-BY-4.0 AND OFL-1.1 AND BSD-3-Clause"
    assert all((REPOSITORY / file).is_file() for file in PROJECT["license-files"])


def test_advice_to_install_an_extra_names_this_distribution() -> None:
    assert str(MissingExtraError("Parquet", "pyarrow", "parquet")) == (
        f"Parquet needs pyarrow: pip install '{PROJECT['name']}[parquet]'"
    )


def test_every_extra_that_a_message_names_is_one() -> None:
    named = {
        match[1]
        for path in (REPOSITORY / "regional").rglob("*.py")
        for match in re.finditer(r'MissingExtraError\("[^"]+", "[^"]+", "([^"]+)"\)', path.read_text(encoding="utf-8"))
    }
    assert {"parquet", "postgresql"} <= named <= set(PROJECT["optional-dependencies"])


def test_the_hosted_ci_runs_our_own_script_on_every_version_of_python_that_we_name() -> None:
    job = yaml.safe_load(read(".github", "workflows", "ci.yml"))["jobs"]["ci"]
    named = [line.removeprefix("Programming Language :: Python :: ") for line in PROJECT["classifiers"]]
    assert job["strategy"]["matrix"]["python"] == [version for version in named if version.startswith("3.")]
    assert job["steps"][-1] == {"run": "bash .ci/run"}
