"""Whole datasets: removing one, and preferring one."""

from sqlalchemy import Connection, delete, func, insert, select

from regional.errors import RegionalError
from regional.models import Count, Dataset, Preference
from regional.names import nearest
from regional.seeds.dependence import refuse_to_remove_all
from regional.seeds.mapping import seeded_tables
from regional.seeds.ownership import owned_by
from regional.seeds.search_index import SEARCH_INDEX


def require(connection: Connection, dataset: str) -> None:
    """Refuse an id that is no dataset.

    Raises:
        RegionalError: there is none; the message suggests the nearest.
    """
    known = connection.scalars(select(Dataset.id).order_by(Dataset.id)).all()
    if dataset not in known:
        raise RegionalError(f"no dataset has the id '{dataset}'{nearest(dataset, known)}")


def remove_rows(connection: Connection, dataset: str, *, will_return: bool = False) -> bool:
    """Remove all rows of a dataset, but not the row of the dataset itself.

    Args:
        connection: a transaction.
        dataset: its id.
        will_return: whether the same rows are about to be written again, so that others can point to them meanwhile.

    Returns:
        Whether there is such a dataset.

    Raises:
        RegionalError: another dataset depends on it.
    """
    if not connection.scalar(select(func.count()).select_from(Dataset).where(Dataset.id == dataset)):
        return False
    if not will_return:
        refuse_to_remove_all(connection, dataset)
    for table in reversed(seeded_tables()):
        connection.execute(delete(table).where(owned_by(table, dataset)))
    connection.execute(delete(SEARCH_INDEX).where(SEARCH_INDEX.c.dataset_id == dataset))
    return True


def drop(connection: Connection, dataset: str) -> None:
    """Remove a dataset with everything in it.

    Raises:
        RegionalError: there is none, or another dataset depends on it.
    """
    require(connection, dataset)
    remove_rows(connection, dataset)
    connection.execute(delete(Preference).where(Preference.preferred_id == dataset))
    connection.execute(delete(Count).where(Count.dataset_id == dataset))
    connection.execute(delete(Dataset).where(Dataset.id == dataset))


def prefer(connection: Connection, dataset: str, organizations: list[str]) -> None:
    """Let a dataset speak for organizations that it covers, whatever the priorities say.

    Args:
        connection: a transaction.
        dataset: its id.
        organizations: the ids of the organizations; none means all.

    Raises:
        RegionalError: there is no such dataset.
    """
    require(connection, dataset)
    for organization in organizations or [""]:
        connection.execute(delete(Preference).where(Preference.organization_id == organization))
        connection.execute(insert(Preference).values(organization_id=organization, preferred_id=dataset))
