"""The lines of the UN General Debate corpus, in the layouts of its releases."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from regional.importers.fields import NULLS, called, picker
from regional.importers.files import DataFile
from regional.visible import hidden

COLUMNS = ("statement_id", "iso3", "session", "year", "country", "speaker", "post", "path", "text")
"""What a line can say of a speech."""

_OTHERWISE = {
    "iso3": ("iso code", "iso", "iso alpha-3", "country code", "country iso", "state"),
    "session": ("un session",),
    "country": ("country name", "country/organization"),
    "speaker": ("name of person speaking", "speaker name", "name"),
    "post": ("speaker post", "position"),
    "statement_id": ("doc id", "filename", "file name"),
    "path": ("file path",),
}
"""What other releases of the corpus call these columns."""


class Speech(NamedTuple):
    """One line, its fields without superfluous white space; what is not given is empty."""

    id: str
    state: str
    session: str
    year: str
    country: str
    speaker: str
    post: str
    path: str
    text: str


def speeches(file: DataFile) -> Iterator[tuple[int, list[str], Speech]]:
    """The speeches of a file, each with the number of its line and all its fields."""
    rows = file.table("\t,;", (), COLUMNS)
    _, heading = next(rows)
    heading = called(heading, _OTHERWISE)
    file.require(heading, ["year"] if "country" in heading else ["iso3", "year"])
    pick = picker(heading, COLUMNS)
    for line, row in rows:
        *fields, text = pick(row)
        known = ("" if field in NULLS else " ".join(field.split()) for field in fields)
        yield line, row, _completed(Speech._make((*known, text)))


def _completed(speech: Speech) -> Speech:
    """A speech with its session and its id, which follow from the year and the state, as the corpus has them.

    In `un-general-debates.csv` the code of the state stands as its country.
    """
    if not speech.state and _CODE.fullmatch(speech.country):
        speech = speech._replace(state=speech.country, country="")
    session = speech.session or (str(int(speech.year) - _BEFORE) if _YEAR.fullmatch(speech.year) else "")
    id_ = speech.id.removesuffix(".txt") or f"{speech.state}_{session.zfill(2)}_{speech.year}"
    return speech._replace(session=session.lstrip("0"), id=id_)


_BEFORE = 1945
"""The year before that of the first session."""

_YEAR = re.compile("[1-9][0-9]{3}")
_CODE = re.compile("[A-Z]{2,4}")


def problem(speech: Speech, last_day: str) -> str | None:
    """Why no speech can be made from a line, if none can.

    Args:
        speech: what the line says.
        last_day: the day until which there can have been debates.
    """
    if hidden(speech.id) or not re.fullmatch(r"[^\s/]+", speech.id):
        return "its id is not one word"
    if not _YEAR.fullmatch(speech.year):
        return "its year is no year"
    if not str(_BEFORE) < speech.year <= last_day[:4]:
        return "there was no debate in its year"
    if not speech.session.isdecimal():
        return "its session is no number"
    return None if speech.state or speech.country or speech.speaker else "it does not say who spoke"
