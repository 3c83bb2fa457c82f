"""How long a line can be: what packs a mountain into a mouse, or never ends, is not read into memory."""

import io
from typing import IO

from regional.errors import RegionalError

LONGEST_LINE = 16 << 20
"""How many bytes a line can have; the longest speech has a hundredth of that."""


class Limited(io.RawIOBase):
    """A stream of which no line is too long."""

    def __init__(self, stream: IO[bytes], path: str) -> None:
        """Take the stream, and what the file is called."""
        self._stream = stream
        self._path = path
        self._line = 1
        self._length = 0

    def readable(self) -> bool:
        """It can be read, and nothing else."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Read the next part.

        Raises:
            RegionalError: a line is longer than any line of a file of a kind that we know.
        """
        data = self._stream.read(len(buffer))
        last = data.rfind(b"\n")
        self._line += data.count(b"\n")
        self._length = len(data) + self._length if last < 0 else len(data) - last - 1
        if self._length > LONGEST_LINE:
            size = LONGEST_LINE >> 20
            raise RegionalError(f"{self._path}:{self._line}: a line of more than {size} MB: is it a file of this kind?")
        buffer[: len(data)] = data
        return len(data)
