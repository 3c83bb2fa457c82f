"""Files of the shape that public datasets have, made by a fixed seed, so that every run has the same."""

import gzip
import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

SEED = 20210917

_HEADING = (
    *("Event ID", "Event Date", "Source Name", "Source Sectors", "Source Country", "Event Text", "CAMEO Code"),
    *("Intensity", "Target Name", "Target Sectors", "Target Country", "Story ID", "Sentence Number", "Publisher"),
    *("City", "District", "Province", "Country", "Latitude", "Longitude"),
)
_COUNTRIES = (
    *("Kazakhstan", "Russia", "China", "India", "Pakistan", "Uzbekistan", "Iran", "Armenia", "Belarus", "France"),
    *("Germany", "Japan", "Brazil", "Nigeria", "Egypt", "Turkey", "Israel", "Mexico", "Canada", "Australia"),
)
_CODES = (
    ("Make statement", "010", "0.0"),
    ("Consult", "040", "1.0"),
    ("Provide aid", "070", "7.0"),
    ("Threaten", "130", "-4.4"),
)
_DAYS = [(date(1995, 1, 1) + timedelta(days=day)).isoformat() for day in range(9000)]


_YEARS = 20
"""For how many years an organization is told."""


def write_events(path: Path, count: int) -> None:
    """A file of events like those of ICEWS, in the order of their days."""
    with path.open("w", encoding="utf-8") as file:
        file.write("\t".join(_HEADING) + "\n")
        file.writelines("\t".join(fields) + "\n" for fields in _events(count))


def _events(count: int) -> Iterator[tuple[str, ...]]:
    chance = random.Random(SEED)  # noqa: S311 - the same events in every run
    for number in range(count):
        first, second, where = (chance.choice(_COUNTRIES) for _ in range(3))
        what, code, intensity = chance.choice(_CODES)
        yield (
            *(str(10_000_000 + number), _DAYS[number * len(_DAYS) // count], f"Government ({first})", "Government"),
            *(first, what, code, intensity, f"Citizen ({second})", "NA", second, str(number // 4), "1", "A newspaper"),
            *("Capital", "NA", "NA", where, "51.1", "71.4"),
        )


def write_memberships(path: Path, columns: list[str], organizations: int, members: int) -> None:
    """An organization-year file like that of Correlates of War: the states of each organization joined one by one."""
    chance = random.Random(SEED)  # noqa: S311 - the same memberships in every run
    with gzip.open(path, "wt", encoding="utf-8", compresslevel=1) as file:
        file.write(",".join(["ioname", "orgname", "year", *columns, "sdate", "deaddate", "ionum"]) + "\n")
        for number in range(organizations):
            first = chance.randrange(1960, 2014 - _YEARS)
            joined = {
                column: first + chance.randrange(_YEARS) for column in chance.sample(range(len(columns)), members)
            }
            for year in range(first, first + _YEARS):
                cells = ["0"] * len(columns)
                for column, since in joined.items():
                    cells[column] = "1" if year >= since else "0"
                who = (f"ORG{number}", f"Organization number {number}", str(year))
                file.write(",".join([*who, *cells, str(first), "-9", str(10_000 + number)]) + "\n")
