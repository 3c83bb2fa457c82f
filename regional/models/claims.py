"""Claims: for which organizations, and for which time, a dataset says that it tells all memberships."""

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from regional.models.base import Base, earliest, latest, maybe_earliest, maybe_latest
from regional.models.types import Edtf


class Claim(Base):
    """A dataset claims to tell all memberships of an organization: what it does not tell of this time was not so."""

    __tablename__ = "claims"
    __table_args__ = (Index(None, "organization_id", "dataset_id"), Base.__table_args__)

    dataset_id: Mapped[str] = mapped_column(
        ForeignKey("datasets.id"), primary_key=True, doc="The dataset that claims to be complete."
    )
    organization_id: Mapped[str] = mapped_column(
        ForeignKey("organizations.id"), primary_key=True, doc="The organization whose members it tells."
    )
    start_date: Mapped[str] = mapped_column(
        Edtf,
        primary_key=True,
        default="..",
        doc="The first day for which it claims this (EDTF); `..`: from the beginning.",
    )
    start_earliest: Mapped[str] = earliest("the claim can begin; it counts from this day on")
    start_latest: Mapped[str] = latest("the claim can begin")
    end_date: Mapped[str | None] = mapped_column(
        Edtf,
        doc="The first day for which it no longer claims this (EDTF); empty: until it was last reviewed, and since.",
    )
    end_earliest: Mapped[str | None] = maybe_earliest("the claim can end; it counts until before this day")
    end_latest: Mapped[str | None] = maybe_latest("the claim can end")
