"""The actors that are in the database already: by their codes and names, and when they existed."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from functools import cached_property
from hashlib import sha256
from itertools import chain
from typing import Any, NamedTuple

from sqlalchemy import Connection, Select, select

from regional.dates import FIRST_DAY, LAST_DAY
from regional.folding import fold, is_plain
from regional.models import Actor, Code, Name, Organization, State, Succession
from regional.vocabulary import ActorKind, SuccessionKind


class Span(NamedTuple):
    """The actor that has a code or a name from one day until before another; the end comes first, to sort by it."""

    end: str
    start: str
    actor: str


class KnownActors:
    """The actors of all datasets but one that is being replaced."""

    def __init__(self, connection: Connection, replaced: str) -> None:
        """Read them."""
        kinds = select(Actor.id, Actor.kind).where(Actor.dataset_id != replaced)
        self.kinds: dict[str, str] = {row.id: str(row.kind) for row in connection.execute(kinds)}
        """The kind of every actor, by its id."""
        self.lifetimes: dict[str, tuple[str, str]] = {}
        """When a state or an organization can have existed: its first day, and the first day after."""
        for lives in _LIFETIMES:
            for id_, start, end in connection.execute(lives):
                if id_ in self.kinds:
                    self.lifetimes[id_] = (start or FIRST_DAY, end or LAST_DAY)
        self._codes: dict[tuple[str, str], list[Span]] = defaultdict(list)
        codes = select(Code.scheme, Code.code, Code.actor_id, Code.start_earliest, Code.end_latest)
        for scheme, code, actor, start, end in connection.execute(codes.where(Code.dataset_id != replaced)):
            self._codes[scheme, code].append(Span(end or LAST_DAY, start or FIRST_DAY, actor))
        for spans in self._codes.values():
            spans.sort()
        self._connection = connection
        self._replaced = replaced

    @cached_property
    def _names(self) -> dict[tuple[str, str], list[Span]]:
        """The actors that have a name, by kind and folded name, each for the time in which it can exist."""
        found = defaultdict(list)
        names = select(Name.folded, Name.actor_id, Name.start_earliest, Name.end_latest)
        for folded, actor, start, end in self._connection.execute(names.where(Name.dataset_id != self._replaced)):
            born, gone = self.lifetimes.get(actor, ("", ""))
            span = Span(min(end or LAST_DAY, gone), max(start or FIRST_DAY, born), actor)
            found[self.kinds.get(actor, ""), folded].append(span)
        return found

    def fingerprint(self) -> str:
        """SHA-256 over who is known: an import finds others when it changes."""
        digest = sha256()
        for known in (self.kinds, self.lifetimes, self._codes, self._names, self._predecessors):
            digest.update(repr(sorted((key, _in_order(value)) for key, value in known.items())).encode())
        return digest.hexdigest()

    def since(self, day: str) -> str:
        """The last day until another on which anybody began, ended or changed a name or a code.

        Whoever is meant on the one day is meant on the other, so that a lookup for it serves many days.
        """
        return self._turns[bisect_right(self._turns, day) - 1]

    @cached_property
    def _turns(self) -> list[str]:
        spans = (span[:2] for known in (self._codes, self._names) for each in known.values() for span in each)
        return sorted({FIRST_DAY, *chain.from_iterable(chain(self.lifetimes.values(), spans))})

    def spans(self, scheme: str, code: str) -> list[Span]:
        """The actors that have a code, one after the other, each with its time."""
        return self._codes.get((scheme, code), [])

    def holders(self, scheme: str, code: str, start: str, end: str) -> Iterator[tuple[str, str, str]]:
        """The actors that have a code from one day until before another: each with its first day and its end.

        At a time when nobody has the code, it means the actor that has it next, or had it last.
        """
        spans = self.spans(scheme, code)
        for span in spans:
            stop = min(span.end, end) if span is not spans[-1] else end
            if start < stop:
                yield span.actor, start, stop
                start = stop

    def by_last_code(self, scheme: str, code: str) -> str | None:
        """The last actor that has a code."""
        spans = self.spans(scheme, code)
        return spans[-1].actor if spans else None

    def in_place_of(self, id_: str, day: str) -> str | None:
        """The state that stood on a day where another state stood later or earlier: the one that had its number then.

        Correlates of War is asked first, then Gleditsch and Ward, by whom North Yemen lives on in Yemen.
        """
        for asked in ("cow", "gw"):
            for (scheme, _), spans in self._codes.items():
                if scheme == asked and any(span.actor == id_ for span in spans):
                    for span in spans:
                        if day < span.end and self.lives(span.actor, day):
                            return span.actor
        return None

    def is_name(self, kind: ActorKind, name: str) -> bool:
        """Whether some state or organization has a name at some time."""
        return (kind, fold(name)) in self._names

    def names_among(self, kind: ActorKind, texts: Collection[str]) -> set[str]:
        """Those of many texts that are names of some states or organizations."""
        if not is_plain(f"|{'|'.join(texts)}|"):
            return {text for text in texts if self.is_name(kind, text)}
        names = self._folded[kind]
        return {text for text, folded in zip(texts, map(str.lower, texts), strict=True) if folded in names}

    @cached_property
    def _folded(self) -> dict[str, set[str]]:
        """The folded names of each kind."""
        found = defaultdict(set)
        for kind, folded in self._names:
            found[kind].add(folded)
        return found

    def named(self, kind: ActorKind, name: str, day: str) -> str | None:
        """The state or organization that has a name on a day; nobody, if several have it.

        Data sets keep names that were given up: where nobody has the name on that day, it means who had it before, or
        was to have it, and is there on that day.
        """
        spans = self._names.get((kind, fold(name)), ())
        found = {span.actor for span in spans if span.start <= day < span.end}
        found = found or {span.actor for span in spans if self.lives(span.actor, day)}
        return found.pop() if len(found) == 1 else None

    def state_named(self, name: str, day: str, *, around: bool = False) -> str | None:
        """The state that a name means on a day, even if it was a part of another one then; `then` says which."""
        spans = self._names.get((ActorKind.STATE, fold(name)), ())
        return self.named(ActorKind.STATE, name, day) or self.then({span.actor for span in spans}, day, around=around)

    def then(self, ids: Iterable[str], day: str, *, around: bool = False) -> str | None:
        """The state that stood on a day where some states stand; nobody, if they are several.

        Before a state was there, the one that had its number stood there, or the one that was united or dissolved into
        it: the Soviet Union for Russia and Kazakhstan, Czechoslovakia for Czechia.

        Args:
            ids: the states.
            day: the day.
            around: whether a state from which it separated counts too. Juba lay in Sudan, which did not act for it.
        """
        found = {self._then(id_, day, around=around) for id_ in ids} - {None}
        return found.pop() if len(found) == 1 else None

    def _then(self, id_: str, day: str, *, around: bool) -> str | None:
        if self.lives(id_, day):
            return id_
        if id_ not in self.lifetimes or day >= self.lifetimes[id_][0]:
            return None
        told = self._predecessors.get(id_, ())
        before = {other for other, kind in told if around or kind != SuccessionKind.SEPARATION}
        return self.in_place_of(id_, day) or self.then(before, day, around=around)

    @cached_property
    def _predecessors(self) -> dict[str, list[tuple[str, str]]]:
        """Which states stood there before each, and how it followed them."""
        found = defaultdict(list)
        columns = select(Succession.successor_id, Succession.predecessor_id, Succession.kind)
        for successor, id_, kind in self._connection.execute(columns.where(Succession.dataset_id != self._replaced)):
            found[successor].append((id_, str(kind)))
        return found

    def lives(self, id_: str, day: str) -> bool:
        """Whether a state or an organization can exist on a day."""
        start, end = self.lifetimes.get(id_, ("", ""))
        return start <= day < end

    def reservation(self, ids: Iterable[str], start: str, end: str | None) -> str | None:
        """The note on a spell, if it reaches beyond the recorded lifetime of its state or its organization."""
        found = []
        for id_ in ids:
            born, gone = self.lifetimes.get(id_, (FIRST_DAY, LAST_DAY))
            if start < born or (end or LAST_DAY) > gone:
                found.append(id_)
        return (
            f"So this dataset has it; by the others {' and '.join(found)} began later or ended earlier."
            if found
            else None
        )


def _in_order(value: Any) -> Any:
    """What is known of a key; spans in order, in which a database need not give them."""
    return sorted(map(tuple, value)) if isinstance(value, list) else value


_LIFETIMES: list[Select[Any, Any, Any]] = [
    select(State.id, State.start_earliest, State.end_latest),
    select(Organization.id, Organization.founding_earliest, Organization.dissolution_latest),
]
