"""Writing the events that a program coded, for every publisher of such events."""

from collections.abc import Callable, Iterator
from datetime import date
from functools import lru_cache, partial
from itertools import count, islice
from math import nan
from typing import NamedTuple

from regional.dates import FIRST_DAY
from regional.importers.bulk import Bulk
from regional.importers.cameo import class_of
from regional.importers.files import DataFile
from regional.importers.known_actors import KnownActors
from regional.importers.report import Report
from regional.models import Actor, Event, EventCitation, EventParticipant, Source, Statement
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
    title: str
    code: str
    intensity: str
    place_name: str
    country: str
    """The name of the country that the place is in."""
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


class EventWriter:
    """Writes the events of one import."""

    def __init__(
        self, bulk: Bulk, known: KnownActors, report: Report, state_of: Callable[[str, str], str | None]
    ) -> None:
        """Take where rows go, who is known, and which state the country of an actor means on a day."""
        self._bulk = bulk
        self._known = known
        self._report = report
        self._state_of = lru_cache(REMEMBERED)(state_of)
        self._located = lru_cache(REMEMBERED)(partial(known.named, ActorKind.STATE))
        self._is_organization = lru_cache(REMEMBERED)(partial(known.is_name, ActorKind.ORGANIZATION))
        self._numbers: dict[str, int] = {}
        """The last number that was added to an id, so that it is not counted from the beginning each time."""
        # Such an event has one day, no sum, a citation and an id of its own, so that it can break no rule; to try
        # the rules over all of them would take a twelfth of the time of an import.
        self._events = bulk.into(
            Event,
            *("id", "title", "kind", "start_date", "place", "location_id"),
            *("description", "cameo_code", "cameo_root", "intensity"),
            constants={"tier": Tier.MACHINE_CODED.value, "dataset_id": bulk.dataset},
            is_judged=False,
        )
        self._participants = bulk.into(EventParticipant, "event_id", "actor_id", "role", constants={}, is_judged=False)
        cited = {"source_id": bulk.source}
        self._citations = bulk.into(EventCitation, "event_id", "locator", constants=cited, is_judged=False)
        self._ids_of_others = bulk.taken_with_prefix(Actor, Statement, Source)

    def add(self, file: DataFile, coded: Iterator[Coded]) -> Iterator[None]:
        """Add the events of a file; there is a step after every some thousand of them."""
        while events := list(islice(coded, _AT_ONCE)):
            self._report.read += len(events)
            self._add(file, events)
            yield

    def _add(self, file: DataFile, events: list[Coded]) -> None:
        dataset, note = self._bulk.dataset, self._report.note
        last_day = self._bulk.last_day or FIRST_DAY
        ids = [f"{dataset}-{event.number}" for event in events]
        taken = self._bulk.taken(Event, ids) | self._ids_of_others.intersection(ids)
        for id_, event in zip(ids, events, strict=True):
            line, fields, number, printed_day, title, code, scale, place_name, country, first, _, _, second, *_ = event
            try:
                day, intensity = _day(printed_day), _intensity(scale)
                if id_ in taken or not number.isdecimal():
                    id_ = self._free(id_, number, taken)  # noqa: PLW2901 - another event has it
                    note("an id that another event has: a number is added", Place(file.path, line))
            except ValueError as error:
                self._report.skip(str(error), Place(file.path, line), fields, file.separator)
                continue
            taken.add(id_)
            last_day = max(day, last_day)
            root, kind, of_class = class_of(code)
            if root is None:
                note("a code that is not one of CAMEO", Place(file.path, line))
            state = self._located(country, day) if country else None
            if state is None and place_name:
                note("a place that is in no country that is recorded then", Place(file.path, line))
            coded = (_described(first, second), code or None, root, intensity)
            self._events((id_, title or of_class, kind, day, place_name or None, state, *coded))
            self._citations((id_, event.locator))
            if not self._take_part(id_, day, event):
                note("an actor that is not recorded then: only named in the description", Place(file.path, line))
        self._bulk.last_day = last_day

    def _take_part(self, id_: str, day: str, event: Coded) -> bool:
        """Write who took part. Returns whether all of them are recorded."""
        are_all_known = True
        for name, organization, country, role in ((*event[9:12], _FIRST), (*event[12:15], _SECOND)):
            actor = None
            if organization and self._is_organization(organization):
                actor = self._known.named(ActorKind.ORGANIZATION, organization, day)
            if actor is None and country:
                actor = self._state_of(country, day)
            if actor is not None:
                self._participants((id_, actor, role))
            elif name or country:
                are_all_known = False
        return are_all_known

    def _free(self, id_: str, number: str, taken: set[str]) -> str:
        """An id with one more number that no event has, where the one that the file gives is taken.

        Raises:
            ValueError: the file gives none.
        """
        if not number.isdecimal():
            raise ValueError("its id is no number")
        for counted in count(self._numbers.get(id_, 1) + 1):
            other = f"{id_}-{counted}"
            is_seen = other in taken or other in self._ids_of_others
            if not is_seen and not self._bulk.taken(Event, [other]):
                break
        if len(self._numbers) >= REMEMBERED:
            self._numbers.clear()
        self._numbers[id_] = counted
        return other


@lru_cache(REMEMBERED)
def _day(printed: str) -> str:
    """The day in full, of one that is printed with hyphens or without.

    Raises:
        ValueError: there is no such day.
    """
    try:
        return date.fromisoformat(printed).isoformat()
    except ValueError:
        raise ValueError("its date is no day") from None


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
