"""The actors that are recorded already: by their codes and names, and when they existed.

What is known of them is kept apart from the database, so that another process can be told of it.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property
from hashlib import sha256
from itertools import chain
from typing import NamedTuple

from regional.dates import FIRST_DAY, LAST_DAY
from regional.folding import fold, is_plain
from regional.vocabulary import ActorKind, SuccessionKind


class Span(NamedTuple):
    """The actor that has a code or a name from one day until before another; the end comes first, to sort by it."""

    end: str
    start: str
    actor: str


class KnownActors:
    """The actors of all datasets but one that is being replaced. `regional.importers.actors` finds them."""

    def __init__(
        self,
        kinds: dict[str, str],
        lifetimes: dict[str, tuple[str, str]],
        codes: dict[tuple[str, str], list[Span]],
        names: dict[tuple[str, str], list[Span]],
        predecessors: dict[str, list[tuple[str, str]]],
    ) -> None:
        """Take what is known of them.

        Args:
            kinds: the kind of every actor, by its id.
            lifetimes: when a state or an organization can have existed: its first day, and the first day after.
            codes: the actors that have a code, by scheme and code, each for its time, one after the other.
            names: the actors that have a name, by kind and folded name, each for the time in which it can exist.
            predecessors: which states stood there before each, and how it followed them.
        """
        self.kinds = kinds
        self.lifetimes = lifetimes
        self._codes = codes
        self._names = names
        self._predecessors = predecessors

    def fingerprint(self) -> str:
        """SHA-256 over who is known: an import finds others when it changes."""
        digest = sha256()
        for told in (
            self.kinds.items(),
            ((id_, *days) for id_, days in self.lifetimes.items()),
            _each_with_its_key(self._codes),
            _each_with_its_key(self._names),
            ((id_, *other) for id_, others in self._predecessors.items() for other in others),
        ):
            lines = sorted(map("\0".join, told))  # a database need not give them in an order
            digest.update("\n".join(lines).encode())
            digest.update(b"\n\n")
        return digest.hexdigest()

    def since(self, day: str) -> str:
        """The last day until another on which a state began, ended or changed a name or a code.

        Whichever is meant on the one day is meant on the other, so that a lookup for it serves many days.
        """
        return self._turns[bisect_right(self._turns, day) - 1]

    @cached_property
    def _turns(self) -> list[str]:
        states = {id_ for id_, kind in self.kinds.items() if kind == ActorKind.STATE}
        all_spans = chain.from_iterable(chain(self._codes.values(), self._names.values()))
        spans = (span[:2] for span in all_spans if span.actor in states)
        lifetimes = (days for id_, days in self.lifetimes.items() if id_ in states)
        return sorted({FIRST_DAY, *chain.from_iterable(chain(lifetimes, spans))})

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
        names = self.folded_names(kind)
        return {text for text, folded in zip(texts, map(str.lower, texts), strict=True) if folded in names}

    def folded_names(self, kind: ActorKind) -> set[str]:
        """The folded names of all states or organizations."""
        return self._folded[kind]

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
        return self._one(self._names.get((kind, fold(name)), ()), day)

    def _one(self, spans: Iterable[Span], day: str) -> str | None:
        """The one actor that has a name on a day, of those that have it at some time."""
        found = {span.actor for span in spans if span.start <= day < span.end}
        found = found or {span.actor for span in spans if self.lives(span.actor, day)}
        return found.pop() if len(found) == 1 else None

    def state_named(self, name: str, day: str, *, around: bool = False) -> str | None:
        """The state that a name means on a day, even if it was a part of another one then; `then` says which."""
        spans = self._names.get((ActorKind.STATE, fold(name)), ())
        return self._one(spans, day) or self.then({span.actor for span in spans}, day, around=around)

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


def _each_with_its_key(known: Mapping[tuple[str, str], Iterable[Span]]) -> Iterator[tuple[str, ...]]:
    return ((*key, *span) for key, spans in known.items() for span in spans)
