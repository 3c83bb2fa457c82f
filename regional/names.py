"""Which actor a name means: exact ids first, then any name in any language, folded; else the nearest ones."""

import json
from collections.abc import Iterable
from typing import NamedTuple

from regional.database.reading import Reader
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
SELECT n.folded, a.id, a.kind, a.name
FROM json_each(:folded) AS f
JOIN names AS n ON n.folded = f.value
JOIN actor_names AS a ON a.id = n.actor_id
GROUP BY n.folded, a.id, a.kind, a.name
ORDER BY n.folded, a.id
"""


class Candidate(NamedTuple):
    """An actor that a name may mean."""

    folded: str
    id: str
    kind: str
    name: str


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
    kinds = ACTOR_KINDS[type_]
    fitting = [c for c in found if c.folded == fold(text) and c.kind in kinds]
    exact = [c for c in fitting if c.id == text] or [c for c in fitting if fold(c.id) == fold(text)]
    if len(exact or fitting) == 1:
        return (exact or fitting)[0].id
    what = type_ if type_ != "actor" else "state, organization or person"
    if fitting:
        listed = ", ".join(f"{c.id} ({c.name})" for c in fitting)
        raise RegionalError(f"'{text}' is ambiguous: it can mean {listed}")
    raise RegionalError(f"no {what} is called '{text}'{nearest(text, _all_names(reader, kinds))}")


def _all_names(reader: Reader, kinds: tuple[str, ...]) -> dict[str, str]:
    """Every folded name of these kinds of actor, and how to show it."""
    rows = reader.ask(
        "SELECT n.folded, n.name, a.id FROM names AS n JOIN actors AS a ON a.id = n.actor_id"
        " JOIN json_each(:kinds) AS k ON k.value = a.kind ORDER BY n.folded, a.id",
        {"kinds": json.dumps(kinds)},
    ).rows
    return {folded: name if name == id_ else f"{id_} ({name})" for folded, name, id_ in rows}


def nearest(text: str, known: dict[str, str] | Iterable[str]) -> str:
    """The end of an error message that suggests what is spelt most alike: ` (did you mean …?)`, or nothing."""
    from difflib import get_close_matches  # noqa: PLC0415 - only a mistake needs it

    shown = known if isinstance(known, dict) else {fold(word): word for word in known}
    matches = get_close_matches(fold(text), shown, n=3, cutoff=0.6)
    suggestions = list(dict.fromkeys(shown[match] for match in matches))
    return f" (did you mean {' or '.join(suggestions)}?)" if suggestions else ""
