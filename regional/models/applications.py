"""Applications: how an actor comes to a status, step by step, beside the status that it has meanwhile."""

from typing import Any

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from regional.models.base import Base, belongs_to_dataset, earliest, latest
from regional.models.citations import ApplicationCitation
from regional.models.types import Edtf, Word
from regional.vocabulary import ApplicationStep, Status


class Application(Base):
    """One step of an application: the day on which an actor that seeks a status in an organization came this far."""

    __tablename__ = "applications"

    id: Mapped[str] = mapped_column(
        primary_key=True,
        doc="organization/applicant/status/step/date/dataset, such as SCO/IRN/member/opened/2021-09-17/core.",
    )
    applicant_id: Mapped[str] = mapped_column(ForeignKey("actors.id"), index=True, doc="Who seeks the status.")
    organization_id: Mapped[str] = mapped_column(
        ForeignKey("organizations.id"), index=True, doc="The organization in which it is sought."
    )
    status: Mapped[str] = mapped_column(Word(Status), doc="The status that is sought.")
    step: Mapped[str] = mapped_column(Word(ApplicationStep), doc="The step that was reached.")
    date: Mapped[str] = mapped_column(Edtf, doc="When the step was reached (EDTF).")
    earliest: Mapped[str] = earliest("the step can have been reached")
    latest: Mapped[str] = latest("the step can have been reached")
    note: Mapped[str | None] = mapped_column(doc="What a reader must know.")
    dataset_id: Mapped[str] = belongs_to_dataset()

    citations: Mapped[list[ApplicationCitation]] = relationship()

    completed = ("id",)

    @classmethod
    def derive(cls, row: dict[str, Any]) -> None:
        """Build the id from what the step is."""
        parts = ("organization_id", "applicant_id", "status", "step", "date", "dataset_id")
        row["id"] = "/".join(row[part] for part in parts)
