"""The notes on an answer: what its reader must know, but cannot see in the rows."""

from collections.abc import Sequence

from regional.database.reader import Reader
from regional.errors import RegionalError
from regional.names import ids, nearest
from regional.questions.given import Given
from regional.questions.rows import Rows, fact_ids
from regional.questions.values import Values
from regional.sql.catalog import Query


def notes_on_continuity(reader: Reader, rows: Rows) -> list[str]:
    """Name the predecessors whose memberships were counted; without facts behind the rows nobody can tell."""
    if rows.rows and not any(rows.facts):
        return []
    members = {part for fact in rows.facts for id_ in fact_ids(fact) for part in id_.split("/")}
    pairs = reader.ask("SELECT state_id, continued_by FROM continuing_states ORDER BY state_id").rows
    counted = [f"{before} for {now}" for before, now in pairs if before != now and before in members]
    return [f"counted as continued: {', '.join(counted) or 'nobody'}"]


def notes_on_nothing(reader: Reader, query: Query, given: Given, values: Values) -> list[str]:
    """Say that no row answers the question, and why.

    Raises:
        RegionalError: the fact that was asked about does not exist at all.
    """
    for parameter in query.parameters:
        if parameter.type == "fact" and given[parameter.name]:
            _refuse_fact(reader, given[parameter.name])
    is_missed = given.get("tier") == [] and reader.ask("SELECT 1 FROM events WHERE tier = 'machine-coded' LIMIT 1").rows
    hints = ["to ask for machine-coded events, add --tier machine-coded"] if is_missed else []
    from regional.questions.nothing import reasons  # noqa: PLC0415 - most questions have an answer

    hints += reasons(reader, query, values)
    return [f"no row answers this{': ' if hints else ''}{'; '.join(hints)}"]


def _refuse_fact(reader: Reader, facts: Sequence[str]) -> None:
    other = reader.ask("SELECT fact_id FROM evidence WHERE fact_kind <> 'event' ORDER BY fact_id").rows
    known = [*(row[0] for row in other), *ids(reader, "events")]
    raise RegionalError(f"there is no fact '{facts[0]}'{nearest(facts[0], known)}")
