"""Citations: each ties one fact to one source, with the place in it; one table per kind of fact."""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from regional.models.base import Base
from regional.models.types import Word
from regional.vocabulary import Supports


class Citation:
    """The columns that every citation has beside its fact."""

    source_id: Mapped[str] = mapped_column(
        ForeignKey("sources.id"),
        primary_key=True,
        index=True,
        sort_order=1,
        doc="The document or dataset that says so.",
    )
    locator: Mapped[str] = mapped_column(
        primary_key=True,
        default="",
        sort_order=2,
        doc="The place in it (CSL locator), such as paragraph 9; may be empty.",
    )
    supports: Mapped[str | None] = mapped_column(
        Word(Supports), sort_order=3, doc="Which part of the fact it gives there; empty: nobody has checked."
    )


class ActorCitation(Citation, Base):
    """A source for what the row of an actor says."""

    __tablename__ = "actor_citations"

    actor_id: Mapped[str] = mapped_column(ForeignKey("actors.id"), primary_key=True, doc="The actor.")


class MembershipCitation(Citation, Base):
    """A source for a membership."""

    __tablename__ = "membership_citations"

    membership_id: Mapped[str] = mapped_column(ForeignKey("memberships.id"), primary_key=True, doc="The membership.")


class ApplicationCitation(Citation, Base):
    """A source for a step of an application."""

    __tablename__ = "application_citations"

    application_id: Mapped[str] = mapped_column(ForeignKey("applications.id"), primary_key=True, doc="The step.")


class EventCitation(Citation, Base):
    """A source for an event."""

    __tablename__ = "event_citations"

    event_id: Mapped[str] = mapped_column(ForeignKey("events.id"), primary_key=True, doc="The event.")


class StatementCitation(Citation, Base):
    """A source for a statement."""

    __tablename__ = "statement_citations"

    statement_id: Mapped[str] = mapped_column(ForeignKey("statements.id"), primary_key=True, doc="The statement.")


class SuccessionCitation(Citation, Base):
    """A source for a succession."""

    __tablename__ = "succession_citations"

    succession_id: Mapped[str] = mapped_column(ForeignKey("successions.id"), primary_key=True, doc="The succession.")


class BorderCitation(Citation, Base):
    """A source for a border."""

    __tablename__ = "border_citations"

    border_id: Mapped[str] = mapped_column(ForeignKey("borders.id"), primary_key=True, doc="The border.")


class TenureCitation(Citation, Base):
    """A source for a tenure."""

    __tablename__ = "tenure_citations"

    tenure_id: Mapped[str] = mapped_column(ForeignKey("tenures.id"), primary_key=True, doc="The tenure.")
