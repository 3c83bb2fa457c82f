"""A panel: states by years, months or days, and to which organizations each belongs."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations
from typing import Any, NamedTuple

from regional.database.reader import Reader
from regional.dates import FIRST_DAY
from regional.questions.periods import Period, periods
from regional.questions.rows import Made, Rows
from regional.questions.values import Values
from regional.sql.catalog import lookup

_NEVER = date.max.toordinal() + 1


class _State(NamedTuple):
    name: str
    numeric: str | None
    is_territory: bool
    first: int
    end: int
    codes: dict[str, list[tuple[str, int, int]]]

    def code(self, scheme: str, period: Period) -> str | None:
        """The code that a scheme gives it in a period; the latest if it changed meanwhile."""
        fitting = [
            code for code, first, end in self.codes.get(scheme, ()) if first <= period.last and end > period.first
        ]
        return fitting[-1] if fitting else None

    def labels(self, period: Period) -> tuple[str | None, ...]:
        return self.numeric, self.code("cow", period), self.code("gw", period)


class Cell(NamedTuple):
    """That a state belongs to an organization in a period."""

    status: str
    certain: str
    share: float
    """The part of the period during which it certainly belonged."""
    facts: tuple[str, ...]


class _Set(NamedTuple):
    """What a state belongs to in a period: a bit for each organization, by its position."""

    id: str
    cow: str | None
    held: int
    doubtful: int
    """Those to which it belongs possibly."""
    cells: dict[int, Cell]


Key = tuple[str, int, int]
"""A state, and the positions of a period and of an organization."""


class Panel:
    """What a panel is made of: the periods, the states that exist in them, and where each belongs."""

    def __init__(self, reader: Reader, spells: Rows, organizations: Sequence[str], periods: Sequence[Period]) -> None:
        """Count spells for each period."""
        self._organizations = organizations
        self._periods = periods
        self._states = _states(reader)
        self._cells: dict[Key, Cell] = {}
        for row, fact in zip(spells.rows, spells.facts, strict=True):
            self._count(fact, *row)

    def _count(self, fact: str, organization: str, member: str, status: str, *days: str | None) -> None:
        start_earliest, start_latest = (_number(day, 0) for day in days[:2])
        end_earliest, end_latest = (_number(day, _NEVER) for day in days[2:])
        state, at = self._states[member], self._organizations.index(organization)
        begin = bisect_left(self._periods, start_earliest, key=lambda period: period.begun_by)
        end = bisect_right(self._periods, end_latest - 1, key=lambda period: period.beyond)
        for position in range(begin, end):
            period = self._periods[position]
            if not _exists(state, period):
                continue
            certain = start_latest <= period.begun_by and end_earliest > period.beyond
            held = max(0, min(end_earliest, period.last + 1) - max(start_latest, period.first))
            cell = Cell(status, "yes" if certain else "no", held / (period.last + 1 - period.first), (fact,))
            key = (member, position, at)
            self._cells[key] = _together(self._cells.get(key), cell)

    def long(self) -> Rows:
        """One row for each state, period and organization to which it belongs."""
        unit = self._unit()
        columns = ["state", "name", unit, "organization", "status", "certain", "share", "iso_numeric", "cow", "gw"]
        rows, facts = [], []
        for (id_, position, at), cell in sorted(self._cells.items()):
            state, period = self._states[id_], self._periods[position]
            said = (cell.status, cell.certain, round(cell.share, 3))
            rows.append((id_, state.name, period.name, self._organizations[at], *said, *state.labels(period)))
            facts.append(list(cell.facts))
        return Rows(columns, rows, facts)

    def wide(self) -> Rows:
        """One row for each state and period in which it exists: 1 for each organization to which it belongs, else 0.

        A territory is there only if it belongs to one of them at some time.
        """
        columns = ["state", "name", self._unit(), *self._organizations, "certain", "iso_numeric", "cow", "gw"]
        belonging = {id_ for id_, _, _ in self._cells}
        rows, facts = [], []
        for id_, state in self._states.items():
            if state.is_territory and id_ not in belonging:
                continue
            for position, period in enumerate(self._periods):
                if not _exists(state, period):
                    continue
                cells = [self._cells.get((id_, position, at)) for at in range(len(self._organizations))]
                certain = "no" if any(cell and cell.certain == "no" for cell in cells) else "yes"
                marks = [0 if cell is None else 1 for cell in cells]
                rows.append((id_, state.name, period.name, *marks, certain, *state.labels(period)))
                facts.append([fact for cell in cells if cell for fact in cell.facts])
        return Rows(columns, rows, facts)

    def dyads(self) -> Rows:
        """One row for each two states and period in which they share an organization; made as they are read."""
        columns = ["state", "other", self._unit(), "shared", "organizations", "certain", "cow", "cow_other"]
        return Rows(columns, Made(self._dyads), Made(self._facts_of_dyads))

    def _dyads(self) -> Iterator[tuple[Any, ...]]:
        names: dict[int, tuple[int, str]] = {}
        """For each set of organizations how many they are, and their names."""
        for period, states in self._sets():
            for one, other in combinations(states, 2):
                shared = one.held & other.held
                if not shared:
                    continue
                if shared not in names:
                    among = [name for at, name in enumerate(self._organizations) if shared >> at & 1]
                    names[shared] = len(among), " ".join(among)
                certain = "no" if (one.doubtful | other.doubtful) & shared else "yes"
                yield one.id, other.id, period, *names[shared], certain, one.cow, other.cow

    def _facts_of_dyads(self) -> Iterator[list[str]]:
        for _, states in self._sets():
            for one, other in combinations(states, 2):
                shared = [at for at in one.cells if at in other.cells]
                if shared:
                    yield [fact for at in shared for each in (one, other) for fact in each.cells[at].facts]

    def _sets(self) -> Iterator[tuple[str, list["_Set"]]]:
        """For each period the states that belong to something, each with the set of what it belongs to."""
        of: dict[int, dict[str, dict[int, Cell]]] = {}
        for (id_, position, at), cell in sorted(self._cells.items()):
            of.setdefault(position, {}).setdefault(id_, {})[at] = cell
        for position, states in sorted(of.items()):
            period = self._periods[position]
            yield period.name, [_set(id_, self._states[id_].code("cow", period), states[id_]) for id_ in states]

    def _unit(self) -> str:
        return {4: "year", 7: "month"}.get(len(self._periods[0].name), "day") if self._periods else "year"


def _set(id_: str, cow: str | None, cells: dict[int, Cell]) -> _Set:
    held = sum(1 << at for at in cells)
    return _Set(id_, cow, held, sum(1 << at for at, cell in cells.items() if cell.certain == "no"), cells)


def _states(reader: Reader) -> dict[str, _State]:
    codes: dict[str, dict[str, list[tuple[str, int, int]]]] = {}
    for id_, scheme, code, start, end in reader.ask(lookup("panel_codes")).rows:
        codes.setdefault(id_, {}).setdefault(scheme, []).append((code, _number(start, 0), _number(end, _NEVER)))
    return {
        id_: _State(
            name, numeric, classification == "territory", _number(start, 0), _number(end, _NEVER), codes.get(id_, {})
        )
        for id_, name, numeric, classification, start, end in reader.ask(lookup("panel_states")).rows
    }


def _exists(state: _State, period: Period) -> bool:
    return state.first <= period.last and state.end > period.first


def _number(day: str | None, otherwise: int) -> int:
    return date.fromisoformat(day).toordinal() if day else otherwise


def _together(one: Cell | None, other: Cell) -> Cell:
    """Two spells of one state in one organization and period, as one."""
    if one is None:
        return other
    statuses = dict.fromkeys([*one.status.split("/"), other.status])
    certain = max(one.certain, other.certain)
    return Cell("/".join(statuses), certain, min(1.0, one.share + other.share), (*one.facts, *other.facts))


def panel(reader: Reader, spells: Rows, values: Values) -> Rows:
    """The spells as a panel, in the shape that the options ask for."""
    began = [day for row in spells.rows if (day := row[_START]) > FIRST_DAY]
    since = values["since"] or min(began, default=values["until"])
    made = Panel(reader, spells, values["organizations"], periods(since, values["until"], values["by"], values["at"]))
    if values["dyads"]:
        return made.dyads()
    return made.wide() if values["wide"] else made.long()


_START = 3
"""The position of `start_earliest` in a spell."""
