"""The notes on the facts behind the rows: what a reader must know of each, and of the source of what is quoted."""

from collections.abc import Iterable, Sequence

from regional.database.reader import Reader
from regional.render.lines import first_sentence

NOTES = """
SELECT n.fact_id, n.source_id, n.note
FROM fact_notes AS n
WHERE n.fact_id IN ({})
ORDER BY n.fact_id, coalesce(n.source_id, ''), n.note
"""
"""The facts are a list of values: for a subquery PostgreSQL would read all notes that there are."""

_AT_ONCE = 10_000


def remarks(reader: Reader, facts: Sequence[Iterable[str]]) -> list[list[str]]:
    """Find the notes of rows, each of which rests on some facts. Of a source's note the first sentence is enough."""
    found: dict[str, list[str]] = {}
    wanted = sorted({fact for row in facts for fact in row})
    for first in range(0, len(wanted), _AT_ONCE):
        values = {f"fact_{number}": fact for number, fact in enumerate(wanted[first : first + _AT_ONCE])}
        for fact, source, note in reader.ask(NOTES.format(", ".join(f":{name}" for name in values)), values).rows:
            found.setdefault(fact, []).append(f"{source}: {first_sentence(note)}" if source else note)
    return [list(dict.fromkeys(note for fact in row for note in found.get(fact, []))) for row in facts]
