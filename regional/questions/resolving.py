"""Resolve many names and codes: one row for each in the order in which they were given, also for what means nothing."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from regional.database.reader import Reader
from regional.errors import RegionalError
from regional.folding import fold
from regional.names import ACTOR_KINDS, Search
from regional.questions.rows import Rows
from regional.sql.catalog import lookup

COLUMNS = ["name", "id", "kind", "found", "note"]

SCHEMES = ("iso-numeric", "cow", "cow-abbreviation", "cow-igo", "gw")
"""The schemes whose codes are looked up."""


class _Use(NamedTuple):
    """A name or a code of an actor, while it is valid."""

    text: str
    said: str
    """The language of a name, or the scheme of a code."""
    start: str | None
    end: str | None
    earliest: str | None
    latest: str | None
    actor: str

    def holds(self, day: str) -> bool:
        return (self.earliest or "") <= day and (self.latest is None or self.latest > day)

    @property
    def dates(self) -> str:
        return (f", from {self.start}" if self.start else "") + (f", until {self.end}" if self.end else "")


class Resolved(NamedTuple):
    """The rows, and a line for each text that means nothing, or several."""

    rows: Rows
    problems: list[str]


def resolved(reader: Reader, texts: Iterable[str], type_: str, scheme: str | None, day: str | None) -> Resolved:
    """What each text means.

    Args:
        reader: the database.
        texts: names, ids or codes; a code can have its scheme before it, as `cow:365`.
        type_: one of `ACTOR_KINDS`.
        scheme: take all texts for codes of this scheme.
        day: the day on which the names and the codes are meant.
    """
    asked = [" ".join(text.split()) for text in texts]
    resolver = _Resolver(reader, asked, type_, day)
    rows: list[tuple[str | None, ...]] = []
    problems: list[str] = []
    for text in asked:
        try:
            actor, note = resolver.meaning(text, scheme)
        except RegionalError as error:
            problems.append(str(error))
            rows.append((text, None, None, None, str(error)))
        else:
            rows.append((text, actor, *resolver.actors[actor], note))
    return Resolved(Rows(COLUMNS, rows, [row[1] for row in rows]), problems)


class _Resolver:
    """Looks up all texts at once, and says of each what it means."""

    def __init__(self, reader: Reader, texts: Sequence[str], type_: str, day: str | None) -> None:
        self._type, self._day = type_, day
        self.actors = {id_: (kind, name) for id_, kind, name in reader.ask(lookup("actors")).rows}
        self._search = Search.of(reader, type_, texts)
        codes = {code for text in texts for code in (_code(text)[1], _code(text)[1].upper())}
        self._names = self._uses(reader.ask(lookup("names"), {"folded": sorted({fold(text) for text in texts})}).rows)
        self._codes = self._uses(reader.ask(lookup("codes"), {"codes": sorted(codes)}).rows)

    def _uses(self, rows: Iterable[tuple[Any, ...]]) -> dict[str, list[_Use]]:
        found: dict[str, list[_Use]] = {}
        for use in map(_Use._make, rows):
            if self.actors[use.actor][0] in ACTOR_KINDS[self._type]:
                found.setdefault(use.text, []).append(use)
        return found

    def meaning(self, text: str, scheme: str | None) -> tuple[str, str | None]:
        """The id of the actor that a text means, and how it was found.

        Raises:
            RegionalError: it means nothing, or several.
        """
        prefix, code = _code(text)
        uses = self._codes.get(code) or self._codes.get(code.upper()) or []
        wanted = scheme or prefix
        if wanted:
            return self._of_code(text, [use for use in uses if use.said == wanted], wanted)
        names = self._valid(self._names.get(fold(text), []))
        if names:
            one = {use.actor for use in names}
            actor = one.pop() if len(one) == 1 else self._search.id_of(text)
            return actor, self._remark([use for use in names if use.actor == actor], uses)
        return self._of_code(text, uses, "") if uses else (self._search.id_of(text), "written otherwise")

    def _valid(self, uses: list[_Use]) -> list[_Use]:
        """Those that hold on the day that is meant; without one all of them."""
        return [use for use in uses if self._day is None or use.holds(self._day)]

    def _of_code(self, text: str, uses: list[_Use], scheme: str) -> tuple[str, str]:
        valid = self._valid(uses)
        still = [use for use in valid if use.end is None] or valid
        actors = {use.actor for use in still}
        if len(actors) > 1:
            raise RegionalError(
                f"'{text}' is ambiguous: it can mean {self._listed(still)}: say which, as in cow:{text}"
            )
        if not still:
            what = f"code of the scheme {scheme}" if scheme else "code"
            raise RegionalError(f"no {what} is '{text}'" + (f" on {self._day}" if uses else ""))
        earlier = [use for use in valid if use.actor not in actors]
        before = f"; before: {self._listed(earlier, ', ')}" if earlier else ""
        return still[0].actor, f"{_schemes(still)} code{still[0].dates}{before}"

    def _remark(self, names: list[_Use], codes: list[_Use]) -> str | None:
        """What a reader must know of a name: its language, when it was valid, and which code it is of somebody else."""
        first = min(names, key=lambda use: (use.said not in ("und", "en"), use.dates))
        said = ("" if first.said in ("und", "en") else first.said) + first.dates
        others = [use for use in codes if use.actor not in {name.actor for name in names}]
        other = f"as a code it means {self._listed(others)}" if others else ""
        return "; ".join(part for part in (said.removeprefix(", "), other) if part) or None

    def _listed(self, uses: list[_Use], between: str = " or ") -> str:
        of: dict[str, list[_Use]] = {}
        for use in uses:
            of.setdefault(use.actor, []).append(use)
        return between.join(
            f"{id_} ({self.actors[id_][1]}; {_schemes(some)}{some[0].dates})" for id_, some in of.items()
        )


def _code(text: str) -> tuple[str | None, str]:
    """The scheme that stands before a code, if one does, and the code."""
    for separator in (":", " "):
        scheme, found, code = text.partition(separator)
        if found and scheme.lower() in SCHEMES:
            return scheme.lower(), code.strip()
    return None, text


def _schemes(uses: Iterable[_Use]) -> str:
    return ", ".join(dict.fromkeys(use.said for use in uses))


def lines(stream: Iterable[str]) -> Iterator[str]:
    """The names of a list, one a line; empty lines are none."""
    return (line.strip() for line in stream if line.strip())
