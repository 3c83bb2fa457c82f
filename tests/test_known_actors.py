"""Whom an import knows: who had a code or a name on a day, and which state stood there before or after."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from regional.database.snapshot import snapshot
from regional.importers.actors import known_actors
from regional.importers.known_actors import KnownActors, Span
from regional.seeds.loader import load
from regional.vocabulary import ActorKind
from tests.datasets import write

WORLD = {
    "sources.csv": "id,type,title,consulted\na,record,Acts,no\n",
    "states.csv": (
        "id,name,classification,start_date,end_date,citations\n"
        "SUN,Soviet Union,historical,1922-12-30,1991-12-26,a\n"
        "RUS,Russia,un_member,1991-12-26,,a\n"
        "KAZ,Kazakhstan,un_member,1991-12-16,,a\n"
        "CSK,Czechoslovakia,historical,1918-10-28,1993-01-01,a\n"
        "CZE,Czechia,un_member,1993-01-01,,a\n"
        "SVK,Slovakia,un_member,1993-01-01,,a\n"
        "SDN,Sudan,un_member,1956-01-01,,a\n"
        "SSD,South Sudan,un_member,2011-07-09,,a\n"
        "MMR,Myanmar,un_member,1948-01-04,,a\n"
        "XXA,Twin A,un_member,1950,,a\n"
        "XXB,Twin B,un_member,1960,,a\n"
        "XXN,No date,territory,,,a\n"
    ),
    "organizations.csv": (
        "id,name,classification,founding_date,dissolution_date,citations\n"
        "OLD,Old Union,igo,1950-01-01,2000-01-01,a\n"
        "NEW,New Union,igo,2000-01-01,,a\n"
    ),
    "names.csv": (
        "actor_id,language,name,start_date,end_date\n"
        "MMR,en,Burma,,1989-06-18\n"
        "CZE,en,Bohemia,,\n"
        "XXA,en,Twins,,1970-01-01\n"
        "XXB,en,Twins,1960-01-01,\n"
        "OLD,en,The Union,,\n"
        "NEW,en,The Union,,\n"
    ),
    "codes.csv": (
        "scheme,code,actor_id,start_date,end_date\n"
        "cow,365,SUN,1922-12-30,1991-12-26\n"
        "cow,365,RUS,1991-12-26,\n"
        "cow,625,SDN,1956-01-01,\n"
        "gw,626,SSD,2011-07-09,\n"
        "x,2,OLD,1950-01-01,2000-01-01\n"
        "cow-column,cz,CSK,1918-10-28,1993-01-01\n"
        "cow-column,cz,CZE,1995-01-01,\n"
    ),
    "successions.csv": (
        "predecessor_id,successor_id,kind,date,citations\n"
        "SUN,KAZ,dissolution,1991-12-16,a\n"
        "CSK,CZE,dissolution,1993-01-01,a\n"
        "CSK,SVK,dissolution,1993-01-01,a\n"
        "SDN,SSD,separation,2011-07-09,a\n"
    ),
}


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("known")
    other = {
        "names.csv": "actor_id,language,name\nRUS,en,Muscovy\n",
        "codes.csv": "scheme,code,actor_id\nx,1,RUS\n",
        "successions.csv": "predecessor_id,successor_id,kind,date,citations\nXXA,XXB,dissolution,1960-01-01,a\n",
    }
    load([write(folder / "world", WORLD), write(folder / "other", other)], folder / "regional.db")
    return folder / "regional.db"


@pytest.fixture(scope="module")
def known(database: Path) -> Iterator[KnownActors]:
    with snapshot(database) as connection:
        yield known_actors(connection, "other")


@pytest.mark.parametrize(
    ("id_", "day", "lives"),
    [
        ("SUN", "1922-12-29", False),
        ("SUN", "1922-12-30", True),
        ("SUN", "1991-12-25", True),
        ("SUN", "1991-12-26", False),
        ("RUS", "9998-01-01", True),
        ("XXN", "1000-01-01", True),
        ("OLD", "1999-12-31", True),
        ("OLD", "2000-01-01", False),
        ("nobody", "2000-01-01", False),
    ],
)
def test_who_lives_on_a_day(known: KnownActors, id_: str, day: str, lives: bool) -> None:  # noqa: FBT001
    assert known.lives(id_, day) is lives


@pytest.mark.parametrize(
    ("kind", "name", "day", "actor"),
    [
        (ActorKind.STATE, "Burma", "1989-06-17", "MMR"),
        (ActorKind.STATE, "burma", "1989-06-18", "MMR"),
        (ActorKind.STATE, "Burma", "1948-01-03", None),
        (ActorKind.STATE, "Twins", "1959-12-31", "XXA"),
        (ActorKind.STATE, "Twins", "1960-01-01", None),
        (ActorKind.STATE, "Twins", "1970-01-01", "XXB"),
        (ActorKind.STATE, "Old Union", "1990-01-01", None),
        (ActorKind.ORGANIZATION, "Old Union", "1990-01-01", "OLD"),
        (ActorKind.ORGANIZATION, "The Union", "1999-12-31", "OLD"),
        (ActorKind.ORGANIZATION, "The Union", "2000-01-01", "NEW"),
        (ActorKind.ORGANIZATION, "Old Union", "2000-01-01", None),
        (ActorKind.STATE, "Muscovy", "2000-01-01", None),
        (ActorKind.STATE, "Nowhere", "2000-01-01", None),
    ],
)
def test_whom_a_name_means_on_a_day(
    known: KnownActors, kind: ActorKind, name: str, day: str, actor: str | None
) -> None:
    assert known.named(kind, name, day) == actor


@pytest.mark.parametrize(
    ("name", "day", "alone", "around"),
    [
        ("Russia", "1991-12-26", "RUS", "RUS"),
        ("Russia", "1991-12-25", "SUN", "SUN"),
        ("Kazakhstan", "1991-12-15", "SUN", "SUN"),
        ("Kazakhstan", "1922-12-29", None, None),
        ("Bohemia", "1992-12-31", "CSK", "CSK"),
        ("Czechoslovakia", "1993-01-01", None, None),
        ("South Sudan", "2011-07-08", None, "SDN"),
        ("South Sudan", "2011-07-09", "SSD", "SSD"),
        ("Sudan", "2011-07-08", "SDN", "SDN"),
        ("Soviet Union", "1991-12-26", None, None),
        ("Old Union", "1990-01-01", None, None),
        ("Twins", "1959-12-31", "XXA", "XXA"),
        ("Twins", "1969-12-31", None, None),
        ("Twins", "1970-01-01", "XXB", "XXB"),
        ("Twin B", "1959-12-31", None, None),  # by what is replaced, Twin A
    ],
)
def test_which_state_stood_where_another_stands(
    known: KnownActors, name: str, day: str, alone: str | None, around: str | None
) -> None:
    assert (known.state_named(name, day), known.state_named(name, day, around=True)) == (alone, around)


def test_several_states_stood_in_several_places(known: KnownActors) -> None:
    assert known.then(["CZE", "SVK"], "1992-12-31") == "CSK"
    assert known.then(["CZE", "SVK"], "1993-01-01") is None
    assert known.then(["CZE", "nobody"], "1993-01-01") == "CZE"
    assert known.then([], "1993-01-01") is None
    assert known.in_place_of("RUS", "1991-12-25") == "SUN"
    assert known.in_place_of("SUN", "1991-12-26") == "RUS"
    assert known.in_place_of("KAZ", "1991-12-15") is None
    assert known.in_place_of("RUS", "1922-12-29") is None


def test_who_has_a_code_one_after_the_other(known: KnownActors) -> None:
    spans = [Span("1993-01-01", "1918-10-28", "CSK"), Span("9999-12-31", "1995-01-01", "CZE")]
    assert known.spans("cow-column", "cz") == spans
    assert known.spans("cow-column", "xx") == known.spans("x", "1") == []
    assert (known.by_last_code("cow", "365"), known.by_last_code("x", "1")) == ("RUS", None)


@pytest.mark.parametrize(
    ("start", "end", "holders"),
    [
        ("1990-01-01", "1992-01-01", [("CSK", "1990-01-01", "1992-01-01")]),
        ("1990-01-01", "1993-01-01", [("CSK", "1990-01-01", "1993-01-01")]),
        ("1990-01-01", "1994-01-01", [("CSK", "1990-01-01", "1993-01-01"), ("CZE", "1993-01-01", "1994-01-01")]),
        ("1993-01-01", "1996-01-01", [("CZE", "1993-01-01", "1996-01-01")]),
        ("1900-01-01", "1910-01-01", [("CSK", "1900-01-01", "1910-01-01")]),
        ("1996-01-01", "1996-01-01", []),
    ],
)
def test_a_code_of_nobody_means_who_has_it_next(
    known: KnownActors, start: str, end: str, holders: list[tuple[str, str, str]]
) -> None:
    assert list(known.holders("cow-column", "cz", start, end)) == holders


def test_the_last_holder_of_a_code_keeps_it(known: KnownActors) -> None:
    wanted = [("RUS", "1991-12-26", "9999-12-31")]
    assert list(known.holders("cow", "365", "1991-12-26", "9999-12-31")) == wanted
    assert list(known.holders("x", "2", "1990-01-01", "2010-01-01")) == [("OLD", "1990-01-01", "2010-01-01")]


@pytest.mark.parametrize(
    ("day", "since"),
    [
        ("1989-06-17", "1970-01-01"),
        ("1989-06-18", "1989-06-18"),
        ("1991-12-15", "1989-06-18"),
        ("1991-12-16", "1991-12-16"),
        ("1991-12-26", "1991-12-26"),
        ("1000-01-01", "0001-01-01"),
    ],
)
def test_days_between_which_nothing_changes_are_one(known: KnownActors, day: str, since: str) -> None:
    assert known.since(day) == since


BEYOND = "So this dataset has it; by the others {} began later or ended earlier."


@pytest.mark.parametrize(
    ("start", "end", "who"),
    [
        ("1956-01-01", None, ""),
        ("1955-12-31", None, "SDN"),
        ("1950-01-01", "2000-01-01", "SDN"),
        ("1949-12-31", "2000-01-01", "SDN and OLD"),
        ("1956-01-01", "2000-01-01", ""),
        ("1956-01-01", "2000-01-02", "OLD"),
    ],
)
def test_a_spell_beyond_the_life_of_who_is_in_it_has_a_note(
    known: KnownActors, start: str, end: str | None, who: str
) -> None:
    ids = ["SDN", "OLD"] if end else ["SDN"]
    assert known.reservation(ids, start, end) == (BEYOND.format(who) if who else None)
    assert known.reservation(["nobody"], start, end) is None


def test_a_name_is_one_of_a_kind(known: KnownActors) -> None:
    assert known.is_name(ActorKind.STATE, "BURMA")
    assert not known.is_name(ActorKind.ORGANIZATION, "Burma")


def test_the_fingerprint_is_that_of_all_but_what_is_replaced(database: Path, known: KnownActors) -> None:
    with snapshot(database) as connection:
        assert known_actors(connection, "other").fingerprint() == known.fingerprint()
        assert known_actors(connection, "nothing").fingerprint() != known.fingerprint()
        assert known_actors(connection, "world").kinds == {}
        assert known_actors(connection, "world").lifetimes == {}
        assert known_actors(connection, "nothing").by_last_code("x", "1") == "RUS"
        assert known_actors(connection, "nothing").named(ActorKind.STATE, "Muscovy", "2000-01-01") == "RUS"
