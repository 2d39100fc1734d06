"""Folders in which a file is made before it gets its name; those of dead processes are cleared.

A process that is killed cannot tidy up. So each notes, among this person's data, where it works;
whoever exports next, and the window when it starts, removes what belongs to nobody alive.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
import tempfile
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from services import config

if TYPE_CHECKING:
    from collections.abc import Iterator

PREFIX: Final = ".vigildesk-"
PAUSES_S: Final = (0.05, 0.2, 0.5, 1.0, 2.0)
_NAME: Final = re.compile(r"\.vigildesk-(\d+)-\w+")


@contextmanager
def working_folder(path: Path, notes: Path | None = None) -> Iterator[Path]:
    """Make a folder beside a file to be, and remove it afterwards; dead ones go first.

    Args:
        path: The file that will be there.
        notes: Where working folders are noted; by default among this person's data.

    Raises:
        OSError: The folder cannot be written.
    """
    noted = notes if notes is not None else notes_folder()
    clear(noted)
    prefix = f"{PREFIX}{os.getpid()}-"
    folder = Path(tempfile.mkdtemp(prefix=prefix, dir=path.parent)).absolute()
    note = noted / f"{folder.name}.txt"
    with suppress(OSError):  # without a note it is only not found again
        noted.mkdir(parents=True, exist_ok=True)
        note.write_text(str(folder), "utf-8")
    try:
        yield folder
    finally:
        _remove(folder)
        if not folder.exists():
            with suppress(OSError):
                note.unlink(missing_ok=True)


def _remove(folder: Path) -> None:
    """Remove a folder in which a step that was left behind may still write for a moment.

    What stays all the same is noted, and goes with the next report.
    """
    for pause_s in PAUSES_S:
        with suppress(OSError):
            shutil.rmtree(folder)
        if not folder.exists():
            return
        time.sleep(pause_s)


def clear(notes: Path | None = None) -> int:
    """Remove the noted folders whose processes are gone; return how many there were."""
    noted = notes if notes is not None else notes_folder()
    cleared = 0
    with suppress(OSError):
        for note in sorted(noted.glob(f"{PREFIX}*.txt")):
            folder = Path(note.read_text("utf-8"))
            found = _NAME.fullmatch(folder.name)
            if found is None or note.stem != folder.name or _lives(int(found[1])):
                continue
            cleared += folder.is_dir() and not folder.is_symlink()
            if not folder.is_symlink():
                shutil.rmtree(folder, ignore_errors=True)
            note.unlink(missing_ok=True)
    return cleared


def notes_folder() -> Path:
    """Return where this person's exports under way are noted."""
    return config.load().data_directory / "exporting"


def _lives(process: int) -> bool:
    """Tell whether a process exists; one that cannot be asked counts as alive."""
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - only there

        handle = ctypes.windll.kernel32.OpenProcess(0x1000, 0, process)
        if handle:
            ctypes.windll.kernel32.CloseHandle(handle)
        return bool(handle)
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
