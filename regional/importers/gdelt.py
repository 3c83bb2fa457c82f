"""GDELT, the Global Database of Events, Language and Tone (Leetaru, Schrodt): what a program coded from the news.

An export is tab separated and has no heading: version 2.0 has 61 columns, version 1.0 has 58, before April 2013 57,
since the address of the news was not given then. What each is, the code books say (Event Codebook V1.03 and V2.0).

An actor's country is a code of CAMEO, which for nearly all states is that of ISO 3166; Africa or Europe are no states.
The country of a place has a code of FIPS 10-4, or else it is the last part of the name of the place. Both are those of
today, also for an event of the 1980s: `KnownActors.then` says which state stood there.
"""

from collections.abc import Generator, Iterator, Sequence

from regional.dates import FIRST_DAY
from regional.importers.coded_events import Coded, Publisher, Reading
from regional.importers.days import Days
from regional.importers.delimited import Rows
from regional.importers.files import DataFile
from regional.importers.fips import STATES
from regional.importers.known_actors import KnownActors
from regional.importers.told import Told
from regional.vocabulary import ActorKind

DATASET = {
    "id": "gdelt",
    "title": "GDELT Event Database",
    "version": None,
    "licence": "free with attribution",
    "citation": "Leetaru, Kalev, and Philip A. Schrodt. 2013. GDELT: Global Data on Events, Language, and Tone,"
    " 1979-2012. International Studies Association Annual Conference. https://www.gdeltproject.org",
    "as_of": FIRST_DAY,
    "priority": 300,
}
"""What is recorded about the dataset; it reaches until the last day of the files."""

_ACTORS = (6, 7, 8, 12, 16, 17, 18, 22)
"""Of either actor the name, the country, the group that it is known as, and the first of its roles."""

_NOT_OF_ISO = {"IMY": "IMN", "MTN": "MNE", "ROM": "ROU", "TMP": "TLS"}
"""The Isle of Man, Montenegro, Romania and Timor-Leste, which CAMEO codes otherwise."""

_OTHERS = {57: (50, 51, 56), 58: (50, 51, 56, 57), 61: (52, 53, 59, 60)}
"""By the number of columns: where the name and the country of the place stand, the day on which the event was added,
and the address if there is one."""

_FIRST_DAY = "1979-01-01"
"""The first day that was coded."""


def told(files: Sequence[DataFile], dataset: str, known: KnownActors, today: str) -> Generator[Told, None, None]:
    """What exports tell."""

    def state_of(country: str, day: str) -> str | None:
        state = _NOT_OF_ISO.get(country, country)
        return known.then([state], day) if known.kinds.get(state) == ActorKind.STATE else None

    def located(country: str, day: str) -> str | None:
        state = STATES.get(country)
        return known.then([state], day, around=True) if state else known.state_named(country, day, around=True)

    reading = Reading(dataset, known, Publisher(state_of, located, (_FIRST_DAY, today)))
    for file in files:
        yield from reading.told(file, Days(lambda: ()), _coded(file))


def _coded(file: DataFile) -> Iterator[tuple[Rows, Coded]]:
    for block in file.blocks("\t", widths=tuple(_OTHERS)):
        wanted = (0, 1, 26, 30, *_ACTORS, *_OTHERS[block.width])
        each, stripped = block.form.each, block.form.stripped
        number, day, code, scale, *others = (stripped(block.column(at)) for at in wanted)
        first, first_country, first_group, first_role, second, second_country, second_group, second_role = others[:8]
        place, country, added, *address = others[8:]
        nothing = block.form.nothing(len(block.lines))
        yield (
            block,
            Coded(
                *(number, day, each(_day, added), nothing, code, scale, place, each(_country, country, place)),
                *(first, each(_organization, first, first_group, first_role), first_country),
                *(second, each(_organization, second, second_group, second_role), second_country),
                address[0] if address else nothing,
            ),
        )


def _day(added: str) -> str:
    """The day of a moment, which version 2.0 gives to the second."""
    return f"{added[:4]}-{added[4:6]}-{added[6:8]}" if added.isdecimal() and len(added) in _MOMENTS else ""


_MOMENTS = (len("20191024"), len("20191024143000"))


def _country(code: str, place: str) -> str:
    """The code of a country; else the last part of the name of a place, such as that of Banjul, Banjul, Gambia, The."""
    if code in STATES:
        return code
    return place.removesuffix(", The").rpartition(", ")[2]


def _organization(name: str, group: str, role: str) -> str:
    """The name, if it is that of an organization: the program knows it as a group, or says that governments made it."""
    return name.removeprefix("THE ") if group or role == "IGO" else ""
