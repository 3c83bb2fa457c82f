"""Whom the database knows already: states and organizations by their codes and names."""

from collections import defaultdict

from sqlalchemy import Connection, select

from regional.folding import fold
from regional.models import Actor, Code, Name
from regional.vocabulary import ActorKind

_FIRST, _LAST = "0001-01-01", "9999-12-31"


class Known:
    """The actors of all datasets but one that is being replaced."""

    def __init__(self, connection: Connection, replaced: str) -> None:
        """Read them."""
        kinds = select(Actor.id, Actor.kind).where(Actor.dataset_id != replaced)
        self.kinds: dict[str, str] = {row.id: str(row.kind) for row in connection.execute(kinds)}
        """The kind of every actor, by its id."""
        self._codes: dict[tuple[str, str], list[tuple[str, str, str]]] = defaultdict(list)
        codes = select(Code.scheme, Code.code, Code.actor_id, Code.start_earliest, Code.end_latest)
        for scheme, code, actor, start, end in connection.execute(codes.where(Code.dataset_id != replaced)):
            self._codes[scheme, code].append((start or _FIRST, end or _LAST, actor))
        self._states: dict[str, str] = {}
        names = select(Name.folded, Name.actor_id).where(Name.dataset_id != replaced).order_by(Name.actor_id)
        for folded, actor in connection.execute(names):
            if self.kinds.get(actor) == ActorKind.STATE:
                self._states.setdefault(folded, actor)

    def by_code(self, scheme: str, code: str, day: str) -> str | None:
        """Who has a code on a day; if nobody has it then, who has had it nearest to it."""
        spans = self._codes.get((scheme, code), ())
        for start, end, actor in spans:
            if start <= day < end:
                return actor
        later = sorted((start, actor) for start, _, actor in spans if start > day)
        return later[0][1] if later else self.by_last_code(scheme, code)

    def by_last_code(self, scheme: str, code: str) -> str | None:
        """Who has a code last."""
        spans = self._codes.get((scheme, code))
        return max(spans, key=lambda span: span[1])[2] if spans else None

    def state(self, name: str) -> str | None:
        """The state that has a name or an id."""
        return name if self.kinds.get(name) == ActorKind.STATE else self._states.get(fold(name))
