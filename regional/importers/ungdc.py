"""The UN General Debate corpus (Jankin, Baturo, Dasandi): what each state said in the general debate of each session.

The file of metadata has a line for each speech: state, session, year, speaker and post. The texts are files of their
own, for which `speech_texts` looks beside the metadata, or they stand in the file, as in `un-general-debates.csv`. The
list of speakers by session has neither paths nor texts. Without its text a speech is still recorded, and the number of
missing texts is said. Speakers and posts that nobody recorded stay empty.

A speech stands under the code of a state of today. Where core has no such state in that year, the country as printed
says which one spoke, or else the number that both have in Correlates of War, or by Gleditsch and Ward: the Soviet Union
stands under Russia, North Yemen under Yemen. The seat of China was that of the Republic of China until General Assembly
resolution 2758 (XXVI) of 25 October 1971.
"""

from collections.abc import Iterator
from itertools import chain, count

from regional.dates import FIRST_DAY
from regional.errors import RegionalError
from regional.importers.bulk import Bulk
from regional.importers.files import DataFile
from regional.importers.known_actors import KnownActors
from regional.importers.report import Report
from regional.importers.speech_texts import SpeechTexts
from regional.importers.speeches import Speech, problem, speeches
from regional.models import Actor, Event, EventParticipant, Source, Statement, StatementActor
from regional.seeds.problems import Place
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

MISSING = "a speech whose text does not lie beside the file"

NOT_AT_HAND = "[The text is not at hand.]"

_DEBATE = "-10-01"
"""A day of the debate: which states there were on it is looked up."""

_MUCH = 4_000_000
"""How many letters of text wait before they are written."""


def beside(file: DataFile) -> list[str]:
    """The texts that lie beside the metadata."""
    texts = SpeechTexts(file)
    found = (texts.path_of(speech.path, speech.id, speech.session, speech.year) for _, _, speech in speeches(file))
    return [path for path in found if path]


def read(files: list[DataFile], bulk: Bulk, known: KnownActors, report: Report) -> Iterator[None]:
    """Read files of metadata, with the texts beside them."""
    writer = SpeechWriter(bulk, known, report)
    for file in files:
        texts = SpeechTexts(file)
        for line, row, speech in speeches(file):
            report.read += 1
            writer.add(file, texts, line, row, speech)
            yield


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
        self._said: set[int] = set()
        """What each line says that was written."""

    def add(self, file: DataFile, texts: SpeechTexts, line: int, row: list[str], speech: Speech) -> None:
        """Write one speech, or report why that is not possible."""
        place = Place(file.path, line)
        reason = problem(speech, self._report.last_day)
        if reason:
            self._report.skip(reason, place, row, file.separator)
            return
        if hash(speech) in self._said:
            self._report.repeat(place)
            return
        self._said.add(hash(speech))
        printed = speech.text.strip() or self._read(texts, speech, place)
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

    def _read(self, texts: SpeechTexts, speech: Speech, place: Place) -> str:
        """The text that lies beside the metadata; empty, with a note, if there is none that can be read."""
        path = texts.path_of(speech.path, speech.id, speech.session, speech.year)
        if path is None:
            self._report.note(MISSING, place)
            return ""
        try:
            return DataFile(path).text()
        except RegionalError:
            self._report.note("a speech whose text is not UTF-8, or cannot be read", Place(path, 0))
            return ""

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


_REPUBLIC_OF_CHINA, _RESOLUTION_2758 = "TWN", "1971-10-25"
_UN = "UN"
_SPEAK = (ActorKind.STATE, ActorKind.ORGANIZATION)
