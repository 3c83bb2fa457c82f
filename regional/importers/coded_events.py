"""What the lines mean in which a program coded events, for every publisher of such lines.

There are millions of them, so that a file is taken column by column: what is done for every line is done by functions
that are written in C, and what is found for one line is remembered for the others.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache, partial
from itertools import compress, count
from operator import not_
from typing import Any, NamedTuple

from regional.importers.cameo import class_of
from regional.importers.columns import each, or_none
from regional.importers.days import Days
from regional.importers.delimited import Block
from regional.importers.event_checks import EventChecks, intensity
from regional.importers.files import DataFile
from regional.importers.known_actors import KnownActors
from regional.importers.told import Told
from regional.vocabulary import ActorKind

REMEMBERED = 8_192
"""How many answers of a lookup are kept, so that a longer file needs no more memory."""

Column = list[str]


class Coded(NamedTuple):
    """Some lines of a file, each column apart, in the form that all publishers share; what is not given is empty."""

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


class Publisher(NamedTuple):
    """What a publisher of coded events means."""

    state_of: Callable[[str, str], str | None]
    """Which state the country of an actor means on a day."""
    located: Callable[[str, str], str | None]
    """Which state the country of a place means on a day."""
    reach: tuple[str, str]
    """The first and the last day of which it can tell."""


class Reading:
    """Finds what lines mean."""

    def __init__(self, dataset: str, known: KnownActors, publisher: Publisher) -> None:
        """Take the id of the dataset, who is known, and what the publisher means by what it writes."""
        self._dataset = dataset
        self._reach = publisher.reach
        self._state_of = lru_cache(REMEMBERED)(_if_given(publisher.state_of))
        self._located = lru_cache(REMEMBERED)(_if_given(publisher.located))
        self._since = lru_cache(REMEMBERED)(known.since)
        self._organization = lru_cache(REMEMBERED)(partial(known.named, ActorKind.ORGANIZATION))
        self._organizations = partial(known.names_among, ActorKind.ORGANIZATION)

    def told(self, file: DataFile, days: Days, blocks: Iterator[tuple[Block, Coded]]) -> Iterator[Told]:
        """What the lines of a file tell, some hundred at once."""
        checks = EventChecks(days, self._reach)
        for block, coded in blocks:
            lines, skipped = block.lines, checks.skipped(coded.day, coded.told, coded.intensity, coded.number)
            if skipped:
                sound = [at not in skipped for at in range(len(lines))]
                lines = [*compress(lines, sound)]
                coded = Coded._make([*compress(column, sound)] for column in coded)  # noqa: PLW2901
            columns, noted = self._meant(days, coded) if lines else ([], [])
            numbers = [*map(int, coded.number)] or [0]
            yield Told(
                path=file.path,
                separator=file.separator,
                done=file.done(),
                read=len(block.lines),
                skipped=[(reason, block.lines[at], block.row(at)) for at, reason in skipped.items()],
                noted=noted,
                lines=lines,
                numbers=(min(numbers), max(numbers)),
                columns=columns,
            )

    def _meant(self, days: Days, coded: Coded) -> tuple[list[Sequence[Any]], list[tuple[str, list[int]]]]:
        """The columns of what sound lines tell, and what is left out of it."""
        day = each(days.read, coded.day)
        since = each(self._since, day)
        location = each(self._located, coded.country, since)
        named = self._organizations({*coded.first_organization, *coded.second_organization})
        first, second = (
            self._actors(named, names, each(self._state_of, countries, since), day)
            for names, countries in (
                (coded.first_organization, coded.first_country),
                (coded.second_organization, coded.second_country),
            )
        )
        root, kind, of_class = zip(*each(class_of, coded.code), strict=True)
        columns = [
            [f"{self._dataset}-{number}" for number in coded.number],
            [printed or otherwise for printed, otherwise in zip(coded.title, of_class, strict=True)],
            day,
            or_none(coded.place_name),
            location,
            _described(coded.first, coded.second),
            or_none(coded.code),
            each(intensity, coded.intensity),
            *(kind, root, coded.locator, first, second),
        ]
        return columns, [
            ("a code that is not one of CAMEO", _missing(root, coded.code)),
            ("it has no code of CAMEO", [*compress(count(), map(not_, coded.code))]),
            ("a place that is in no country that is recorded then", _missing(location, coded.place_name)),
            (
                "an actor that is not recorded then: only named in the description",
                sorted(
                    {
                        *_missing(first, coded.first, coded.first_country),
                        *_missing(second, coded.second, coded.second_country),
                    }
                ),
            ),
        ]

    def _actors(self, named: set[str], names: Column, states: list[str | None], day: Column) -> list[str | None]:
        """Who is meant on some days: the organizations that have some names, or else some states.

        Args:
            named: those of the names that are names of organizations at some time.
            names: the names.
            states: the states.
            day: the days.
        """
        if named:
            for at in compress(count(), map(named.__contains__, names)):
                states[at] = self._organization(names[at], day[at]) or states[at]
        return states


def _if_given(state_of: Callable[[str, str], str | None]) -> Callable[[str, str], str | None]:
    """A function that finds the state of a country on a day, if there is a country."""
    return lambda country, day: state_of(country, day) if country else None


def _missing(found: Sequence[str | None], *printed: Column) -> list[int]:
    """Where nothing was found although something is printed."""
    if None not in found:
        return []
    given = map(any, zip(*printed, strict=True))
    return [at for at, (one, is_given) in enumerate(zip(found, given, strict=True)) if one is None and is_given]


def _described(first: Column, second: Column) -> list[str | None]:
    """Who acted on whom, in one text."""
    pairs = zip(first, second, strict=True)
    if "" in first or "" in second:
        return [f"{one} → {other}".lstrip() if other else one or None for one, other in pairs]
    return [f"{one} → {other}" for one, other in pairs]
