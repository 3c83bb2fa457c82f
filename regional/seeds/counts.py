"""How many rows a dataset has in each table: kept beside the rows, so that nobody has to count millions of them."""

from collections.abc import Iterable, Iterator, Mapping

from sqlalchemy import Connection, Table, delete, func, insert, select

from regional.models import Count, Dataset
from regional.progress import Say
from regional.seeds.mapping import seeded_tables
from regional.seeds.ownership import part_of
from regional.seeds.rules import Broken


def store_counts(connection: Connection, dataset: str, rows: Mapping[str, int]) -> None:
    """Store how many rows a dataset has, unless that is stored already.

    Args:
        connection: a transaction.
        dataset: its id.
        rows: how many rows it has, by table; of every other table it has none.
    """
    wanted = {table.name: rows[table.name] for table in seeded_tables() if rows.get(table.name)}
    if stored_counts(connection).get(dataset, {}) == wanted:
        return
    connection.execute(delete(Count).where(Count.dataset_id == dataset))
    if wanted:
        named = [{"dataset_id": dataset, "table_name": name, "row_count": count} for name, count in wanted.items()]
        connection.execute(insert(Count), named)


def count_anew(connection: Connection) -> None:
    """Count all rows, and store how many each dataset has."""
    counted = {table.name: _counted(connection, table) for table in seeded_tables()}
    for dataset in connection.scalars(select(Dataset.id)).all():
        store_counts(connection, dataset, {name: rows.get(dataset, 0) for name, rows in counted.items()})


def mend_counts(
    connection: Connection, before: Mapping[str, Mapping[str, int]], unchanged: Iterable[str], say: Say
) -> None:
    """Make the counts anew if none is there, and remove those of no dataset; say so, and whether a load mended some.

    Args:
        connection: a transaction, in which the datasets that are loaded have been counted.
        before: what `stored_counts` said before.
        unchanged: the datasets of which no row was changed.
        say: is told.
    """
    of_nobody = before.keys() - {*connection.scalars(select(Dataset.id))}
    if not before:
        count_anew(connection)
    if of_nobody:
        connection.execute(delete(Count).where(Count.dataset_id.in_(of_nobody)))
    after = stored_counts(connection)
    if of_nobody or any(before.get(dataset) != after.get(dataset) for dataset in unchanged):
        say("made the counts of the rows anew")


def wrong_counts(connection: Connection) -> Iterator[Broken]:
    """The counts that are not those of the rows."""
    stored = stored_counts(connection)
    names = {table.name for table in seeded_tables()}
    for dataset, table_name in ((id_, name) for id_, rows in stored.items() for name in rows if name not in names):
        yield Broken(Count.__tablename__, f"{dataset} {table_name}", "there is no such table of facts")
    for table in seeded_tables():
        found = _counted(connection, table)
        for dataset in sorted({*found, *(id_ for id_, rows in stored.items() if table.name in rows)}):
            said, is_so = stored.get(dataset, {}).get(table.name, 0), found.get(dataset, 0)
            if said != is_so:
                yield Broken(
                    Count.__tablename__, f"{dataset} {table.name}", f"it says {said:,}, but there are {is_so:,}"
                )


def stored_counts(connection: Connection) -> dict[str, dict[str, int]]:
    """How many rows each dataset has by table, as it is stored."""
    found: dict[str, dict[str, int]] = {}
    for dataset, table, count in connection.execute(select(Count.dataset_id, Count.table_name, Count.row_count)):
        found.setdefault(dataset, {})[table] = count
    return found


def _counted(connection: Connection, table: Table) -> dict[str, int]:
    """How many rows of a table each dataset has."""
    if "dataset_id" in table.columns:
        owner, rows = table.c.dataset_id, select(table)
    else:
        first, whole = part_of(table)
        owner, rows = whole.table.c.dataset_id, select(table).join(whole.table, whole == first)
    counted = rows.with_only_columns(owner, func.count(), maintain_column_froms=True).group_by(owner)
    return dict(map(tuple, connection.execute(counted)))
