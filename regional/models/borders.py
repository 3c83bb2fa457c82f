"""Borders: which states have a land border with each other, and since when."""

from typing import Any

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from regional.models.base import Base, belongs_to_dataset, maybe_earliest, maybe_latest
from regional.models.citations import BorderCitation
from regional.models.types import Edtf


class Border(Base):
    """Two states have a land border; the view `neighbors` has it from either side."""

    __tablename__ = "borders"

    id: Mapped[str] = mapped_column(primary_key=True, doc="state/neighbor/border/start/dataset.")
    state_id: Mapped[str] = mapped_column(
        ForeignKey("states.id"), index=True, doc="One of the two states: the one whose id comes first in the alphabet."
    )
    neighbor_id: Mapped[str] = mapped_column(ForeignKey("states.id"), index=True, doc="The other state.")
    start_date: Mapped[str | None] = mapped_column(
        Edtf, doc="When it began (EDTF); empty: it is as old as the younger of the two states."
    )
    start_earliest: Mapped[str | None] = maybe_earliest("it can have begun")
    start_latest: Mapped[str | None] = maybe_latest("it can have begun")
    end_date: Mapped[str | None] = mapped_column(
        Edtf, doc="The first day on which it no longer existed (EDTF); empty: it still exists."
    )
    end_earliest: Mapped[str | None] = maybe_earliest("it can have ended")
    end_latest: Mapped[str | None] = maybe_latest("it can have ended")
    note: Mapped[str | None] = mapped_column(doc="What a reader must know.")
    dataset_id: Mapped[str] = belongs_to_dataset()

    citations: Mapped[list[BorderCitation]] = relationship()

    completed = ("id",)

    @classmethod
    def derive(cls, row: dict[str, Any]) -> None:
        """Build the id from what the border is."""
        pair = (row["state_id"], row["neighbor_id"])
        row["id"] = "/".join((*pair, "border", row.get("start_date") or "always", row["dataset_id"]))
