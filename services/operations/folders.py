"""Folders of this account in which a desk lies in plain text while it is copied or looked at.

Whoever is killed meanwhile cannot tidy up. So each such folder holds a file that its process keeps
locked, which no process does that has ended; whoever needs one next removes those of the dead.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final

from services.time_source import workstation_now

if TYPE_CHECKING:
    from collections.abc import Iterator

PREFIX: Final = "vigildesk-copy-"
LOCK: Final = "in use"
UNLOCKED_S: Final = 60
"""So long after it was made a folder may still be without its lock."""


@contextmanager
def folder(where: Path | None = None) -> Iterator[Path]:
    """Make a folder that only this account can read, and remove it at the end.

    Args:
        where: In which folder; by default in that for temporary files.
    """
    parent = where or Path(tempfile.gettempdir())
    clear_left(parent)
    with tempfile.TemporaryDirectory(prefix=PREFIX, dir=parent) as name, _locked(Path(name)):
        yield Path(name)


def clear_left(parent: Path) -> None:
    """Remove the folders of processes that were killed."""
    for one in parent.glob(f"{PREFIX}*"):
        if one.is_dir() and not one.is_symlink() and _is_left(one):
            shutil.rmtree(one, ignore_errors=True)


@contextmanager
def _locked(there: Path) -> Iterator[None]:
    lock = there / LOCK
    made = lock if sys.platform == "win32" else lock.with_suffix(".new")
    with made.open("wb") as stream:
        _take(stream)
        if made != lock:  # nobody finds it there before it is taken
            made.replace(lock)
        yield


def _is_left(there: Path) -> bool:
    """Tell whether nobody works in a folder; of another account's nobody can tell."""
    try:
        with (there / LOCK).open("r+b") as stream:
            return _take(stream)
    except FileNotFoundError:
        return workstation_now().timestamp() - there.stat().st_mtime > UNLOCKED_S
    except OSError:
        return False


def _take(stream: IO[bytes]) -> bool:
    """Lock a file until it is closed or this process ends; False where another has it."""
    try:
        if sys.platform == "win32":
            import msvcrt  # noqa: PLC0415 - only there

            msvcrt.locking(stream.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl  # noqa: PLC0415 - only there

            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
