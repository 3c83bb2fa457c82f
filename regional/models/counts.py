"""Counts: how many rows a dataset has in each table, so that nobody has to count millions of them."""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from regional.models.base import Base
from regional.models.types import WHOLE


class Count(Base):
    """So many rows of a table belong to a dataset; every load and import counts anew, and `check` compares."""

    __tablename__ = "counts"

    dataset_id: Mapped[str] = mapped_column(ForeignKey("datasets.id"), primary_key=True, doc="The dataset.")
    table_name: Mapped[str] = mapped_column(primary_key=True, doc="The table.")
    row_count: Mapped[int] = mapped_column(WHOLE, doc="How many of its rows belong to the dataset; 0 is not recorded.")

    seeded = False
