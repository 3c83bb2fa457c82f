"""Sources: the documents and datasets that facts are taken from."""

from sqlalchemy.orm import Mapped, mapped_column

from regional.models.base import Base, belongs_to_dataset
from regional.models.types import Edtf, Word
from regional.vocabulary import SourceType, YesNo


class Source(Base):
    """A document or a dataset that facts are taken from; its columns follow the Citation Style Language."""

    __tablename__ = "sources"

    id: Mapped[str] = mapped_column(primary_key=True, doc="A slug, such as ft-2021-09-17.")
    type: Mapped[str] = mapped_column(Word(SourceType), doc="What sort of document it is.")
    title: Mapped[str] = mapped_column(doc="Its title; in square brackets where it has none and we describe it.")
    author: Mapped[str | None] = mapped_column(doc="Who wrote it.")
    publisher: Mapped[str | None] = mapped_column(doc="Who published it.")
    issued: Mapped[str | None] = mapped_column(Edtf, doc="When it was published (EDTF).")
    accessed: Mapped[str | None] = mapped_column(Edtf, doc="When we read it (EDTF).")
    url: Mapped[str | None] = mapped_column(doc="Where it is on the web.")
    consulted: Mapped[str] = mapped_column(
        Word(YesNo),
        doc="yes: its text was read when the facts were entered; no: they were entered from general knowledge.",
    )
    note: Mapped[str | None] = mapped_column(doc="What a reader must know, such as how its paragraphs are counted.")
    dataset_id: Mapped[str] = belongs_to_dataset()
