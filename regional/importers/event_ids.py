"""Ids for the events of an import: each has one of its own, and a line that says the same as one before it has none."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import count, islice
from operator import attrgetter

from sqlalchemy import inspect, select

from regional.importers.bulk import Bulk
from regional.importers.told import FIRST, KEPT, SECOND, Told
from regional.models import Actor, Event, EventCitation, EventParticipant, Source, Statement
from regional.seeds.mapping import stored
from regional.seeds.ownership import values_of

_REMEMBERED = 8_192

_TABLES = (Event, EventCitation, EventParticipant)


class EventIds:
    """Finds ids. Only of the lines whose id was there before it is remembered what they say.

    What goes past the database cannot be asked for there, and is remembered from the first line on that makes it
    necessary: what was told until then is read once more.
    """

    def __init__(self, bulk: Bulk, retold: Callable[[], Iterator[Told]]) -> None:
        """Take where rows go, and what tells everything from the beginning."""
        self._bulk = bulk
        self._retold = retold
        self._passed = 0
        """How many times somebody asked."""
        self._remembers = False
        self._of_others = bulk.taken_with_prefix(Actor, Statement, Source, *([Event] if bulk.events else []))
        self._taken: set[str] = set()
        self._said: dict[str, int] = {}
        """What the first event with an id says, of those that are looked at."""
        self._said_again: dict[str, set[int]] = defaultdict(set)
        """What further events say that had the same id in their files."""
        self._least, self._greatest = 1, 0
        """The range of the numbers that came in files."""
        self._is_alone = not self._of_others and (bulk.events is not None or not bulk.is_prefix_taken(Event))
        """Whether nothing else has ids as this import gives them."""
        self._numbers: dict[str, int] = {}
        """The last number that was added to an id, so that it is not counted from the beginning each time."""

    def given(self, told: Told) -> list[str | None] | None:
        """The ids of some events, each as its file has it if no other event has it; none if it came before.

        If all are as their file has them, there is nothing to be said.
        """
        self._said, self._taken = {}, set()
        is_beyond = self._are_beyond(*told.numbers)
        is_each_new = told.form.differ(told.columns[0])
        if self._bulk.events is not None and not (is_beyond and is_each_new):
            self._remember_from_now_on()
        found: list[str | None] | None = None
        if not is_beyond:
            self._look_at(told.ids())
        if self._taken or not is_each_new:
            found = [self._given(id_, says) for id_, says in zip(told.ids(), told.said(), strict=True)]
        if self._bulk.events is not None and self._remembers:
            self._bulk.events.said.remember(
                *((self._said, self._said.values()) if found else (told.ids(), told.said()))
            )
        self._passed += 1
        return found

    def _remember_from_now_on(self) -> None:
        if self._bulk.events is not None and not self._remembers:
            self._remembers = True
            for told in islice(filter(attrgetter("lines"), self._retold()), self._passed):
                self._bulk.events.said.remember(told.ids(), told.said())

    def _are_beyond(self, least: int, greatest: int) -> bool:
        """Whether ids must be new, because their numbers are all greater or all smaller than those before them.

        In most files the numbers go up, so that nothing need be looked up.
        """
        is_beyond = least > self._greatest or greatest < self._least
        is_first = self._greatest < self._least
        self._least = least if is_first else min(least, self._least)
        self._greatest = greatest if is_first else max(greatest, self._greatest)
        return self._is_alone and (is_first or is_beyond)

    def _look_at(self, ids: Sequence[str]) -> None:
        """Look up at once which of some ids are taken, and by what."""
        if self._bulk.events is not None:
            self._said = self._bulk.events.said.of(ids)
            taken = set(self._said)
        else:
            taken = self._bulk.taken(Event, ids)
            self._said = self._said_by(taken) if taken else {}
        self._taken = taken | self._of_others.intersection(ids)

    def _said_by(self, ids: Iterable[str]) -> dict[str, int]:
        """What the events of this import with some ids say."""
        events, citations, participants = (stored(inspect(each)) for each in _TABLES)
        columns = (events.c[name] for name in KEPT)
        wanted = values_of(ids)
        told = select(events.c.id, citations.c.locator, *columns).join_from(events, citations)
        of_this = (events.c.dataset_id == self._bulk.dataset, events.c.id.in_(wanted))
        took_part: dict[str, dict[str, str]] = defaultdict(dict)
        parts = select(participants.c.event_id, participants.c.actor_id, participants.c.role)
        for row in self._bulk.ask(parts.where(participants.c.event_id.in_(wanted))):
            took_part[row.event_id][str(row.role)] = row.actor_id
        return {
            row.id: hash((*row[2:], row.locator, *map(took_part[row.id].get, (FIRST, SECOND))))
            for row in self._bulk.ask(told.where(*of_this))
        }

    def _given(self, id_: str, says: int) -> str | None:
        if id_ not in self._taken:
            self._taken.add(id_)
            self._said[id_] = says
            return id_
        if says == self._said.get(id_) or says in self._said_again.get(id_, ()):
            return None
        self._said_again[id_].add(says)
        return self._free(id_)

    def _free(self, id_: str) -> str:
        """An id with one more number that no event has."""
        for counted in count(self._numbers.get(id_, 1) + 1):
            other = f"{id_}-{counted}"
            is_seen = other in self._taken or other in self._of_others
            if not is_seen and not self._is_taken(other):
                break
        if len(self._numbers) >= _REMEMBERED:
            self._numbers.clear()
        self._numbers[id_] = counted
        self._taken.add(other)
        self._said[other] = 0  # nobody compares with it, but it is remembered as taken
        return other

    def _is_taken(self, id_: str) -> bool:
        return bool(self._bulk.events.said.of([id_]) if self._bulk.events else self._bulk.taken(Event, [id_]))
