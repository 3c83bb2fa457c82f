"""ICEWS, the Integrated Crisis Early Warning System: events that a program coded from the news (Boschee and others).

Tab separated; NA and NULL mean that nothing is known; in some years texts stand in quotation marks. The columns are
described in the guide that comes with the data (Harvard Dataverse, doi:10.7910/DVN/28075), and not every year has all.
Countries stand by their English names.
"""

from collections.abc import Generator, Iterator, Sequence
from functools import partial

from regional.dates import FIRST_DAY
from regional.importers.coded_events import Coded, Publisher, Reading
from regional.importers.days import Days
from regional.importers.delimited import Rows
from regional.importers.files import DataFile
from regional.importers.known_actors import KnownActors
from regional.importers.told import Told

DATASET = {
    "id": "icews",
    "title": "ICEWS Coded Event Data",
    "version": None,
    "licence": "free; cite the authors",
    "citation": "Boschee, Elizabeth, Jennifer Lautenschlager, Sean O'Brien, Steve Shellman, James Starz, and Michael"
    " Ward. 2015. ICEWS Coded Event Data. Harvard Dataverse. https://doi.org/10.7910/DVN/28075",
    "as_of": FIRST_DAY,
    "priority": 300,
}
"""What is recorded about the dataset; it reaches until the last day of the files."""

SEPARATORS = "\t,;"
"""What can stand between fields: a tab, or what a program that read them wrote instead."""

COLUMNS = ("Event ID", "Event Date", "Event Text", "Source Name", "Target Name")
"""The columns that no file of any year lacks."""

OTHERS = (
    *("CAMEO Code", "Intensity", "Source Country", "Target Country", "City", "District", "Province", "Country"),
    *("Publisher", "Story ID", "Sentence Number"),
)
"""Those that some lack: that of 2017 has no codes."""


_FIRST_DAY, _LAST_DAY = "1995-01-01", "2023-12-31"
"""The first day that was coded, and the end of the year in which the program ended."""

_ITS_OWN = {"Aeolian Islands": "ITA", "Bavaria": "DEU", "Bonaire": "BES", "Congo": "COG", "Cook Island": "COK"}
"""The states that it calls as nobody else does, or as others call several or none."""


def told(files: Sequence[DataFile], dataset: str, known: KnownActors, today: str) -> Generator[Told, None, None]:
    """What files of events tell."""

    def state_of(country: str, day: str, *, around: bool = False) -> str | None:
        own = _ITS_OWN.get(country)
        return known.then([own], day, around=around) if own else known.state_named(country, day, around=around)

    publisher = Publisher(state_of, partial(state_of, around=True), (_FIRST_DAY, min(_LAST_DAY, today)))
    reading = Reading(dataset, known, publisher)
    for file in files:
        yield from reading.told(file, Days(partial(_dates, file)), _coded(file))


def _dates(file: DataFile) -> Iterator[str]:
    """Every date of a file, as it is printed."""
    rows = file.table(SEPARATORS, COLUMNS)
    _, heading = next(rows)
    at = heading.index("Event Date")
    return (row[at].strip() for _, row in rows)


def _coded(file: DataFile) -> Iterator[tuple[Rows, Coded]]:
    blocks = file.blocks(SEPARATORS, COLUMNS, OTHERS)
    heading = next(blocks).row(0)
    at = [heading.index(column) if column in heading else None for column in (*COLUMNS, *OTHERS)]
    for block in blocks:
        form, nothing = block.form, block.form.nothing(len(block.lines))
        given = [nothing if number is None else form.known(block.column(number)) for number in at]
        number, day, text, first, second, code, intensity, first_country, second_country, *where = given
        *place, publisher, story, sentence = where
        yield (
            block,
            Coded(
                *(number, day, nothing, text, code, intensity, form.joined(", ", *place), place[-1]),
                *(first, first, first_country, second, second, second_country),
                form.joined(", ", publisher, form.prefixed("story ", story), form.prefixed("sentence ", sentence)),
            ),
        )
