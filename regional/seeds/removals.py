"""Removals: a load that takes away more than an edit does is refused, unless its user says that it is meant."""

from collections.abc import Mapping

from regional.errors import RegionalError
from regional.seeds.changes import Counts
from regional.seeds.folder import SeedFolder
from regional.seeds.origin import IMPORTED, SHIPPED, in_words, origin_of

FLOOR = 10
"""So many rows of a table can always go: in a small table they are soon more than a tenth."""

_SHOWN = 3
"""How many tables a message names."""


def refuse_unmeant(folder: SeedFolder, came: str | None, counts: Mapping[str, Counts]) -> None:
    """Refuse a load that would lose rows which somebody may want to keep.

    Args:
        folder: the folder that is loaded.
        came: where the rows that are there came from, if that is known.
        counts: what would be done to each table; a row that only moves to another dataset is not counted as removed.

    Raises:
        RegionalError: much of a table would go, or the rows came from elsewhere.
    """
    id_, here = folder.dataset["id"], origin_of(folder.path)
    whose = "the record that comes with the program" if here == SHIPPED else str(folder.path)
    done = [
        f"{what} {number:,}"
        for what in ("remove", "change")
        if (number := sum(getattr(count, f"{what}d") for count in counts.values()))
    ]
    if done and came not in (None, here):
        instead = f"load {came}" if came not in (SHIPPED, IMPORTED) else "give yours another id"
        raise RegionalError(
            f"the dataset '{id_}' came {in_words(came or '')}, and {whose} would {' and '.join(done)} of its rows:"
            f" {instead}, or say --allow-removals if it is to be replaced"
        )
    much = [f"{n.removed:,} of the {n.before:,} {table}" for table, n in counts.items() if _is_much(n)]
    if much:
        raise RegionalError(
            f"{whose} would remove {', '.join(much[:_SHOWN])}{' and more' if much[_SHOWN:] else ''} of '{id_}':"
            " see that nothing is missing there, or say --allow-removals"
        )


def _is_much(count: Counts) -> bool:
    return count.removed > FLOOR and count.removed * 10 > count.before
