"""Whether a state belongs to an organization: a sentence for a person, columns for a program."""

import re
import shutil
from pathlib import Path

import pytest

from regional.errors import RegionalError
from regional.questions.rows import without_facts
from regional.questions.sentences import sentences
from regional.seeds.loader import load
from tests.conftest import Run, run_command
from tests.datasets import write

SAID = {
    "Kazakhstan CSTO": "Yes. Kazakhstan has been a member of the CSTO since 2002-10-07. In predecessors: CST member"
    " 1992-05-15 to 2002-10-07.",
    "Indien 上合组织": "Yes. India has been a member of the SCO since 2017-06-09. Before: observer 2005-07-05 to"
    " 2017-06-09.",
    "Iran SCO": "No. On 2021-09-17 Iran was no member of the SCO but an observer, from 2005-07-05 until 2023-07-04."
    " Afterwards: member 2023-07-04.",
    "Iran SCO --status any": "Yes. Iran was an observer of the SCO from 2005-07-05 until 2023-07-04. Afterwards: member"
    " 2023-07-04.",
    "Turkmenistan CSTO": "No. Turkmenistan is not recorded in the CSTO, whose record covers 2002-10-07 to 2026-01;"
    " it was not in its predecessor either (the CST).",
    "Japan UNION-STATE": "No. Japan is not recorded in the UNION-STATE, whose record covers 2000-01-26 to 2026-02;"
    " it was in none of its predecessors either (the BLR-RUS-COMMUNITY, the BLR-RUS-UNION).",
    "Uzbekistan CSTO": "No. Uzbekistan was not in the CSTO on 2021-09-17. Before: member 2006-06-23 to 2012-06-28;"
    " suspended 2012-06-28 to 2012-12-19. In predecessors: CST member 1992-05-15 to 1999-04-21.",
    "Uzbekistan CSTO --on 2012-09-01": "No. On 2012-09-01 Uzbekistan was no member of the CSTO but suspended, from"
    " 2012-06-28 until 2012-12-19. Before: member 2006-06-23 to 2012-06-28. In predecessors: CST member 1992-05-15 to"
    " 1999-04-21.",
    "UK EU --on 1985-01-01": "No. The EU was founded on 1993-11-01. Afterwards: member 1993-11-01 to 2020-02-01."
    " In predecessors: EEC member 1973-01-01 to 1993-11-01.",
    "UK EEC": "No. The EEC ceased to exist on 1993-11-01. Before: member 1973-01-01 to 1993-11-01.",
    "Russia COMECON --on 1980-01-01": "No. Russia became a state on 1991-12-25. In predecessors: SUN member 1949-01-25"
    " to 1991-06-28.",
    "Russia COMECON --on 1980-01-01 --continuity": "Yes. Russia was a member of COMECON from 1949-01-25"
    " until 1991-06-28.",
    "Soviet-Union UN": "No. The Soviet Union ceased to be a state on 1991-12-26. Before: member 1945-10-24 to"
    " 1991-12-24.",
    "China UN --dataset core": "Yes. China has been a member of the UN since 1971-10-25.",
}
"""On the day of the joint meeting, if no other day is named."""


@pytest.mark.parametrize("question", SAID)
def test_a_person_reads_a_sentence(ask: Run, question: str) -> None:
    day = () if "--on" in question else ("--on", "2021-09-17")
    said = ask("is", *question.split(), *day, "-f", "table", COLUMNS="1000")
    noted = "regional: counted as continued: SUN for RUS\n" if "--continuity" in question else ""
    assert re.sub(r"(?: (?:\(\d+\))+)?\n(?:.*\n)*", "\n", said.stdout) == SAID[question] + "\n"
    assert said[1:] == (noted, 0)


def test_a_program_reads_columns_one_row_for_each_organization_in_the_order_asked(ask: Run) -> None:
    assert ask("is", "UZB", "SCO", "CSTO", "NATO", "--on", "2021-09-17").stdout == (
        "state,name,organization,answer,status,since,until,before,after,earlier,why,predecessors,covered_from,covered_until\n"
        "UZB,Uzbekistan,SCO,yes,member,2001-06-15,,,,SHANGHAI-FIVE member 2001-06-14 to 2001-06-15,,SHANGHAI-FIVE,"
        "2001-06-15,2025-11\n"
        "UZB,Uzbekistan,CSTO,no,,,,member 2006-06-23 to 2012-06-28; suspended 2012-06-28 to 2012-12-19,,"
        "CST member 1992-05-15 to 1999-04-21,,CST,2002-10-07,2026-01\n"
        "UZB,Uzbekistan,NATO,no,partner,1994-07-13,,,,,,,1949-04-04,2026-07\n"
    )


def test_what_is_not_known_to_the_day_is_possible(record: Path, tmp_path: Path) -> None:
    database = shutil.copy(record, tmp_path / "regional.db")
    sources = "id,type,title,consulted\narchive,record,Founding acts,no\n"
    memberships = "organization_id,member_id,status,start_date,citations\nCSTO,MNG,member,2002-10,archive\n"
    load([write(tmp_path / "mine", {"sources.csv": sources, "memberships.csv": memberships})], database)
    asked = ("is", "Mongolia", "CSTO", "--dataset", "mine", "-f", "table")
    said = {
        "2002-09-30": "No. The CSTO was founded on 2002-10-07. Afterwards: member 2002-10.\n",
        "2002-10-07": "Possibly. Mongolia has been a member of the CSTO since 2002-10, but that is not known to the"
        " day.\n",
        "2002-11-01": "Yes. Mongolia has been a member of the CSTO since 2002-10.\n",
    }
    for day, sentence in said.items():
        assert run_command("--database", database, *asked, "--on", day, COLUMNS="200").stdout == sentence


def test_an_observer_becomes_a_member_on_the_day_itself(ask: Run) -> None:
    for day, answer in (("2023-07-03", "no"), ("2023-07-04", "yes")):
        [row] = ask("is", "IRN", "SCO", "--on", day).stdout.splitlines()[1:]
        assert row.split(",")[3] == answer


def test_what_a_dataset_does_not_record_is_not_denied(ask: Run) -> None:
    """The shipped record has no member of this body."""
    empty = ask("sql", "SELECT id FROM organizations WHERE id NOT IN (SELECT organization_id FROM memberships)")
    organization = empty.stdout.split()[1]
    assert ask("is", "KAZ", organization, "--on", "2021-09-17", "-f", "table", COLUMNS="200").stdout == (
        f"Not recorded. Nobody has recorded who belongs to the {organization}.\n"
    )


def test_sentences_have_footnotes_and_break_between_words(ask: Run) -> None:
    asked = ("is", "India", "SCO", "--on", "2021-09-17", "--sources", "-f", "table")
    lines = ask(*asked, COLUMNS="62").stdout.splitlines()
    assert lines[:3] == [
        "Yes. India has been a member of the SCO since 2017-06-09.",
        "Before: observer 2005-07-05 to 2017-06-09.",
        "(1)[1][2][3][4][5][6]",
    ]
    assert lines[3].startswith("(1) ")
    assert any(line.startswith("[1] ") for line in lines)


def test_a_query_that_names_unknown_sentences_says_which_there_are() -> None:
    with pytest.raises(RegionalError, match=r"^there are no sentences 'poem': a query can have belonging$"):
        sentences("poem", without_facts(["state"], []), "on 2021-09-17")
