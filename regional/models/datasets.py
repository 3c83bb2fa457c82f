"""Datasets: what is loaded, checked and replaced as a whole."""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from regional.models.base import IS_LOCAL, Base
from regional.models.claims import Claim
from regional.models.types import WHOLE, Edtf


class Dataset(Base):
    """A folder of seed files, or a public dataset, that is loaded, checked and replaced as a whole."""

    __tablename__ = "datasets"

    id: Mapped[str] = mapped_column(primary_key=True, doc="A short slug, such as core.")
    title: Mapped[str] = mapped_column(doc="Its title.")
    version: Mapped[str | None] = mapped_column(doc="Its own version.")
    licence: Mapped[str | None] = mapped_column(doc="The terms on which it can be used (SPDX identifier, or words).")
    citation: Mapped[str | None] = mapped_column(doc="How its authors ask to be cited.")
    as_of: Mapped[str] = mapped_column(Edtf, doc="The day on which it was last reviewed: later changes are not in it.")
    priority: Mapped[int] = mapped_column(
        WHOLE,
        default=100,
        doc="Of several datasets that claim an organization, the one with the lowest number speaks for it.",
    )
    fingerprint: Mapped[str | None] = mapped_column(doc="SHA-256 of the files that were loaded, in hexadecimal.")
    loaded_from: Mapped[str | None] = mapped_column(
        doc="The folder that it was loaded from; `regional`: it comes with the program; `import`: it was imported.",
        info={IS_LOCAL: True},
    )
    seal: Mapped[str | None] = mapped_column(
        doc="SHA-256 of its rows and of the program that read them: while it agrees, a load need not read files again.",
        info={IS_LOCAL: True},
    )

    complete: Mapped[list[Claim]] = relationship()

    seeded = False


class Preference(Base):
    """A choice made with `prefer`: one dataset speaks for an organization, whatever the priorities say."""

    __tablename__ = "preferences"

    organization_id: Mapped[str] = mapped_column(primary_key=True, doc="The organization; empty: all organizations.")
    preferred_id: Mapped[str] = mapped_column(ForeignKey("datasets.id"), index=True, doc="The dataset that speaks.")

    seeded = False
