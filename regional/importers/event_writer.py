"""Writing the events that a program coded: what their lines tell becomes rows, each with an id of its own."""

from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing
from copy import copy
from functools import partial
from itertools import compress, count
from operator import ne, not_

from regional.dates import FIRST_DAY
from regional.importers.ahead import ahead
from regional.importers.bulk import Bulk
from regional.importers.event_ids import EventIds
from regional.importers.files import DataFile
from regional.importers.known_actors import KnownActors
from regional.importers.report import Report
from regional.importers.told import COLUMNS, Told
from regional.seeds.problems import Place

_DAY = COLUMNS.index("start_date")

LARGE = 8 << 20
"""How many bytes files have that another process reads while this one writes; for fewer it would begin too late."""


def read_events(
    told: Callable[..., Generator[Told, None, None]],
    files: list[DataFile],
    bulk: Bulk,
    known: KnownActors,
    report: Report,
) -> Iterator[None]:
    """Read files of events, and write them; there is a step after every some hundred of them."""
    telling = partial(told, dataset=bulk.dataset, known=known, today=report.last_day)
    if bulk.events is not None:
        from regional.importers.arrow_blocks import ArrowBlock  # noqa: PLC0415 - a database does without pyarrow

        for file in files:
            file.block = ArrowBlock
    is_large = bulk.events is None and sum(file.size for file in files) >= LARGE
    ids = EventIds(bulk, lambda: telling([*map(copy, files)]))
    with closing(_elsewhere(partial(telling, files), files) if is_large else telling(files)) as blocks:
        yield from _write(blocks, ids, bulk, report)


def _elsewhere(
    telling: Callable[[], Generator[Told, None, None]], files: list[DataFile]
) -> Generator[Told, None, None]:
    """What another process tells, and how far it has come in which file."""
    with closing(ahead(telling, files[0].path)) as blocks:
        for told in blocks:
            for file in files:
                if file.path == told.path:
                    file.done = partial(int, told.done)
            yield told


def _write(told: Iterator[Told], ids: EventIds, bulk: Bulk, report: Report) -> Iterator[None]:
    rows = bulk.coded_events()
    for lines in told:
        report.read += lines.read
        for reason, line, fields in lines.skipped:
            report.skip(reason, Place(lines.path, line), fields, lines.separator)
        if lines.lines:
            given = ids.given(lines)
            bulk.last_day = max(bulk.last_day or FIRST_DAY, lines.form.last(lines.columns[_DAY]))
            _report(report, lines, given)
            rows.take(lines if given is None else lines.with_ids(given))
        yield


def _report(report: Report, told: Told, given: Sequence[str | None] | None) -> None:
    """Report of the lines that were told before, and of what is left out of the others."""
    noted = told.noted
    if given is not None:
        for line in compress(told.lines, map(not_, given)):
            report.repeat(Place(told.path, line))
        changed = [*compress(count(), map(ne, given, told.ids()))]
        noted = [("an id that another event has: a number is added", changed), *noted]
    found = [(reason, [told.lines[at] for at in places if not given or given[at]]) for reason, places in noted]
    for reason, lines in sorted((each for each in found if each[1]), key=lambda each: each[1][0]):
        report.note(reason, Place(told.path, lines[0]), len(lines))
