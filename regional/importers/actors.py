"""Reading from the database who is known to an import."""

from collections import defaultdict
from typing import Any

from sqlalchemy import Connection, Select, select

from regional.dates import FIRST_DAY, LAST_DAY
from regional.importers.known_actors import KnownActors, Span
from regional.models import Actor, Code, Name, Organization, State, Succession


def known_actors(connection: Connection, replaced: str) -> KnownActors:
    """The actors of all datasets but one that is being replaced."""
    kinds = select(Actor.id, Actor.kind).where(Actor.dataset_id != replaced)
    kind_of = {id_: str(kind) for id_, kind in connection.execute(kinds).all()}
    lifetimes = {
        id_: (start or FIRST_DAY, end or LAST_DAY)
        for lives in _LIFETIMES
        for id_, start, end in connection.execute(lives).all()
        if id_ in kind_of
    }
    return KnownActors(
        kind_of,
        lifetimes,
        _codes(connection, replaced),
        _names(connection, replaced, kind_of, lifetimes),
        _predecessors(connection, replaced),
    )


def _codes(connection: Connection, replaced: str) -> dict[tuple[str, str], list[Span]]:
    found = defaultdict(list)
    codes = select(Code.scheme, Code.code, Code.actor_id, Code.start_earliest, Code.end_latest)
    for scheme, code, actor, start, end in connection.execute(codes.where(Code.dataset_id != replaced)).all():
        found[scheme, code].append(Span(end or LAST_DAY, start or FIRST_DAY, actor))
    for spans in found.values():
        spans.sort()
    return dict(found)


def _names(
    connection: Connection, replaced: str, kinds: dict[str, str], lifetimes: dict[str, tuple[str, str]]
) -> dict[tuple[str, str], list[Span]]:
    found = defaultdict(list)
    names = select(Name.folded, Name.actor_id, Name.start_earliest, Name.end_latest)
    for folded, actor, start, end in connection.execute(names.where(Name.dataset_id != replaced)).all():
        born, gone = lifetimes.get(actor, ("", ""))
        stop = end if end and end < gone else gone
        found[kinds.get(actor, ""), folded].append(Span(stop, start if start and start > born else born, actor))
    return dict(found)


def _predecessors(connection: Connection, replaced: str) -> dict[str, list[tuple[str, str]]]:
    found = defaultdict(list)
    columns = select(Succession.successor_id, Succession.predecessor_id, Succession.kind)
    for successor, id_, kind in connection.execute(columns.where(Succession.dataset_id != replaced)).all():
        found[successor].append((id_, str(kind)))
    return dict(found)


_LIFETIMES: list[Select[Any, Any, Any]] = [
    select(State.id, State.start_earliest, State.end_latest),
    select(Organization.id, Organization.founding_earliest, Organization.dissolution_latest),
]
