"""Topics: what events and statements are about."""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from regional.models.base import Base, belongs_to_dataset


class Topic(Base):
    """Something that events and statements are about."""

    __tablename__ = "topics"

    id: Mapped[str] = mapped_column(primary_key=True, doc="A slug, such as recognition.")
    name: Mapped[str] = mapped_column(doc="Its name.")
    dataset_id: Mapped[str] = belongs_to_dataset()


class EventTopic(Base):
    """An event is about a topic."""

    __tablename__ = "event_topics"

    event_id: Mapped[str] = mapped_column(ForeignKey("events.id"), primary_key=True, doc="The event.")
    topic_id: Mapped[str] = mapped_column(ForeignKey("topics.id"), primary_key=True, index=True, doc="The topic.")


class StatementTopic(Base):
    """A statement is about a topic."""

    __tablename__ = "statement_topics"

    statement_id: Mapped[str] = mapped_column(ForeignKey("statements.id"), primary_key=True, doc="The statement.")
    topic_id: Mapped[str] = mapped_column(ForeignKey("topics.id"), primary_key=True, index=True, doc="The topic.")
