"""Which actor a name means: exact ids first, then any name in any language, folded; else the nearest ones."""

import json
from collections.abc import Iterable
from typing import NamedTuple

from regional.database.reader import Reader
from regional.errors import RegionalError
from regional.folding import fold

ACTOR_KINDS = {
    "actor": ("state", "organization", "person"),
    "state": ("state",),
    "organization": ("organization",),
    "person": ("person",),
    "member": ("state", "organization"),
}
"""What a parameter of each type can name."""

_CANDIDATES = """
SELECT n.folded, n.name, a.id, a.kind, a.name
FROM json_each(:folded) AS f
JOIN names AS n ON n.folded = f.value
JOIN actor_names AS a ON a.id = n.actor_id
ORDER BY n.folded, a.id, n.name
"""

_ALL = """
SELECT n.folded, a.id, a.name
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


class UnknownNameError(RegionalError):
    """Nothing has this name."""


def resolve(reader: Reader, wanted: Iterable[tuple[str, str]]) -> dict[tuple[str, str], str]:
    """The ids that texts mean, all found with one statement.

    Args:
        reader: the database.
        wanted: pairs of a type, one of `ACTOR_KINDS`, and a text.

    Raises:
        RegionalError: a text means no actor of that type, or several; the message lists them, or the nearest.
    """
    pairs = list(dict.fromkeys(wanted))
    if not pairs:
        return {}
    folded = json.dumps(sorted({fold(text) for _, text in pairs}), ensure_ascii=False)
    found = [Candidate(*row) for row in reader.ask(_CANDIDATES, {"folded": folded}).rows]
    return {(type_, text): _choose(reader, type_, text, found) for type_, text in pairs}


def _choose(reader: Reader, type_: str, text: str, found: list[Candidate]) -> str:
    """The one actor of a type that a text means: by its very id, its very name, its id in any case, or any name."""
    folded = fold(text)
    named = [candidate for candidate in found if candidate.folded == folded]
    fitting = [candidate for candidate in named if candidate.kind in ACTOR_KINDS[type_]]
    for closest in (
        {c.id: c for c in fitting if c.id == text},
        {c.id: c for c in fitting if c.written == text},
        {c.id: c for c in fitting if fold(c.id) == folded},
        {c.id: c for c in fitting},
    ):
        if len(closest) == 1:
            return next(iter(closest))
        if closest:
            listed = ", ".join(candidate.shown for candidate in closest.values())
            raise RegionalError(f"'{text}' is ambiguous: it can mean {listed}")
    what = _SEVERAL.get(type_, type_)
    if named:
        raise RegionalError(f"'{text}' means {named[0].shown}, and that is no {what}")
    rows = reader.ask(_ALL, {"kinds": json.dumps(ACTOR_KINDS[type_])}).rows
    raise UnknownNameError(
        f"no {what} is called '{text}'{nearest(text, ((row[0], f'{row[1]} ({row[2]})') for row in rows))}"
    )


_SEVERAL = {"actor": "state, organization or person", "member": "state or organization"}


def ids(reader: Reader, table: str) -> list[str]:
    """The ids of a table that a suggestion can name: those of millions of machine-coded events are only numbers."""
    rows = f"{table} WHERE tier = 'human-coded'" if table == "events" else table
    return [row[0] for row in reader.ask(f"SELECT id FROM {rows} ORDER BY id").rows]  # noqa: S608 - one of ours


def nearest(text: str, known: Iterable[str | tuple[str, str]]) -> str:
    """The end of an error message that suggests what is spelt most alike: ` (did you mean …?)`, or nothing.

    Args:
        text: what was typed.
        known: what could have been meant: words, or pairs of a folded word and how to show it.
    """
    from difflib import SequenceMatcher, get_close_matches  # noqa: PLC0415 - only a mistake needs it

    shown: dict[str, list[str]] = {}
    for word in known:
        folded, full = (fold(word), word) if isinstance(word, str) else word
        shown.setdefault(folded, []).append(full)
    matches = get_close_matches(fold(text), shown, n=3, cutoff=_ALIKE)
    likeness = [SequenceMatcher(None, match, fold(text)).ratio() for match in matches]
    close = [match for match, ratio in zip(matches, likeness, strict=True) if ratio > likeness[0] - _AS_ALIKE]
    suggestions = list(dict.fromkeys(full for match in close for full in shown[match]))
    return f" (did you mean {' or '.join(suggestions)}?)" if suggestions else ""


_ALIKE = 0.6
_AS_ALIKE = 0.15
"""How alike a suggestion must be to what was typed (0 to 1), and how close to the best one."""
