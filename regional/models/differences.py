"""Differences: where another data set says something else than ours, and why we keep to ours."""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from regional.models.base import Base, belongs_to_dataset


class Difference(Base):
    """Another data set tells a membership differently, and somebody looked into it."""

    __tablename__ = "differences"

    organization_id: Mapped[str] = mapped_column(
        ForeignKey("organizations.id"), primary_key=True, doc="In which organization."
    )
    member_id: Mapped[str] = mapped_column(ForeignKey("actors.id"), primary_key=True, index=True, doc="About whom.")
    source_id: Mapped[str] = mapped_column(ForeignKey("sources.id"), primary_key=True, doc="Who says otherwise.")
    period: Mapped[str] = mapped_column(primary_key=True, doc="For when: years such as 1992..1994, or current.")
    says: Mapped[str] = mapped_column(doc="What the other says: a status, or none.")
    we_say: Mapped[str] = mapped_column(doc="What is recorded here: a status, or none.")
    why: Mapped[str] = mapped_column(doc="Why we keep to ours.")
    dataset_id: Mapped[str] = belongs_to_dataset()
