"""Where a SQLite file lies: on a network share its locks are a promise nobody keeps."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any, Final

from services.errors import StoreUnavailable

MOUNTS: Final = Path("/proc/self/mountinfo")
SHARES: Final = frozenset(
    {
        "afs",
        "ceph",
        "cifs",
        "davfs",
        "glusterfs",
        "lustre",
        "ncpfs",
        "nfs",
        "nfs4",
        "ocfs2",
        "smb3",
        "smbfs",
    }
)
SHARES_IN_USER_SPACE: Final = ("fuse.sshfs", "fuse.glusterfs", "fuse.davfs", "fuse.rclone")
REMOTE_DRIVE: Final = 4
"""What GetDriveTypeW says of a drive on another machine."""
OCTAL: Final = re.compile(r"\\([0-7]{3})")


def require_local(file: Path) -> None:
    """Refuse a file on a network share.

    SQLite's write-ahead log lives in memory that only processes of one machine share, and the
    locks of network file systems are often not kept: two seats on one file damage it.

    Raises:
        StoreUnavailable: It lies on a share; says what to do instead.
    """
    kind = share_of(file)
    if kind is not None:
        raise StoreUnavailable(
            "The file {file} lies on a network share ({kind}). SQLite cannot keep its "
            "locks there, and two seats would damage the desk. Choose a local disk, or "
            "move the desk to PostgreSQL with `vigilctl db move`.",
            file=file,
            kind=kind,
        )


def share_of(file: Path, mounts: str | None = None) -> str | None:
    """Return the kind of network share a path lies on; None for a local disk.

    Args:
        file: It need not exist.
        mounts: The table of mounts, as Linux writes it; by default that of this process.
    """
    if os.name == "nt":
        return _on_windows(file)
    if mounts is None:
        try:
            mounts = MOUNTS.read_text("utf-8", "surrogateescape")
        except OSError:
            return None  # no such table on this system: nothing can be said
    place = os.path.realpath(file)
    best, kind = "", None
    for line in mounts.splitlines():
        before, _, after = line.partition(" - ")
        fields = before.split(" ")
        if len(fields) < 5 or not after:  # noqa: PLR2004 - the fifth is the mount point
            continue
        point = OCTAL.sub(lambda found: chr(int(found[1], 8)), fields[4])
        if _holds(point, place) and len(point) >= len(best):
            best, kind = point, after.split(" ")[0]
    is_share = kind is not None and (kind in SHARES or kind.startswith(SHARES_IN_USER_SPACE))
    return kind if is_share else None


def _holds(point: str, place: str) -> bool:
    return place == point or place.startswith(point.rstrip("/") + "/")


def _on_windows(file: Path) -> str | None:
    absolute = file.absolute()
    if str(absolute).startswith("\\\\"):
        return "a path of another machine"
    import ctypes  # noqa: PLC0415 - only there

    kernel: Any = getattr(ctypes, "windll").kernel32  # noqa: B009 - unknown to checkers elsewhere
    is_remote = kernel.GetDriveTypeW(absolute.anchor) == REMOTE_DRIVE
    return "a network drive" if is_remote else None
