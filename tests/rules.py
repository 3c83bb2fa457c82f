"""Rows that somebody could write by hand, in short: what the tests of the rules add to the small world."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, inspect, text

from regional.models import (
    Application,
    Base,
    Border,
    Claim,
    Event,
    Membership,
    Statement,
    StatementActor,
    Tenure,
)
from regional.seeds.rows import complete


class Added(NamedTuple):
    """A row, with the columns that follow from others left out."""

    model: type[Base]
    values: dict[str, Any]


Case = tuple[str, Sequence[Added | str], Sequence[str]]
"""What it is, what is added or done to the small world, and what the rule says then."""


def spell(organization: str, member: str, status: str, start: str, end: str | None = None, **others: Any) -> Added:
    return Added(
        Membership,
        {"organization_id": organization, "member_id": member, "status": status, "start_date": start, "end_date": end}
        | others,
    )


def border(state: str, neighbor: str, start: str | None, end: str | None = None, **others: Any) -> Added:
    dates = {"start_date": start, "end_date": end}
    return Added(Border, {"state_id": state, "neighbor_id": neighbor, **dates, **others})


def claim(organization: str, start: str, end: str) -> Added:
    return Added(Claim, {"organization_id": organization, "start_date": start, "end_date": end})


def tenure(person: str, state: str, role: str, start: str, end: str | None = None, **others: Any) -> Added:
    dates = {"start_date": start, "end_date": end}
    return Added(Tenure, {"person_id": person, "state_id": state, "role": role, **dates, **others})


def event(id_: str, start: str = "2004-05-06", end: str | None = None, **others: Any) -> Added:
    return Added(Event, {"id": id_, "title": "It", "kind": "other", "start_date": start, "end_date": end, **others})


def statement(id_: str, start: str = "2004-05-06", **others: Any) -> Added:
    said = {"id": id_, "kind": "paraphrase", "text": "So.", "language": "en", "start_date": start}
    return Added(Statement, said | others)


def spoke(id_: str, actor: str, role: str = "speaker", **others: Any) -> Added:
    return Added(StatementActor, {"statement_id": id_, "actor_id": actor, "role": role, **others})


def step(status: str, step_: str, date: str) -> Added:
    """A step of the application of Calland to the Hub."""
    return Added(
        Application,
        {"applicant_id": "CAL", "organization_id": "HUB", "status": status, "step": step_, "date": date},
    )


def apply(connection: Connection, change: Added | str) -> None:
    """Add a row, with all that follows from it, or do what a statement says."""
    if isinstance(change, str):
        connection.execute(text(change))
        return
    mapper = inspect(change.model)
    table = Base.metadata.tables[change.model.__tablename__]
    given = {"dataset_id": "world", **change.values} if "dataset_id" in table.columns else dict(change.values)
    complete(mapper, given)
    connection.execute(table.insert().values(given))
