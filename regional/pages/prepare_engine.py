"""`python -m regional.pages.prepare_engine FOLDER`: take the engine of the pages from sql.js.

The folder is that of the npm package sql.js, unpacked: `npm pack sql.js@1.16.0`, then `tar xzf`. The build that is
taken holds its WebAssembly as text, so that it works from a file system. It is SQLite, which is in the public domain,
with the bindings of sql.js (MIT), and without FTS5. Nothing in it is changed.
"""

import argparse
import shutil
from pathlib import Path

from regional.pages.scripts import ENGINE


def main() -> None:
    """Copy the file and its licence into the package."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    folder: Path = parser.parse_args().folder
    shutil.copy(folder / "dist" / ENGINE.name, ENGINE)
    shutil.copy(folder / "LICENSE", ENGINE.parent / "LICENSE")


if __name__ == "__main__":
    main()
