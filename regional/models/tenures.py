"""Tenures: who led a state, in which office, from when until when."""

from typing import Any

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from regional.models.base import Base, belongs_to_dataset, earliest, latest, maybe_earliest, maybe_latest
from regional.models.citations import TenureCitation
from regional.models.types import Edtf, Word
from regional.vocabulary import TenureRole


class Tenure(Base):
    """A person led a state in one office from the start date until before the end date."""

    __tablename__ = "tenures"

    id: Mapped[str] = mapped_column(primary_key=True, doc="state/person/role/start/dataset.")
    person_id: Mapped[str] = mapped_column(ForeignKey("people.id"), index=True, doc="The person.")
    state_id: Mapped[str] = mapped_column(ForeignKey("states.id"), index=True, doc="The state.")
    role: Mapped[str] = mapped_column(
        Word(TenureRole), doc="In which office: head of state, head of government or paramount leader."
    )
    title: Mapped[str | None] = mapped_column(doc="The title of the office, such as President.")
    start_date: Mapped[str] = mapped_column(Edtf, doc="The first day in office (EDTF).")
    start_earliest: Mapped[str] = earliest("it can have begun")
    start_latest: Mapped[str] = latest("it can have begun")
    end_date: Mapped[str | None] = mapped_column(
        Edtf, doc="The first day out of office (EDTF); empty: still in office when last reviewed."
    )
    end_earliest: Mapped[str | None] = maybe_earliest("it can have ended")
    end_latest: Mapped[str | None] = maybe_latest("it can have ended")
    note: Mapped[str | None] = mapped_column(doc="What a reader must know.")
    dataset_id: Mapped[str] = belongs_to_dataset()

    citations: Mapped[list[TenureCitation]] = relationship()

    completed = ("id",)

    @classmethod
    def derive(cls, row: dict[str, Any]) -> None:
        """Build the id from what the tenure is."""
        row["id"] = "/".join(row[part] for part in ("state_id", "person_id", "role", "start_date", "dataset_id"))
