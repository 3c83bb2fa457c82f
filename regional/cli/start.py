"""What `regional` alone shows: what it is for, and five questions to try."""

import os

import click

from regional.database.location import file_path, is_parquet, is_server, shown

_TEXT = """\
Who belongs to which regional organisation, since when, who said what about it,
and where that is written. Five questions to try:

  regional members SCO                    who is in it, and since when
  regional both SCO CSTO --on 2021-09-17  who was in both on a day
  regional timeline UZB                   what a state joined, changed and left
  regional statements --speaker Putin     who said what, to whom and about whom
  regional why SCO/IND                    on what evidence a fact rests

Names are understood in any language: ids, acronyms, ОДКБ, Burma, Türkiye.
regional search WORDS and regional show NAME find whatever else is recorded.
regional --help lists all commands; regional COMMAND --help explains one."""


def start(database: str) -> None:
    """Print the start screen. Its last line says where the database is, or how to make it."""
    is_there = is_server(database) or is_parquet(database) or os.path.isfile(file_path(database))
    where = (
        f"The database is {shown(database)}." if is_there else f"To begin: regional load (it makes {shown(database)})."
    )
    click.echo(f"{_TEXT}\n\n{where}")
