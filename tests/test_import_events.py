"""Real files of machine-coded events: every line becomes an event, and no question shows one unless it is asked for."""

import shutil
from collections import Counter
from pathlib import Path

import pytest

from tests.conftest import REFERENCE, Result, run_command
from tests.datasets import rows
from tests.imports import take

ICEWS = REFERENCE / "icews" / "events.2018.sample.tab"
GDELT = REFERENCE / "gdelt" / "20191024143000.export.CSV"

pytestmark = pytest.mark.skipif(not ICEWS.exists(), reason="the reference data does not lie beside the project")

STATES = {
    "Afghanistan": "AFG",
    "China": "CHN",
    "Iran": "IRN",
    "Kazakhstan": "KAZ",
    "North Korea": "PRK",
    "Russian Federation": "RUS",
    "South Korea": "KOR",
    "Syria": "SYR",
    "Turkey": "TUR",
    "United Kingdom": "GBR",
    "United States": "USA",
    "Vietnam": "VNM",
}
"""Some states as ICEWS prints them."""

FIPS = {
    "AF": "AFG",
    "AS": "AUS",
    "BF": "BHS",
    "CH": "CHN",
    "GM": "DEU",
    "IZ": "IRQ",
    "KN": "PRK",
    "KS": "KOR",
    "KZ": "KAZ",
    "RS": "RUS",
    "UK": "GBR",
    "UP": "UKR",
    "US": "USA",
    "ZI": "ZWE",
}
"""Some states by the codes of FIPS 10-4, which GDELT gives beside the names of places."""


class Imported:
    """The record with both files beside it."""

    def __init__(self, record: Path, folder: Path) -> None:
        self.database = Path(shutil.copy(record, folder / "regional.db"))
        self.reports = {kind: take(self.database, kind, file) for kind, file in (("icews", ICEWS), ("gdelt", GDELT))}

    def ask(self, *question: str) -> Result:
        return run_command(*question, REGIONAL_DATABASE=str(self.database))


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory, record: Path) -> Imported:
    return Imported(record, tmp_path_factory.mktemp("events"))


def printed(path: Path) -> list[list[str]]:
    """The fields of all lines of a tab separated file, in which NA means nothing."""
    lines = path.read_text(encoding="utf-8").removesuffix("\n").split("\n")
    return [["" if field == "NA" else field for field in line.split("\t")] for line in lines]


def icews() -> list[dict[str, str]]:
    heading, *lines = printed(ICEWS)
    return [dict(zip(heading, line, strict=True)) for line in lines]


@pytest.mark.parametrize(("dataset", "count"), [("icews", 3_705), ("gdelt", 2_111)])
def test_every_line_is_accounted_for(imported: Imported, dataset: str, count: int) -> None:
    assert len(icews() if dataset == "icews" else printed(GDELT)) == count
    report = imported.reports[dataset]
    [(written,)] = rows(imported.database, f"SELECT count(*) FROM events WHERE dataset_id = '{dataset}'")  # noqa: S608
    assert (report.read, written, report.skipped) == (count, count, {})


def test_each_event_of_icews_says_what_its_line_says(imported: Imported) -> None:
    assert rows(
        imported.database,
        "SELECT id, title, start_date, start_earliest, start_latest, place, cameo_code, cameo_root, intensity, tier"
        " FROM events WHERE dataset_id = 'icews' ORDER BY id",
    ) == sorted(
        (
            f"icews-{line['Event ID']}",
            line["Event Text"],
            *[line["Event Date"]] * 3,
            ", ".join(filter(None, (line[part] for part in ("City", "District", "Province", "Country")))) or None,
            line["CAMEO Code"],
            line["CAMEO Code"][:2],
            float(line["Intensity"]),
            "machine-coded",
        )
        for line in icews()
    )


def test_each_event_of_gdelt_says_what_its_line_says(imported: Imported) -> None:
    assert rows(
        imported.database,
        "SELECT e.id, replace(start_date, '-', ''), place, cameo_code, cameo_root, intensity, tier, c.locator"
        " FROM events AS e JOIN event_citations AS c ON c.event_id = e.id WHERE dataset_id = 'gdelt' ORDER BY e.id",
    ) == sorted(
        (f"gdelt-{line[0]}", line[1], line[52] or None, line[26], line[28], float(line[30]), "machine-coded", line[60])
        for line in printed(GDELT)
    )


def test_an_event_of_icews_cites_the_publisher_the_story_and_the_sentence(imported: Imported) -> None:
    cited = {f"icews-{line['Event ID']}": line for line in icews()}
    for event, locator in rows(
        imported.database, "SELECT event_id, locator FROM event_citations WHERE source_id = 'icews-files'"
    ):
        line = cited.pop(event)
        assert locator == f"{line['Publisher']}, story {line['Story ID']}, sentence {line['Sentence Number']}"
    assert not cited


def test_the_countries_of_icews_are_the_states_of_the_record(imported: Imported) -> None:
    told = (
        (role, STATES[country])
        for line in icews()
        for role, name, country in [
            ("place", "", line["Country"]),
            ("initiator", line["Source Name"], line["Source Country"]),
            ("target", line["Target Name"], line["Target Country"]),
        ]
        if name != "Taliban" and country in STATES
    )
    assert recorded(imported, "icews", set(STATES.values())) == Counter(told)


def test_the_countries_of_gdelt_are_the_states_of_the_record(imported: Imported) -> None:
    told = (
        (role, state)
        for line in printed(GDELT)
        for role, name, state in [
            ("place", "", FIPS.get(line[53])),
            ("initiator", line[6], line[7]),
            ("target", line[16], line[17]),
        ]
        if name != "TALIBAN" and state in FIPS.values()
    )
    assert recorded(imported, "gdelt", set(FIPS.values())) == Counter(told)


def recorded(imported: Imported, dataset: str, actors: set[str]) -> Counter[tuple[str, str]]:
    """How often some actors are the place of an event, or take part in it."""
    found = rows(
        imported.database,
        "SELECT 'place', location_id, count(*) FROM events WHERE dataset_id = :dataset GROUP BY location_id"
        " UNION ALL SELECT role, actor_id, count(*) FROM event_participants JOIN events ON id = event_id"
        " WHERE dataset_id = :dataset GROUP BY role, actor_id",
        dataset=dataset,
    )
    return Counter({(role, actor): count for role, actor, count in found if actor in actors})


def test_an_organization_of_a_state_takes_part_itself_and_not_the_state(imported: Imported) -> None:
    acted = Counter(line["Source Name"] for line in icews() if line["Source Country"] == "Afghanistan")["Taliban"]
    assert acted > 0
    assert recorded(imported, "icews", {"TALIBAN"})["initiator", "TALIBAN"] == acted


def test_organizations_take_part_under_their_names(imported: Imported) -> None:
    names = {"European Union": "EU", "United Nations": "UN", "Association of Southeast Asian Nations": "ASEAN"}
    expected = Counter(names[line["Source Name"]] for line in icews() if line["Source Name"] in names)
    acted = (
        "SELECT actor_id, count(*) FROM event_participants AS p JOIN events AS e ON e.id = p.event_id"
        " WHERE dataset_id = 'icews' AND role = 'initiator' AND actor_id IN ('EU', 'UN', 'ASEAN') GROUP BY actor_id"
    )
    assert dict(rows(imported.database, acted)) == expected


def test_an_event_that_a_program_coded_is_shown_only_if_it_is_asked_for(imported: Imported, record: Path) -> None:
    question = ("events", "--state", "KAZ", "-f", "ids")
    coded = imported.ask(*question, "--tier", "machine-coded").stdout.split()
    assert coded
    assert {event.partition("-")[0] for event in coded} <= {"icews", "gdelt"}
    assert imported.ask(*question) == run_command(*question, REGIONAL_DATABASE=str(record))


@pytest.mark.parametrize(
    "question",
    [
        ("search", "Kazakhstan"),
        ("search", "consult", "--in", "event"),
        ("show", "KAZ"),
        ("timeline", "KAZ"),
        ("statements", "--about", "KAZ"),
        ("affiliations", "KAZ", "--on", "2018-06-01"),
        ("coverage",),
        ("events", "--since", "2018-06-01", "--until", "2018-06-02"),
        ("events", "--on", "2019-10-24"),
    ],
    ids=" ".join,
)
def test_no_other_answer_changes_with_events_that_a_program_coded(
    imported: Imported, record: Path, question: tuple[str, ...]
) -> None:
    asked, before = imported.ask(*question), run_command(*question, REGIONAL_DATABASE=str(record))
    assert (asked.stdout, asked.status) == (before.stdout, before.status)


def test_the_file_with_both_breaks_no_rule(imported: Imported) -> None:
    assert imported.ask("check") == Result("", f"regional: no problem in {imported.database}\n", 0)


def test_a_dataset_reaches_until_the_last_day_of_its_file(imported: Imported) -> None:
    last = {"icews": max(line["Event Date"] for line in icews()), "gdelt": max(line[1] for line in printed(GDELT))}
    found = dict(rows(imported.database, "SELECT id, as_of FROM datasets WHERE id IN ('icews', 'gdelt')"))
    assert found == {"icews": last["icews"], "gdelt": "2019-10-24"}
    assert last["gdelt"] == "20191024"
