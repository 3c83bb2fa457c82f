"""The descriptor: `datapackage.json`, which says what is in a folder, after the Data Package standard 2.0.

A Tabular Data Package of version 1 is in version 2 a package whose resources are of the type `table`.
"""

import json
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from sqlalchemy import Column, Connection, select

from regional.exporters.tables import Extract, description, kind
from regional.fingerprint import DESCRIPTOR, GENERATOR, digest
from regional.models import Source
from regional.models.types import Word
from regional.sealing import SEAL, seal_of, text_of

MOST_SOURCES = 1000
"""If there are more, the descriptor names none: they are in the resource `sources`."""

_PROFILES = "https://datapackage.org/profiles/2.0"
_URL = re.compile("(http|ftp)s?://")
_IDENTIFIER = re.compile(r"[-a-zA-Z0-9._]+")


def package(
    datasets: Sequence[Mapping[str, Any]], sources: Sequence[Mapping[str, str]], resources: Sequence[Mapping[str, Any]]
) -> dict[str, Any]:
    """The descriptor of a folder.

    Args:
        datasets: the rows of the datasets that are in it.
        sources: the documents that they are taken from.
        resources: the tables that are in it.
    """
    licenses = [_license(dataset) for dataset in datasets if dataset["licence"]]
    found = {
        "$schema": f"{_PROFILES}/datapackage.json",
        "name": name(datasets),
        "title": "; ".join(dataset["title"] for dataset in datasets),
        "description": "\n\n".join(_about(dataset) for dataset in datasets),
        "version": datasets[0]["version"] if len(datasets) == 1 else None,
        "licenses": [license_ for i, license_ in enumerate(licenses) if license_ not in licenses[:i]],
        "sources": sources,
        "generator": GENERATOR,
    }
    return {key: value for key, value in found.items() if value} | {"resources": resources}


def name(datasets: Sequence[Mapping[str, Any]]) -> str:
    """The name of a package, in the few characters that the standard advises."""
    return re.sub(r"[^a-z0-9._-]", "-", datasets[0]["id"].lower()) if len(datasets) == 1 else GENERATOR


def _license(dataset: Mapping[str, Any]) -> dict[str, str]:
    """The licence by its identifier, or in words under a name of our own, as SPDX has it."""
    words = dataset["licence"]
    if _IDENTIFIER.fullmatch(words):
        return {"name": words}
    return {"name": "LicenseRef-" + re.sub(r"[^-a-zA-Z0-9.]", "-", dataset["id"]), "title": words}


def _about(dataset: Mapping[str, Any]) -> str:
    cited = f" To cite it: {dataset['citation']}" if dataset["citation"] else ""
    return f"Dataset {dataset['id']} was last reviewed on {dataset['as_of']}; later changes are not in it.{cited}"


def sources(connection: Connection, datasets: Sequence[Mapping[str, Any]]) -> list[dict[str, str]]:
    """The documents that datasets are taken from."""
    ids = [dataset["id"] for dataset in datasets]
    query = select(Source.title, Source.url).where(Source.dataset_id.in_(ids)).order_by(Source.id)
    rows = connection.execute(query.limit(MOST_SOURCES + 1)).all()
    if len(rows) > MOST_SOURCES:
        return []
    return [{"title": title} | ({"path": url} if url and _URL.match(url) else {}) for title, url in rows]


def resource(extract: Extract, **properties: Any) -> dict[str, Any]:
    """A table as a resource, without its keys.

    Args:
        extract: the table.
        properties: the path, format and media type, and what else is known of the file.
    """
    return {
        "$schema": f"{_PROFILES}/dataresource.json",
        "name": extract.name,
        "type": "table",
        "description": description(extract.table),
        **properties,
        "schema": {
            "$schema": f"{_PROFILES}/tableschema.json",
            "fields": [_field(column) for column in extract.columns],
            "primaryKey": [column.name for column in extract.table.primary_key],
        },
    }


def _field(column: Column[Any]) -> dict[str, Any]:
    can_be_empty = column.nullable or (column.default is not None and getattr(column.default, "arg", None) == "")
    constraints: dict[str, Any] = {} if can_be_empty else {"required": True}
    if isinstance(column.type, Word):
        constraints["enum"] = [word.value for word in column.type.vocabulary]
    field = {"name": column.name, "type": kind(column), "description": column.doc}
    return field | ({"constraints": constraints} if constraints else {})


def save(folder: Path, described: Mapping[str, Any], known: Mapping[str, str] = MappingProxyType({})) -> None:
    """Write the descriptor of a folder, with what tells later whether the folder is still as it was written.

    `files` has the hash of every file of its tables, `seal` that of the descriptor without the seal. It comes to its
    place at once, so that nobody reads half of it.

    Args:
        folder: the folder.
        described: the descriptor.
        known: the hashes of some files.
    """
    paths = [path for one in described["resources"] for path in _listed(one["path"])]
    about = [path.name for path in folder.iterdir() if path.suffix == ".yaml"]
    files = {path: known.get(path) or digest(folder / path) for path in sorted([*paths, *about])}
    found = {**described, "files": files}
    fresh = folder / f".{DESCRIPTOR}"
    fresh.write_text(text_of({**found, SEAL: seal_of(found)}), encoding="utf-8", newline="\n")
    fresh.replace(folder / DESCRIPTOR)


def _listed(path: str | list[str]) -> list[str]:
    return [path] if isinstance(path, str) else path


def written(folder: Path) -> dict[str, str]:
    """The files that an export put into a folder, each with its hash, or nothing if nobody can tell.

    The descriptor itself is among them, without a hash: who had edited it would have broken its seal.
    """
    try:
        file = folder / DESCRIPTOR
        text = file.read_bytes().decode("utf-8") if file.is_file() else ""  # a pipe would be waited for
        return dict(_named(text))
    except (OSError, ValueError, RecursionError):
        return {}


@lru_cache(maxsize=2)
def _named(text: str) -> dict[str, str]:
    """The files that a descriptor names. A change of a folder asks for it again and again.

    Raises:
        ValueError: it is no descriptor.
    """
    found = json.loads(text)
    if not isinstance(found, dict) or found.get("generator") != GENERATOR or text_of(found) != text:
        return {}
    files = found.get("files")
    return {**files, DESCRIPTOR: ""} if found.get(SEAL) == seal_of(found) and isinstance(files, dict) else {}
