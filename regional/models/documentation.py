"""Documentation: what the tables, the views and their columns mean, for whoever has nothing but the database."""

from sqlalchemy.orm import Mapped, mapped_column

from regional.models.base import Base


class Documentation(Base):
    """What a table or a view holds, or what one of its columns means; every upgrade writes all of it anew."""

    __tablename__ = "documentation"

    table_name: Mapped[str] = mapped_column(primary_key=True, doc="The table or the view.")
    column_name: Mapped[str] = mapped_column(primary_key=True, doc="The column; empty: the table or the view itself.")
    meaning: Mapped[str] = mapped_column(doc="What a row of the table is, or what the column says of it.")
    statement: Mapped[str | None] = mapped_column(doc="The statement that made a view; empty for all else.")

    seeded = False
