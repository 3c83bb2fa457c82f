"""Packed files: what is in them, by their names in any case, or else by how they begin."""

import bz2
import gzip
import io
import lzma
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

from regional.errors import RegionalError

PACKED_WRONGLY = (EOFError, gzip.BadGzipFile, zipfile.BadZipFile, zlib.error, lzma.LZMAError, RuntimeError)
"""What goes wrong in unpacking; the last one if a password is needed, or a method that is not supported."""

AHEAD = 1 << 18
"""How many bytes are unpacked at once."""

_BEGIN = {b"\x1f\x8b": ".gz", b"PK\x03\x04": ".zip", b"BZh91AY&SY": ".bz2", b"\xfd7zXZ\0": ".xz"}
"""How packed files begin, and what their names end in."""

_OPEN = {".gz": gzip.open, ".bz2": bz2.open, ".xz": lzma.open}
"""What unpacks a file that is no archive."""

_LEFT_BY_SYSTEMS = ("__MACOSX/", "/._", "/.DS_Store", "/Thumbs.db", "/desktop.ini")
"""What a Mac or Windows puts into an archive beside the file that somebody meant."""


@contextmanager
def unpacked(packed: IO[bytes], path: str) -> Iterator[IO[bytes]]:
    """The content of a file, as a stream that can be looked into.

    Raises:
        RegionalError: it is an archive that does not hold one file.
    """
    how = _how(packed, path)
    if how in _OPEN:
        with _OPEN[how](packed) as unzipped, io.BufferedReader(unzipped, AHEAD) as ahead:  # type: ignore[operator]
            yield ahead
    elif how == ".zip":
        with zipfile.ZipFile(packed) as archive, archive.open(_only_file(archive, path)) as plain:
            yield plain
    else:
        yield packed


def _how(packed: IO[bytes], path: str) -> str:
    """How a file is packed: what its name ends in, or that of those which begin so."""
    for ending in _BEGIN.values():
        if path.lower().endswith(ending):
            return ending
    head = packed.read(max(map(len, _BEGIN)))
    packed.seek(0)
    return next((ending for begin, ending in _BEGIN.items() if head.startswith(begin)), "")


def _only_file(archive: zipfile.ZipFile, path: str) -> str:
    """The one file of an archive, beside what systems leave there."""
    names = [name for name in archive.namelist() if not name.endswith("/")]
    names = [name for name in names if not any(left in f"/{name}" for left in _LEFT_BY_SYSTEMS)]
    if "[Content_Types].xml" in names:
        raise RegionalError(f"{path}: this is a workbook or a document: save it as CSV")
    if not names:
        raise RegionalError(f"{path}: it is an archive without a file")
    if len(names) != 1:
        raise RegionalError(f"{path}: it holds {len(names)} files, not one: unpack it first")
    return names[0]
