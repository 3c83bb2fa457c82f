"""Cite: the references of facts, of a source, or of a dataset."""

import re
from collections.abc import Iterable, Mapping, Sequence

from regional.database.reader import Reader
from regional.errors import RegionalError
from regional.names import UnknownNameError, ids, nearest, resolve
from regional.questions.facts import fact_of
from regional.references.reference import Reference
from regional.sql.catalog import lookup

SHORT = 8
"""How many signs of a fingerprint tell two states of a record apart."""

_AUTHORS = re.compile(r"(?P<authors>.+?)\. (?P<year>\d{4})\. ")
"""How the citation of a dataset begins: `Authors. Year. Title`."""


def source_references(reader: Reader, locators: Mapping[str, Iterable[str]]) -> list[Reference]:
    """The references of sources, by their ids, with the places in each that are cited."""
    found = []
    for *said, consulted in reader.ask(lookup("sources"), {"ids": list(locators)}).rows:
        reference = Reference(*said)
        places = list(dict.fromkeys(filter(None, locators[reference.id])))
        found.append(reference._replace(locators=places, remarks=[] if consulted == "yes" else ["not consulted"]))
    return found


def dataset_references(reader: Reader, dataset: str | None = None) -> list[Reference]:
    """How to cite a dataset as it was loaded, or all of them: a record that has changed has another fingerprint.

    Raises:
        RegionalError: there is no such dataset.
    """
    found = []
    for id_, title, version, licence, citation, as_of, fingerprint in reader.ask(
        lookup("datasets"), {"dataset": dataset}
    ).rows:
        said = _AUTHORS.match(citation or "")
        remarks = [
            f"last reviewed {as_of}",
            *([f"fingerprint {fingerprint[:SHORT]}"] if fingerprint else []),
            *([f"licence {licence}"] if licence else []),
        ]
        authors, issued = (said["authors"], said["year"]) if said else (None, None)
        reference = Reference(id_, "dataset", title, authors, issued=issued, version=version, remarks=remarks)
        found.append(reference)
    if dataset is not None and not found:
        raise RegionalError(f"no dataset has the id '{dataset}'{nearest(dataset, ids(reader, 'datasets'))}")
    return found


def cited(reader: Reader, text: str) -> list[Reference]:
    """The references of what a text names: a source, a dataset, a fact, or whoever has this name.

    Raises:
        RegionalError: nothing that can be cited has this id or name.
    """
    if reader.ask("SELECT 1 FROM sources WHERE id = :id", {"id": text}).rows:
        return source_references(reader, {text: []})
    if reader.ask("SELECT 1 FROM datasets WHERE id = :id", {"id": text}).rows:
        return dataset_references(reader, text)
    rows = _evidence(reader, fact_of(reader, text)) or _evidence(reader, _actor(reader, text))
    locators: dict[str, list[str]] = {}
    for source, locator in rows:
        locators.setdefault(source, []).append(locator)
    return source_references(reader, locators)


def _evidence(reader: Reader, fact: str) -> Sequence[tuple[str, str]]:
    return [(source, locator) for source, locator in reader.ask(lookup("cited"), {"fact": fact}).rows]


def _actor(reader: Reader, text: str) -> str:
    try:
        return resolve(reader, [("actor", text)])["actor", text]
    except UnknownNameError:
        known = [*ids(reader, "sources"), *ids(reader, "events"), *ids(reader, "statements")]
        raise RegionalError(f"nothing that can be cited has the id or name '{text}'{nearest(text, known)}") from None
