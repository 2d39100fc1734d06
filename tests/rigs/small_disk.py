"""A real disk of a few megabytes that can be filled up and cleared again; root only."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING, Final

import pytest

if TYPE_CHECKING:
    from pathlib import Path

PIECE: Final = 64 * 1024


class SmallDisk:
    """A file system of its own, in memory, mounted on a folder.

    Args:
        folder: Where; made if need be.
        megabytes: How large.
        owner: User and group whose it is; by default whoever runs the test.
    """

    def __init__(self, folder: Path, megabytes: int, owner: tuple[int, int] | None = None) -> None:
        """Mount it; the test is skipped where that is not allowed."""
        if os.name == "nt" or os.geteuid() != 0:
            pytest.skip("a disk is mounted by root only")
        folder.mkdir(parents=True, exist_ok=True)
        done = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m,mode=0700", "tmpfs", str(folder)],
            check=False,
            capture_output=True,
            text=True,
        )
        if done.returncode != 0:
            pytest.skip(f"this machine does not let us mount a disk: {done.stderr.strip()}")
        self.folder = folder
        if owner is not None:
            os.chown(folder, *owner)

    @property
    def _ballast(self) -> Path:
        return self.folder / "ballast"

    def fill(self, leave: int = 0) -> None:
        """Take all room there is, but for so many bytes."""
        state = os.statvfs(self.folder)
        room = state.f_bavail * state.f_frsize - leave
        with self._ballast.open("ab") as ballast:
            while room > 0:
                try:
                    room -= os.write(ballast.fileno(), bytes(min(PIECE, room)))
                except OSError:
                    return  # somebody else took the rest

    def clear(self) -> None:
        """Give the room back."""
        self._ballast.unlink(missing_ok=True)

    def grow(self, megabytes: int) -> None:
        """Make it larger, as an administrator does with a volume."""
        grown = ["mount", "-o", f"remount,size={megabytes}m", str(self.folder)]
        subprocess.run(grown, check=True, capture_output=True)

    def unmount(self) -> None:
        """Take it away, whoever still looks at it."""
        subprocess.run(["umount", "--lazy", str(self.folder)], check=True, capture_output=True)
