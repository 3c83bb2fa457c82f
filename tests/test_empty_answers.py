"""An answer without a row says why there is none."""

from pathlib import Path

import pytest

from regional.seeds.loader import load
from tests.conftest import Run, run_command
from tests.datasets import BLOCS, write
from tests.imports import icews_file, take

WHY = {
    "members EU --on 1985-01-01": "EU was founded on 1993-11-01; before it there was EEC: ask about that",
    "both CST SCO --on 2001-06-14": "SCO was founded on 2001-06-15; before it there was SHANGHAI-FIVE: ask about that",
    "members CST --on 2005-01-01": "CST ceased to exist on 2002-10-07; after it there is CSTO",
    "panel EU --since 1980 --until 1985": "EU was founded on 1993-11-01; before it there was EEC: ask about that",
    "affiliations KAZ --on 1985-01-01": "KAZ became a state on 1991-12-16; before it there was SUN: ask about that",
    "affiliations SUN --on 2000-01-01": "SUN ceased to be a state on 1991-12-26; after it there is ARM, AZE, BLR, …",
    "members COALITION-2001 --on 2005-01-01": "nobody has recorded who belongs to COALITION-2001",
    "coverage COALITION-2001": "nobody has recorded who belongs to COALITION-2001",
    "members SCO --status candidate --on 2021-09-17": "21 rows of another status are left out: add --status any",
    "members CSTO --not SCO --not CIS --on 2021-09-17": (
        "--not leaves out 6 rows; 1 row of another status is left out: add --status any"
    ),
    "events SCO --kind war --topic recognition": "--kind leaves out 1 row",
    "statements --speaker Putin --topic recognition --until 2000": "there are 2 at other times",
    "search frozen qqqq": "'qqqq' occurs nowhere",
    "search zzzz qqqq zzzz": "'qqqq' occurs nowhere; 'zzzz' occurs nowhere",
    "leaders JPN": "nothing of this kind is recorded about JPN",
    "conflicts": "only one dataset is loaded, core: `regional import` adds another",
}


@pytest.mark.parametrize("question", WHY)
def test_an_empty_answer_explains_itself(ask: Run, question: str) -> None:
    answered = ask(*question.split(), "-f", "ids")
    assert (answered.stdout, answered.status) == ("", 0)
    assert answered.stderr.splitlines()[-1] == f"regional: no row answers this: {WHY[question]}"


def test_what_was_at_other_times_is_counted(ask: Run) -> None:
    events = ask("events", "-f", "ids").stdout.split()
    said = ask("events", "--since", "2030", "-f", "ids").stderr.splitlines()
    assert said[-1] == f"regional: no row answers this: there are {len(events)} at other times"


def test_where_nothing_is_hidden_nothing_is_explained(ask: Run) -> None:
    assert ask("compare", "SCO", "--on", "2017-06-09", "--on", "2017-06-10", "-f", "ids").stderr == (
        "regional: no row answers this\n"
    )


def test_a_dataset_that_does_not_record_an_organization_is_named(tmp_path: Path, record: Path) -> None:
    database = tmp_path / "regional.db"
    database.write_bytes(record.read_bytes())
    load([write(tmp_path / "blocs", {"sources.csv": BLOCS["sources.csv"]})], database)
    asked = ("members", "NATO", "--on", "2021-09-17", "--dataset", "blocs", "-f", "ids")
    assert run_command("--database", database, *asked).stderr == (
        "regional: no row answers this: the dataset blocs has not recorded who belongs to NATO\n"
    )


def test_of_very_many_rows_that_are_left_out_only_some_are_counted(tmp_path: Path, record: Path) -> None:
    database = tmp_path / "regional.db"
    database.write_bytes(record.read_bytes())
    asked = ("--database", database, "events", "--kind", "war", "--tier", "machine-coded")
    for count, said in ((5_000, "5000"), (5_001, "more than 5,000")):
        events = icews_file(tmp_path / "events.tab", *({"Event ID": str(number)} for number in range(count)))
        take(database, "icews", events)
        why = run_command(*asked).stderr.splitlines()[-1]
        assert why == f"regional: no row answers this: --kind leaves out {said} rows"
