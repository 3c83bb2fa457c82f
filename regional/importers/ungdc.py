"""The UN General Debate corpus (Jankin, Baturo, Dasandi): what each state said in the general debate of each session.

The file of metadata has a line for each speech: state, session, year, speaker and post. The texts are files of their
own; one is read where it lies beside the metadata, at the path that the line gives, or in a folder of its session such
as `session-76`. Without its text a speech is still recorded. Speakers and posts that nobody recorded stay empty.

A speech stands under the code of a state of today. Where core has no such state in that year, the country as printed
says which one spoke, or else the number that both have in Correlates of War, or by Gleditsch and Ward: the Soviet Union
stands under Russia, North Yemen under Yemen. The seat of China was that of the Republic of China until General Assembly
resolution 2758 (XXVI) of 25 October 1971.
"""

import os
import re
from collections.abc import Iterator
from itertools import chain, count
from pathlib import Path
from typing import NamedTuple

from regional.dates import FIRST_DAY
from regional.errors import RegionalError
from regional.importers.bulk import Bulk
from regional.importers.files import DataFile
from regional.importers.known_actors import KnownActors
from regional.importers.report import Report
from regional.models import Actor, Event, EventParticipant, Source, Statement, StatementActor
from regional.seeds.problems import Place
from regional.visible import hidden
from regional.vocabulary import (
    ActorKind,
    EventKind,
    ParticipantRole,
    StatementKind,
    StatementRole,
)

DATASET = {
    "id": "ungdc",
    "title": "United Nations General Debate Corpus",
    "version": None,
    "licence": "CC0-1.0",
    "citation": "Jankin, Slava, Alexander Baturo, and Niheer Dasandi. 2017. United Nations General Debate Corpus"
    " 1946-present. Harvard Dataverse. https://doi.org/10.7910/DVN/0TJX8Y",
    "as_of": FIRST_DAY,
    "priority": 300,
}
"""What is recorded about the dataset; it reaches until the last year of the files."""

COLUMNS = ("statement_id", "iso3", "session", "year", "country", "speaker", "post", "path")

NOT_AT_HAND = "[The text is not at hand.]"

_DEBATE = "-10-01"
"""A day of the debate: which states there were on it is looked up."""

_MUCH = 4_000_000
"""How many letters of text wait before they are written."""


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


def beside(file: DataFile) -> list[str]:
    """The texts that lie beside the metadata."""
    return [path for _, _, speech in _speeches(file) if (path := _text_of(file, speech))]


def read(files: list[DataFile], bulk: Bulk, known: KnownActors, report: Report) -> Iterator[None]:
    """Read files of metadata, with the texts beside them."""
    writer = SpeechWriter(bulk, known, report)
    for file in files:
        for line, row, speech in _speeches(file):
            report.read += 1
            writer.add(file, line, row, speech)
            yield


def _speeches(file: DataFile) -> Iterator[tuple[int, list[str], Speech]]:
    rows = file.table("\t,;", COLUMNS)
    _, heading = next(rows)
    order = [heading.index(name) for name in COLUMNS]
    for line, row in rows:
        yield line, row, Speech(*(" ".join(row[at].split()) for at in order))


def _text_of(file: DataFile, speech: Speech) -> str | None:
    """The path of the text of a speech, if it lies in the folder of the metadata.

    Raises:
        RegionalError: what lies there is a link that leads out of the folder.
    """
    folder = os.path.dirname(file.path)
    for path in (speech.path, f"session-{speech.session}/{speech.id}.txt"):
        inside = os.path.normpath(path)
        text = os.path.join(folder, inside)
        if path and not inside.startswith((os.pardir, os.sep)) and os.path.isfile(text):
            if not Path(os.path.realpath(text)).is_relative_to(os.path.realpath(folder)):
                raise RegionalError(f"{text}: this is a link that leads out of the folder: put the file itself there")
            return text
    return None


class SpeechWriter:
    """Writes the speeches of one import, and the debates at which they were held."""

    def __init__(self, bulk: Bulk, known: KnownActors, report: Report) -> None:
        """Take where rows go, who is known, and where gaps are noted."""
        self._bulk = bulk
        self._known = known
        self._report = report
        self._taken = bulk.taken_with_prefix(Actor, Event, Statement, Source)
        self._debates: dict[str, str] = {}
        """The id of the debate of each session."""
        self._letters = 0

    def add(self, file: DataFile, line: int, row: list[str], speech: Speech) -> None:
        """Write one speech, or report why that is not possible."""
        place = Place(file.path, line)
        problem = _problem(speech)
        if problem:
            self._report.skip(problem, place, row, file.separator)
            return
        path = _text_of(file, speech)
        printed = DataFile(path).text() if path else ""
        text, kind = (printed, StatementKind.QUOTATION) if printed else (NOT_AT_HAND, StatementKind.PARAPHRASE)
        id_ = self._free(f"{self._bulk.dataset}-{speech.id}", "an id that another speech has", place)
        actor = self._actor(speech, place)
        described = ", ".join(filter(None, (speech.speaker, speech.post, speech.country))) or speech.state
        statement = {
            "id": id_,
            "kind": kind.value,
            "text": text,
            "start_date": speech.year,
            "event_id": self._debate(speech, place),
            "attribution": (speech.speaker if actor else described) or None,
        }
        self._bulk.add(Statement, statement, place, speech.id)
        if actor:
            speaker = {"role": StatementRole.SPEAKER.value, "capacity": speech.post or None}
            self._bulk.add(StatementActor, {"statement_id": id_, "actor_id": actor, **speaker}, place)
        self._bulk.last_day = max(f"{speech.year}-12-31", self._bulk.last_day or FIRST_DAY)
        self._letters += len(text)
        if self._letters > _MUCH:
            self._bulk.flush()
            self._letters = 0

    def _free(self, id_: str, what: str, place: Place) -> str:
        """The id, or if something has it already the id with one more number, and a note."""
        free = next(other for other in chain((id_,), (f"{id_}-{n}" for n in count(2))) if other not in self._taken)
        if free != id_:
            self._report.note(f"{what}: a number is added", place)
        self._taken.add(free)
        return free

    def _actor(self, speech: Speech, place: Place) -> str | None:
        """The state or organization that gave a speech: by its code, or by its name if no such state existed then."""
        day = speech.year + _DEBATE
        code = _REPUBLIC_OF_CHINA if speech.state == "CHN" and day < _RESOLUTION_2758 else speech.state
        actor = code if self._known.kinds.get(code) in _SPEAK else None
        if actor is None or not self._known.lives(actor, day):
            then = self._known.named(ActorKind.STATE, speech.country, day)
            actor = then or self._known.in_place_of(code, day) or actor
        if actor is None:
            self._report.note("a state that is not recorded: only named as printed", place)
        elif not self._known.lives(actor, day):
            self._report.note("a state that is not recorded for this year, but for others", place)
        return actor

    def _debate(self, speech: Speech, place: Place) -> str:
        """The debate at which a speech was held, which is added with the first of its speeches."""
        if speech.session not in self._debates:
            id_ = f"un-general-debate-{speech.session}-{self._bulk.dataset}"
            self._taken |= self._bulk.taken(Event, [id_])
            event = {
                "id": self._free(id_, "a debate whose id another event has", place),
                "title": f"General Debate of the United Nations General Assembly, session {speech.session}",
                "kind": EventKind.MEETING.value,
                "start_date": speech.year,
            }
            self._debates[speech.session] = id_ = self._bulk.add(Event, event, place, f"session {speech.session}")
            if self._known.kinds.get(_UN) == ActorKind.ORGANIZATION:
                host = {"event_id": id_, "actor_id": _UN, "role": ParticipantRole.HOST.value}
                self._bulk.add(EventParticipant, host, place)
        return self._debates[speech.session]


def _problem(speech: Speech) -> str | None:
    """Why no speech can be made from a line, if none can."""
    if hidden(speech.id) or not re.fullmatch(r"[^\s/]+", speech.id):
        return "its id is not one word"
    if not speech.session.isdecimal():
        return "its session is no number"
    if not re.fullmatch("[1-9][0-9]{3}", speech.year):
        return "its year is no year"
    return None if speech.state or speech.country or speech.speaker else "it does not say who spoke"


_REPUBLIC_OF_CHINA, _RESOLUTION_2758 = "TWN", "1971-10-25"
_UN = "UN"
_SPEAK = (ActorKind.STATE, ActorKind.ORGANIZATION)
