"""The states of the record beside the state system of Correlates of War: their numbers, and when they were states."""

from datetime import date
from pathlib import Path

import pytest

from tests.conftest import REFERENCE
from tests.datasets import rows
from tests.reference import DAY, state_spells

pytestmark = pytest.mark.skipif(not REFERENCE.exists(), reason="the reference data does not lie beside the project")

LAST_DAY = date(2016, 12, 31)
"""On which the states that go on end in the file."""

OTHER_STARTS = {
    "admitted to the United Nations later": "AND BTN FSM KIR LIE MCO MHL MKD NRU OMN PLW SMR TLS TON TUV VUT WSM",
    "recognized by others later": "BIH COM GNB HRV MNE SVN XKX",
    "counted from the end of the Soviet Union": "ARM AZE BLR GEO KAZ KGZ MDA TJK TKM UKR UZB",
    "counted from when other powers had left or given up their rights": "DDR DEU IDN KOR LBN RVN VDR",
    "counted from the end of the government on the mainland": "TWN",
    "counted with the Mali Federation, which broke up within months": "MLI",
    "counted from the declaration of Rhodesia in 1965": "ZWE",
    "another day of the same year": "JOR LAO NER ZAN",
}
"""Why Correlates of War has another first day than the record, of the states that it has since 1945."""

OTHER_ENDS = {
    "counted to the fall of Saigon, and not to the union of 1976": "RVN",
    "the day of the union is the first without the state, and not the last with it": "ZAN",
}
"""Why Correlates of War has another last day than the record, of the states that ended since 1945."""


def listed(reasons: dict[str, str]) -> list[str]:
    return sorted(state for states in reasons.values() for state in states.split())


@pytest.fixture(scope="module")
def spells(record: Path) -> list[tuple[str, str, date, date]]:
    """Whom the record takes a number for on the first and on the last day of a spell, and these days."""
    codes = rows(
        record,
        "SELECT code, actor_id, coalesce(start_earliest, '0001-01-01'), coalesce(end_earliest, '9999-12-31') "
        "FROM codes WHERE scheme = 'cow'",
    )

    def meant(number: str, day: date) -> str:
        return " ".join(actor for code, actor, start, end in codes if code == number and start <= day.isoformat() < end)

    return [(meant(number, first), meant(number, last), first, last) for number, first, last in state_spells()]


def test_each_state_number_means_one_state_on_the_first_and_the_last_day(
    record: Path, spells: list[tuple[str, str, date, date]]
) -> None:
    states = {state for (state,) in rows(record, "SELECT id FROM states")}
    assert [spell for spell in spells if not {spell[0], spell[1]} <= states] == []
    assert len(spells) == 243
    assert len({number for number, *_ in state_spells()}) == 217


def test_a_state_begins_when_correlates_of_war_says_or_for_a_known_reason_earlier_or_later(
    record: Path, spells: list[tuple[str, str, date, date]]
) -> None:
    theirs: dict[str, date] = {}
    for state, _, first, _ in spells:
        theirs[state] = min(first, theirs.get(state, first))
    ours = {
        state: (earliest, latest)
        for state, earliest, latest in rows(
            record, "SELECT id, coalesce(start_earliest, '9999'), coalesce(start_latest, '9999') FROM states"
        )
    }
    new = {state: first.isoformat() for state, first in theirs.items() if first.year >= 1945}
    other = [state for state, first in new.items() if not ours[state][0] <= first <= ours[state][1]]
    assert len(new) == 132
    assert sorted(other) == listed(OTHER_STARTS)


def test_a_state_ends_on_the_day_after_the_last_of_correlates_of_war_or_for_a_known_reason_later(
    record: Path, spells: list[tuple[str, str, date, date]]
) -> None:
    theirs: dict[str, date] = {}
    for _, state, _, last in spells:
        theirs[state] = max(last, theirs.get(state, last))
    ours = {
        state: (earliest, latest)
        for state, earliest, latest in rows(
            record, "SELECT id, coalesce(end_earliest, '9999'), coalesce(end_latest, '9999') FROM states"
        )
    }
    ended = {state: (last + DAY).isoformat() for state, last in theirs.items() if date(1945, 1, 1) < last < LAST_DAY}
    other = [state for state, end in ended.items() if not ours[state][0] <= end <= ours[state][1]]
    assert sorted(ended) == ["CSK", "DDR", "GMY", "RVN", "YAR", "YMD", "ZAN"]
    assert sorted(other) == listed(OTHER_ENDS)
