"""Files of the shape that public datasets have, made by a fixed seed, so that every run has the same."""

import gzip
import random
from collections.abc import Callable
from datetime import date, timedelta
from itertools import product
from pathlib import Path

from regional.importers.cameo import TITLES

SEED = 20210917

_HEADING = (
    *("Event ID", "Event Date", "Source Name", "Source Sectors", "Source Country", "Event Text", "CAMEO Code"),
    *("Intensity", "Target Name", "Target Sectors", "Target Country", "Story ID", "Sentence Number", "Publisher"),
    *("City", "District", "Province", "Country", "Latitude", "Longitude"),
)
_COUNTRIES = (
    *("United States", "Russia", "China", "India", "Israel", "Iraq", "Iran", "Pakistan", "Japan", "Turkey"),
    *("Syria", "Afghanistan", "Ukraine", "United Kingdom", "France", "Germany", "South Korea", "North Korea"),
    *("Egypt", "Australia", "Nigeria", "Philippines", "Indonesia", "Thailand", "Lebanon", "Saudi Arabia", "Yemen"),
    *("Mexico", "Brazil", "Argentina", "Colombia", "Venezuela", "Cuba", "Canada", "South Africa", "Italy", "Spain"),
    *("Poland", "Greece", "Bangladesh", "Malaysia", "Vietnam", "Kenya", "Somalia", "Sri Lanka", "Georgia"),
    *("Kazakhstan", "Uzbekistan", "Kyrgyzstan", "Tajikistan", "Turkmenistan", "Mongolia", "Armenia", "Azerbaijan"),
    *("Belarus", "Moldova", "Serbia", "Hungary", "Romania", "Bulgaria", "Sweden", "Norway", "Finland", "Peru"),
    *("Chile", "Bolivia", "Ecuador", "Zimbabwe", "Ethiopia", "Uganda", "Rwanda", "Mali", "Libya", "Tunisia"),
    *("Algeria", "Morocco", "Jordan", "Kuwait", "Qatar", "Nepal", "Singapore", "Cambodia", "Laos", "Fiji"),
)
_SECTORS = (
    *("Government", "Police", "Citizen", "Military", "Protester", "Criminal", "Media", "Court Judge", "Business"),
    *("Foreign Affairs", "Head of Government", "Armed Rebel", "Legislature", "Lawyer", "Student", "Employee"),
)
_ACTORS, _PLACES, _PUBLISHERS = 200_000, 30_000, 1_500
_PARTS = ("ka", "ri", "mo", "shen", "lo", "tar", "be", "nu", "vic", "san", "dol", "ye", "gar", "pi", "wen", "az")

_FIRST, _LAST = date(1995, 1, 1), date(2023, 12, 31)
_DAYS = [(_FIRST + timedelta(days=day)).isoformat() for day in range((_LAST - _FIRST).days + 1)]
"""The days that ICEWS tells of."""

_AT_ONCE = 10_000
"""How many lines are made before they are written."""

_YEARS = 20
"""For how many years an organization is told."""


def write_events(path: Path, count: int) -> None:
    """A file of events like those of ICEWS, in the order of their days.

    As there, few actors do much of what is done and most of them little, nearly every pair of actors meets once, and
    every event has a sentence of its own.
    """
    chance = random.Random(SEED)  # noqa: S311 - the same events in every run
    actors, places, publishers = _pools(chance)
    acts = [
        f"{title}, {digit}\t{root}{digit}\t{10 - int(root)}.0" for root, title in TITLES.items() for digit in range(10)
    ]
    pick = _picker(chance)
    with path.open("w", encoding="utf-8") as file:
        file.write("\t".join(_HEADING) + "\n")
        for start in range(0, count, _AT_ONCE):
            file.writelines(
                f"{10_000_000 + number}\t{_DAYS[number * len(_DAYS) // count]}"
                f"\t{pick(actors)}\t{pick(acts)}\t{pick(actors)}"
                f"\t{20_000_000 + number // 3}\t{1 + number % 3}\t{pick(publishers)}\t{pick(places)}\n"
                for number in range(start, min(start + _AT_ONCE, count))
            )


def _picker(chance: random.Random) -> Callable[[list[str]], str]:
    """A function that picks from a list, the more often the nearer to its beginning."""
    number = chance.random
    return lambda pool: pool[int(len(pool) * number() ** 3)]


def _pools(chance: random.Random) -> tuple[list[str], list[str], list[str]]:
    """The actors, the places and the publishers, each as its fields stand in a line, those of most events first."""
    pick = _picker(chance)
    countries = list(_COUNTRIES)

    def name(parts: int) -> str:
        return "".join(chance.choices(_PARTS, k=parts)).title()

    actors = [f"{sector} ({country})\t{sector}\t{country}" for country, sector in product(_COUNTRIES, _SECTORS)]
    actors += [f"{name(2)} {name(3)}\t{pick(list(_SECTORS))}\t{pick(countries)}" for _ in range(_ACTORS - len(actors))]
    places = [
        f"{name(3)}\tNA\t{name(2)}\t{pick(countries)}\t{chance.uniform(-60, 70):.4f}\t{chance.uniform(-180, 180):.4f}"
        for _ in range(_PLACES)
    ]
    return actors, places, [f"{name(2)} {name(2)} News" for _ in range(_PUBLISHERS)]


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
