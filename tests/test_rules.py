"""Each rule of the data names what breaks it and leaves alone its neighbour, which nearly does."""

from collections.abc import Iterator, Mapping, Sequence

import pytest
from sqlalchemy import Connection, text

from regional.database.engine import make_engine
from regional.seeds.loader import load
from regional.sql.definitions import checks
from tests import rules_of_days, rules_of_memberships, rules_of_people, rules_of_texts
from tests.datasets import ENGINES, new_location
from tests.rules import Added, apply, event
from tests.test_small_world import WORLD

CASES = rules_of_memberships.CASES | rules_of_days.CASES | rules_of_people.CASES | rules_of_texts.CASES


@pytest.fixture(scope="module")
def rules() -> dict[str, str]:
    """The statement of each rule."""
    return {rule.name: rule.statement for rule in checks()}


@pytest.fixture(scope="module", params=ENGINES)
def connection(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Connection]:
    """A connection to the small world, in which no change stays."""
    location = new_location(request, tmp_path_factory.mktemp("rules"))
    load([WORLD / "world", WORLD / "other"], location)
    engine = make_engine(location)
    with engine.connect() as opened:
        yield opened
    engine.dispose()


def broken(connection: Connection, rule: str) -> list[str]:
    return sorted(row.message for row in connection.execute(text(rule)))


def test_each_rule_is_broken_here_by_something(rules: Mapping[str, str]) -> None:
    assert CASES.keys() == rules.keys()
    assert [rule for rule, cases in CASES.items() if not any(lines for _, _, lines in cases)] == []


@pytest.mark.parametrize("rule", CASES)
def test_the_small_world_breaks_no_rule(connection: Connection, rules: Mapping[str, str], rule: str) -> None:
    assert broken(connection, rules[rule]) == []


@pytest.mark.parametrize(
    ("rule", "changes", "lines"),
    [
        pytest.param(rule, changes, lines, id=f"{rule}: {title}")
        for rule, cases in CASES.items()
        for title, changes, lines in cases
    ],
)
def test_a_rule_names_what_breaks_it_and_not_its_neighbour(
    connection: Connection, rules: Mapping[str, str], rule: str, changes: Sequence[Added | str], lines: Sequence[str]
) -> None:
    try:
        for change in changes:
            apply(connection, change)
        assert broken(connection, rules[rule]) == list(lines)
    finally:
        connection.rollback()


def test_of_two_things_with_one_id_that_one_is_named_whose_table_comes_first(
    connection: Connection, rules: Mapping[str, str]
) -> None:
    apply(connection, event("amy"))
    found = connection.execute(text(rules["an_id_names_one_thing"])).all()
    connection.rollback()
    assert [(row.table_name, row.id) for row in found] == [("actors", "amy")]
