"""Writing the memberships of a public dataset, and the states and organizations that are not recorded yet."""

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, count
from typing import Any, NamedTuple

from regional.dates import parse
from regional.importers.bulk import Bulk
from regional.importers.known_actors import KnownActors
from regional.models import Actor, Code, Membership, MembershipCitation, Name
from regional.seeds.problems import Place
from regional.visible import HIDDEN

_COLUMNS = ("id", "organization_id", "member_id", "status", "start_date", "end_date", "note")

_FOREVER = "~"
"""The day that a spell without an end lasts until: it is later than every other day."""


class Origin(NamedTuple):
    """Where some rows of a file come from: the locator for their citations, and the place in the file."""

    locator: str
    place: Place


def as_id(text: str) -> str:
    """A text as a part of an id, without blanks, slashes and what the eye does not see."""
    return re.sub(r"[\s/]+", "-", re.sub(HIDDEN, "", text))


class MemberWriter:
    """Writes memberships and new actors for one import."""

    def __init__(self, bulk: Bulk, known: KnownActors) -> None:
        """Take where rows go, and who is known."""
        self._bulk = bulk
        self._known = known
        self._taken_ids = set(known.kinds)
        self._memberships = bulk.into(Membership, *_COLUMNS, constants={"dataset_id": bulk.dataset})
        self._citations = bulk.into(
            MembershipCitation, "membership_id", "locator", constants={"source_id": bulk.source}
        )
        self._certain: dict[tuple[str, str], list[tuple[str, str]]] = {}
        """For each organization and member its spells: from when until when each certainly holds."""

    def free_id(self, *candidates: str) -> str:
        """The first of some ids that no actor has, or the last with a number; it counts as taken from now on."""
        ids = list(map(as_id, candidates))
        numbered = (f"{ids[-1]}-{number}" for number in count(2))
        id_ = next(id_ for id_ in chain(ids, numbered) if id_ not in self._taken_ids)
        self._taken_ids.add(id_)
        return id_

    def add_actor(
        self,
        class_: type[Actor],
        values: dict[str, Any],
        origin: Origin,
        acronyms: Sequence[str] = (),
        codes: Mapping[str, str] | None = None,
    ) -> None:
        """Add a state or an organization.

        Args:
            class_: which of the two it is.
            values: what the file says of it, by column.
            origin: where the file says it.
            acronyms: what it is called beside its id and its English name.
            codes: the codes that it has, by scheme.
        """
        id_ = self._bulk.add(class_, values, origin.place, origin.locator)
        for acronym in acronyms:
            self._bulk.add(Name, {"actor_id": id_, "language": "und", "name": acronym}, origin.place)
        for scheme, code in (codes or {}).items():
            self._bulk.add(Code, {"scheme": scheme, "code": code, "actor_id": id_}, origin.place)

    def overlaps(self, organization: str, member: str, start: str, end: str | None) -> bool:
        """Whether a spell certainly overlaps one of the same pair that was added."""
        first, until = _certain_days(start, end)
        return first < until and _meets(self._certain.get((organization, member), ()), first, until)

    def add_membership(
        self, organization: str, member: str, status: str, dates: tuple[str, str | None], origin: Origin
    ) -> bool:
        """Add that a member has a status in an organization from a date until before another, or without an end.

        Returns:
            Whether it was added: not if a spell of the same pair was added that has its key, or certainly overlaps it.
        """
        start, end = dates
        first, until = _certain_days(start, end)
        id_ = Membership.id_of(organization, member, status, start, self._bulk.dataset)
        if not self._bulk.claim(Membership.__tablename__, (id_,), origin.place):
            return False
        if first < until:
            others = self._certain.setdefault((organization, member), [])
            if others and _meets(others, first, until):
                return False
            others.append((first, until))
        note = self._known.reservation((member, organization), first, end and until)
        self._memberships.append((id_, organization, member, status, start, end, note))
        self._citations.append((id_, origin.locator))
        return True


def _meets(spells: Iterable[tuple[str, str]], first: str, until: str) -> bool:
    """Whether the days from one until before another meet those of some spells."""
    return any(first < their_end and their_start < until for their_start, their_end in spells)


def _certain_days(start: str, end: str | None) -> tuple[str, str]:
    """The day from which a spell certainly holds, and the day until which it does."""
    return parse(start).latest, _FOREVER if end is None else parse(end).earliest
