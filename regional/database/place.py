"""Whether there can be a database at a path: what is wrong with the place is told as it is."""

import os
import stat

from regional.errors import RegionalError


def refuse_to_read(path: str) -> None:
    """Refuse what is no file that could be a database.

    Raises:
        RegionalError: it is not there, or nobody may look, or it is something else.
    """
    if not is_there(path):
        raise RegionalError(f"there is no database at {path}: make one with `regional load`")
    mode = os.stat(path).st_mode
    if stat.S_ISDIR(mode):
        raise RegionalError(f"{path} is a folder: name the database in it, such as {os.path.join(path, 'regional.db')}")
    if not stat.S_ISREG(mode):
        raise RegionalError(f"{path} is no file, so it cannot be a database")
    if not os.access(path, os.R_OK):
        raise RegionalError(f"{path} cannot be opened: {os.strerror(13)}")


def refuse_to_write(path: str) -> None:
    """Refuse a path at which no database can be made, or one that cannot be written.

    Raises:
        RegionalError: it is so; the message says why.
    """
    folder = os.path.dirname(os.path.realpath(path))
    if is_there(path):
        refuse_to_read(path)
        if not os.access(path, os.W_OK):
            raise RegionalError(f"{path} cannot be written: {os.strerror(13)}")
    if not os.access(folder, os.W_OK | os.X_OK):
        raise RegionalError(f"{path} cannot be written: nothing can be put into the folder {folder}, as SQLite must")


def is_there(path: str) -> bool:
    """Whether something is at a path; nothing is if a database could be made there.

    Raises:
        RegionalError: nobody can tell, or there is no folder to make it in.
    """
    try:
        os.stat(path)
    except FileNotFoundError:
        folder = os.path.dirname(os.path.realpath(path))
        if os.path.isdir(folder):
            return False
        raise RegionalError(f"there is no database at {path}: there is no folder {folder} either") from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        raise RegionalError(f"{path} cannot be reached: {reason}") from error
    return True
