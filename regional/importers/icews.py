"""ICEWS, the Integrated Crisis Early Warning System: events that a program coded from the news (Boschee and others).

Tab separated, nothing is quoted, and NA means that nothing is known. The columns are described in the guide that comes
with the data (Harvard Dataverse, doi:10.7910/DVN/28075). Countries stand by their English names.
"""

from collections.abc import Iterator
from functools import lru_cache, partial
from operator import itemgetter

from regional.dates import FIRST_DAY
from regional.importers.bulk import Bulk
from regional.importers.coded_events import REMEMBERED, Coded, EventWriter
from regional.importers.files import DataFile
from regional.importers.known_actors import KnownActors
from regional.importers.report import Report
from regional.vocabulary import ActorKind

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

COLUMNS = (
    *("Event ID", "Event Date", "Event Text", "CAMEO Code", "Intensity", "Source Name", "Source Country"),
    *("Target Name", "Target Country", "City", "District", "Province", "Country"),
    *("Publisher", "Story ID", "Sentence Number"),
)


def read(files: list[DataFile], bulk: Bulk, known: KnownActors, report: Report) -> Iterator[None]:
    """Read files of events."""
    writer = EventWriter(bulk, known, report, partial(known.named, ActorKind.STATE))
    for file in files:
        yield from writer.add(file, _events(file))


def _events(file: DataFile) -> Iterator[Coded]:
    rows = file.table("\t", COLUMNS)
    _, heading = next(rows)
    pick = itemgetter(*map(heading.index, COLUMNS))
    for line, row in rows:
        known = ["" if field == "NA" else field for field in map(str.strip, pick(row))]
        number, day, text, code, intensity, first, first_country, second, second_country = known[:9]
        city, district, province, country, publisher, story, sentence = known[9:]
        yield Coded(
            *(line, row, number, day, text, code, intensity, _place_name(city, district, province, country), country),
            *(first, first, first_country, second, second, second_country),
            f"{publisher}, story {story}, sentence {sentence}",
        )


@lru_cache(REMEMBERED)
def _place_name(*parts: str) -> str:
    return ", ".join(filter(None, parts))
