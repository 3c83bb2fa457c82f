"""Files as their publishers lay them out, made column by column as the code books say, with what comes of each line.

`python -m tests.official [EVENTS [EVENTS]]` makes a whole year of ICEWS and a day of GDELT 1.0, imports them beside the
record, and tells how long it took, how much memory, and whether every line is accounted for.
"""

import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from regional.seeds.loader import load
from regional.shipped import SEEDS
from tests.imports import take

ICEWS = (
    *("Event ID", "Event Date", "Source Name", "Source Sectors", "Source Country", "Event Text", "CAMEO Code"),
    *("Intensity", "Target Name", "Target Sectors", "Target Country", "Story ID", "Sentence Number", "Publisher"),
    *("City", "District", "Province", "Country", "Latitude", "Longitude"),
)
"""The columns of ICEWS; that of the codes is not in the file of 2017."""

_ACTOR = (
    *("Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code", "Religion2Code"),
    *("Type1Code", "Type2Code", "Type3Code"),
)
_PLACE = ("Geo_Type", "Geo_FullName", "Geo_CountryCode", "Geo_ADM1Code", "Geo_Lat", "Geo_Long", "Geo_FeatureID")
GDELT = (
    *("GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate"),
    *(f"Actor{number}{name}" for number in "12" for name in _ACTOR),
    *("IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale"),
    *("NumMentions", "NumSources", "NumArticles", "AvgTone"),
    *(f"{of}{name}" for of in ("Actor1", "Actor2", "Action") for name in _PLACE),
    *("DATEADDED", "SOURCEURL"),
)
"""The columns of GDELT 1.0; the last one was added in April 2013."""

COUNTRIES = (
    ("Tajikistan", "TJK", "TI"),
    ("Russian Federation", "RUS", "RS"),
    ("Congo", "COG", "CF"),
    ("Occupied Palestinian Territory", "PSE", "GZ"),
    ("Czech Republic", "CZE", "EZ"),
    ("Yemen", "YEM", "YM"),
    ("Cote d'Ivoire", "CIV", "IV"),
)
"""Countries as ICEWS calls them, by the codes of CAMEO, and by those of FIPS."""

_TEXTS = (
    ("Consult", "040", "1.0"),
    ('"Conduct suicide, car, or other non-military bombing"', "183", "-10.0"),
    ('"Make ""optimistic"" comment"', "012", "-0.1"),
    ("Threaten with repression", "13y", "-7.0"),
)


class Made(NamedTuple):
    """What should come of the lines of a file."""

    read: int
    skipped: int
    repeated: int

    @property
    def written(self) -> int:
        """How many events there should be."""
        return self.read - self.skipped - self.repeated


def _is_repeated(number: int) -> bool:
    return number % 125 == 124


def _is_bad(number: int) -> bool:
    return number % 150 == 60


def _made(path: Path, lines: int, line: Callable[[int], list[str]], heading: str = "") -> Made:
    """Write a file, in which some lines come twice, and say what should come of it."""
    numbers = [number - 1 if _is_repeated(number) else number for number in range(lines)]
    with path.open("w", encoding="utf-8") as file:
        file.write(heading)
        file.writelines("\t".join(line(number)) + "\n" for number in numbers)
    return Made(lines, sum(map(_is_bad, numbers)), sum(map(_is_repeated, range(lines))))


def icews_year(path: Path, year: int, lines: int) -> Made:
    """A year of ICEWS, in the layout of 2017 with its dates and without codes if it is that year."""
    kept = [name for name in ICEWS if year != 2017 or name != "CAMEO Code"]

    def line(number: int) -> list[str]:
        day = date(year, 1, 1) + timedelta(days=number * 365 // lines)
        printed = f"{day.month}/{day.day}/{day.year}" if year == 2017 else day.isoformat()
        text, code, intensity = _TEXTS[number % len(_TEXTS)]
        first, second = COUNTRIES[number % len(COUNTRIES)][0], COUNTRIES[(number + 3) % len(COUNTRIES)][0]
        values = (
            *(f"{30_000_000 + number}", "NULL" if _is_bad(number) else printed),
            *(f"Police ({first})", "Police,Government", first, text, code, intensity),
            *(f"Citizen ({second})", "NULL", second, f"{40_000_000 + number // 3}", f"{number % 6 + 1}", "Xinhua"),
            *("Dushanbe" if number % 2 else "NULL", "NULL", "", first, "38.5358", "68.7791"),
        )
        told = dict(zip(ICEWS, values, strict=True))
        return [told[name] for name in kept]

    return _made(path, lines, line, "\t".join(kept) + "\n")


def gdelt_day(path: Path, day: date, lines: int) -> Made:
    """A day of GDELT 1.0: some events of it are of a month, a year or ten years before, as the news tell of them."""
    added = max(day, date(2013, 2, 3))
    kept = GDELT if added > date(2013, 3, 31) else GDELT[:-1]

    def line(number: int) -> list[str]:
        when = day - timedelta(days=(0, 0, 0, 0, 7, 30, 365)[number % 7])
        _, code, fips = COUNTRIES[number % len(COUNTRIES)]
        _, other, _ = COUNTRIES[(number + 3) % len(COUNTRIES)]
        place = f"Dushanbe, Regions of Republican Subordination, {code.title()}, The"
        told = dict.fromkeys(GDELT, "") | {
            "GLOBALEVENTID": f"{number + 1}",
            "SQLDATE": "19200101" if _is_bad(number) else f"{when:%Y%m%d}",
            "MonthYear": f"{when:%Y%m}",
            "Year": f"{when:%Y}",
            "FractionDate": f"{when.year + when.month / 12:.4f}",
            "Actor1Code": f"{code}GOV",
            "Actor1Name": code.title(),
            "Actor1CountryCode": code,
            "Actor1Type1Code": "GOV",
            "Actor2Code": other,
            "Actor2Name": other.title(),
            "Actor2CountryCode": other,
            "IsRootEvent": "1",
            "EventCode": "040",
            "EventBaseCode": "040",
            "EventRootCode": "04",
            "QuadClass": "1",
            "GoldsteinScale": "1.0",
            "NumMentions": "2",
            "NumSources": "1",
            "NumArticles": "2",
            "AvgTone": "3.24675324675325",
            "ActionGeo_Type": "4",
            "ActionGeo_FullName": place,
            "ActionGeo_CountryCode": fips,
            "ActionGeo_ADM1Code": f"{fips}03",
            "ActionGeo_Lat": "38.56",
            "ActionGeo_Long": "68.7739",
            "ActionGeo_FeatureID": "-3349005",
            "DATEADDED": f"{added:%Y%m%d}",
            "SOURCEURL": f"https://news.example/{number}",
        }
        return [told[name] for name in kept]

    return _made(path, lines, line)


def measured(year: int, day: int) -> Iterator[str]:
    """What became of a year of ICEWS and of a day of GDELT, with so many events."""
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "regional.db"
        load([Path(SEEDS)], str(database))
        for kind, made, path in (
            ("icews", icews_year(Path(folder) / "2018.tab", 2018, year), Path(folder) / "2018.tab"),
            ("gdelt", gdelt_day(Path(folder) / "20140917.CSV", date(2014, 9, 17), day), Path(folder) / "20140917.CSV"),
        ):
            began = time.process_time()
            report = take(database, kind, path)
            spent = time.process_time() - began
            accounted = (report.read, report.skipped.total(), report.repeated) == tuple(made)
            memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
            yield f"{kind}: {report.lines()}"
            yield f"{kind}: accounted for: {accounted}; {spent:.1f} s, {report.read / spent:,.0f} lines/s, {memory} MB"


if __name__ == "__main__":
    sizes = [int(size) for size in sys.argv[1:3]] or [700_000]
    for said in measured(sizes[0], sizes[-1] if len(sizes) > 1 else sizes[0] // 4):
        sys.stdout.write(f"{said}\n")
