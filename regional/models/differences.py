"""Differences: where another dataset disagrees with the record, and why the record says what it says."""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from regional.models.base import Base, belongs_to_dataset


class Difference(Base):
    """A membership that another dataset records differently, and why we keep what we have recorded."""

    __tablename__ = "differences"

    organization_id: Mapped[str] = mapped_column(
        ForeignKey("organizations.id"), primary_key=True, doc="The organization."
    )
    member_id: Mapped[str] = mapped_column(ForeignKey("actors.id"), primary_key=True, index=True, doc="The member.")
    source_id: Mapped[str] = mapped_column(
        ForeignKey("sources.id"), primary_key=True, doc="The source that says something else."
    )
    period: Mapped[str] = mapped_column(
        primary_key=True, doc="The time that it is about: years such as 1992..1994, or current."
    )
    says: Mapped[str] = mapped_column(doc="What that source says: a status, or none.")
    we_say: Mapped[str] = mapped_column(doc="What is recorded here: a status, or none.")
    why: Mapped[str] = mapped_column(doc="Why we keep what we have recorded.")
    dataset_id: Mapped[str] = belongs_to_dataset()
