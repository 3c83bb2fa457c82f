"""Writing the events that a program coded: what their lines tell becomes rows, each with an id of its own."""

from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing
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
    telling = partial(told, files, bulk.dataset, known, report.last_day)
    is_large = sum(file.size for file in files) >= LARGE
    with closing(_elsewhere(telling, files) if is_large else telling()) as blocks:
        yield from _write(blocks, bulk, report)


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


def _write(told: Iterator[Told], bulk: Bulk, report: Report) -> Iterator[None]:
    ids, rows = EventIds(bulk), bulk.coded_events()
    for lines in told:
        report.read += lines.read
        for reason, line, fields in lines.skipped:
            report.skip(reason, Place(lines.path, line), fields, lines.separator)
        if lines.lines:
            given = ids.given(lines)
            bulk.last_day = max(bulk.last_day or FIRST_DAY, *lines.columns[_DAY])
            _report(report, lines, given)
            columns = [given, *lines.columns[1:]]
            rows.take(columns if all(given) else [[*compress(column, given)] for column in columns])
        yield


def _report(report: Report, told: Told, ids: Sequence[str | None]) -> None:
    """Report of the lines that were told before, and of what is left out of the others."""
    for line in compress(told.lines, map(not_, ids)):
        report.repeat(Place(told.path, line))
    changed = [*compress(count(), map(ne, ids, told.columns[0]))] if ids is not told.columns[0] else []
    noted = [("an id that another event has: a number is added", changed), *told.noted]
    found = [(reason, [told.lines[at] for at in places if ids[at]]) for reason, places in noted]
    for reason, lines in sorted((each for each in found if each[1]), key=lambda each: each[1][0]):
        report.note(reason, Place(told.path, lines[0]), len(lines))
