"""The spells of an organization's members, or of a state, as they are drawn: by row, and by the status held last."""

from collections.abc import Iterable
from typing import NamedTuple

from regional import dates
from regional.pictures import wording
from regional.pictures.axis import Axis
from regional.questions.answer import Answer
from regional.vocabulary import ActorKind, Status

_WEIGHT = {status: at for at, status in enumerate(Status)}


class Spell(NamedTuple):
    """One status that was held for a time; the names are the columns of the query `spells`."""

    actor: str
    actor_name: str
    relation: str
    """`has` if the other is in the organization that was asked about, `in` if this actor is in the other."""
    other: str
    other_name: str
    other_kind: str
    status: str
    start_date: str
    start_earliest: str
    start_latest: str
    end_date: str | None
    end_earliest: str | None
    end_latest: str | None
    reviewed: str
    dissolved: str | None
    asked: str | None

    @property
    def words(self) -> str:
        """What it is, in one line."""
        until = (
            f" until {self.end_date}"
            if self.end_date
            else f", still so when reviewed in {wording.month(self.reviewed)}"
        )
        return f"{self.other_name}: {wording.status(self.status)} from {self.start_date}{until}"

    @property
    def known_last(self) -> str:
        """The last day of which the record says anything about it."""
        end = self.end_latest if self.end_latest and self.end_latest < dates.LAST_DAY else self.end_earliest
        if end and end < dates.LAST_DAY:
            return max(end, self.start_latest)
        return max(dates.parse(self.reviewed).latest, self.start_latest)

    @property
    def is_over(self) -> bool:
        """Whether it ended before the last review, even if nobody knows when."""
        return self.end_date is not None


class Row(NamedTuple):
    """All spells of one pair, in order."""

    spells: list[Spell]

    @property
    def name(self) -> str:
        """Whose row it is."""
        return self.spells[-1].other_name

    @property
    def short(self) -> str:
        """The acronym of an organization, for where its name has no room; of others the name."""
        return self.spells[-1].other if self.spells[-1].other_kind == ActorKind.ORGANIZATION else self.name

    @property
    def status(self) -> str:
        """The status that was held last."""
        return self.spells[-1].status


class Group(NamedTuple):
    """Rows under one heading."""

    heading: str
    beside: str
    rows: list[Row]
    status: str = ""
    """The status that the heading names, if it names one."""


def spells_of(answer: Answer) -> list[Spell]:
    """The spells in an answer to the query `spells`."""
    return [Spell._make(row) for row in answer]


def axis_of(spells: Iterable[Spell], left: float, right: float) -> Axis:
    """The days from the first that a spell can have begun to the last of which the record says anything."""
    every = list(spells)
    known = [spell for spell in every if spell.relation == "has"] or every
    asked = [spell.asked for spell in known if spell.asked]
    firsts = [s.start_latest if s.start_earliest <= dates.FIRST_DAY else s.start_earliest for s in known]
    return Axis(min(firsts + asked), max([spell.known_last for spell in known] + asked), left, right)


def grouped(spells: list[Spell]) -> list[Group]:
    """The rows, under the status held last; or, of several actors, under each of these."""
    actors = list(dict.fromkeys(spell.actor for spell in spells))
    if len(actors) > 1:
        return [
            Group(f"{some[0].actor_name}{suffix}", f"{len(_rows(some))}", _rows(some))
            for actor in actors
            for suffix, some in _sides([spell for spell in spells if spell.actor == actor])
        ]
    return [group for relation in ("has", "in") for group in _by_status([s for s in spells if s.relation == relation])]


def _sides(spells: list[Spell]) -> list[tuple[str, list[Spell]]]:
    """The spells in an organization, and those of it elsewhere under a heading that says so."""
    has, belongs = ([spell for spell in spells if spell.relation == relation] for relation in ("has", "in"))
    return [(suffix, some) for suffix, some in (("", has), (" itself" if has else "", belongs)) if some]


def _by_status(spells: list[Spell]) -> list[Group]:
    rows = _rows(spells)
    is_gone = any(spell.relation == "has" and spell.dissolved for spell in spells)
    left = [] if is_gone else [row for row in rows if row.spells[-1].is_over]
    groups = []
    for status in Status:
        some = [row for row in rows if row.status == status and row not in left]
        if some:
            groups.append(Group(_heading(status, some, is_gone=is_gone), f"{len(some)}", some, status))
    heading = "No longer in" if spells and spells[0].relation == "in" else "No longer"
    return [*groups, *([Group(heading, f"{len(left)}", left)] if left else [])]


def _heading(status: str, rows: list[Row], *, is_gone: bool) -> str:
    if rows[0].spells[0].relation == "in":
        return f"{wording.statuses(status, 1)} of"
    when = "" if is_gone else f" in {wording.month(rows[0].spells[-1].reviewed)}"
    return wording.statuses(status, len(rows)) + when


def _rows(spells: Iterable[Spell]) -> list[Row]:
    rows: dict[str, Row] = {}
    for spell in spells:
        rows.setdefault(spell.other, Row([])).spells.append(spell)
    return sorted(rows.values(), key=lambda row: (_WEIGHT[Status(row.status)], row.spells[0].start_earliest, row.name))
