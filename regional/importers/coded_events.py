"""Writing the events that a program coded, for every publisher of such events."""

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache, partial
from itertools import islice
from math import nan
from typing import NamedTuple

from regional.dates import FIRST_DAY
from regional.importers.bulk import Bulk
from regional.importers.cameo import class_of
from regional.importers.days import Days
from regional.importers.event_ids import KEPT, EventIds
from regional.importers.files import DataFile
from regional.importers.known_actors import KnownActors
from regional.importers.report import Report
from regional.models import Event, EventCitation, EventParticipant
from regional.seeds.problems import Place
from regional.vocabulary import ActorKind, ParticipantRole, Tier

REMEMBERED = 8_192
"""How many answers of a lookup are kept, so that a longer file needs no more memory."""

_AT_ONCE = 5_000
"""For how many events at a time taken ids are looked up."""

_STRONGEST = 10
"""How far the scales of intensity go, up and down."""

_FIRST, _SECOND = ParticipantRole.INITIATOR.value, ParticipantRole.TARGET.value
"""The roles of the two actors."""


class Coded(NamedTuple):
    """One line of a file, in the form that all publishers share; what is not given is empty."""

    line: int
    fields: list[str]
    number: str
    day: str
    told: str
    """The day on which the publisher told of it, if the file says it: it cannot have happened later."""
    title: str
    code: str
    intensity: str
    place_name: str
    country: str
    """The country that the place is in, as the publisher writes it."""
    first: str
    """Who acted, as printed."""
    first_organization: str
    """The same, if it can be the name of an organization."""
    first_country: str
    second: str
    """Who was acted on, as printed."""
    second_organization: str
    second_country: str
    locator: str


class Publisher(NamedTuple):
    """What a publisher of coded events means."""

    state_of: Callable[[str, str], str | None]
    """Which state the country of an actor means on a day."""
    located: Callable[[str, str], str | None]
    """Which state the country of a place means on a day."""
    reach: tuple[str, str]
    """The first and the last day of which it can tell."""


class EventWriter:
    """Writes the events of one import."""

    def __init__(self, bulk: Bulk, known: KnownActors, report: Report, publisher: Publisher) -> None:
        """Take where rows go, who is known, and what the publisher means by what it writes."""
        self._bulk = bulk
        self._report = report
        self._publisher = publisher
        self._state_of = lru_cache(REMEMBERED)(publisher.state_of)
        self._located = lru_cache(REMEMBERED)(publisher.located)
        self._since = lru_cache(REMEMBERED)(known.since)
        self._organization = lru_cache(REMEMBERED)(partial(known.named, ActorKind.ORGANIZATION))
        self._ids = EventIds(bulk)
        # Such an event has one day, no sum, a citation and an id of its own, so that it can break no rule; to try
        # the rules over all of them would take a twelfth of the time of an import.
        self._events = bulk.into(
            Event,
            *("id", *KEPT, "kind", "cameo_root", "start_earliest", "start_latest"),
            constants={"tier": Tier.MACHINE_CODED.value, "dataset_id": bulk.dataset},
            is_judged=False,
        )
        self._participants = bulk.into(EventParticipant, "event_id", "actor_id", "role", constants={}, is_judged=False)
        cited = {"source_id": bulk.source}
        self._citations = bulk.into(EventCitation, "event_id", "locator", constants=cited, is_judged=False)

    def add(self, file: DataFile, days: Days, coded: Iterator[Coded]) -> Iterator[None]:
        """Add the events of a file; there is a step after every some thousand of them."""
        while events := list(islice(coded, _AT_ONCE)):
            self._report.read += len(events)
            self._ids.look_at(f"{self._bulk.dataset}-{event.number}" for event in events)
            for event in events:
                try:
                    self._add(file, self._day(days, event), event)
                except ValueError as error:
                    self._report.skip(str(error), Place(file.path, event.line), event.fields, file.separator)
            yield

    def _day(self, days: Days, event: Coded) -> str:
        """The day of an event.

        Raises:
            ValueError: there is no such day, or the publisher cannot know of an event on it.
        """
        day = days.read(event.day)
        first, last = self._publisher.reach
        if not first <= day <= last:
            raise ValueError(f"its day is not from {first} to {last}")
        if event.told and day > event.told:
            raise ValueError("its day is after the one on which it was told")
        return day

    def _add(self, file: DataFile, day: str, event: Coded) -> None:
        """Add an event.

        Raises:
            ValueError: it has no id, or no such intensity.
        """
        line, _, number, _, _, printed, code, scale, place_name, country, *_, locator = event
        since = self._since(day)
        state = self._located(country, since) if country else None
        root, kind, of_class = class_of(code)
        described = _described(event.first, event.second)
        kept = (printed or of_class, day, place_name or None, state, described, code or None, _intensity(scale))
        actors, are_all_known = self._actors(since, event)
        id_ = self._ids.id_of(number, (*kept, locator, actors))
        if id_ is None:
            self._report.repeat(Place(file.path, line))
            return
        self._bulk.last_day = max(day, self._bulk.last_day or FIRST_DAY)
        self._events((id_, *kept, kind, root, day, day))
        self._citations((id_, locator))
        for actor, role in actors:
            self._participants((id_, actor, role))
        is_elsewhere = state is None and bool(place_name)
        is_numbered = not id_.endswith(f"-{number}")
        if root is None or is_elsewhere or is_numbered or not are_all_known:
            self._note(
                Place(file.path, line),
                {
                    "an id that another event has: a number is added": is_numbered,
                    "a code that is not one of CAMEO": bool(code) and root is None,
                    "it has no code of CAMEO": not code,
                    "a place that is in no country that is recorded then": is_elsewhere,
                    "an actor that is not recorded then: only named in the description": not are_all_known,
                },
            )

    def _note(self, place: Place, noted: Mapping[str, bool]) -> None:
        for reason, holds in noted.items():
            if holds:
                self._report.note(reason, place)

    def _actors(self, day: str, event: Coded) -> tuple[tuple[tuple[str, str], ...], bool]:
        """Who took part, each with its role, and whether all of them are recorded."""
        found = set()
        are_all_known = True
        for name, organization, country, role in ((*event[10:13], _FIRST), (*event[13:16], _SECOND)):
            actor = self._organization(organization, day) if organization else None
            if actor is None and country:
                actor = self._state_of(country, day)
            if actor is not None:
                found.add((actor, role))
            elif name or country:
                are_all_known = False
        return tuple(sorted(found)), are_all_known


@lru_cache(REMEMBERED)
def _intensity(printed: str) -> float | None:
    """The number, if one is printed.

    Raises:
        ValueError: it is none, or beyond the scale.
    """
    if not printed:
        return None
    try:
        value = float(printed)
    except ValueError:
        value = nan
    if not -_STRONGEST <= value <= _STRONGEST:
        raise ValueError(f"its intensity is no number from -{_STRONGEST} to {_STRONGEST}")
    return value


def _described(first: str, second: str) -> str | None:
    """Who acted on whom, in one text."""
    if second:
        return f"{first} → {second}".lstrip()
    return first or None
