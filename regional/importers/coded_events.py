"""What the lines mean in which a program coded events, for every publisher of such lines.

There are millions of them, so that a file is taken column by column: what is done for every line is done by functions
that are written in C, and what is found for one line is remembered for the others.
"""

from collections.abc import Callable, Iterator
from functools import lru_cache, partial
from itertools import compress
from typing import NamedTuple

from regional.importers.cameo import class_of
from regional.importers.columns import Column, Columns
from regional.importers.days import Days
from regional.importers.delimited import Rows
from regional.importers.event_checks import EventChecks, intensity
from regional.importers.files import DataFile
from regional.importers.known_actors import KnownActors
from regional.importers.told import Told
from regional.vocabulary import ActorKind

REMEMBERED = 8_192
"""How many answers of a lookup are kept, so that a longer file needs no more memory."""


class Coded(NamedTuple):
    """Some lines of a file, each column apart, in the form that all publishers share; what is not given is empty."""

    number: Column
    day: Column
    told: Column
    """The day on which the publisher told of it, if the file says it: it cannot have happened later."""
    title: Column
    code: Column
    intensity: Column
    place: Column
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
        self._named = partial(known.names_among, ActorKind.ORGANIZATION)
        self._names = known.folded_names(ActorKind.ORGANIZATION)

    def told(self, file: DataFile, days: Days, blocks: Iterator[tuple[Rows, Coded]]) -> Iterator[Told]:
        """What the lines of a file tell, some hundred at once."""
        checks = EventChecks(days, self._reach)
        for block, coded in blocks:
            form, lines = block.form, block.lines
            skipped = checks.skipped(form, coded.day, coded.told, coded.intensity, coded.number)
            if skipped:
                sound = [at not in skipped for at in range(len(lines))]
                lines = [*compress(lines, sound)]
                coded = Coded._make(form.compressed(column, sound) for column in coded)  # noqa: PLW2901
            columns, noted = self._meant(form, days, coded) if lines else ([], [])
            yield Told(
                path=file.path,
                separator=file.separator,
                done=file.done(),
                read=len(block.lines),
                skipped=[(reason, block.lines[at], block.row(at)) for at, reason in skipped.items()],
                noted=noted,
                lines=lines,
                numbers=form.reach(coded.number) if lines else (0, 0),
                columns=[*map(file.block.form.taken, columns)],
                form=file.block.form,
            )

    def _meant(self, form: Columns, days: Days, coded: Coded) -> tuple[list[Column], list[tuple[str, list[int]]]]:
        """The columns of what sound lines tell, and what is left out of it."""
        day = form.each(days.read, coded.day)
        since = form.each(self._since, day)
        location = form.each(self._located, coded.country, since)
        named = self._named(form.may_be(self._names, coded.first_organization, coded.second_organization))
        first, second = (
            form.replaced(form.each(self._state_of, countries, since), named, self._organization, names, day)
            for names, countries in (
                (coded.first_organization, coded.first_country),
                (coded.second_organization, coded.second_country),
            )
        )
        root, kind, title = (form.each(part, coded.code) for part in (_root, _kind, _title))
        columns = [
            form.prefixed(f"{self._dataset}-", coded.number),
            form.or_else(coded.title, title),
            day,
            form.or_none(coded.place),
            location,
            form.described(coded.first, coded.second),
            form.or_none(coded.code),
            form.each(intensity, coded.intensity),
            *(kind, root, coded.locator, first, second),
        ]
        return columns, [
            ("a code that is not one of CAMEO", form.are_missed(root, coded.code)),
            ("it has no code of CAMEO", form.are_empty(coded.code)),
            ("a place that is in no country that is recorded then", form.are_missed(location, coded.place)),
            (
                "an actor that is not recorded then: only named in the description",
                sorted(
                    {
                        *form.are_missed(first, coded.first, coded.first_country),
                        *form.are_missed(second, coded.second, coded.second_country),
                    }
                ),
            ),
        ]


def _root(code: str) -> str | None:
    return class_of(code).root


def _kind(code: str) -> str:
    return class_of(code).kind


def _title(code: str) -> str:
    return class_of(code).title


def _if_given(state_of: Callable[[str, str], str | None]) -> Callable[[str, str], str | None]:
    """A function that finds the state of a country on a day, if there is a country."""
    return lambda country, day: state_of(country, day) if country else None
