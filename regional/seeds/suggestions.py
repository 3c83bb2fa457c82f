"""What to write instead of an id that nothing has: the id of what a name means, or one that is spelt alike."""

from collections.abc import Sequence
from functools import cached_property

from regional.folding import fold
from regional.models import Actor, Base, Name
from regional.names import ACTOR_KINDS, nearest, nearest_name
from regional.seeds.folder import SeedFolder
from regional.seeds.ownership import OtherDatasets
from regional.wordings import Wordings

ACTORS, NAMES = (Base.metadata.tables[class_.__tablename__] for class_ in (Actor, Name))

_KINDS = {"actors": "actor", "states": "state", "organizations": "organization", "people": "person"}
"""The tables whose rows have names, and which actors are in them."""


class Suggestions:
    """The names of the actors of some folders and of other datasets. They are read only if there is a mistake."""

    def __init__(self, others: OtherDatasets, folders: Sequence[SeedFolder]) -> None:
        """Take where names are looked up."""
        self._others = others
        self._folders = folders
        self._wordings: dict[str, Wordings] = {}

    def instead_of(self, table: str, text: str, ids: set[str]) -> str:
        """The end of a message that says what to write.

        Args:
            table: where no row has the id.
            text: what stands there instead of an id.
            ids: the ids that there are.
        """
        if table not in _KINDS:
            return nearest(text, ids)
        actors = {id_ for id_, kind in self._kinds.items() if kind in ACTOR_KINDS[_KINDS[table]]}
        named = [(folded, id_) for folded, id_ in self._names if id_ in actors]
        meant = {id_ for folded, id_ in named if folded == fold(text)} or self._wordings_of(table, named).bearers(text)
        if meant:
            return f": write {' or '.join(sorted(meant))}"
        return nearest(text, ids | actors) or nearest_name(text, named)

    @cached_property
    def _kinds(self) -> dict[str, str]:
        """The kind of every actor."""
        kinds: dict[str, str] = {}
        for folder in self._folders:
            kinds |= {key[0]: row.values["kind"] for key, row in folder.rows.get(ACTORS.name, {}).items()}
        return kinds | {id_: kind for id_, kind in self._others.columns(ACTORS, "id", "kind")}  # noqa: C416 - of tuples of any length

    @cached_property
    def _names(self) -> list[tuple[str, str]]:
        """Every name, folded, with the id of who bears it."""
        found = [(folded, id_) for folded, id_ in self._others.columns(NAMES, "folded", "actor_id")]
        for folder in self._folders:
            rows = folder.rows.get(NAMES.name, {}).values()
            found += [(row.values["folded"], row.values["actor_id"]) for row in rows]
        return found

    def _wordings_of(self, table: str, named: list[tuple[str, str]]) -> Wordings:
        return self._wordings.setdefault(table, Wordings(named))
