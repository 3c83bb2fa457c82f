"""Who speaks for an organization: a load that changes it says so, because a folder names its own priority."""

from collections import Counter
from collections.abc import Mapping

from sqlalchemy import Connection

from regional.progress import Say

_SPEAKERS = "SELECT organization_id, dataset_id FROM effective_datasets WHERE dataset_id IS NOT NULL"


def speakers(connection: Connection) -> dict[str, str]:
    """The dataset that speaks for each organization."""
    return {row[0]: row[1] for row in connection.exec_driver_sql(_SPEAKERS)}


def say_who_speaks(before: Mapping[str, str], connection: Connection, say: Say) -> None:
    """Say which datasets speak since a load for organizations for which others spoke before, and still could.

    Args:
        before: who spoke before the load.
        connection: the transaction of the load.
        say: is called with a line for each.
    """
    able = {tuple(row) for row in connection.exec_driver_sql(_COVERED)}
    counted: Counter[tuple[str, str]] = Counter()
    for organization, dataset in speakers(connection).items():
        other = before.get(organization, dataset)
        if other != dataset and (organization, other) in able:
            counted[dataset, other] += 1
    for (dataset, other), count in sorted(counted.items()):
        what = "1 organization" if count == 1 else f"{count} organizations"
        undo = f"`regional prefer {other}` undoes this"
        say(f"{dataset} now speaks for {what} instead of {other}, by its priority: {undo}")


_COVERED = "SELECT DISTINCT organization_id, dataset_id FROM memberships"
