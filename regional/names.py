"""Find the actor that a name means: by its id, or by any of its names in any language; or suggest the nearest names."""

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from regional.database.reader import Reader
from regional.errors import RegionalError, UnknownError
from regional.folding import LONGEST, fold

if TYPE_CHECKING:
    from regional.wordings import Wordings

ACTOR_KINDS = {
    "actor": ("state", "organization", "person"),
    "state": ("state",),
    "organization": ("organization",),
    "person": ("person",),
    "member": ("state", "organization"),
}
"""The types of parameter that name an actor, and the kinds of actor that each can name."""

_CANDIDATES = """
SELECT n.folded, n.name, a.id, a.kind, a.name
FROM json_each(:folded) AS f
JOIN names AS n ON n.folded = f.value
JOIN actor_names AS a ON a.id = n.actor_id
ORDER BY n.folded, a.id, n.name
"""

_ALL = """
SELECT n.folded, a.id, a.name, a.kind
FROM names AS n
JOIN actor_names AS a ON a.id = n.actor_id
JOIN json_each(:kinds) AS k ON k.value = a.kind
ORDER BY n.folded, a.id
"""


class Candidate(NamedTuple):
    """An actor that a name may mean."""

    folded: str
    written: str
    id: str
    kind: str
    name: str

    @property
    def shown(self) -> str:
        """The actor as a message names it."""
        return f"{self.id} ({self.name})"


class UnknownNameError(UnknownError):
    """Nothing has this name."""


def resolve(reader: Reader, wanted: Iterable[tuple[str, str]]) -> dict[tuple[str, str], str]:
    """Find the ids that texts mean, all with one statement, unless a text is worded as no name is.

    Args:
        reader: the database.
        wanted: pairs of a type, one of `ACTOR_KINDS`, and a text.

    Raises:
        RegionalError: a text means no actor of that type, or several; the message lists them, or the nearest.
    """
    pairs = list(dict.fromkeys(wanted))
    if not pairs:
        return {}
    folded = sorted({fold(text) for _, text in pairs})
    found = [Candidate(*row) for row in reader.ask(_CANDIDATES, {"folded": folded}).rows]
    searches = {type_: Search(reader, type_, found) for type_, _ in pairs}
    return {(type_, text): searches[type_].id_of(text) for type_, text in pairs}


class Search:
    """The search for the one actor of a type that a text means. All names are read once, and only if one is missing."""

    def __init__(self, reader: Reader, type_: str, found: list[Candidate]) -> None:
        """Take the database, the type, and whoever has a name that was asked for."""
        self._reader = reader
        self._type = type_
        self._found = found
        self._what = _SEVERAL.get(type_, type_)

    @classmethod
    def of(cls, reader: Reader, type_: str, texts: Iterable[str]) -> "Search":
        """A search for what some texts mean, all of which it looks up with one statement."""
        folded = sorted({fold(text) for text in texts})
        return cls(reader, type_, [Candidate(*row) for row in reader.ask(_CANDIDATES, {"folded": folded}).rows])

    def id_of(self, text: str) -> str:
        """The id of the actor that a text means: by exactly its id or name, by a folded name, or in another wording."""
        folded = fold(text)
        named = [candidate for candidate in self._found if candidate.folded == folded]
        fitting = [candidate for candidate in named if candidate.kind in ACTOR_KINDS[self._type]]
        for closest in (
            {c.id: c.shown for c in fitting if c.id == text},
            {c.id: c.shown for c in fitting if c.written == text},
            {c.id: c.shown for c in fitting},
            self._bearers(text) if not named else {},
        ):
            if len(closest) == 1:
                return next(iter(closest))
            if closest:
                raise RegionalError(f"'{text}' is ambiguous: it can mean {', '.join(closest.values())}")
        if named:
            raise UnknownError(f"'{text}' means {named[0].shown}, and that is no {self._what}")
        known = [(folded, shown) for folded, _, shown, _ in self._names]
        raise UnknownNameError(f"no {self._what} is called '{text}'{nearest_name(text, known)}")

    @cached_property
    def _names(self) -> list[tuple[str, str, str, str]]:
        """Every name of an actor of the type, folded: with the actor's id, how a message names it, and its kind."""
        rows = self._reader.ask(_ALL, {"kinds": ACTOR_KINDS[self._type]}).rows
        return [(folded, id_, f"{id_} ({name})", kind) for folded, id_, name, kind in rows]

    @cached_property
    def _wordings(self) -> "Wordings":
        from regional.wordings import Wordings  # noqa: PLC0415 - only a name in other words needs it

        return Wordings((folded, id_) for folded, id_, *_ in self._names)

    @cached_property
    def _people(self) -> "Wordings":
        from regional.wordings import Wordings  # noqa: PLC0415 - as above

        return Wordings((folded, id_) for folded, id_, _, kind in self._names if kind == "person")

    def _bearers(self, text: str) -> dict[str, str]:
        """The actors that a text means in an unrecorded wording, or by alternates that all mean the same one."""
        from regional.wordings import acronym, alternates, named_by  # noqa: PLC0415 - only a name in other words needs it

        if letters := acronym(text):
            found = named_by(letters, ((folded, id_) for folded, id_, _, kind in self._names if kind != "person"))
            found = {id_ for id_ in found if fold(id_) == letters} or found
        else:
            found = self._wordings.bearers(text)
        if not found:
            meant = (set.intersection(*map(self._wordings.bearers, parts)) for parts in alternates(text))
            found = next(filter(None, meant), set())
        if not found and "person" in ACTOR_KINDS[self._type]:
            found = self._people.bearers(text, by_a_part=True)
        return {id_: shown for _, id_, shown, _ in self._names if id_ in found}


_SEVERAL = {"actor": "state, organization or person", "member": "state or organization"}


def ids(reader: Reader, table: str) -> list[str]:
    """The ids of a table that can be suggested. Those of machine-coded events cannot: they are millions of numbers."""
    rows = f"{table} WHERE tier = 'human-coded'" if table == "events" else table
    return [row[0] for row in reader.ask(f"SELECT id FROM {rows} ORDER BY id").rows]  # noqa: S608 - one of ours


def nearest_name(text: str, known: Sequence[tuple[str, str]]) -> str:
    """The end of an error message that suggests whose name is nearest, by the words that distinguish.

    `State of Libya` is near Libya, not near every other state: words that many names share do not count.

    Args:
        text: what was typed.
        known: every name, folded, and how to show its bearer.
    """
    bearers: dict[str, set[str]] = {}
    for folded, shown in known:
        for word in folded.split():
            bearers.setdefault(word.strip(_AROUND), set()).add(shown)
    words = (word.strip(_AROUND) for word in fold(text).replace("/", " ").split())
    telling = [word for word in words if len(bearers.get(word, ())) <= _COMMON]
    shared = _that_share_most([bearers[word] for word in telling if word in bearers and not _is_short(word)])
    if 0 < len(shared) <= _MOST:
        return f" (did you mean {' or '.join(sorted(shared))}?)"
    rest = {word for word, of in bearers.items() if len(of) > _COMMON}
    without = (
        (" ".join(word for word in folded.split() if word not in rest) or folded, shown) for folded, shown in known
    )
    return nearest(" ".join(telling), without) if telling else ""


def _is_short(word: str) -> bool:
    """Whether a word is a sign, or too short to be a name, which one in Chinese never is."""
    return word.isascii() and (not word.isalnum() if len(word) == 1 else word.isalpha() and len(word) == len("or"))


def _that_share_most(bearers: list[set[str]]) -> set[str]:
    """Those who bear the most of some words; if they are too many, those who bear the rarest of them."""
    count = Counter(bearer for of in bearers for bearer in of)
    most = {bearer for bearer, shared in count.items() if shared == max(count.values())}
    return most if len(most) <= _MOST else min(bearers, key=len)


_AROUND = ".,;:()[]"

_COMMON = 5
"""A word that more actors than this have in their names distinguishes none of them."""

_MOST = 3
"""How many are suggested at the most."""


def nearest(text: str, known: Iterable[str | tuple[str, str]]) -> str:
    """The end of an error message that suggests what is spelt most alike: ` (did you mean …?)`, or nothing.

    Args:
        text: what was typed.
        known: what could have been meant: words, or pairs of a folded word and how to show it.
    """
    from difflib import SequenceMatcher, get_close_matches  # noqa: PLC0415 - only a mistake needs it

    typed = fold(text)
    if len(typed) > LONGEST:
        return ""
    shown: dict[str, list[str]] = {}
    for word in known:
        folded, full = (fold(word), word) if isinstance(word, str) else word
        shown.setdefault(folded, []).append(full)
    matches = [typed] if typed in shown else get_close_matches(typed, shown, n=_MOST, cutoff=_ALIKE)
    likeness = [SequenceMatcher(None, match, typed).ratio() for match in matches]
    close = [match for match, ratio in zip(matches, likeness, strict=True) if ratio > likeness[0] - _AS_ALIKE]
    suggestions = list(dict.fromkeys(full for match in close for full in shown[match]))
    return f" (did you mean {' or '.join(suggestions)}?)" if suggestions else ""


_ALIKE = 0.66
_AS_ALIKE = 0.15
"""How alike a suggestion must be to what was typed (0 to 1), and how close to the best one."""
