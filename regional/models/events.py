"""Events: something happened, with who took part in which role."""

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from regional.models.base import Base, earliest, latest, maybe_earliest, maybe_latest
from regional.models.citations import EventCitation
from regional.models.topics import EventTopic
from regional.models.types import REAL, WHOLE, Edtf, Word
from regional.vocabulary import EventKind, ParticipantRole, Tier


class Event(Base):
    """Something that happened."""

    __tablename__ = "events"

    id: Mapped[str] = mapped_column(primary_key=True, doc="A slug, such as joint-meeting-2021-09-17.")
    title: Mapped[str] = mapped_column(doc="What happened, in a few words.")
    kind: Mapped[str] = mapped_column(Word(EventKind), doc="What sort of event it is.")
    start_date: Mapped[str] = mapped_column(Edtf, doc="When it happened, or began (EDTF).")
    start_earliest: Mapped[str] = earliest("it can have begun")
    start_latest: Mapped[str] = latest("it can have begun")
    end_date: Mapped[str | None] = mapped_column(
        Edtf, doc="The first day on which it was over (EDTF); empty: it took no longer than its start date."
    )
    end_earliest: Mapped[str | None] = maybe_earliest("it can have been over")
    end_latest: Mapped[str | None] = maybe_latest("it can have been over")
    place: Mapped[str | None] = mapped_column(doc="Where it happened, in words.")
    location_id: Mapped[str | None] = mapped_column(
        ForeignKey("states.id"), index=True, doc="The state in which it happened."
    )
    description: Mapped[str | None] = mapped_column(doc="What happened, in our own words.")
    amount: Mapped[int | None] = mapped_column(WHOLE, doc="A sum of money, in whole units of the currency.")
    currency: Mapped[str | None] = mapped_column(doc="Its currency (ISO 4217).")
    tier: Mapped[str] = mapped_column(
        Word(Tier), default=Tier.HUMAN_CODED, doc="Whether a person or a program coded it."
    )
    note: Mapped[str | None] = mapped_column(doc="What a reader must know, such as what a garbled passage means.")
    dataset_id: Mapped[str] = mapped_column(ForeignKey("datasets.id"), doc="The dataset that this row belongs to.")
    cameo_code: Mapped[str | None] = mapped_column(doc="The code of a machine-coded event (CAMEO), two to four digits.")
    cameo_root: Mapped[str | None] = mapped_column(doc="The class that its code belongs to (CAMEO root), two digits.")
    intensity: Mapped[float | None] = mapped_column(
        REAL, doc="How cooperative (10) or conflictual (-10) it is: Goldstein's scale, or the intensity of ICEWS."
    )

    participants: Mapped[list["EventParticipant"]] = relationship()
    topics: Mapped[list[EventTopic]] = relationship()
    citations: Mapped[list[EventCitation]] = relationship()


Index(None, Event.start_earliest)
Index(None, Event.dataset_id, Event.start_earliest)
Index(None, Event.kind, Event.tier, Event.start_earliest)

_HUMAN_CODED = text("tier = 'human-coded'")
_LONG = text("start_earliest < start_latest OR end_date IS NOT NULL")

Index(
    "ix_events_start_earliest_human_coded",
    Event.start_earliest,
    sqlite_where=_HUMAN_CODED,
    postgresql_where=_HUMAN_CODED,
)
Index("ix_events_location_id_human_coded", Event.location_id, sqlite_where=_HUMAN_CODED, postgresql_where=_HUMAN_CODED)
Index("ix_events_long", Event.tier, Event.start_earliest, sqlite_where=_LONG, postgresql_where=_LONG)


class EventParticipant(Base):
    """An actor took part in an event."""

    __tablename__ = "event_participants"

    event_id: Mapped[str] = mapped_column(ForeignKey("events.id"), primary_key=True, doc="The event.")
    actor_id: Mapped[str] = mapped_column(ForeignKey("actors.id"), primary_key=True, index=True, doc="The actor.")
    role: Mapped[str] = mapped_column(Word(ParticipantRole), primary_key=True, doc="The part that the actor takes.")
