"""Statements: something that an actor said, with who said it, to whom and about whom."""

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from regional.models.base import Base, belongs_to_dataset, earliest, latest
from regional.models.citations import StatementCitation
from regional.models.topics import StatementTopic
from regional.models.types import Edtf, Word
from regional.vocabulary import StatementKind, StatementRole


class Statement(Base):
    """Something that an actor said."""

    __tablename__ = "statements"

    id: Mapped[str] = mapped_column(primary_key=True, doc="A slug, such as putin-recognition-2021-09-17.")
    kind: Mapped[str] = mapped_column(Word(StatementKind), doc="Whether the text is in the speaker's words or in ours.")
    text: Mapped[str] = mapped_column(doc="What was said: in a quotation the words as printed, else in our words.")
    language: Mapped[str] = mapped_column(default="en", doc="The language of the text (BCP 47).")
    start_date: Mapped[str] = mapped_column(Edtf, doc="When it was said (EDTF).")
    start_earliest: Mapped[str] = earliest("it can have been said")
    start_latest: Mapped[str] = latest("it can have been said")
    event_id: Mapped[str | None] = mapped_column(
        ForeignKey("events.id"), index=True, doc="The event at which it was said."
    )
    attribution: Mapped[str | None] = mapped_column(doc="The speaker as printed, if the speaker is not identified.")
    summary: Mapped[str | None] = mapped_column(doc="What it says, in one line of ours.")
    note: Mapped[str | None] = mapped_column(doc="What a reader must know, such as what a garbled passage means.")
    dataset_id: Mapped[str] = belongs_to_dataset()

    actors: Mapped[list["StatementActor"]] = relationship()
    topics: Mapped[list[StatementTopic]] = relationship()
    citations: Mapped[list[StatementCitation]] = relationship()


Index(None, Statement.start_earliest)


class StatementActor(Base):
    """An actor spoke, was spoken to, or was spoken about."""

    __tablename__ = "statement_actors"

    statement_id: Mapped[str] = mapped_column(ForeignKey("statements.id"), primary_key=True, doc="The statement.")
    actor_id: Mapped[str] = mapped_column(ForeignKey("actors.id"), primary_key=True, doc="The actor.")
    role: Mapped[str] = mapped_column(
        Word(StatementRole), primary_key=True, doc="Whether the actor spoke, was spoken to or was spoken about."
    )
    capacity: Mapped[str | None] = mapped_column(doc="The capacity in which the speaker spoke, as printed.")
    on_behalf_of_id: Mapped[str | None] = mapped_column(
        ForeignKey("actors.id"), index=True, doc="The state or organization on whose behalf the speaker spoke."
    )

    __table_args__ = (Index(None, "actor_id", "role"), Base.__table_args__)
