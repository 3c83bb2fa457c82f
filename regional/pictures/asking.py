"""The questions that only pictures ask, in the folder `queries`."""

import os
from functools import cache

from regional.sql.catalog import Query, read_query

_FOLDER = os.path.join(os.path.dirname(__file__), "queries")


@cache
def own_query(name: str) -> Query:
    """The question in one of these files."""
    return read_query(os.path.join(_FOLDER, f"{name}.sql"))
