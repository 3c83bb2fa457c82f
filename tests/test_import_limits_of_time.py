"""Until when a dataset reaches, and what else the last line of a file must not decide: small files, out of order."""

from pathlib import Path

import pytest

from regional.seeds.loader import load
from tests.datasets import BLOCS, rows, write
from tests.imports import gdelt_file, icews_file, speech_file, take

AS_OF = "SELECT as_of FROM datasets WHERE id = :id"
NOBODY = "noted: an actor that is not recorded then: only named in the description"


@pytest.fixture
def blocs(tmp_path: Path) -> Path:
    more = {
        "states.csv": BLOCS["states.csv"]
        + "CHN,China,CN,un_member,1949-10-01,archive\nTWN,Taiwan,TW,territory,1912,archive\n",
        "organizations.csv": BLOCS["organizations.csv"] + "UN,United Nations,igo,1945-10-24,archive\n",
    }
    load([write(tmp_path / "blocs", BLOCS | more)], tmp_path / "regional.db")
    return tmp_path / "regional.db"


def test_the_latest_day_counts_wherever_it_stands(blocs: Path, tmp_path: Path) -> None:
    days = ("2018-06-02", "2018-06-09", "2018-06-01")
    events = [{"Event ID": day[-1], "Event Date": day} for day in days]
    take(blocs, "icews", icews_file(tmp_path / "all.tab", *events), icews_file(tmp_path / "last.tab", events[-1]))
    take(blocs, "gdelt", gdelt_file(tmp_path / "g.CSV", *({0: d[-1], 1: d.replace("-", "")} for d in days)))
    years = (
        {"statement_id": f"KAZ_{year}", "year": year, "session": str(int(year) - 1945)}
        for year in ("2019", "2021", "2020")
    )
    take(blocs, "ungdc", speech_file(tmp_path / "s.csv", *years))
    assert [rows(blocs, AS_OF, id=id_) for id_ in ("icews", "gdelt", "ungdc")] == [
        [("2018-06-09",)],
        [("2018-06-09",)],
        [("2021-12-31",)],
    ]


@pytest.mark.parametrize(
    ("source", "country", "is_noted"),
    [("Somebody", "NULL", True), ("NULL", "Atlantis", True), ("NULL", "NULL", False), ("NULL", "Kazakhstan", False)],
)
def test_an_actor_of_whom_only_the_name_or_the_country_is_told_is_noted(
    blocs: Path,
    tmp_path: Path,
    source: str,
    country: str,
    is_noted: bool,  # noqa: FBT001
) -> None:
    told = {"Source Name": source, "Source Country": country, "Target Name": "NA", "Target Country": "NA"}
    report = take(blocs, "icews", icews_file(tmp_path / "i.tab", told))
    assert (NOBODY in [line[0] for line in report.lines()]) is is_noted


@pytest.mark.parametrize(
    ("code", "kind"), [("347", "partially_recognized"), ("713", "partially_recognized"), ("714", "un_member")]
)
def test_two_states_on_the_list_are_no_members_of_the_united_nations(
    blocs: Path, tmp_path: Path, code: str, kind: str
) -> None:
    heading = "stateabb,ccode,statenme,styear,stmonth,stday,endyear,endmonth,endday,version"
    (tmp_path / "s.csv").write_text(f"{heading}\nXXX,{code},Somewhere,1950,1,1,2016,12,31,2016\n", encoding="utf-8")
    take(blocs, "cow-states", tmp_path / "s.csv")
    assert rows(blocs, "SELECT classification FROM states WHERE id = 'COW-XXX'") == [(kind,)]


def test_a_speech_is_found_by_who_said_it_and_a_session_by_its_title(blocs: Path, tmp_path: Path) -> None:
    take(blocs, "ungdc", speech_file(tmp_path / "s.csv", {"speaker": "Mr. Tokayev"}))
    found = "SELECT kind FROM search_index WHERE dataset_id = 'ungdc' AND folded LIKE :word ORDER BY kind"
    assert rows(blocs, found, word="%tokayev%") == [("statement",)]
    assert rows(blocs, found, word="%general debate%") == [("event",)]


@pytest.mark.parametrize(("day", "year"), [("2000-06-30", 2000), ("2000-07-01", 2000), ("2000-07-02", 2001)])
def test_a_column_means_in_each_year_who_has_it_in_the_middle(tmp_path: Path, day: str, year: int) -> None:
    codes = f"scheme,code,actor_id,start_date,end_date\ncow-column,x,KAZ,,{day}\ncow-column,x,RUS,{day},\n"
    load([write(tmp_path / "blocs", BLOCS | {"codes.csv": codes})], tmp_path / "regional.db")
    lines = [f"9,NEW,New,{coded},{1 if coded > 1997 else -9},1997" for coded in range(1997, 2003)]
    text = "\n".join(["ionum,ioname,orgname,year,x,sdate", *lines, ""])
    (tmp_path / "years.csv").write_text(text, encoding="utf-8")
    take(tmp_path / "regional.db", "cow-igo", tmp_path / "years.csv")
    told = "SELECT member_id, start_date, end_date FROM memberships WHERE dataset_id = 'cow-igo' ORDER BY member_id"
    assert rows(tmp_path / "regional.db", told) == [
        ("KAZ", "[1997..1998]", f"[{year - 1}..{year}-01-01]"),
        ("RUS", str(year), None),
    ]
