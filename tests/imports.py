"""What the tests of imports share: an import in this process, the files that it takes, and what it brought."""

import csv
from pathlib import Path

from regional.database.engine import writing
from regional.exporters.edited import Edited
from regional.importers import importer
from regional.importers.report import Report
from regional.importers.run import run
from regional.models import Base
from regional.seeds.counts import count_anew
from regional.seeds.search_index import index
from tests.commands import run_command

ICEWS = {
    "Event ID": "1",
    "Event Date": "2018-06-01",
    "Source Name": "Foreign Affairs (Kazakhstan)",
    "Source Sectors": "Government",
    "Source Country": "Kazakhstan",
    "Event Text": "Consult",
    "CAMEO Code": "040",
    "Intensity": "1",
    "Target Name": "Citizen (Russia)",
    "Target Sectors": "NA",
    "Target Country": "Russian Federation",
    "Story ID": "474",
    "Sentence Number": "2",
    "Publisher": "A newspaper",
    "City": "Astana",
    "District": "NA",
    "Province": "NA",
    "Country": "Kazakhstan",
    "Latitude": "51.1",
    "Longitude": "71.4",
}
"""An event of ICEWS."""

GDELT = {
    0: "1",
    1: "20191024",
    6: "KAZAKHSTAN",
    7: "KAZ",
    16: "MOSCOW",
    17: "RUS",
    26: "040",
    27: "040",
    28: "04",
    30: "1.0",
    52: "Astana, Astana, Kazakhstan",
    53: "KZ",
    60: "https://news.example/astana",
}
"""An event of GDELT 2.0: its fields by their places from 0."""

SPEECH = {
    "statement_id": "KAZ_76_2021",
    "iso3": "KAZ",
    "session": "76",
    "year": "2021",
    "country": "Kazakhstan",
    "speaker": "Mr. Tokayev",
    "post": "President",
    "bytes": "10",
    "path": "texts/KAZ_76_2021.txt",
}
"""A speech of the UN General Debate."""

ONLY_IN_2 = (39, 47, 55)
"""The second administrative division of either actor and of the event, which version 1.0 does not have."""


OF_NO_IMPORT = ("application", "claim", "difference", "event", "membership", "statement", "topic")
"""How the names of tables begin in which no import looks anything up."""


def leave_actors(location: str) -> None:
    """Take away from the record what no import looks at."""
    with writing(location) as connection:
        for table in reversed(Base.metadata.sorted_tables):
            if table.name.startswith(OF_NO_IMPORT):
                connection.exec_driver_sql(f"DELETE FROM {table}")  # noqa: S608 - one of ours
        connection.exec_driver_sql("DELETE FROM names WHERE language NOT IN ('en', 'und')")
        index(connection, "core")
        count_anew(connection)
    assert run_command("--database", location, "compact").status == 0


def take(database: str | Path, kind: str, *files: Path, dataset: str | None = None) -> Report:
    """Import files, under another id than that of the kind if one is given; what the report says."""
    report = Report()
    chosen = importer(kind)
    about = chosen.dataset | ({"id": dataset} if dataset else {})
    run(chosen._replace(dataset=about), [str(file) for file in files], Edited(str(database), None), report)
    return report


def icews_file(path: Path, *events: dict[str, str]) -> Path:
    """A file of events, of each of which only what differs is given."""
    lines = [list(ICEWS), *((ICEWS | event).values() for event in events)]
    path.write_text("".join("\t".join(line) + "\n" for line in lines), encoding="utf-8")
    return path


def speech_file(path: Path, *speeches: dict[str, str]) -> Path:
    """A file of metadata, of each speech of which only what differs is given."""
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerows([list(SPEECH), *((SPEECH | speech).values() for speech in speeches)])
    return path


def sound_file(path: Path, kind: str, count: int) -> Path:
    """A file of a kind, with some lines after its heading if it has one, of which none is skipped."""
    numbers = range(1, count + 1)
    if kind == "icews":
        return icews_file(path, *({"Event ID": str(number)} for number in numbers))
    if kind == "gdelt":
        return gdelt_file(path, *({0: str(number)} for number in numbers))
    if kind == "ungdc":
        return speech_file(path, *({"statement_id": f"KAZ_{number}"} for number in numbers))
    if kind == "cow-states":
        heading = "stateabb,ccode,statenme,styear,stmonth,stday,endyear,endmonth,endday,version"
        lines = [f"S{number},{1000 + number},State {number},1900,1,1,1910,12,31,2016" for number in numbers]
    else:
        heading = "ionum,ioname,orgname,year,kazakhstan,russia,sdate"
        lines = [
            f"{9000 + first}.0,ORG{first},Organization {first},{1995 + number - first}.0,1.0,0.0,1995.0"
            for number in numbers
            for first in [number - number % 10]
        ]
    path.write_text("\n".join([heading, *lines, ""]), encoding="utf-8")
    return path


def gdelt_file(path: Path, *events: dict[int, str], width: int = 61) -> Path:
    """An export of events, of each of which only what differs is given, at its place in version 2.0."""
    kept = [place for place in range(61) if width == 61 or place not in ONLY_IN_2][:width]
    lines = [[(GDELT | event).get(place, "") for place in kept] for event in events]
    path.write_text("".join("\t".join(line) + "\n" for line in lines), encoding="utf-8")
    return path
