"""Memberships: an actor holds one status in an organization from a day until a day."""

from typing import Any

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from regional.models.base import Base, belongs_to_dataset, earliest, latest, maybe_earliest, maybe_latest
from regional.models.citations import MembershipCitation
from regional.models.types import Edtf, Word
from regional.vocabulary import Basis, Status


class Membership(Base):
    """One spell: an actor holds one status in an organization from its start date until before its end date."""

    __tablename__ = "memberships"
    __table_args__ = (
        Index(None, "organization_id", "dataset_id", "member_id"),
        Index(None, "member_id", "organization_id", "dataset_id"),
        Base.__table_args__,
    )

    id: Mapped[str] = mapped_column(
        primary_key=True, doc="organization/member/status/start/dataset, such as SCO/IND/member/2017-06-09/core."
    )
    member_id: Mapped[str] = mapped_column(ForeignKey("actors.id"), doc="The member: usually a state.")
    organization_id: Mapped[str] = mapped_column(ForeignKey("organizations.id"), doc="The organization.")
    status: Mapped[str] = mapped_column(Word(Status), doc="The standing of the member in the organization.")
    start_date: Mapped[str] = mapped_column(Edtf, doc="The first day on which it held (EDTF).")
    start_earliest: Mapped[str] = earliest("it can have started")
    start_latest: Mapped[str] = latest("it can have started")
    end_date: Mapped[str | None] = mapped_column(
        Edtf, doc="The first day on which it no longer held (EDTF); empty: it still held when last reviewed."
    )
    end_earliest: Mapped[str | None] = maybe_earliest("it can have ended")
    end_latest: Mapped[str | None] = maybe_latest("it can have ended")
    note: Mapped[str | None] = mapped_column(doc="What a reader must know.")
    dataset_id: Mapped[str] = belongs_to_dataset()
    start_basis: Mapped[str | None] = mapped_column(
        Word(Basis), doc="What happened on the first day; empty: nobody has checked."
    )
    end_basis: Mapped[str | None] = mapped_column(
        Word(Basis), doc="What happened on the first day on which it no longer held; empty: nobody has checked."
    )

    citations: Mapped[list[MembershipCitation]] = relationship()

    completed = ("id",)

    @classmethod
    def derive(cls, row: dict[str, Any]) -> None:
        """Build the id from what the spell is."""
        parts = ("organization_id", "member_id", "status", "start_date", "dataset_id")
        row["id"] = cls.id_of(*map(row.__getitem__, parts))

    @staticmethod
    def id_of(organization: str, member: str, status: str, start: str, dataset: str) -> str:
        """The id of a spell, from what it is."""
        return f"{organization}/{member}/{status}/{start}/{dataset}"


Index(None, Membership.start_earliest)
Index(None, Membership.end_earliest)
