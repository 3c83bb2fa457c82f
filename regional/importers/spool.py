"""What comes through a pipe is kept in a file that is gone afterwards, since an import reads its files twice."""

import os
import shutil
from tempfile import NamedTemporaryFile
from typing import IO

from regional.errors import RegionalError
from regional.importers.limits import Limited

STANDARD_INPUT = "-"
"""What stands for the standard input in place of a path."""


def is_piped(path: str) -> bool:
    """Whether a path leads to something that can be read only once."""
    return path == STANDARD_INPUT or (os.path.exists(path) and not os.path.isfile(path) and not os.path.isdir(path))


def spooled(path: str) -> IO[bytes]:
    """A temporary file with all that comes through a pipe; it is removed when it is closed.

    Raises:
        RegionalError: nothing can be read from it, or it cannot be kept.
    """
    kept = NamedTemporaryFile(prefix="regional-")  # noqa: SIM115 - whoever asks for it closes it
    try:
        is_input = path == STANDARD_INPUT
        with open(0 if is_input else path, "rb", closefd=not is_input) as stream:
            shutil.copyfileobj(Limited(stream, path), kept)
        kept.flush()
    except RegionalError:
        kept.close()
        raise
    except OSError as error:
        kept.close()
        raise RegionalError(f"{path}: it cannot be read: {error.strerror}") from error
    return kept
