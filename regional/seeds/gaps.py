"""Gaps: two spells of a pair with only days between them, mostly because an end was taken for a last day."""

from collections.abc import Iterator
from datetime import date
from itertools import groupby, pairwise

from regional.models import Membership
from regional.seeds.folder import SeedFolder
from regional.seeds.rows import Row

_DAYS = 31
"""A gap of so many days or more is taken for one."""


def gaps(folder: SeedFolder) -> Iterator[str]:
    """One line for each spell that ends a few days before the next one of its pair starts, if no note explains it."""
    rows = folder.rows.get(Membership.__tablename__, {}).values()
    for _, spells in groupby(sorted(rows, key=_order), key=lambda row: _order(row)[:2]):
        for before, after in pairwise(spells):
            if 0 < _between(before, after) < _DAYS and not (before.values["note"] or after.values["note"]):
                told, end, start = before.values, before.values["end_date"], after.values["start_date"]
                yield (
                    f"{before.place_of('end_date')}: {told['member_id']} is no {told['status']} of"
                    f" {told['organization_id']} from {end} on, and {after.values['status']} only from {start}:"
                    f" an end is the first day on which it no longer holds; write {start}, or say in a note why there"
                    " is a gap"
                )


def _order(row: Row) -> tuple[str, str, str]:
    return row.values["organization_id"], row.values["member_id"], row.values["start_earliest"]


def _between(before: Row, after: Row) -> int:
    """The number of days between two spells; 0 if it is not known to the day."""
    ends = before.values["end_earliest"], before.values["end_latest"]
    starts = after.values["start_earliest"], after.values["start_latest"]
    if ends[0] is None or ends[0] != ends[1] or starts[0] != starts[1]:
        return 0
    return (date.fromisoformat(starts[0]) - date.fromisoformat(ends[0])).days
