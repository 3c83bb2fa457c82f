"""Memberships of a data set, and the states and organizations that nobody else has recorded."""

import re
from collections.abc import Mapping, Sequence

from regional.dates import parse
from regional.folding import fold
from regional.importers.bulk import Bulk
from regional.importers.known import Known
from regional.vocabulary import ActorKind, FoundIn, OrganizationClassification


def as_id(text: str) -> str:
    """A text as an id has it: without blanks and slashes."""
    return re.sub(r"[\s/]+", "-", text)


class MemberWriter:
    """Writes them for one import."""

    def __init__(self, bulk: Bulk, known: Known) -> None:
        """Take where rows go, and who is known."""
        self._bulk = bulk
        self._known = known
        self._actors = bulk.into("actors", "id", "kind", "dataset_id")
        self._organizations = bulk.into(
            "organizations", "id", "name", "classification", "founding_date", "founding_earliest", "founding_latest"
        )
        self._names = bulk.into("names", "actor_id", "language", "name", "folded", "dataset_id")
        self._codes = bulk.into("codes", "scheme", "code", "actor_id", "dataset_id")
        self._actor_citations = bulk.into("actor_citations", "actor_id", "source_id", "locator")
        self._memberships = bulk.into(
            "memberships",
            *("id", "member_id", "organization_id", "status", "start_date", "start_earliest", "start_latest"),
            *("end_date", "end_earliest", "end_latest", "note", "dataset_id"),
        )
        self._citations = bulk.into("membership_citations", "membership_id", "source_id", "locator")

    def actor(self, id_: str, kind: ActorKind, names: Sequence[str], codes: Mapping[str, str], locator: str) -> None:
        """Add an actor with its names, of which the first is the English one and the others are acronyms."""
        self._actors((id_, kind.value, self._bulk.dataset))
        english, *acronyms = names
        for language, name in dict.fromkeys([("en", english), *(("und", name) for name in (*acronyms, id_))]):
            self._names((id_, language, name, fold(name), self._bulk.dataset))
            self._bulk.searchable(FoundIn.NAME, id_, name)
        for scheme, code in codes.items():
            self._codes((scheme, code, id_, self._bulk.dataset))
        self._actor_citations((id_, self._bulk.source, locator))

    def organization(self, id_: str, kind: OrganizationClassification, name: str, founded: str) -> None:
        """Say of an actor what sort of organization it is."""
        self._organizations((id_, name, kind.value, founded, *parse(founded)))

    def membership(self, what: tuple[str, str, str], start: str, end: str | None, locator: str) -> None:
        """Add that in an organization a member has a status from a date until before another, or to the end."""
        organization, member, status = what
        starts, ends = parse(start), parse(end) if end else (None, None)
        id_ = f"{organization}/{member}/{status}/{start}/{self._bulk.dataset}"
        note = self._known.reservation((member, organization), starts[1], ends[0])
        self._memberships((id_, member, organization, status, start, *starts, end, *ends, note, self._bulk.dataset))
        self._citations((id_, self._bulk.source, locator))
