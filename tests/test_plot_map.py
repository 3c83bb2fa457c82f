"""`plot map`: where the states lie, by status or by the number of organizations that they are in."""

import json
from datetime import date
from pathlib import Path

import pytest

import regional
from regional.pictures.geography import WORLD
from regional.pictures.geography.land import land, owners, parts_of
from regional.pictures.kinds import Drawing
from regional.questions import Connection
from tests.pictures import SVG, Seen, read

KABUL = "2021-09-17"


@pytest.fixture
def database(record: Path) -> Connection:
    return regional.connect(record, today=lambda: date(2025, 6, 30))


def drawn(database: Connection, *organizations: str, width: int = 960, **options: str) -> Seen:
    return read(Drawing(database, "map", list(organizations), **options).picture(width).svg)


def shapes(seen: Seen) -> dict[str, str]:
    """What is said of each shape, and its fill."""
    paths = [path for path in seen.root.iter(f"{SVG}path") if path.find(f"{SVG}title") is not None]
    return {path.findtext(f"{SVG}title", ""): path.attrib["fill"] for path in paths}


def test_every_member_of_the_answer_is_drawn_and_named(database: Connection) -> None:
    seen = drawn(database, "SCO", on=KABUL)
    answer = database.ask("matrix", "SCO", on=KABUL)
    expected = {f"{name}: {status.replace('_', ' ')} of SCO" for _, name, status in answer}
    assert shapes(seen).keys() == expected
    assert seen.words[:2] == [
        "Shanghai Cooperation Organisation: its states on 17 September 2021",
        "8 members, 4 observers, 9 dialogue partners.",
    ]
    below = " ".join(seen.words[seen.words.index("Members (8)") :])
    assert [name for name in answer["name"] if name not in below] == []
    assert "China, India, Kazakhstan, Kyrgyzstan, Pakistan, Russia, Tajikistan, Uzbekistan" in seen.words


def test_states_that_are_no_more_are_drawn_from_parts(database: Connection) -> None:
    fills = shapes(drawn(database, "COMECON", on="1985-01-01"))
    assert fills["Soviet Union: member of COMECON"] == fills["East Germany: member of COMECON"]
    assert fills["North Korea: observer? of COMECON"].startswith("url(#p-hatch-")
    assert fills["South Yemen: observer of COMECON"] != fills["Soviet Union: member of COMECON"]


def test_what_has_no_place_on_the_map_is_named_and_said_to_have_none(database: Connection) -> None:
    words = drawn(database, "UN", on=KABUL).words
    below = " ".join(words[words.index("Observers (53)") :])
    assert "Holy See, Palestine; not on the map: African Development Bank, African Union" in below


def test_of_several_organizations_the_number_is_drawn(database: Connection) -> None:
    seen = drawn(database, "CSTO", "SCO", "CIS", on=KABUL, status="member")
    assert seen.words[:2] == [
        "How many of CSTO, SCO and CIS each state is in, on 17 September 2021",
        "4 in three, 3 in two, 5 in one.",
    ]
    fills = shapes(seen)
    assert fills["Russia: member of CSTO, member of SCO, member of CIS"] != fills["China: member of SCO"]


@pytest.mark.parametrize("width", [320, 390, 960, 1920])
@pytest.mark.parametrize("organization", ["SCO", "CARICOM", "GCC", "UN", "OAS", "ASEAN", "PIF"])
def test_no_name_stands_over_another_or_outside(database: Connection, organization: str, width: int) -> None:
    seen = drawn(database, organization, width=width, on=KABUL)
    assert [text for text in seen.texts if text.left < 0 or text.right > width] == []
    group = next(seen.root.iter(f"{SVG}g"))
    names = {text.text for text in group.iter(f"{SVG}text")}
    on_map = [text for text in seen.texts if text.text in names and text.baseline < _map_bottom(seen)]
    for at, one in enumerate(on_map):
        for other in on_map[at + 1 :]:
            apart = one.right <= other.left or other.right <= one.left or abs(one.baseline - other.baseline) > 9
            assert apart, (one, other)


def _map_bottom(seen: Seen) -> float:
    clip = seen.root.find(f".//{SVG}clipPath/{SVG}rect")
    assert clip is not None
    return float(clip.attrib["y"]) + float(clip.attrib["height"])


def test_all_members_of_the_united_nations_have_a_shape(database: Connection) -> None:
    rows = database.sql("SELECT id FROM states WHERE classification IN ('un_member', 'un_observer')").all()
    assert len(rows) == 195
    assert [id_ for (id_,) in rows if not parts_of(id_, KABUL)] == []


def test_what_has_no_shape_is_small_or_older_than_the_borders(database: Connection) -> None:
    states = database.sql("SELECT id, classification FROM states ORDER BY id").all()
    without = [id_ for id_, _ in states if not any(parts_of(id_, day) for day in ("1960-01-01", KABUL))]
    territories = [id_ for id_, classification in states if id_ in without and classification == "territory"]
    assert territories == ["CCK", "CXR", "GIB", "TKL"]
    assert set(without) - set(territories) == {
        *("AUH", "BAD", "BAV", "GMY", "HAN", "HSE", "HSG", "MEC", "MOD", "PAP", "PMA", "QNG", "RSF", "RUE", "SAX"),
        *("SIC", "SRK", "TUS", "WRT"),
    }


def test_a_part_changes_hands_on_the_day_that_the_record_gives(database: Connection) -> None:
    assert parts_of("DEU", "1990-10-02") == ["DEU", "DEU-SAAR"]
    assert parts_of("DEU", "1990-10-03") == ["DEU", "DEU-EAST", "DEU-SAAR"]
    successions = database.sql("SELECT successor_id, date FROM successions WHERE kind = 'separation'").all()
    ends: dict[str, str] = dict(successions)
    for state, part, day in (("ETH", "ERI", "1993-05-24"), ("SDN", "SSD", "2011-07-09"), ("PAK", "BGD", "1971-12-16")):
        assert ends[part] == day
        assert part in parts_of(state, "1971-12-15")
        assert part not in parts_of(state, day)


def test_of_two_states_that_could_have_a_part_the_smaller_has_it() -> None:
    assert owners(["SUN", "EST"], "1985-01-01")["EST"] == "EST"
    assert owners(["CYP", "TRNC"], KABUL) == {"CYP": "CYP", "CYN": "TRNC"}
    assert owners(["CYP"], KABUL) == {"CYP": "CYP", "CYN": "CYP"}


def test_the_geometry_is_topojson_of_a_modest_size() -> None:
    topology = json.loads(WORLD.read_text(encoding="utf-8"))
    assert topology["type"] == "Topology"
    assert WORLD.stat().st_size < 400_000
    for part in land().parts.values():
        longitude, latitude = part.at
        assert -180 <= longitude <= 180
        assert -90 <= latitude <= 90
        assert part.rings
