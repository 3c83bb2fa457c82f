"""Writing the events that a program coded, for every publisher of such events.

There are millions of them, so that a file is taken column by column: what is done for every line is done by functions
that are written in C, and what is found for one line is remembered for the others.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache, partial
from itertools import compress, count
from math import nan
from operator import itemgetter, ne, not_
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

_STRONGEST = 10
"""How far the scales of intensity go, up and down."""

_FIRST, _SECOND = ParticipantRole.INITIATOR.value, ParticipantRole.TARGET.value
"""The roles of the two actors."""

Column = Sequence[str]


class Coded(NamedTuple):
    """Some lines of a file, each column apart, in the form that all publishers share; what is not given is empty."""

    line: Sequence[int]
    fields: Sequence[list[str]]
    number: Column
    day: Column
    told: Column
    """The day on which the publisher told of it, if the file says it: it cannot have happened later."""
    title: Column
    code: Column
    intensity: Column
    place_name: Column
    country: Column
    """The country that the place is in, as the publisher writes it."""
    first: Column
    """Who acted, as printed."""
    first_organization: Column
    """The same, if it can be the name of an organization."""
    first_country: Column
    second: Column
    """Who was acted on, as printed."""
    second_organization: Column
    second_country: Column
    locator: Column

    def only(self, wanted: Sequence[object]) -> "Coded":
        """Those of the lines for which something is true."""
        return Coded._make([*compress(column, wanted)] for column in self)


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
        self._reach = publisher.reach
        self._state_of = lru_cache(REMEMBERED)(_if_given(publisher.state_of))
        self._located = lru_cache(REMEMBERED)(_if_given(publisher.located))
        self._since = lru_cache(REMEMBERED)(known.since)
        self._organization = lru_cache(REMEMBERED)(partial(known.named, ActorKind.ORGANIZATION))
        self._organizations = partial(known.names_among, ActorKind.ORGANIZATION)
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

    def add(self, file: DataFile, days: Days, blocks: Iterator[Coded]) -> Iterator[None]:
        """Add the events of a file; there is a step after every some thousand of them."""
        for coded in blocks:
            self._report.read += len(coded.line)
            found = [*self._days(file, days, coded)]
            if None in found:
                coded = coded.only(found)  # noqa: PLW2901
            if coded.line:
                self._add(file, [day for day in found if day], coded)
            yield

    def _days(self, file: DataFile, days: Days, coded: Coded) -> Iterator[str | None]:
        """The day of each line; none if it makes no event, but is skipped."""
        columns = (coded.day, coded.told, coded.intensity, coded.number)
        for at, printed in enumerate(zip(*columns, strict=True)):
            try:
                yield self._day(days, *printed)
            except ValueError as error:
                self._report.skip(str(error), Place(file.path, coded.line[at]), coded.fields[at], file.separator)
                yield None

    def _day(self, days: Days, printed: str, told: str, intensity: str, number: str) -> str:
        """The day of an event.

        Raises:
            ValueError: there is no such day or intensity, the publisher cannot know of it, or it has no id.
        """
        day = days.read(printed)
        first, last = self._reach
        if not first <= day <= last:
            raise ValueError(f"its day is not from {first} to {last}")
        if told and day > told:
            raise ValueError("its day is after the one on which it was told")
        _intensity(intensity)
        if not number.isdecimal():
            raise ValueError("its id is no number")
        return day

    def _add(self, file: DataFile, day: Sequence[str], coded: Coded) -> None:
        """Add sound lines, each with its day."""
        since = [*map(self._since, day)]
        location = [*map(self._located, coded.country, since)]
        root, kind, of_class = zip(*map(class_of, coded.code), strict=True)
        first = self._actors(coded.first_organization, coded.first_country, since)
        second = self._actors(coded.second_organization, coded.second_country, since)
        actors = [*map(_parts, first, second)]
        kept = (
            [printed or otherwise for printed, otherwise in zip(coded.title, of_class, strict=True)],
            day,
            [name or None for name in coded.place_name],
            location,
            [*map(_described, coded.first, coded.second)],
            [code or None for code in coded.code],
            [*map(_intensity, coded.intensity)],
        )
        own = [f"{self._bulk.dataset}-{number}" for number in coded.number]
        ids = self._ids.given(own, zip(*kept, coded.locator, actors, strict=True))
        self._bulk.last_day = max(self._bulk.last_day or FIRST_DAY, *day)
        self._events += filter(_ID, zip(ids, *kept, kind, root, day, day, strict=True))
        self._citations += filter(_ID, zip(ids, coded.locator, strict=True))
        self._participants += [(id_, *part) for id_, parts in zip(ids, actors, strict=True) if id_ for part in parts]
        for line in compress(coded.line, map(not_, ids)):
            self._report.repeat(Place(file.path, line))
        unnamed = [
            (one is None and bool(name or country)) or (other is None and bool(other_name or other_country))
            for one, name, country, other, other_name, other_country in zip(
                first, coded.first, coded.first_country, second, coded.second, coded.second_country, strict=True
            )
        ]
        self._note(
            file,
            [line if id_ else 0 for line, id_ in zip(coded.line, ids, strict=True)],
            {
                "an id that another event has: a number is added": map(ne, ids, own),
                "a code that is not one of CAMEO": (
                    each is None and bool(code) for each, code in zip(root, coded.code, strict=True)
                ),
                "it has no code of CAMEO": map(not_, coded.code),
                "a place that is in no country that is recorded then": (
                    state is None and bool(name) for state, name in zip(location, coded.place_name, strict=True)
                ),
                "an actor that is not recorded then: only named in the description": unnamed,
            },
        )

    def _note(self, file: DataFile, lines: Sequence[int], noted: Mapping[str, Iterable[bool]]) -> None:
        """Note of which lines something holds, in the order in which it first does; no line has the number 0."""
        found = [(reason, [*filter(None, compress(lines, holds))]) for reason, holds in noted.items()]
        for reason, of_these in sorted((each for each in found if each[1]), key=lambda each: each[1][0]):
            self._report.note(reason, Place(file.path, of_these[0]), len(of_these))

    def _actors(self, names: Column, countries: Column, since: Sequence[str]) -> list[str | None]:
        """The organizations that have some names, or else the states that some countries mean."""
        found = [*map(self._state_of, countries, since)]
        organizations = self._organizations({*names})
        if organizations:
            for at in compress(count(), map(organizations.__contains__, names)):
                found[at] = self._organization(names[at], since[at]) or found[at]
        return found


_ID = itemgetter(0)
"""Whether a row is one of an event that was not told before: it has an id."""


def _if_given(state_of: Callable[[str, str], str | None]) -> Callable[[str, str], str | None]:
    """A function that finds the state of a country on a day, if there is a country."""
    return lambda country, day: state_of(country, day) if country else None


@lru_cache(REMEMBERED)
def _parts(first: str | None, second: str | None) -> tuple[tuple[str, str], ...]:
    """Who took part, each with its role."""
    return tuple(sorted((actor, role) for actor, role in ((first, _FIRST), (second, _SECOND)) if actor))


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
