"""Successions: how one state or organization followed another."""

from typing import Any

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from regional.models.base import Base, belongs_to_dataset, earliest, latest
from regional.models.citations import SuccessionCitation
from regional.models.types import Edtf, Word
from regional.vocabulary import SuccessionKind


class Succession(Base):
    """One state or organization followed another."""

    __tablename__ = "successions"

    id: Mapped[str] = mapped_column(primary_key=True, doc="predecessor/successor/kind/dataset.")
    predecessor_id: Mapped[str] = mapped_column(ForeignKey("actors.id"), index=True, doc="The one that was followed.")
    successor_id: Mapped[str] = mapped_column(ForeignKey("actors.id"), index=True, doc="The one that followed.")
    kind: Mapped[str] = mapped_column(
        Word(SuccessionKind), doc="How it followed; a continuation is the same legal person."
    )
    date: Mapped[str] = mapped_column(Edtf, doc="When it happened (EDTF).")
    earliest: Mapped[str] = earliest("it can have happened")
    latest: Mapped[str] = latest("it can have happened")
    note: Mapped[str | None] = mapped_column(doc="What a reader must know.")
    dataset_id: Mapped[str] = belongs_to_dataset()

    citations: Mapped[list[SuccessionCitation]] = relationship()

    completed = ("id",)

    @classmethod
    def derive(cls, row: dict[str, Any]) -> None:
        """Build the id from what the succession is."""
        row["id"] = "/".join(row[part] for part in ("predecessor_id", "successor_id", "kind", "dataset_id"))
