"""Actors: whoever can belong, take part or speak, with their names and their codes elsewhere."""

from typing import Any

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from regional.folding import fold
from regional.models.applications import Application
from regional.models.base import Base, belongs_to_dataset, earliest, latest, maybe_earliest, maybe_latest
from regional.models.citations import ActorCitation
from regional.models.memberships import Membership
from regional.models.successions import Succession
from regional.models.types import TEXT, Edtf, Word
from regional.vocabulary import ActorKind, OrganizationClassification, StateClassification


class Actor(Base):
    """The identity of a state, an organization or a person; the view `actor_names` gives its name as well."""

    __tablename__ = "actors"

    id: Mapped[str] = mapped_column(
        primary_key=True, doc="ISO 3166 alpha-3 for states, the usual acronym for organizations, a slug for people."
    )
    kind: Mapped[str] = mapped_column(Word(ActorKind), doc="Whether it is a state, an organization or a person.")
    dataset_id: Mapped[str] = belongs_to_dataset()

    names: Mapped[list["Name"]] = relationship()
    codes: Mapped[list["Code"]] = relationship()
    citations: Mapped[list[ActorCitation]] = relationship()

    __mapper_args__ = {"polymorphic_on": "kind", "polymorphic_abstract": True}  # noqa: RUF012 - SQLAlchemy's form


class State(Actor):
    """A member of the state system now or once, or a territory that holds memberships."""

    __tablename__ = "states"

    id: Mapped[str] = mapped_column(
        ForeignKey("actors.id"), primary_key=True, doc="ISO 3166-1 alpha-3, or the withdrawn code of ISO 3166-3."
    )
    name: Mapped[str] = mapped_column(doc="The usual short name in English.")
    official_name: Mapped[str | None] = mapped_column(doc="The full official name.")
    alpha_2: Mapped[str | None] = mapped_column(doc="ISO 3166-1 alpha-2.")
    numeric: Mapped[str | None] = mapped_column(doc="ISO 3166-1 numeric, which is also the UN M49 code; three digits.")
    region: Mapped[str | None] = mapped_column(doc="UN M49 code of the region; three digits.")
    subregion: Mapped[str | None] = mapped_column(doc="UN M49 code of the subregion; three digits.")
    classification: Mapped[str] = mapped_column(Word(StateClassification), doc="Its standing in the state system.")
    start_date: Mapped[str | None] = mapped_column(Edtf, doc="When its statehood began (EDTF); empty: not recorded.")
    start_earliest: Mapped[str | None] = maybe_earliest("its statehood can have begun")
    start_latest: Mapped[str | None] = maybe_latest("its statehood can have begun")
    end_date: Mapped[str | None] = mapped_column(
        Edtf, doc="The first day on which it was no longer a state (EDTF); empty: it still is one."
    )
    end_earliest: Mapped[str | None] = maybe_earliest("it can have ceased to be a state")
    end_latest: Mapped[str | None] = maybe_latest("it can have ceased to be a state")

    __mapper_args__ = {"polymorphic_identity": ActorKind.STATE}  # noqa: RUF012 - SQLAlchemy's form


class Organization(Actor):
    """An intergovernmental organization, or another organized body that acts."""

    __tablename__ = "organizations"

    id: Mapped[str] = mapped_column(ForeignKey("actors.id"), primary_key=True, doc="Its usual acronym in capitals.")
    name: Mapped[str] = mapped_column(doc="The usual name in English.")
    classification: Mapped[str] = mapped_column(Word(OrganizationClassification), doc="What sort of body it is.")
    founding_date: Mapped[str] = mapped_column(Edtf, doc="When it was founded (EDTF).")
    founding_earliest: Mapped[str] = earliest("it can have been founded")
    founding_latest: Mapped[str] = latest("it can have been founded")
    dissolution_date: Mapped[str | None] = mapped_column(
        Edtf, doc="The first day on which it no longer existed (EDTF); empty: it still exists."
    )
    dissolution_earliest: Mapped[str | None] = maybe_earliest("it can have been dissolved")
    dissolution_latest: Mapped[str | None] = maybe_latest("it can have been dissolved")
    seat: Mapped[str | None] = mapped_column(doc="The place of its headquarters.")
    parent_id: Mapped[str | None] = mapped_column(
        ForeignKey("organizations.id", deferrable=True, initially="DEFERRED"), doc="The organization it is a part of."
    )
    reviewed: Mapped[str | None] = mapped_column(
        Edtf, doc="The date until which its list of members is complete (EDTF)."
    )
    description: Mapped[str | None] = mapped_column(doc="What it is, in one sentence.")
    note: Mapped[str | None] = mapped_column(doc="What a reader must know.")
    membership_rule: Mapped[str | None] = mapped_column(
        doc="From what day founders and later members are counted, and until what day, in one sentence."
    )

    memberships: Mapped[list[Membership]] = relationship(foreign_keys=Membership.organization_id)
    applications: Mapped[list[Application]] = relationship(foreign_keys=Application.organization_id)
    predecessors: Mapped[list[Succession]] = relationship(
        primaryjoin="Organization.id == foreign(Succession.successor_id)", viewonly=True
    )

    __mapper_args__ = {  # noqa: RUF012 - SQLAlchemy's form
        "polymorphic_identity": ActorKind.ORGANIZATION,
        "inherit_condition": id == Actor.id,  # noqa: A003 - the column above
    }


class Person(Actor):
    """Somebody who speaks, acts or leads a state."""

    __tablename__ = "people"

    id: Mapped[str] = mapped_column(ForeignKey("actors.id"), primary_key=True, doc="A slug, such as xi-jinping.")
    name: Mapped[str] = mapped_column(doc="The usual name in English.")

    __mapper_args__ = {"polymorphic_identity": ActorKind.PERSON}  # noqa: RUF012 - SQLAlchemy's form


class Name(Base):
    """One of the names of an actor, in any language and script; its id and its English name are among them."""

    __tablename__ = "names"

    actor_id: Mapped[str] = mapped_column(ForeignKey("actors.id"), primary_key=True, doc="Whose name it is.")
    language: Mapped[str] = mapped_column(
        primary_key=True, doc="BCP 47 tag; `und` for acronyms and codes that belong to no language."
    )
    name: Mapped[str] = mapped_column(primary_key=True, doc="The name as it is written.")
    start_date: Mapped[str | None] = mapped_column(Edtf, doc="When it came into use (EDTF).")
    start_earliest: Mapped[str | None] = maybe_earliest("it can have come into use")
    start_latest: Mapped[str | None] = maybe_latest("it can have come into use")
    end_date: Mapped[str | None] = mapped_column(Edtf, doc="The first day on which it was no longer used (EDTF).")
    end_earliest: Mapped[str | None] = maybe_earliest("it can have gone out of use")
    end_latest: Mapped[str | None] = maybe_latest("it can have gone out of use")
    folded: Mapped[str] = mapped_column(
        TEXT, index=True, doc="The name as it is compared: no capitals, no marks (NFKC)."
    )
    dataset_id: Mapped[str] = belongs_to_dataset()

    completed = ("folded",)

    @classmethod
    def derive(cls, row: dict[str, Any]) -> None:
        """Fold the name."""
        row["folded"] = fold(row["name"])


class Code(Base):
    """What another dataset calls an actor."""

    __tablename__ = "codes"

    scheme: Mapped[str] = mapped_column(
        primary_key=True, doc="The publisher of the code: cow, cow-abbreviation, gw (Gleditsch and Ward), cow-igo."
    )
    code: Mapped[str] = mapped_column(primary_key=True, doc="The code, as text.")
    actor_id: Mapped[str] = mapped_column(
        ForeignKey("actors.id"), primary_key=True, index=True, doc="The actor that has it."
    )
    start_date: Mapped[str | None] = mapped_column(Edtf, doc="When the code began to mean this actor (EDTF).")
    start_earliest: Mapped[str | None] = maybe_earliest("the code can have begun to mean this actor")
    start_latest: Mapped[str | None] = maybe_latest("the code can have begun to mean this actor")
    end_date: Mapped[str | None] = mapped_column(
        Edtf, doc="The first day on which it no longer meant this actor (EDTF)."
    )
    end_earliest: Mapped[str | None] = maybe_earliest("the code can have ceased to mean this actor")
    end_latest: Mapped[str | None] = maybe_latest("the code can have ceased to mean this actor")
    dataset_id: Mapped[str] = belongs_to_dataset()
