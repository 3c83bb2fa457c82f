"""What all tables share: STRICT, the names of constraints, and the columns that belong to a date."""

from typing import Any, ClassVar

from sqlalchemy import CheckConstraint, ForeignKey, MetaData
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from regional.models.types import TEXT, Word

STRICT = {"sqlite_strict": True}
"""SQLite keeps to the types of the columns, as PostgreSQL does anyway."""

IS_LOCAL = "is_local"
"""The mark (in `info`) of a column that is about this database alone: no file gives it, and no export shows it."""

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    """A table. Its docstring says what a row is, and the `doc` of each column says what the column means."""

    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map: ClassVar[dict[Any, Any]] = {str: TEXT}
    __table_args__: Any = STRICT

    seeded: ClassVar[bool] = True
    """Whether its rows belong to datasets."""

    completed: ClassVar[tuple[str, ...]] = ()
    """The columns that `derive` fills in."""

    def __init_subclass__(cls, **kwargs: Any) -> None:
        """Map the class, and make the database itself refuse unknown words and days in the wrong order."""
        super().__init_subclass__(**kwargs)
        table = cls.metadata.tables[cls.__tablename__]
        for column in table.columns:
            if isinstance(column.type, Word):
                # not IN, for which SQLite would make a table of the words at every row that it checks
                is_word = " OR ".join(f"{column.name} = '{word}'" for word in column.type.vocabulary)
                table.append_constraint(CheckConstraint(is_word, name=column.name))
            if column.name.endswith("earliest"):
                latest_day = column.name.removesuffix("earliest") + "latest"
                table.append_constraint(CheckConstraint(f"{column.name} <= {latest_day}", name=column.name))

    @classmethod
    def derive(cls, row: dict[str, Any]) -> None:
        """Fill in the columns that follow from others, in a row that is about to be stored."""


def belongs_to_dataset() -> Mapped[str]:
    """The column that says which dataset a row belongs to; it is loaded, checked and replaced with it."""
    return mapped_column(ForeignKey("datasets.id"), index=True, doc="The dataset that this row belongs to.")


def earliest(what: str) -> Mapped[str]:
    """The column of the first day that an EDTF date can mean."""
    return mapped_column(TEXT, doc=f"The first day on which {what} (ISO 8601 day).")


def latest(what: str) -> Mapped[str]:
    """The column of the last day that an EDTF date can mean."""
    return mapped_column(TEXT, doc=f"The last day on which {what} (ISO 8601 day).")


def maybe_earliest(what: str) -> Mapped[str | None]:
    """`earliest` of a date that need not be given."""
    return mapped_column(TEXT, doc=f"The first day on which {what} (ISO 8601 day).")


def maybe_latest(what: str) -> Mapped[str | None]:
    """`latest` of a date that need not be given."""
    return mapped_column(TEXT, doc=f"The last day on which {what} (ISO 8601 day).")
