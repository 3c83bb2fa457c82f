"""`python -m tests.benchmarks.pictures [RUNS]`: how long a picture of each kind takes, and how large it is.

The first figure is a whole process, with the time of `python -c "import click, sqlite3"` beside it; the second is the
processor's time of the drawing alone, with the question; the third is PNG on top of it.
"""

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

import regional
from regional.pictures.canvas import with_fonts
from regional.pictures.kinds import Drawing
from regional.pictures.raster import png
from tests.benchmarks.__main__ import FLOOR, seconds
from tests.conftest import COMMAND

PICTURES = (
    "timeline SCO --on 2021-09-17",
    "timeline UN",
    "overlap SCO CSTO CIS EAEU BRICS --on 2021-09-17",
    "matrix SCO CSTO CIS EAEU BRICS --on 2021-09-17",
    "map SCO --on 2021-09-17",
    "map UN --on 2021-09-17",
    "events --org SCO",
    "statements --about Taliban",
)


def spent(work: Callable[[], object], runs: int) -> float:
    """The median of the processor's time, in milliseconds."""
    times = []
    for _ in range(runs):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return median(times) * 1000


def main() -> None:
    """Draw everything."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    with tempfile.TemporaryDirectory() as folder:
        database = str(Path(folder) / "regional.db")
        seconds([str(COMMAND), "--database", database, "load"])
        connection = regional.connect(database)
        print(f"{'picture':50} process   drawing   png      svg       png")
        for line in PICTURES:
            command = [str(COMMAND), "--database", database, "plot", *line.split(), "--out", f"{folder}/out.svg"]
            pairs = [(seconds(command), seconds(FLOOR)) for _ in range(runs)]
            ours, floor = (median(pair[at] for pair in pairs) * 1000 for at in (0, 1))
            kind, arguments, options = _words(line)
            picture = Drawing(connection, kind, *arguments, **options).picture()

            def drawn(
                kind: str = kind, arguments: list[list[str]] = arguments, options: dict[str, str] = options
            ) -> object:
                return Drawing(connection, kind, *arguments, **options).picture()

            sizes = [len(with_fonts(picture.svg)) / 1000, len(png(picture)) / 1000]
            times = [spent(drawn, runs), spent(lambda picture=picture: png(picture), runs)]  # type: ignore[misc]
            print(
                f"{line:50} {ours:4.0f}/{floor:.0f} ms {times[0]:6.0f} ms {times[1]:6.0f} ms"
                f" {sizes[0]:6.0f} kB {sizes[1]:6.0f} kB"
            )


def _words(line: str) -> tuple[str, list[list[str]], dict[str, str]]:
    kind, *words = line.split()
    at = next((number for number, word in enumerate(words) if word.startswith("--")), len(words))
    options = {name.removeprefix("--"): value for name, value in zip(words[at::2], words[at + 1 :: 2], strict=True)}
    return kind, [words[:at]] if at else [], options


if __name__ == "__main__":
    main()
